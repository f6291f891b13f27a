"""Reads: numbers of what is no longer kept."""

from __future__ import annotations

from datetime import date

from django.db.models import Sum

from knooppunt.toegang.models import Telstand


def with_kept_counts(soort: str, van: date, tot: date, geteld: dict[str, int]) -> dict[str, int]:
    """What was counted per municipality, plus what was counted before it was removed.

    The period is in whole months: a day in ``van`` or ``tot`` other than the first counts as its month.
    """
    standen = Telstand.objects.filter(
        soort=soort, maand__gte=van.replace(day=1), maand__lt=tot.replace(day=1)
    )
    samen = dict(geteld)
    for naam, aantal in standen.values_list("gemeente__naam").annotate(Sum("aantal")).order_by():
        samen[naam or ""] = samen.get(naam or "", 0) + aantal
    return samen
