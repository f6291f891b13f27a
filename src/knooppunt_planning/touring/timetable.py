"""Times for tours that can be travelled: nobody later than needed, and short days."""

from __future__ import annotations

import itertools
import math

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Limits, Model, solve
from knooppunt_planning.touring.arrays import Arrays, Floats, nodes_of, tours_of, units_of
from knooppunt_planning.touring.plan import Call, Tour, TourPlan
from knooppunt_planning.touring.problem import Part, TourProblem, Visit
from knooppunt_planning.touring.state import State, best_calls
from knooppunt_planning.touring.times import EPS, FROM, LASTS, UNTIL

BLINK = 1e-6
"""HiGHS is so many minutes off."""


def plan_of(problem: TourProblem, d: Arrays, s: State) -> TourPlan:
    """The best tours, with times. ``s`` has been loaded with them."""
    calls, nodes, tours = best_calls(d, s), nodes_of(problem), tours_of(problem)
    begins = s.begins.copy()
    for day in range(len(problem.days)):
        _shorten(d, {r: ring for r, ring in calls.items() if d.day[r] == day}, begins)
    n, rows = len(nodes), []
    for r, ring in calls.items():
        on_way = tuple(_call(d, nodes, i, begins) for i in ring)
        departs, returns = float(begins[n + r]), float(begins[n + len(tours) + r])
        pause = _pause(d, r, [n + r, *ring], begins)
        rows.append(Tour(tours[r][0].name, tours[r][1], departs, on_way, returns, pause))
    done = {int(d.unit[i]) for ring in calls.values() for i in ring}
    return TourPlan(
        tuple(rows), tuple(x.visit.name for u, x in enumerate(units_of(problem)) if u not in done)
    )


def _call(d: Arrays, nodes: tuple[tuple[Visit, Part], ...], i: int, begins: Floats) -> Call:
    return Call(nodes[i][0].name, int(d.first[d.unit[i]] != i), float(begins[i]))


def _pause(d: Arrays, r: int, ring: list[int], begins: Floats) -> float | None:
    """When the pause begins."""
    for i, j in itertools.pairwise(ring):
        if begins[i] <= d.pause[r, FROM] + BLINK < begins[j]:
            return float(max(begins[i] + d.service[i], d.pause[r, FROM]))
    return None


def _shorten(d: Arrays, calls: dict[int, list[int]], begins: Floats) -> None:
    """Shift the calls of one day, so that the sum of all tours is short and nobody comes later past the latest time.

    A small linear problem, because two tours may share visits.
    """
    n, tours = len(d.mate), len(d.opens)
    rings = {r: [n + r, *ring, n + tours + r] for r, ring in calls.items()}
    column = {i: k for k, i in enumerate(i for ring in rings.values() for i in ring)}
    if not column:
        return
    spans = [
        (i, j, _span(d, r, i, j, begins), math.inf)
        for r, ring in rings.items()
        for i, j in itertools.pairwise(ring)
    ]
    spans += [
        (i, d.mate[i], *d.gap[d.unit[i]])
        for i in column
        if i < n and d.first[d.unit[i]] == i and d.mate[i] >= 0
    ]
    matrix = sparse.lil_array((len(spans), len(column)))
    for row, (i, j, _, _) in enumerate(spans):
        matrix[row, column[i]], matrix[row, column[int(j)]] = -1.0, 1.0
    cost = np.zeros(len(column))
    cost[[column[n + r] for r in rings]] = -1.0
    cost[[column[n + tours + r] for r in rings]] = 1.0
    lower, upper = _between(d, rings, begins)
    whole = np.zeros(len(column), dtype=bool)
    limits = np.array([span[2:] for span in spans], dtype=np.float64)
    found = solve(Model(cost, lower, upper, whole, sparse.csc_array(matrix), *limits.T), Limits()).x
    if found is None:
        raise ArithmeticError(f"HiGHS finds no times for {calls}, which can be travelled in time")
    begins[list(column)] = found


def _span(d: Arrays, r: int, i: int, j: int, begins: Floats) -> float:
    """From the begin of node i to that of node j, at least."""
    road = float(d.service[i] + d.minutes[d.kind[r], d.place[i], d.place[j]])
    due = j < len(d.mate) and begins[i] <= d.pause[r, FROM] + EPS < begins[j]
    return road + float(d.pause[r, LASTS]) if due else road


def _between(d: Arrays, rings: dict[int, list[int]], begins: Floats) -> tuple[Floats, Floats]:
    """Not before the least time, and later only as far as that makes nobody late, for a pause neither."""
    lower, upper = [], []
    for r, ring in rings.items():
        calls = ring[1:-1]
        lower += [d.opens[r], *begins[calls], begins[ring[-1]]]
        latest = np.maximum(begins[calls], d.late[calls, d.day[r]])
        before = begins[calls] <= d.pause[r, FROM] + EPS
        until = np.minimum(d.pause[r, FROM], d.pause[r, UNTIL] - d.service[calls])
        latest[before] = np.maximum(begins[calls], np.minimum(latest, until))[before]
        upper += [d.closes[r], *latest, d.closes[r]]
    return np.array(lower, dtype=np.float64), np.array(upper, dtype=np.float64)
