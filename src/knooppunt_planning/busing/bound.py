"""A number of buses that no plan can be below.

Every school needs at least so many runs as its pupils fill buses. A bus can do a run to one school after a run to
another only when the shortest run there is in time after the earliest end here. With the fewest runs, chained as often
as that allows, the buses are fewest: a matching (Fulkerson 1956). Dropping runs from a real plan never needs more
buses, because whatever can follow over several runs is taken to follow directly. And a bus comes to a school once, so
no school can need more runs than there are buses.

With mixed loads a run is nothing more than coming to a school, and it can follow when the road from school to school is
in time. And whoever must be on board at the same moment needs a seat.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_flow

from knooppunt_planning.busing.arrays import Arrays, Ints, possible_alone


def lower_bound(d: Arrays, mixed: bool) -> int:
    """How many buses are needed at least for the stops that can have one."""
    alone = possible_alone(d)
    pupils = np.bincount(d.school[alone], d.pupils[alone], minlength=len(d.early))
    stops = np.bincount(d.school[alone], minlength=len(d.early))
    runs = np.maximum(np.ceil(pupils / max(d.seats, 1)), stops > 0).astype(np.int64)
    chains = int(runs.sum()) - _chained(runs, _may_follow(d, alone, mixed))
    return max(chains, int(runs.max(initial=0)), _crowd(d, alone))


def _may_follow(d: Arrays, alone: np.ndarray, mixed: bool) -> np.ndarray:
    """(S, S): whether a bus can come to the column after the row, directly or over others.

    With single loads it picks up in between; with mixed loads everybody may be on board already.
    """
    n, schools = len(d.school), len(d.early)
    follows = np.zeros((schools, schools), dtype=bool)
    for t in range(schools):
        stops = np.flatnonzero(alone & (d.school == t))
        if len(stops):
            run = d.stands[stops] + d.out[stops, n + t]
            way = d.out[n:, n + t] if mixed else (d.out[n:, stops] + run).min(axis=1)
            follows[:, t] = d.early + way + d.stands[n + t] <= d.late[t] + 1e-6
    for k in range(schools):
        follows |= follows[:, [k]] & follows[[k], :]
    return follows


def _crowd(d: Arrays, alone: np.ndarray) -> int:
    """So many buses have everybody on board who must be on board at the same time, whatever the plan.

    That is from the latest that a stop can be left until the soonest that its school can be reached.
    """
    n, at = len(d.school), d.school[alone]
    since = d.late[at] - d.stands[n + at] - d.out[np.flatnonzero(alone), n + at]
    until = d.early[at] - d.stands[n + at]
    surely = until > since
    begins = np.sort(since[surely])
    aboard = [d.pupils[alone][surely & (since <= t + 1e-9) & (until > t + 1e-6)].sum() for t in begins]
    return int(np.ceil(max(aboard, default=0) / max(d.seats, 1)))


def _chained(runs: Ints, follows: np.ndarray) -> int:
    """How many runs can come after another run: a flow from what ends to what begins."""
    schools = len(runs)
    source, sink = 2 * schools, 2 * schools + 1
    capacity = np.zeros((2 * schools + 2,) * 2, dtype=np.int32)
    capacity[source, :schools] = runs
    capacity[schools : 2 * schools, sink] = runs
    capacity[:schools, schools : 2 * schools] = np.where(follows, int(runs.sum()), 0)
    return int(maximum_flow(sparse.csr_array(capacity), source, sink).flow_value)
