"""What several verbs know of roads: times and distances between named places, and what happens at a halt."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network import UNREACHABLE, Mode, Network
from knooppunt_planning.nouns import Point, refuse_unless

Floats = npt.NDArray[np.float64]


class Act(StrEnum):
    """What happens at a halt."""

    IN = "in"
    OUT = "out"


class Ways(NamedTuple):
    """From each place (row) to each place (column) by one mode; infinite where there is no way."""

    minutes: Floats
    km: Floats


def ways_over(network: Network, points: Mapping[str, Point], mode: Mode) -> Ways:
    """Between these points, in their order."""
    at = list(points.values())
    seconds, metres = network.seconds(at, at, mode), network.metres(at, at, mode)
    no_way = seconds == UNREACHABLE
    return Ways(np.where(no_way, np.inf, seconds / 60), np.where(no_way, np.inf, metres / 1000))


def frozen(name: str, given: npt.ArrayLike, places: tuple[str, ...]) -> Floats:
    """A copy that cannot be written to. ValueError when the shape is wrong or a number is below 0."""
    matrix = np.array(given, dtype=np.float64)
    shape = (len(places),) * 2
    refuse_unless(matrix.shape == shape, name, f"must have shape {shape}, has {matrix.shape}")
    for row in np.flatnonzero(~(matrix >= 0).all(axis=1)):
        refuse_unless(False, f"{name} of {places[row]}", "must be 0 or more everywhere")
    matrix.setflags(write=False)
    return matrix
