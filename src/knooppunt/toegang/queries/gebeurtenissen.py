"""Reads: what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from knooppunt.toegang.gebeurtenissen import look_kinds
from knooppunt.toegang.models import Gebeurtenis


def events_about(onderwerp_ref: str) -> QuerySet[Gebeurtenis]:
    """What happened with one thing, newest first; the caller has checked who may see it."""
    gebeurd = Gebeurtenis.objects.filter(onderwerp_ref=onderwerp_ref)
    return gebeurd.select_related("by", "organisatie").order_by("-id")


def events_saying(soorten: Iterable[str], **gegevens: str) -> QuerySet[Gebeurtenis]:
    """Events of these kinds that carry these codes, newest first; the caller has checked who may see it."""
    gebeurd = Gebeurtenis.objects.filter(
        soort__in=list(soorten), **{f"gegevens__{k}": w for k, w in gegevens.items()}
    )
    return gebeurd.select_related("by", "organisatie").order_by("-id")


def events_of_dossier(dossier_ref: str) -> QuerySet[Gebeurtenis]:
    """Everything that happened in a dossier, newest first; the caller has checked who may see it."""
    return (
        Gebeurtenis.objects.filter(dossier_ref=dossier_ref)
        .select_related("by", "organisatie")
        .order_by("-id")
    )


def count_looks(dossier_ref: str, sinds: datetime, behalve: int | None) -> int:
    """How often others than this account looked in a dossier since a moment."""
    keken = Gebeurtenis.objects.filter(dossier_ref=dossier_ref, soort__in=look_kinds(), at__gte=sinds)
    return keken.exclude(by_id=behalve).count()
