"""Straight line times a detour: the network that is always there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network.interface import UNREACHABLE, Metres, Mode, Seconds, coordinates
from knooppunt_planning.nouns import Point, refuse_unless

EARTH_METRES = 6_371_009.0
"""Mean radius of the earth (IUGG)."""


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


PACES: Mapping[Mode, Pace] = {
    Mode.FOOT: Pace(1.3, 4.5),
    Mode.BICYCLE: Pace(1.3, 13),
    Mode.CAR: Pace(1.3, 38),
}
"""A start: the detour of planning practice, a child's bicycle, a car in and between towns."""


@dataclass(frozen=True)
class StraightLine:
    """Travel times without a map.

    Attributes
    ----------
    paces
        For each mode that can be asked.
    """

    paces: Mapping[Mode, Pace] = field(default_factory=lambda: PACES)

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`."""
        pace = self._pace(mode)
        road = straight_metres(coordinates(origins), coordinates(destinations)) * pace.detour
        whole = np.rint(pace.start_seconds + road * 3.6 / pace.kmh)
        return np.where(whole < UNREACHABLE, whole, UNREACHABLE).astype(np.uint16)

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`."""
        straight = straight_metres(coordinates(origins), coordinates(destinations))
        return np.rint(straight * self._pace(mode).detour).astype(np.uint32)

    def _pace(self, mode: Mode) -> Pace:
        refuse_unless(mode in self.paces, f"mode {mode}", "has no pace on this network")
        return self.paces[mode]


def straight_metres(
    origins: npt.NDArray[np.float64], destinations: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Great-circle distances (haversine) between two arrays of latitude and longitude in degrees.

    Returns
    -------
    float array of shape (n, m), in metres
    """
    a, b = np.radians(origins)[:, None, :], np.radians(destinations)[None, :, :]
    half = np.sin((a - b) / 2) ** 2
    chord = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))
