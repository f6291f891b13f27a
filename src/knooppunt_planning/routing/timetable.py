"""Times for routes that can be driven: short rides, and a short day for the driver."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Limits, Model, solve
from knooppunt_planning.roads import Act
from knooppunt_planning.routing.arrays import FAR, Arrays, Slot, slots_of
from knooppunt_planning.routing.plan import Halt, Route, RoutePlan
from knooppunt_planning.routing.problem import RouteProblem
from knooppunt_planning.routing.state import State, best_halts, empty_state
from knooppunt_planning.routing.times import break_up


def plan_of(problem: RouteProblem, d: Arrays, s: State) -> RoutePlan:
    """The best routes, with times."""
    return plan_of_routes(problem, d, best_halts(s))


def plan_of_routes(problem: RouteProblem, d: Arrays, halts: Mapping[int, list[int]]) -> RoutePlan:
    """Routes that can be driven, with times; ``halts`` are the nodes of riders by slot."""
    slots, first = slots_of(problem), 2 * len(problem.riders)
    routes = []
    for r, nodes in halts.items():
        ends = [first + r, *nodes, first + len(slots) + r]
        routes.append(_route(problem, slots[r], ends, times(d, r, ends)))
    served = {node for nodes in halts.values() for node in nodes}
    return RoutePlan(tuple(routes), tuple(x.name for i, x in enumerate(problem.riders) if i not in served))


def _route(problem: RouteProblem, slot: Slot, nodes: list[int], minutes: list[float]) -> Route:
    n = len(problem.riders)
    halts = [
        Halt(Act.IN if node < n else Act.OUT, problem.riders[node % n].name, minute)
        for node, minute in zip(nodes[1:-1], minutes[1:-1], strict=True)
    ]
    return Route(slot.vehicle.name, slot.shift, minutes[0], tuple(halts), minutes[-1])


def times(d: Arrays, r: int, nodes: list[int]) -> list[float]:
    """When each node begins: the shortest sum of all rides and the route itself that keeps every limit.

    A small linear problem, because waiting here or there is good for one rider and bad for another.
    """
    n, last = len(d.ride), len(nodes) - 1
    rests = breaks(d, r, nodes)
    spans = [(k, k + 1, _road(d, nodes[k], nodes[k + 1]) + rests[k + 1], math.inf) for k in range(last)]
    for k, node in enumerate(nodes):
        if node < n:
            spans.append((k, nodes.index(n + node), 0.0, float(d.service[node] + d.ride[node])))
    spans.append((0, last, 0.0, float(d.longest[r])))
    matrix, cost = np.zeros((len(spans), len(nodes))), np.zeros(len(nodes))
    for row, (since, until, _, _) in enumerate(spans):
        matrix[row, since], matrix[row, until] = -1.0, 1.0
    for since, until, _, _ in spans[last:]:
        cost[since] -= 1.0
        cost[until] += 1.0
    model = Model(
        cost,
        d.early[nodes],
        d.late[nodes],
        np.zeros(len(nodes), dtype=bool),
        sparse.csc_array(matrix),
        np.array([span[2] for span in spans]),
        np.array([span[3] for span in spans]),
    )
    found = solve(model, Limits()).x
    if found is None:
        raise ArithmeticError(f"HiGHS finds no times for {nodes}, which can be driven in time")
    return [float(minute) for minute in found]


def breaks(d: Arrays, r: int, nodes: list[int]) -> list[float]:
    """Minutes of a break before the road to each node, as the search has put them."""
    if d.drive[r] >= FAR:
        return [0.0] * len(nodes)
    scratch = empty_state(d, 0)
    scratch.try_seq[: len(nodes)] = nodes
    break_up(d, scratch, r, len(nodes))
    return [float(minutes) for minutes in scratch.try_break[: len(nodes)]]


def _road(d: Arrays, node: int, after: int) -> float:
    return float(d.service[node] + d.minutes[d.place[node], d.place[after]])
