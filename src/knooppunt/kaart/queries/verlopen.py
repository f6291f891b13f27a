"""What this room kept long enough. Apart from the other reads: every process of the product looks here."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from knooppunt.kaart.models import Dossiervraag, Rittenlijst


def ended_counts(tot: date) -> QuerySet[Dossiervraag]:
    """What was counted in dossiers on or before this day; the study stays."""
    return Dossiervraag.objects.filter(geteld_at__date__lte=tot)


def ended_rides(tot: date) -> QuerySet[Rittenlijst]:
    """Lists of which the last day is over."""
    return Rittenlijst.objects.filter(tot__lte=tot)
