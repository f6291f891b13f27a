"""The search of the verb ``match``: relax, round in the neighbourhood of the relaxation, improve part by part.

The whole-number visits make the natural model too hard for any solver as it stands. Three steps make it small enough:

1. **LP**: without whole numbers. Its cost is a bound, and most groups come out whole.
2. **RENS** (relaxation enforced neighbourhood search): only what the LP uses, and visits rounded down or up.
3. **LNS** (large neighbourhood search): free some schools close together with who goes there, hold the rest, solve
   again; the neighbourhood grows when it was easy and shrinks when it was not.

Source: Berthold, RENS, Mathematical Programming Computation 6 (2014); Shaw, CP (1998).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knooppunt_planning.linear import Flags, Floats, Limits, Solution, solve
from knooppunt_planning.matching.explain import explain
from knooppunt_planning.matching.model import MatchModel, model_of
from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.network import coordinates
from knooppunt_planning.network.sphere import straight_metres
from knooppunt_planning.result import Result
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

ROUND_SHARE, ROUND_NODES, ROUND_GAP = 0.4, 20, 0.005
CUT_SHARE, CUT_SECONDS = 0.3, 8.0
STEP_SECONDS, STEP_NODES, STEP_GAP = 3.0, 200, 5e-4


MINUTE = Stop(seconds=60)


def match(
    problem: MatchProblem,
    *,
    stop: Stop = MINUTE,
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> Result[MatchPlan]:
    """Place pupils and send experts at the least cost.

    Parameters
    ----------
    problem
        Who needs what, and who and what there is.
    stop
        An iteration is one neighbourhood; the LP and RENS are the first two. With ``iterations`` and without
        ``seconds``, the same seed gives the same plan.
    seed
        Which neighbourhoods are tried, in which order.
    on_progress
        Called after every iteration.

    Returns
    -------
    Result
        There is always a plan, because pupils may be left unserved at a high cost.
    """
    return _Search(model_of(problem), Watch(stop, on_progress), np.random.default_rng(seed)).run()


@dataclass
class _Search:
    match: MatchModel
    watch: Watch
    rng: np.random.Generator
    bound: float = -math.inf
    schools_freed: float = 8.0

    def __post_init__(self) -> None:
        self.x = self._nobody_served()
        self.cost = self.match.model.value(self.x)
        self.prices: Floats = np.zeros(len(self.match.model.row_upper))

    def run(self) -> Result[MatchPlan]:
        relaxed = self._relax()
        if relaxed is not None and not self.watch.ending:
            self._round(relaxed)
        if not self.watch.ending and self._time_for_cuts >= CUT_SECONDS:
            self._cut()
        while not self.watch.ending:
            self._improve()
        plan = self.match.plan(self.x)
        return Result(
            plan,
            self.cost,
            min(self.bound, self.cost),
            self.watch.ending or Ending.EXHAUSTED,
            explain(self.match, self.x, self.prices),
            self.watch.iteration,
            self.watch.seconds,
        )

    def _relax(self) -> Floats | None:
        solution = solve(self.match.model.relaxed(), Limits(self.watch.seconds_left))
        self.bound, self.prices = max(self.bound, solution.bound), solution.prices
        self._offer(solution.x)
        self.watch.step(self.cost, self.bound, "relax")
        return solution.x

    def _round(self, relaxed: Floats) -> None:
        model = self.match.model
        upper = self._support(relaxed)
        free = upper > 0
        small = replace(model, upper=upper).part(free, np.zeros_like(relaxed))
        limits = Limits(ROUND_SHARE * self.watch.seconds_left, ROUND_NODES, ROUND_GAP)
        self._accept(free, np.zeros_like(relaxed), solve(small, limits))
        self.watch.step(self.cost, self.bound, "round")

    @property
    def _time_for_cuts(self) -> float:
        """Seconds; none without a clock, because cuts are stopped by it."""
        left = self.watch.seconds_left
        return CUT_SHARE * left if math.isfinite(left) else 0.0

    def _cut(self) -> None:
        """Raise the bound with cutting planes on the whole model."""
        solution = solve(self.match.model, Limits(self._time_for_cuts, only_bound=True))
        self.bound = max(self.bound, solution.bound)
        self.watch.step(self.cost, self.bound, "cut")

    def _support(self, relaxed: Floats) -> Floats:
        """Upper bounds: what the relaxation uses. Groups that came out whole may drop, but not go elsewhere."""
        model, columns = self.match.model, self.match.columns
        placed, unserved, visits, work = columns.parts
        split = np.abs(relaxed - np.rint(relaxed)) > 1e-6
        torn = split[unserved].copy()
        torn[columns.group[split[placed]]] = True
        upper = model.upper.copy()
        upper[placed] = np.where(torn[columns.group], upper[placed], np.rint(relaxed[placed]))
        used = relaxed[visits] > 1e-9
        upper[visits] = np.where(used, np.minimum(upper[visits], np.ceil(relaxed[visits] - 1e-9) + 1), 0)
        upper[work] = np.where(used[columns.visit], upper[work], 0)
        return upper

    def _improve(self) -> None:
        free = self._neighbourhood()
        held = np.where(free, 0.0, self.x)
        part = self.match.model.part(free, self.x)
        limits = Limits(min(self.watch.seconds_left, STEP_SECONDS), STEP_NODES, STEP_GAP)
        before = self.cost
        solution = solve(part, limits, start=self.x[free])
        self._accept(free, held, solution)
        if free.all():
            self.bound = max(self.bound, solution.bound)
        self.schools_freed *= 1.1 if solution.is_done else 0.9
        self.watch.step(self.cost, self.bound, f"improve {before - self.cost:.1f}")

    def _neighbourhood(self) -> Flags:
        """Free: some schools close together, the groups that are there, and some that could come."""
        columns, schools = self.match.columns, len(self.match.problem.supply.schools)
        count = max(2, round(self.schools_freed))
        chosen = np.zeros(len(self.match.problem.supply.places), dtype=bool)
        centre = self.rng.integers(schools) if schools else 0
        chosen[self._by_distance[centre][:count]] = True
        placed, _, _, _ = columns.parts
        there = np.zeros(columns.groups, dtype=bool)
        there[columns.group[chosen[columns.place] & (self.x[placed] > 0.5)]] = True
        could = np.zeros(columns.groups, dtype=bool)
        could[columns.group[chosen[columns.place]]] = True
        all_free = count >= schools
        there |= could & ((self.rng.random(columns.groups) < 0.15) | all_free)
        there |= self.x[columns.parts[1]] > 0.5
        visits = chosen[columns.school]
        return np.concatenate(
            [there[columns.group] | all_free, there | all_free, visits, visits[columns.visit]]
        )

    @cached_property
    def _by_distance(self) -> npt.NDArray[np.intp]:
        at = coordinates([school.at for school in self.match.problem.supply.schools])
        return np.argsort(straight_metres(at, at), axis=1, kind="stable")

    def _accept(self, free: Flags, held: Floats, solution: Solution) -> None:
        if solution.x is not None:
            whole = held.copy()
            whole[free] = solution.x
            self._offer(whole)

    def _offer(self, x: Floats | None) -> None:
        """Keep x when it is cheaper and, counted again, keeps every rule."""
        if x is not None and self.match.model.value(x) < self.cost and self.match.model.admits(x):
            self.x, self.cost = x, self.match.model.value(x)

    def _nobody_served(self) -> Floats:
        x = np.zeros_like(self.match.model.cost)
        x[self.match.columns.parts[1]] = [group.pupils for group in self.match.problem.demand.groups]
        return x
