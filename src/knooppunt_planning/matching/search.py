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
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knooppunt_planning.linear import BoundRaiser, Flags, Floats, Limits, Solution, solve
from knooppunt_planning.matching.by_hand import Prices, greedy_values
from knooppunt_planning.matching.explain import explain
from knooppunt_planning.matching.model import MatchModel, model_of
from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.network import coordinates
from knooppunt_planning.network.sphere import straight_metres
from knooppunt_planning.result import Result
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

ROUND_SHARE, ROUND_NODES, ROUND_GAP = 0.4, 20, 0.005
STEP_SECONDS, STEP_NODES, STEP_GAP = 10.0, 20, 5e-4
GROW, SHRINK = 1.15, 0.85
FIRST_FREED, COULD_COME = 8.0, 0.15
"""Schools in the first neighbourhood, and the share of the groups that could go there that is free as well."""
FEW_SERVED = 0.03
"""With more pupils than this share unserved, a plan by hand is tried as well."""
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
    proven: float = -math.inf
    schools_freed: float = FIRST_FREED

    def __post_init__(self) -> None:
        self.x = self._nobody_served()
        self.cost = self.match.model.value(self.x)
        self.prices: Floats = np.zeros(len(self.match.model.row_upper))
        self.cuts = BoundRaiser(self.match.model)
        self.centres: list[int] = []

    def run(self) -> Result[MatchPlan]:
        relaxed = self._relax()
        # A thread beside the search depends on the clock, so only a search with a clock has one.
        with nullcontext() if self.watch.stop.seconds is None or self.watch.ending else self.cuts:
            if relaxed is not None and not self.watch.ending:
                self._round(relaxed)
            self._by_hand()
            while not self.watch.ending:
                self._improve()
        ending = self.watch.ending or Ending.EXHAUSTED
        reasons = explain(self.match, self.x, self.prices)
        plan, watch = self.match.plan(self.x), self.watch
        return Result(plan, self.cost, self.bound, ending, reasons, watch.iteration, watch.seconds)

    @property
    def bound(self) -> float:
        """The better of what the search and what the cuts have proven."""
        return min(max(self.proven, self.cuts.bound), self.cost)

    def _relax(self) -> Floats | None:
        solution = solve(self.match.model.relaxed(), self._limits(self.watch.seconds_left))
        self.proven, self.prices = solution.bound, solution.prices
        self._offer(solution.x)
        self.watch.step(self.cost, self.bound, "relax")
        return solution.x

    def _limits(self, seconds: float, nodes: int | None = None, gap: float = 1e-6) -> Limits:
        """Without a clock in the stop there is none in the steps either: the same seed gives the same plan."""
        clock = self.watch.stop.seconds is not None
        return Limits(seconds if clock else math.inf, nodes, gap, cancelled=self.watch.stop.cancelled)

    def _round(self, relaxed: Floats) -> None:
        model = self.match.model
        upper = self._support(relaxed)
        free = upper > 0
        small = replace(model, upper=upper).part(free, np.zeros_like(relaxed))
        limits = self._limits(ROUND_SHARE * self.watch.seconds_left, ROUND_NODES, ROUND_GAP)
        self._accept(free, np.zeros_like(relaxed), solve(small, limits))
        self.watch.step(self.cost, self.bound, "round")

    def _by_hand(self) -> None:
        """When rounding did not get there in time: by hand, with the prices of the relaxed model."""
        pupils = self.match.problem.demand.pupils
        if self.x[self.match.columns.parts[1]].sum() > FEW_SERVED * pupils:
            self._offer(greedy_values(self.match, self._shadow_prices()))
            self.watch.look(self.cost, self.bound)

    def _shadow_prices(self) -> Prices:
        saved = np.maximum(0.0, -self.prices)
        room, hours, time = (saved[self.match.blocks[block]] for block in ("room", "hours", "time"))
        return Prices(room, hours.reshape(-1, len(self.match.problem.skills)), time)

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
        # The first improvement brings most of what there is, in a fraction of the time of the last.
        limits = replace(
            self._limits(min(self.watch.seconds_left, STEP_SECONDS), STEP_NODES, STEP_GAP), improvements=1
        )
        before = self.cost
        solution = solve(part, limits, start=self.x[free])
        self._accept(free, held, solution)
        if free.all():
            self.proven = max(self.proven, solution.bound)
        self.schools_freed *= GROW if solution.is_done or self.cost < before else SHRINK
        self.watch.step(self.cost, self.bound, "improve")

    def _neighbourhood(self) -> Flags:
        """Free: some schools close together, the groups that are there, and some that could come."""
        columns, count = self.match.columns, max(2, round(self.schools_freed))
        if count >= len(self.match.problem.supply.schools):
            return np.ones(len(self.x), dtype=bool)
        chosen = np.zeros(len(self.match.problem.supply.places), dtype=bool)
        if not self.centres:
            self.centres = self.rng.permutation(len(self._by_distance)).tolist()
        chosen[self._by_distance[self.centres.pop()][:count]] = True
        placed, unserved, _, _ = columns.parts
        could = np.zeros(columns.groups, dtype=bool)
        could[columns.group[chosen[columns.place]]] = True
        groups = could & (self.rng.random(columns.groups) < COULD_COME) | (self.x[unserved] > 0.5)
        groups[columns.group[chosen[columns.place] & (self.x[placed] > 0.5)]] = True
        visits = chosen[columns.school]
        return np.concatenate([groups[columns.group], groups, visits, visits[columns.visit]])

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
