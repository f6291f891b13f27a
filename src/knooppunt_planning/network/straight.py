"""Straight line times a detour: the network that is always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from knooppunt_planning.network.interface import (
    UNREACHABLE,
    Coordinates,
    Covered,
    Metres,
    Mode,
    Seconds,
    coordinates,
)
from knooppunt_planning.network.sphere import metres_each, straight_metres
from knooppunt_planning.nouns import Point, refuse_unless


@dataclass(frozen=True)
class Pace:
    """How one mode gets from door to door.

    Attributes
    ----------
    detour
        Length over the road as a multiple of the straight line, at least 1.
    kmh
        Speed over the road.
    start_seconds
        What every journey takes on top: to the car, out of the street, to park.
    """

    detour: float
    kmh: float
    start_seconds: float = 0.0

    def __post_init__(self) -> None:
        refuse_unless(self.detour >= 1, "pace", f"detour must be 1 or more, is {self.detour}")
        refuse_unless(self.kmh > 0, "pace", f"kmh must be above 0, is {self.kmh}")


class Urbanity(StrEnum):
    """How dense an area is built: crossings within a kilometre of the emptier end of a journey."""

    CITY = "city"  # 150 or more
    TOWN = "town"  # 60 to 150
    COUNTRY = "country"  # fewer


def _paces(detour: float, car_kmh: float) -> Mapping[Mode, Pace]:
    return {
        Mode.FOOT: Pace(detour, 4.5),
        Mode.BICYCLE: Pace(detour, 13),
        Mode.CAR: Pace(detour, car_kmh, start_seconds=45),
    }


PACES: Mapping[Urbanity, Mapping[Mode, Pace]] = {
    Urbanity.CITY: _paces(1.38, 52),
    Urbanity.TOWN: _paces(1.40, 50),
    Urbanity.COUNTRY: _paces(1.46, 50),
}
"""Calibrated on the roads of Maastricht and around (OpenStreetMap 2024), where cars drive at the limit.

:data:`ERRORS` says how far they are off. Cycle paths and footpaths are not in that graph, so the detour on foot and by
bicycle is too large rather than too small; their speeds are choices.
"""


class Error(NamedTuple):
    """How far the straight line is off, as percentages of the way over the road.

    Half of the journeys, and 9 of 10 of them, are within so much: of their length, and of their time by car.
    """

    metres: tuple[int, int]
    seconds: tuple[int, int]


ERRORS: Mapping[Urbanity, Error] = {
    Urbanity.CITY: Error((9, 24), (11, 30)),
    Urbanity.TOWN: Error((10, 30), (15, 40)),
    Urbanity.COUNTRY: Error((10, 32), (11, 31)),
}
"""On journeys that were not used to calibrate :data:`PACES`, rounded up; ``benchmarks/reistijden.py`` measures them."""


@dataclass(frozen=True)
class StraightLine:
    """Travel times without a map.

    Attributes
    ----------
    paces
        For each mode that can be asked.
    """

    paces: Mapping[Mode, Pace] = field(default_factory=lambda: PACES[Urbanity.TOWN])

    @classmethod
    def for_area(cls, urbanity: Urbanity) -> StraightLine:
        """With the calibrated paces of such an area."""
        return cls(PACES[urbanity])

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`."""
        return self._seconds(straight_metres(coordinates(origins), coordinates(destinations)), mode)

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`."""
        straight = straight_metres(coordinates(origins), coordinates(destinations))
        return np.rint(straight * self._pace(mode).detour).astype(np.uint32)

    def covers(self, points: Sequence[Point]) -> Covered:
        """See :meth:`Network.covers`: all of the earth."""
        return np.ones(len(points), dtype=np.bool_)

    def each(
        self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode
    ) -> tuple[Metres, Seconds]:
        """From each origin to the destination in the same row: a whole country of pairs at once.

        Parameters
        ----------
        origins, destinations
            n points each, or arrays of shape (n, 2) in degrees.

        Returns
        -------
        metres, seconds
            Arrays of shape (n,); see :meth:`Network.metres` and :meth:`Network.seconds`.

        Raises
        ------
        ValueError
            When there are not as many origins as destinations, or the mode has no pace.
        """
        pairs = f"{len(origins)} origins and {len(destinations)} destinations"
        refuse_unless(len(origins) == len(destinations), "pairs", f"must be as many of both, are {pairs}")
        straight = metres_each(coordinates(origins), coordinates(destinations))
        metres = np.rint(straight * self._pace(mode).detour).astype(np.uint32)
        return metres, self._seconds(straight, mode)

    def _seconds(self, straight: Coordinates, mode: Mode) -> Seconds:
        pace = self._pace(mode)
        whole = np.rint(pace.start_seconds + straight * pace.detour * 3.6 / pace.kmh)
        return np.where(whole < UNREACHABLE, whole, UNREACHABLE).astype(np.uint16)

    def _pace(self, mode: Mode) -> Pace:
        refuse_unless(mode in self.paces, f"mode {mode}", "has no pace on this network")
        return self.paces[mode]
