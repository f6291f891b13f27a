"""VROOM (Coupey, Nicod and Varnier): a good plan within seconds."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from knooppunt_planning.engines.plain import (
    NO_ROAD,
    SCALE,
    Found,
    Kind,
    Plain,
    is_collecting,
    kinds_of,
    roads,
    whole,
)

EXPLORATION = 5
MOST = 2**31
"""It counts costs in 32 bits, those of all routes together."""


def vroom_routes(d: Plain, seconds: float, threads: int = 1) -> Found:
    """The routes that it finds. The limit does not hold for its first plan, which takes longer with many riders."""
    import vroom

    n, collecting, kinds = len(d.uses), is_collecting(d), kinds_of(d)
    problem, scale = vroom.Input(), _scale(d)
    minutes, prices = roads(d, scale)
    for profile, price in enumerate(prices):
        problem.set_durations_matrix(str(profile), minutes)
        problem.set_costs_matrix(str(profile), price)
    slots = [(kind, number) for kind in kinds for number in range(kind.vehicles)]
    problem.add_vehicle([_vehicle(d, v, kind, scale) for v, (kind, _) in enumerate(slots)])
    problem.add_job([_job(d, i, scale) if collecting else _shipment(d, i, scale) for i in range(n)])
    solution = problem.solve(EXPLORATION, threads, timedelta(seconds=seconds))
    return _routes(solution.routes, [kind.slot for kind, _ in slots], n, collecting)


def _scale(d: Plain) -> int:
    """As fine as its numbers allow when every halt is as far from the next as can be."""
    longest = float(d.km[d.km < NO_ROAD].max(initial=0.0) * d.km_price.max(initial=0.0))
    most = len(d.place) * longest + float(d.price.sum())
    return max(1, min(SCALE, int(MOST / max(most, 1.0))))


def _routes(table: Any, slots: list[int], n: int, collecting: bool) -> Found:
    found: dict[int, list[int]] = {}
    for vehicle, kind, task in zip(table["vehicle_id"], table["type"], table["id"], strict=True):
        if kind in ("job", "pickup", "delivery"):
            found.setdefault(int(vehicle), []).append(int(task))
    if collecting:
        found = {v: nodes + [n + i for i in nodes] for v, nodes in found.items()}
    return [(slots[v], nodes) for v, nodes in found.items()]


def _vehicle(d: Plain, number: int, kind: Kind, scale: int) -> Any:
    import vroom

    n, r = len(d.uses), kind.slot
    return vroom.Vehicle(
        number,
        int(d.place[2 * n + r]),
        int(d.place[2 * n + len(d.price) + r]),
        str(kind.profile),
        d.room[r].tolist(),
        time_window=_window(d, 2 * n + r, scale),
        costs=vroom.VehicleCosts(fixed=round(d.price[r] * scale)),
    )


def _window(d: Plain, node: int, scale: int) -> Any:
    import vroom

    early = int(whole(d.early[node], scale))
    return vroom.TimeWindow(early, max(early, math.floor(d.late[node] * scale + 1e-6)))


def _job(d: Plain, i: int, scale: int) -> Any:
    import vroom

    return vroom.Job(
        i,
        int(d.place[i]),
        default_service=int(whole(d.service[i], scale)),
        pickup=vroom.Amount(d.uses[i].tolist()),
        time_windows=[_window(d, i, scale)],
    )


def _shipment(d: Plain, i: int, scale: int) -> Any:
    import vroom

    ends = (i, len(d.uses) + i)
    steps = [
        vroom.ShipmentStep(
            node,
            int(d.place[node]),
            default_service=int(whole(d.service[node], scale)),
            time_windows=[_window(d, node, scale)],
        )
        for node in ends
    ]
    return vroom.Shipment(*steps, amount=vroom.Amount(d.uses[i].tolist()))
