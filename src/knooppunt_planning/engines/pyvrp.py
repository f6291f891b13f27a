"""PyVRP (Wouda, Lan and Kool 2024): iterated local search on one core."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

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
    import pyvrp

    data = _data(d)
    begin = _solution(data, d, start) if start else None
    # A seat too few must be able to cost more than a rider without a ride.
    penalty = pyvrp.PenaltyParams(max_penalty=max(1e5, 10 * float(d.unserved) * SCALE))
    params = pyvrp.SolveParams(penalty=penalty)
    stop = _Until(time.monotonic() + seconds, iterations, goes_on)
    result = pyvrp.solve(data, stop, seed, collect_stats=False, params=params, initial_solution=begin)
    return _routes(d, result.best) if result.best.is_feasible() else list(start or ())


class _Until:
    """When PyVRP stops: it asks before every iteration."""

    def __init__(self, ends: float, iterations: int, goes_on: Callable[[], bool]) -> None:
        self.ends, self.left, self.goes_on, self.asked = ends, iterations, goes_on, 0.0

    def __call__(self, best_cost: float) -> bool:
        now = time.monotonic()
        self.left -= 1
        if now < self.asked + LOOK:
            return now >= self.ends or self.left < 0
        self.asked = now
        return now >= self.ends or self.left < 0 or not self.goes_on()


def _data(d: Plain) -> Any:
    import pyvrp

    n, collecting = len(d.uses), is_collecting(d)
    minutes, prices = roads(d)
    ends = sorted({int(place) for place in d.place[2 * n :]})
    # Its types know neither arrays of any shape nor shipments.
    rest: Any = prices, [minutes] * len(prices), [], [] if collecting else [_shipment(d, i) for i in range(n)]
    return pyvrp.ProblemData(
        [pyvrp.Location(0, 0) for _ in minutes],
        [_client(d, i) for i in range(n)] if collecting else [],
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


def _client(d: Plain, i: int) -> Any:
    import pyvrp

    early, late = _window(d, i)
    return pyvrp.Client(
        int(d.place[i]),
        pickup=d.uses[i].tolist(),
        service_duration=int(whole(d.service[i])),
        tw_early=early,
        tw_late=late,
        prize=round(float(d.unserved) * SCALE),
        required=False,
    )


def _shipment(d: Plain, i: int) -> Any:
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
        required=False,
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


def _routes(d: Plain, solution: Any) -> Found:
    kinds, n, collecting = kinds_of(d), len(d.uses), is_collecting(d)
    found = []
    for route in solution.routes():
        steps = [step for step in route.schedule() if not step.is_depot()]
        nodes = [step.idx + (n if step.is_delivery() else 0) for step in steps]
        found.append(
            (kinds[route.vehicle_type()].slot, nodes + [n + i for i in nodes] if collecting else nodes)
        )
    return found
