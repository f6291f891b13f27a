"""The answer of the verb ``tour``: who is where, day by day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """One traveller at one visit.

    Attributes
    ----------
    part
        Its place in ``Visit.parts``.
    minute
        When it begins, after midnight.
    """

    visit: str
    part: int
    minute: float


@dataclass(frozen=True)
class Tour:
    """One traveller on one day, from ``Traveller.start`` to ``Traveller.end``.

    Attributes
    ----------
    pause
        When the pause begins, where there is one: between two calls, if need be by stopping on the way.
    """

    traveller: str
    day: str
    departs: float
    calls: tuple[Call, ...]
    returns: float
    pause: float | None = None


@dataclass(frozen=True)
class TourPlan:
    """A proposal. ``missed`` names a visit as often as it is missed."""

    tours: tuple[Tour, ...] = ()
    missed: tuple[str, ...] = ()
