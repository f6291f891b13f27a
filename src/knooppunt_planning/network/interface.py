"""What every network can do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from knooppunt_planning.nouns import Point

Seconds = npt.NDArray[np.uint16]
Metres = npt.NDArray[np.uint32]
Covered = npt.NDArray[np.bool_]
Coordinates = npt.NDArray[np.float64]

UNREACHABLE = np.uint16(65535)
"""There is no way, or it takes longer than 18 hours. It compares as longer than any journey, and is no journey."""

NO_WAY = np.uint32(2**32 - 1)
"""The same for a distance in metres."""


class Mode(StrEnum):
    """How someone travels."""

    FOOT = "foot"
    BICYCLE = "bicycle"
    WHEELCHAIR = "wheelchair"
    CAR = "car"
    TRANSIT = "transit"


class Network(Protocol):
    """Immutable; the same question gives the same answer."""

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """Travel times from door to door.

        Parameters
        ----------
        origins, destinations
            n and m points.
        mode
            How one travels.

        Returns
        -------
        uint16 array of shape (n, m)
            Seconds, or UNREACHABLE.

        Raises
        ------
        ValueError
            When the engine does not know this mode.
        """
        ...

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """Distances over the road, uint32 of shape (n, m); NO_WAY where there is none."""
        ...

    def covers(self, points: Sequence[Point]) -> Covered:
        """Whether each point lies on the map, bool of shape (n,): off it nothing can be said about a way."""
        ...


def coordinates(points: Sequence[Point]) -> Coordinates:
    """Points as an array of shape (n, 2): latitude and longitude in degrees."""
    return np.asarray(points, dtype=np.float64).reshape(-1, 2)
