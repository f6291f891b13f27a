"""What this room kept long enough. Apart from the other reads: every process of the product looks here."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from knooppunt.kaart.models import Dossiervraag, Ritplan, Rittenlijst, Rituitzondering


def ended_counts(tot: date) -> QuerySet[Dossiervraag]:
    """What was counted in dossiers on or before this day; the study stays."""
    return Dossiervraag.objects.filter(geteld_at__date__lte=tot)


def ended_rides(tot: date) -> QuerySet[Rittenlijst]:
    """Lists of which the last day is over."""
    return Rittenlijst.objects.filter(tot__lte=tot)


def ended_exceptions(tot: date) -> QuerySet[Rituitzondering]:
    """Days of a list that were other."""
    return Rituitzondering.objects.filter(tot__lte=tot)


def ended_day_plans(tot: date) -> QuerySet[Ritplan]:
    """Plans of one day that is over; those of every week go with their list."""
    return Ritplan.objects.filter(dag__lte=tot)
