"""Which ride of a sheet comes next, and at which moment of it a driver is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knooppunt.kaart.rules.ritten.dag import weekday
from knooppunt.kaart.rules.ritten.plan import Autorit


@dataclass(frozen=True)
class Volgende:
    """The number of the ride on the sheet; ``minuut`` of the next stop when the ride is today."""

    rit: int
    minuut: int | None


def next_stop(
    ritten: Sequence[tuple[Collection[str], Autorit]], dag: date | None, vandaag: date, minuut: int
) -> Volgende | None:
    """Of rides with the weekdays on which they go, or of those of one ``dag``. None when the sheet is over."""
    dagen = [dag] if dag else [vandaag + timedelta(days=n) for n in range(8)]
    for op in (d for d in dagen if d >= vandaag):
        vanaf = minuut if op == vandaag else 0
        gaan = [
            (max(h.minuut for h in rit.haltes), nr)
            for nr, (weekdagen, rit) in enumerate(ritten) if weekday(op) in weekdagen
        ]  # fmt: skip
        komt = min(((laatste, nr) for laatste, nr in gaan if laatste >= vanaf), default=None)
        if komt is not None:
            haltes = [h.minuut for h in ritten[komt[1]][1].haltes]
            return Volgende(komt[1], min(m for m in haltes if m >= vanaf) if op == vandaag else None)
    return None
