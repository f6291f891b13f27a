"""What is still possible of the routes of another day."""

from __future__ import annotations

import numpy as np

from knooppunt_planning.roads import Act
from knooppunt_planning.routing.arrays import FAR, Arrays, slots_of
from knooppunt_planning.routing.plan import Route, RoutePlan
from knooppunt_planning.routing.problem import RouteProblem
from knooppunt_planning.routing.state import State, empty_state, sequences
from knooppunt_planning.routing.times import refresh


def still_possible(problem: RouteProblem, d: Arrays, old: RoutePlan) -> dict[int, list[int]]:
    """The nodes of riders by slot: who is unknown, or makes a route impossible, is left out."""
    slot = {(slot.vehicle.name, slot.shift): r for r, slot in enumerate(slots_of(problem))}
    scratch, used, halts = empty_state(d, 0), set[int](), {}
    assistants = d.escorts.copy()
    for route in old.routes:
        r = slot.get((route.vehicle, route.shift))
        if r is None or r in halts:
            continue
        nodes = [node for node in _nodes(problem, route) if node % len(d.ride) not in used]
        halts[r] = _as_many_as_can(d, scratch, r, nodes, int(assistants[d.shift[r]]))
        used |= {node % len(d.ride) for node in halts[r]}
        assistants[d.shift[r]] -= any(d.escorted[node % len(d.ride)] for node in halts[r])
    return halts


def _nodes(problem: RouteProblem, route: Route) -> list[int]:
    row = {rider.name: i for i, rider in enumerate(problem.riders)}
    known = [halt for halt in route.halts if halt.rider in row]
    return [row[halt.rider] + (0 if halt.act == Act.IN else len(row)) for halt in known]


def _as_many_as_can(d: Arrays, s: State, r: int, nodes: list[int], assistants: int) -> list[int]:
    """Units are let in one by one, in the order of the route."""
    n = len(d.ride)
    let_in: list[int] = []
    for unit in dict.fromkeys(int(d.unit_of[node % n]) for node in nodes):
        more = [node for node in nodes if d.unit_of[node % n] == unit or node in let_in]
        if _once(d, unit, more) and can(d, s, r, more, assistants):
            let_in = more
    return let_in


def _once(d: Arrays, unit: int, nodes: list[int]) -> bool:
    """Whether every rider of the unit gets in once and then out once."""
    n = len(d.ride)
    riders = d.unit_riders[d.unit_from[unit] : d.unit_from[unit + 1]].tolist()
    return all([node for node in nodes if node % n == i] == [i, n + i] for i in riders)


def can(d: Arrays, s: State, r: int, nodes: list[int], assistants: int) -> bool:
    """Whether slot r can ride these nodes of riders, with so many assistants left in its shift."""
    seq, size = sequences(d, {r: nodes})
    s.seq[r], s.size[r] = seq[r], size[r]
    if not refresh(d, s, r) or (s.guarded[r] and not assistants):
        return False
    getting_in = [(k, node) for k, node in enumerate(nodes) if node < len(d.ride)]
    if any(s.aboard[r, k] & d.clash[i] or d.assign[r, i] >= FAR for k, i in getting_in):
        return False
    room = d.room[r] - d.escort_uses * bool(s.guarded[r])
    return bool(np.all(s.load[r, : size[r]] <= room))
