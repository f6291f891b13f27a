"""The search of the verb ``fleet``: a bus for whoever fits nowhere, then one bus less again and again."""

from __future__ import annotations

import itertools
import math

import numpy as np

from knooppunt_planning.busing import anneal as steps
from knooppunt_planning.busing.arrays import Arrays, arrays_of, possible_alone
from knooppunt_planning.busing.bound import lower_bound
from knooppunt_planning.busing.plan import Bus, FleetPlan, Run
from knooppunt_planning.busing.problem import FleetProblem
from knooppunt_planning.busing.state import State, empty_state
from knooppunt_planning.result import Reason, Result
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

ROUNDS = 200
"""Ruins in one iteration."""
HOT, COLD = 2.0, 0.02
"""Temperature at begin and end, in minutes."""
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
    watch, bound = Watch(stop, on_progress), lower_bound(d)
    extra = problem.unserved * left
    buses = steps.fill(d, state)
    watch.look(buses + extra, bound + extra)
    while not watch.ending:
        heat = HOT * (COLD / HOT) ** watch.share
        buses = steps.anneal(d, state, alone.astype(np.int64), ROUNDS, heat, bound)
        watch.step(buses + extra, bound + extra, "one bus less")
    ending = watch.ending or Ending.EXHAUSTED
    reasons = tuple(_reason(problem, d, int(i)) for i in np.flatnonzero(~alone))
    plan = _plan(problem, d, state)
    return Result(plan, buses + extra, bound + extra, ending, reasons, watch.iteration, watch.seconds)


def _compile(d: Arrays, alone: np.ndarray) -> None:
    """Every step once, on buses that are thrown away."""
    scratch = empty_state(d, 0)
    steps.fill(d._replace(school=d.school[:0]), scratch._replace(where=scratch.where[:0]))
    steps.anneal(d, scratch, alone.astype(np.int64), 0, 1.0, len(d.school))


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
    """The best buses, each run as early as it can be."""
    buses = []
    for b in range(int(s.buses[1])):
        row = s.best_seq[b, : s.best_size[b]].tolist()
        if row:
            buses.append(_bus(problem, d, row))
    served = {name for bus in buses for run in bus.runs for name in run.stops}
    return FleetPlan(tuple(buses), tuple(stop.name for stop in problem.stops if stop.name not in served))


def _bus(problem: FleetProblem, d: Arrays, row: list[int]) -> Bus:
    n, free, at, runs = len(d.school), -math.inf, -1, []
    while row:
        school = int(d.school[row[0]])
        mine = [i for i in row if d.school[i] == school]
        row = row[len(mine) :]
        way = [*mine, n + school]
        minutes = sum(float(d.stands[i] + d.out[i, j]) for i, j in itertools.pairwise(way))
        minutes += float(d.stands[n + school])
        arrives = free + float(d.out[at, mine[0]]) if at >= 0 else -math.inf
        ends = max(float(d.early[school]), arrives + minutes)
        runs.append(
            Run(
                problem.schools[school].name, tuple(problem.stops[i].name for i in mine), ends - minutes, ends
            )
        )
        free, at = ends, n + school
    return Bus(tuple(runs))
