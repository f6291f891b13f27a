"""The answer of the verb ``route``: ride lists with times."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt_planning.roads import Act


@dataclass(frozen=True)
class Halt:
    """A rider gets in at the origin, or out at the destination, from this minute after midnight on."""

    act: Act
    rider: str
    minute: float


@dataclass(frozen=True)
class Route:
    """What one vehicle does in one shift.

    Attributes
    ----------
    shift
        Its place in ``Vehicle.shifts``.
    departs, returns
        From ``Vehicle.start`` and at ``Vehicle.end``, in minutes after midnight.
    """

    vehicle: str
    shift: int
    departs: float
    halts: tuple[Halt, ...]
    returns: float


@dataclass(frozen=True)
class RoutePlan:
    """A proposal; people decide, child by child."""

    routes: tuple[Route, ...] = ()
    unserved: tuple[str, ...] = ()
