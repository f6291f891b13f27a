"""Shortest paths on roads that the user brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from knooppunt_planning.network.interface import (
    NO_WAY,
    UNREACHABLE,
    Coordinates,
    Covered,
    Metres,
    Mode,
    Seconds,
    coordinates,
)
from knooppunt_planning.network.sphere import EARTH_METRES, unit_vectors
from knooppunt_planning.nouns import Point, refuse_unless

Indices = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Roads:
    """Crossings and the stretches between them.

    Attributes
    ----------
    nodes
        Shape (k, 2): latitude and longitude of each crossing, in degrees.
    start, end
        Shape (e,): row numbers of crossings. A stretch goes one way; give both for a road in two directions.
    metres
        Shape (e,): length of each stretch.
    seconds
        For each mode, shape (e,): how long it takes; infinite where this mode may not go.

    Raises
    ------
    ValueError
        When a stretch leads to a crossing that is not there or has a negative length or time; names the row.
    """

    nodes: Coordinates
    start: Indices
    end: Indices
    metres: Floats
    seconds: Mapping[Mode, Floats]

    def __post_init__(self) -> None:
        known = len(self.nodes)
        for row in np.flatnonzero(
            (np.minimum(self.start, self.end) < 0) | (np.maximum(self.start, self.end) >= known)
        ):
            refuse_unless(False, f"stretch {row}", f"leads to a crossing that is not among the {known}")
        for name, values in (("metres", self.metres), *self.seconds.items()):
            refuse_unless(values.shape == self.start.shape, f"{name}", f"must have shape {self.start.shape}")
            for row in np.flatnonzero(~(values >= 0)):
                refuse_unless(False, f"stretch {row}", f"{name} must be 0 or more, is {values[row]}")


@dataclass(frozen=True, eq=False)
class Graph:
    """A network over roads: from a point to the nearest crossing, over the shortest path, to the other point.

    Attributes
    ----------
    limit_seconds
        Longer journeys are not looked for, and come back as UNREACHABLE. A limit makes large matrices much faster.
    snap_metres
        A point further than this from every crossing is not on this map: unreachable.
    snap_kmh
        Speed between a point and its crossing, in a straight line.
    """

    roads: Roads
    limit_seconds: float = 3600.0
    snap_metres: float = 2000.0
    snap_kmh: float = 10.0

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`."""
        refuse_unless(mode in self.roads.seconds, f"mode {mode}", "has no times on these roads")
        paths = self._between(
            origins, destinations, self._matrices[mode], 3.6 / self.snap_kmh, self.limit_seconds
        )
        whole = np.rint(paths)
        return np.where(whole < min(UNREACHABLE, self.limit_seconds + 1), whole, UNREACHABLE).astype(
            np.uint16
        )

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`; along the shortest way that this mode may go."""
        refuse_unless(mode in self.roads.seconds, f"mode {mode}", "has no times on these roads")
        paths = np.rint(self._between(origins, destinations, self._lengths[mode], 1.0, np.inf))
        return np.where(paths < NO_WAY, paths, NO_WAY).astype(np.uint32)

    def covers(self, points: Sequence[Point]) -> Covered:
        """See :meth:`Network.covers`: within ``snap_metres`` of a crossing."""
        return np.isfinite(self._snap(points)[1])

    def _between(
        self,
        origins: Sequence[Point],
        destinations: Sequence[Point],
        weights: Any,
        per_metre: float,
        limit: float,
    ) -> Floats:
        """Search from the side with fewer points; from destinations against the direction of the roads."""
        begin, walk = self._snap(origins)
        end, walk_on = self._snap(destinations)
        if len(end) < len(begin):
            paths = _paths(weights.T.tocsr(), end, begin, limit).T
        else:
            paths = _paths(weights, begin, end, limit)
        return np.asarray(paths + per_metre * walk[:, None] + per_metre * walk_on[None, :])

    def _snap(self, points: Sequence[Point]) -> tuple[Indices, Floats]:
        """The nearest crossing of each point and the metres to it; infinite when it is too far."""
        chord, node = self._tree.query(unit_vectors(coordinates(points)))
        metres = 2 * EARTH_METRES * np.arcsin(np.minimum(chord / 2, 1.0))
        return node, np.where(metres <= self.snap_metres, metres, np.inf)

    @cached_property
    def _tree(self) -> KDTree:
        return KDTree(unit_vectors(self.roads.nodes))

    @cached_property
    def _matrices(self) -> dict[Mode, Any]:
        return {mode: self._matrix(seconds, seconds) for mode, seconds in self.roads.seconds.items()}

    @cached_property
    def _lengths(self) -> dict[Mode, Any]:
        return {
            mode: self._matrix(self.roads.metres, seconds) for mode, seconds in self.roads.seconds.items()
        }

    def _matrix(self, weight: Floats, seconds: Floats) -> Any:
        """One entry per pair of crossings: the best of parallel stretches, as a sparse matrix would add them up."""
        roads, size = self.roads, len(self.roads.nodes)
        order = np.lexsort((weight, roads.end, roads.start))
        order = order[np.isfinite(seconds[order])]
        pair = roads.start[order] * size + roads.end[order]
        best = order[np.unique(pair, return_index=True)[1]]
        return sparse.csr_array((weight[best], (roads.start[best], roads.end[best])), shape=(size, size))


def _paths(weights: Any, begin: Indices, end: Indices, limit: float) -> Floats:
    """Shortest paths between crossings, shape (begin, end); each crossing is searched from once."""
    once, back = np.unique(begin, return_inverse=True)
    found = np.empty((len(once), len(end)))
    for first in range(0, len(once), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        found[some] = dijkstra(weights, indices=once[some], limit=limit)[:, end]
    return np.asarray(found[back])


AT_ONCE = 256
"""Searches at a time, so that memory stays small on a large map."""
