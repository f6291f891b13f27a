"""The answer of the verb ``fleet``: what each bus does."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt_planning.roads import Act


@dataclass(frozen=True)
class Halt:
    """From this minute after midnight on pupils get in at a stop, or all for a school get out there."""

    act: Act
    name: str
    minute: float


@dataclass(frozen=True)
class Bus:
    """What one bus does, in order."""

    halts: tuple[Halt, ...]


@dataclass(frozen=True)
class FleetPlan:
    """A proposal. ``unserved`` names stops."""

    buses: tuple[Bus, ...] = ()
    unserved: tuple[str, ...] = ()
