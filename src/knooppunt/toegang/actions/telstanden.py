"""Numbers that stay when what was counted goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from knooppunt.toegang.models import Telstand


def keep_counts(soort: str, begonnen: Iterable[date], gemeente_id: int | None) -> None:
    """Remember of each of these days that something of a kind began then, in the caller's transaction."""
    for dag in begonnen:
        stand, _ = Telstand.objects.get_or_create(
            soort=soort, maand=dag.replace(day=1), gemeente_id=gemeente_id
        )
        Telstand.objects.filter(pk=stand.pk).update(aantal=F("aantal") + 1)
