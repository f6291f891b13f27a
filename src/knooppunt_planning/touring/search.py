"""The search of the verb ``tour``: every visit where it costs least, then ruin and recreate with annealing."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from knooppunt_planning.result import Result
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch
from knooppunt_planning.touring import anneal as steps
from knooppunt_planning.touring.arrays import Arrays, arrays_of
from knooppunt_planning.touring.bound import lower_bound
from knooppunt_planning.touring.explain import explain
from knooppunt_planning.touring.plan import TourPlan
from knooppunt_planning.touring.problem import TourProblem
from knooppunt_planning.touring.state import State, best_calls, empty_state, rings
from knooppunt_planning.touring.timetable import plan_of

ROUNDS, ROUNDS_OF_MANY = 100, 30_000
"""Ruins in one iteration; with many visits so many divided by the visits, or a clock is looked at too seldom."""
HOT, COLD = 3.0, 0.06
"""Temperature at begin and end, as a share of what one call costs on average."""
MINUTE = Stop(seconds=60)


def tour(
    problem: TourProblem, *, stop: Stop = MINUTE, seed: int = 0, on_progress: OnProgress | None = None
) -> Result[TourPlan]:
    """Who visits whom, on which day, in which order, at the least cost.

    Parameters
    ----------
    problem
        Visits and travellers.
    stop
        An iteration is a hundred times ruin and recreate, fewer with over 300 visits. With ``iterations`` and without
        ``seconds``, the same seed gives the same plan. The first run on a machine compiles the search, which takes
        half a minute and is not counted.
    seed
        Which visits are taken out and put back, in which order.
    on_progress
        Called after every iteration.

    Returns
    -------
    Result
        There is always a plan, because visits may be missed at a cost. Its times make nobody later than the order of
        the calls does, and the days short.
    """
    d = arrays_of(problem)
    state = empty_state(d, seed)
    if not d.missed.size or not d.opens.size:
        steps.remember_best(state)
        cost = float(d.missed.sum())
        return Result(plan_of(problem, d, state), cost, cost, Ending.PROVEN, explain(problem, d, state))
    _compile(d)
    return _Search(problem, d, state, Watch(stop, on_progress)).run()


def _compile(d: Arrays) -> None:
    """Every step once, on tours that are thrown away."""
    scratch = empty_state(d, 0)
    steps.load(d, scratch, *rings(d, {}))
    steps.anneal(d, scratch, 0, 1.0, math.inf)
    steps.remember_best(scratch)


@dataclass
class _Search:
    problem: TourProblem
    d: Arrays
    state: State
    watch: Watch
    cost: float = math.inf
    bound: float = field(init=False)

    def __post_init__(self) -> None:
        self.bound = lower_bound(self.d)
        self.rounds = max(1, min(ROUNDS, ROUNDS_OF_MANY // len(self.d.missed)))

    def run(self) -> Result[TourPlan]:
        d, state, watch = self.d, self.state, self.watch
        steps.load(d, state, *rings(d, {}))
        self.cost = steps.fill(d, state)
        steps.remember_best(state)
        watch.look(self.cost, self.bound)
        while not watch.ending:
            self._improve()
        steps.load(d, state, *rings(d, best_calls(d, state)))
        plan, reasons = plan_of(self.problem, d, state), explain(self.problem, d, state)
        bound = min(self.bound, self.cost)
        return Result(plan, self.cost, bound, watch.ending, reasons, watch.iteration, watch.seconds)

    def _improve(self) -> None:
        before = self.cost
        heat = HOT * (COLD / HOT) ** self.watch.share * self._call_cost()
        self.cost = steps.anneal(self.d, self.state, self.rounds, heat, self.cost)
        self.watch.step(self.cost, self.bound, f"improve {before - self.cost:.1f}")

    def _call_cost(self) -> float:
        """What one call of the best tours costs on average."""
        d, done = self.d, self.state.best_tour[: len(self.d.mate)] >= 0
        missed = float(d.missed[self.state.best_tour[d.first] < 0].sum())
        return (self.cost - missed) / max(int(done.sum()), 1)
