"""The search of the verb ``fleet``: a bus for whoever fits nowhere, then one bus less again and again.

Where loads may be mixed, the search begins with single loads and goes on from its best buses.
"""

from __future__ import annotations

import itertools

import numpy as np

from knooppunt_planning.busing import anneal as steps
from knooppunt_planning.busing.arrays import Arrays, arrays_of, possible_alone
from knooppunt_planning.busing.bound import lower_bound
from knooppunt_planning.busing.plan import Bus, FleetPlan, Halt
from knooppunt_planning.busing.problem import FleetProblem
from knooppunt_planning.busing.state import State, empty_state
from knooppunt_planning.result import Reason, Result
from knooppunt_planning.roads import Act
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

ROUNDS = 200
"""Ruins in one iteration."""
HOT, COLD = 2.0, 0.02
"""Temperature at begin and end, in minutes."""
MIX_FROM = 0.25
"""From this share of the search on loads are mixed, where they may be; until then there are single loads, which are
quicker to search."""
MINUTE = Stop(seconds=60)

TOO_FAR, TOO_MANY = "too_far", "too_many"
SENTENCES = {
    TOO_FAR: "{stop} has no bus: going straight takes {direct:.0f} minutes and may take {most:.0f}.",
    TOO_MANY: "{stop} has no bus: {pupils} pupils do not fit on {seats} seats.",
}


def fleet(
    problem: FleetProblem, *, stop: Stop = MINUTE, seed: int = 0, on_progress: OnProgress | None = None
) -> Result[FleetPlan]:
    """With how few buses all pupils are brought to their schools.

    Parameters
    ----------
    problem
        Stops and schools.
    stop
        An iteration is 200 times ruin and recreate. With ``iterations`` and without ``seconds``, the same seed gives
        the same plan. The first run on a machine compiles the search, which takes half a minute and is not counted.
    seed
        Which stops are taken out and put back, in which order.
    on_progress
        Called after every iteration.

    Returns
    -------
    Result
        Cost and bound are numbers of buses. Only a stop that no bus can serve, were it the only one, has none.
    """
    d = arrays_of(problem)
    alone = possible_alone(d)
    state, left = empty_state(d, seed), int((~alone).sum())
    _compile(d, alone)
    watch, bound = Watch(stop, on_progress), lower_bound(d, problem.mixed)
    extra, mix_from = problem.unserved * left, MIX_FROM if problem.mixed else 1.0
    buses = steps.fill(d, state)
    watch.look(buses + extra, bound + extra)
    while not watch.ending:
        if watch.share >= mix_from and not d.mixed:
            d, state = _mixed(d, state, seed)
        over = (watch.share - mix_from) / (1 - mix_from) if d.mixed else watch.share / mix_from
        heat = HOT * (COLD / HOT) ** over
        buses = steps.anneal(d, state, alone.astype(np.int64), ROUNDS, heat, bound)
        watch.step(buses + extra, bound + extra, "one bus less")
    ending = watch.ending or Ending.EXHAUSTED
    reasons = tuple(_reason(problem, d, int(i)) for i in np.flatnonzero(~alone))
    plan = _plan(problem, *(d, state) if d.mixed else _mixed(d, state, seed))
    return Result(plan, buses + extra, bound + extra, ending, reasons, watch.iteration, watch.seconds)


def _mixed(d: Arrays, single: State, seed: int) -> tuple[Arrays, State]:
    """The best buses as rows with their schools in them, which is how mixed loads are searched and times are found."""
    d = d._replace(mixed=True)
    state, n = empty_state(d, seed), len(d.school)
    rows = [
        _with_schools(d, single.best_seq[b, : single.best_size[b]].tolist()) for b in range(single.buses[1])
    ]
    rows = [row for row in rows if row]
    seq, size = np.zeros((len(rows), n + len(d.early)), dtype=np.int64), np.array([len(row) for row in rows])
    for b, row in enumerate(rows):
        seq[b, : len(row)] = row
    if not steps.load(d, state, seq, size.astype(np.int64)):
        raise ArithmeticError("buses of single loads cannot be driven as mixed loads")
    return d, state


def _with_schools(d: Arrays, stops: list[int]) -> list[int]:
    """A school after its stops."""
    groups = itertools.groupby(stops, key=lambda i: int(d.school[i]))
    return [node for school, mine in groups for node in (*mine, len(d.school) + school)]


def _compile(d: Arrays, alone: np.ndarray) -> None:
    """Every step once, on buses that are thrown away."""
    scratch = empty_state(d, 0)
    steps.fill(d._replace(school=d.school[:0]), scratch._replace(where=scratch.where[:0]))
    steps.anneal(d, scratch, alone.astype(np.int64), 0, 1.0, len(d.school))
    steps.load(d, scratch, scratch.seq[:0], scratch.size[:0])


def _reason(problem: FleetProblem, d: Arrays, i: int) -> Reason:
    stop = problem.stops[i]
    if stop.pupils > problem.seats:
        seats = problem.seats
        return Reason(
            TOO_MANY, SENTENCES[TOO_MANY], {"stop": stop.name, "pupils": stop.pupils, "seats": seats}
        )
    direct = float(d.out[i, len(d.school) + d.school[i]])
    return Reason(
        TOO_FAR, SENTENCES[TOO_FAR], {"stop": stop.name, "direct": direct, "most": problem.max_ride}
    )


def _plan(problem: FleetProblem, d: Arrays, s: State) -> FleetPlan:
    """The best buses, as late as they can be: nobody waits at school or on board for longer than is needed."""
    steps.load(d, s, s.best_seq[: s.buses[1]].copy(), s.best_size[: s.buses[1]].copy())
    n, buses = len(d.school), []
    for b in range(int(s.buses[1])):
        nodes, minutes = s.seq[b, : s.size[b]].tolist(), s.time[b, : s.size[b]].tolist()
        buses.append(Bus(tuple(_halt(problem, n, *at) for at in zip(nodes, minutes, strict=True))))
    served = {halt.name for bus in buses for halt in bus.halts if halt.act == Act.IN}
    buses = [bus for bus in buses if bus.halts]
    return FleetPlan(tuple(buses), tuple(stop.name for stop in problem.stops if stop.name not in served))


def _halt(problem: FleetProblem, n: int, node: int, minute: float) -> Halt:
    if node < n:
        return Halt(Act.IN, problem.stops[node].name, minute)
    return Halt(Act.OUT, problem.schools[node - n].name, minute)
