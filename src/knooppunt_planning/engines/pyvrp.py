"""PyVRP (Wouda, Lan and Kool 2024): its local search on one core, under an annealing of our own."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from knooppunt_planning.engines.annealing import annealed
from knooppunt_planning.engines.plain import SCALE, Found, Kind, Plain, is_collecting, kinds_of, roads, whole

LOOK = 0.1
"""Seconds between looks at whether to go on."""


def pyvrp_routes(
    d: Plain,
    seconds: float,
    seed: int,
    start: Found | None = None,
    iterations: int = 10**12,
    goes_on: Callable[[], bool] = lambda: True,
) -> Found:
    """The best routes that it finds in so many seconds or iterations; ``start`` is to begin with.

    ``goes_on`` is asked ten times a second.
    """
    began, data = time.monotonic(), data_of(d)
    begin = _solution(data, d, start) if start else None
    # A seat too few must be able to cost more than a rider without a ride.
    highest = max(1e5, 10 * float(d.unserved) * SCALE)
    stop = _Share(began, seconds, iterations, goes_on)
    best = annealed(data, seed, highest, stop, begin)
    return routes_of(d, best) if best.is_feasible() else list(start or ())


class _Share:
    """Which share of the search is over, by the limit that is nearest."""

    def __init__(self, began: float, seconds: float, iterations: int, goes_on: Callable[[], bool]) -> None:
        self.began, self.seconds, self.iterations, self.goes_on = began, seconds, iterations, goes_on
        self.done, self.asked = -1, 0.0

    def __call__(self) -> float:
        self.done += 1
        now = time.monotonic()
        if now >= self.asked + LOOK:
            self.asked = now
            if not self.goes_on():
                return 1.0
        clock = (now - self.began) / self.seconds if self.seconds > 0 else 1.0
        return max(clock, self.done / self.iterations)


def data_of(d: Plain, *, everybody: bool = False) -> Any:
    """The problem as PyVRP has it; whether everybody must be served, or may be left out at a price."""
    import pyvrp

    n, collecting = len(d.uses), is_collecting(d)
    minutes, prices = roads(d)
    ends = sorted({int(place) for place in d.place[2 * n :]})
    # Its types know neither arrays of any shape nor shipments.
    carried = [] if collecting else [_shipment(d, i, everybody) for i in range(n)]
    rest: Any = prices, [minutes] * len(prices), [], carried
    return pyvrp.ProblemData(
        [pyvrp.Location(0, 0) for _ in minutes],
        [_client(d, i, everybody) for i in range(n)] if collecting else [],
        [pyvrp.Depot(place) for place in ends],
        [_vehicles(d, kind, ends) for kind in kinds_of(d)],
        *rest,
    )


def _vehicles(d: Plain, kind: Kind, ends: list[int]) -> Any:
    import pyvrp

    n, r = len(d.uses), kind.slot
    limit = {"shift_duration": math.floor(d.longest[r] * SCALE)} if d.longest[r] < 1e9 else {}
    return pyvrp.VehicleType(
        kind.vehicles,
        d.room[r].tolist(),
        ends.index(int(d.place[2 * n + r])),
        ends.index(int(d.place[2 * n + len(d.price) + r])),
        fixed_cost=round(d.price[r] * SCALE),
        tw_early=int(whole(d.early[2 * n + r])),
        tw_late=math.floor(d.late[2 * n + r] * SCALE),
        profile=kind.profile,
        **limit,
    )


def _window(d: Plain, node: int) -> tuple[int, int]:
    early = int(whole(d.early[node]))
    return early, max(early, math.floor(d.late[node] * SCALE + 1e-6))


def _client(d: Plain, i: int, required: bool) -> Any:
    import pyvrp

    early, late = _window(d, i)
    return pyvrp.Client(
        int(d.place[i]),
        pickup=d.uses[i].tolist(),
        service_duration=int(whole(d.service[i])),
        tw_early=early,
        tw_late=late,
        prize=round(float(d.unserved) * SCALE),
        required=required,
    )


def _shipment(d: Plain, i: int, required: bool) -> Any:
    import pyvrp

    j = len(d.uses) + i
    return pyvrp.Shipment(
        int(d.place[i]),
        int(d.place[j]),
        *_window(d, i),
        int(whole(d.service[i])),
        *_window(d, j),
        int(whole(d.service[j])),
        d.uses[i].tolist(),
        round(float(d.unserved) * SCALE),
        required=required,
    )


def _solution(data: Any, d: Plain, found: Found) -> Any:
    import pyvrp
    from pyvrp import ActivityType

    n, collecting = len(d.uses), is_collecting(d)
    number = {kind.slot: k for k, kind in enumerate(kinds_of(d))}
    routes = []
    for slot, nodes in found:
        if collecting:
            steps = [pyvrp.Activity(ActivityType.CLIENT, node) for node in nodes if node < n]
        else:
            acts = (ActivityType.PICKUP, ActivityType.DELIVERY)
            steps = [pyvrp.Activity(acts[node >= n], node % n) for node in nodes]
        routes.append(pyvrp.Route(data, steps, number[int(d.twin[slot])]))
    return pyvrp.Solution(data, routes)


def routes_of(d: Plain, solution: Any) -> Found:
    """The routes of a solution of PyVRP."""
    kinds, n, collecting = kinds_of(d), len(d.uses), is_collecting(d)
    found = []
    for route in solution.routes():
        steps = [step for step in route.schedule() if not step.is_depot()]
        nodes = [step.idx + (n if step.is_delivery() else 0) for step in steps]
        found.append(
            (kinds[route.vehicle_type()].slot, nodes + [n + i for i in nodes] if collecting else nodes)
        )
    return found
