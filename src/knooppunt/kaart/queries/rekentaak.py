"""Reads of everything that workers count: how long the line is."""

from __future__ import annotations

from django.db.models import Q

from knooppunt.kaart.models import Ritplan, Studie
from knooppunt.kaart.rules.studies import Toestand


def counted_before(taak: Studie | Ritplan) -> int:
    """How many questions have their turn before this one: in work, or asked earlier. Not whose they are."""
    eerder = Q(toestand=Toestand.BEZIG) | Q(toestand=Toestand.WACHT, gemaakt_at__lt=taak.gemaakt_at)
    return sum(tabel._default_manager.filter(eerder).count() for tabel in (Studie, Ritplan))
