"""What was kept long enough (privacy/rules/bewaren.toml)."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from knooppunt.kennis.models import Itemversie, Oproep, Scholing


def ended_versions(tot: date) -> QuerySet:
    """Earlier versions; what everyone reads and what is worked on stays."""
    hangt_eraan = Q(item__openbaar=F("pk")) | Q(item__nieuwste=F("pk"))
    return Itemversie.objects.filter(at__date__lte=tot).exclude(hangt_eraan)


def ended_trainings(tot: date) -> QuerySet:
    """Trainings that were, with everyone who signed up."""
    return Scholing.objects.filter(eindigt_at__date__lte=tot)


def ended_calls(tot: date) -> QuerySet:
    """Calls that ended: closed, withdrawn, or their period is over."""
    return Oproep.objects.filter(Q(gesloten_at__date__lte=tot) | Q(gesloten_at__isnull=True, tot__lte=tot))
