"""The tours that the compiled search works on: rings of nodes with a time each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.compiled import chance
from knooppunt_planning.touring.arrays import FAR, Arrays, Floats, Ints

CANDIDATES = 16
"""So many places of each half of a double visit are tried together, per day."""


class State(NamedTuple):
    """Everything that the search writes. N = n + 2R; the other letters as in ``Arrays``."""

    after: Ints  # (N,) the next node
    before: Ints  # (N,) the node before
    tour: Ints  # (N,) -1 when nobody comes
    begins: Floats  # (N,) as early as can be
    worked: Floats  # (E,) minutes on the road and at visits
    kept_after: Ints  # (N,) the tours to return to when a change is refused
    kept_tour: Ints  # (N,)
    best_after: Ints  # (N,)
    best_tour: Ints  # (N,)
    bank: Ints  # (U,) units to put in
    key: Floats  # (U,) the order of the bank
    queue: Ints  # (N,) nodes whose followers are to be looked at, a ring
    waits: npt.NDArray[np.bool_]  # (N,) is in the queue
    log_node: Ints  # (L,) what to undo
    log_time: Floats  # (L,)
    option_tour: Ints  # (2, CANDIDATES) places for both halves of a double visit
    option_after: Ints  # (2, CANDIDATES)
    option_cost: Floats  # (2, CANDIDATES) with the lateness of the half itself
    option_price: Floats  # (2, CANDIDATES) of them, without lateness
    option_time: Floats  # (2, CANDIDATES) when it begins there
    seen: npt.NDArray[np.bool_]  # (R,)
    found: Ints  # (4,) the best place: tour and node before, for both halves
    late: Floats  # (4,) and
    marks: Ints  # (3,) see ``times``
    number: Ints  # (2,) nothing, and where the row of chance numbers stands


def ints(*shape: int) -> Ints:
    return np.zeros(shape, dtype=np.int64)


def floats(*shape: int) -> Floats:
    return np.zeros(shape)


def empty_state(d: Arrays, seed: int) -> State:
    """Everybody is at home."""
    n, tours, units = len(d.mate), len(d.opens), len(d.missed)
    size = n + 2 * tours
    after, tour = rings(d, {})
    return State(
        after=after,
        before=ints(size),
        tour=tour,
        begins=np.full(size, -FAR),
        worked=floats(len(d.most)),
        kept_after=after.copy(),
        kept_tour=tour.copy(),
        best_after=after.copy(),
        best_tour=tour.copy(),
        bank=ints(units),
        key=floats(units),
        queue=ints(size),
        waits=np.zeros(size, dtype=np.bool_),
        log_node=ints(60 * size + 100),
        log_time=floats(60 * size + 100),
        option_tour=ints(2, CANDIDATES),
        option_after=ints(2, CANDIDATES),
        option_cost=floats(2, CANDIDATES),
        option_price=floats(2, CANDIDATES),
        option_time=floats(2, CANDIDATES),
        seen=np.zeros(tours, dtype=np.bool_),
        found=ints(4),
        late=floats(4),
        marks=ints(3),
        number=np.array([0, chance(seed)], dtype=np.int64),
    )


def rings(d: Arrays, calls: Mapping[int, Sequence[int]]) -> tuple[Ints, Ints]:
    """``after`` and ``tour`` of a state, from the nodes of each tour."""
    n, tours = len(d.mate), len(d.opens)
    after, tour = np.full(n + 2 * tours, -1, dtype=np.int64), np.full(n + 2 * tours, -1, dtype=np.int64)
    for r in range(tours):
        ring = [n + r, *calls.get(r, ()), n + tours + r]
        after[ring[:-1]] = ring[1:]
        tour[ring] = r
    return after, tour


def best_calls(d: Arrays, s: State) -> dict[int, list[int]]:
    """The nodes of each tour that has any, in the best tours."""
    n, tours = len(d.mate), len(d.opens)
    found: dict[int, list[int]] = {}
    for r in range(tours):
        node = int(s.best_after[n + r])
        while node < n:
            found.setdefault(r, []).append(node)
            node = int(s.best_after[node])
    return found
