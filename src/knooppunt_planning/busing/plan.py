"""The answer of the verb ``fleet``: which bus does which runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One bus on its way to one school.

    Attributes
    ----------
    school, stops
        Names; stops in order.
    begins
        When it is at the first stop, in minutes after midnight.
    ends
        When everybody has got out at the school.
    """

    school: str
    stops: tuple[str, ...]
    begins: float
    ends: float


@dataclass(frozen=True)
class Bus:
    """The runs of one bus, one after the other, each to another school."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class FleetPlan:
    """A proposal. ``unserved`` names stops."""

    buses: tuple[Bus, ...] = ()
    unserved: tuple[str, ...] = ()
