"""The search of ``spread`` over several years and forecasts.

1. **Rounding** in the neighbourhood of an LP (RENS): some of the years and the highest forecast decide which sites are
   open, among those that they use without whole numbers; then each year by itself decides on groups and on who goes
   where.
2. **LNS** (large neighbourhood search): free some sites close together in all years, or all sites in one year, hold
   the rest, solve again; the neighbourhood grows when it was easy and shrinks when it was not.

Beside it, on another core, the LP over all years and forecasts gives a bound, and cutting planes raise it.

Sources: Berthold, RENS, Mathematical Programming Computation 6 (2014); Shaw, CP (1998).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

import numpy as np

from knooppunt_planning.linear import Flags, Floats, Limits, Model, Solution, solve
from knooppunt_planning.network import coordinates
from knooppunt_planning.network.sphere import straight_metres
from knooppunt_planning.spreading.model import Ints, YearsModel, years_model
from knooppunt_planning.spreading.problem import Scenario, SpreadProblem, SpreadWeights
from knooppunt_planning.spreading.relaxation import Beside, Relaxation
from knooppunt_planning.stop import Ending, Watch

UNUSED = 0.02
"""A site that the LP opens for less than this stays closed in a plan made from it, and the other way round."""
CONDENSED_YEARS, CONDENSED_SHARE, CONDENSED_NODES, CONDENSED_GAP = 3, 0.25, 500, 1e-3
YEAR_NODES, YEAR_GAP = 10, 2e-3
STEP_SECONDS, STEP_NODES, STEP_GAP = 5.0, 50, 2e-4
FIRST_SITES, GROW, SHRINK = 3.0, 1.2, 0.8
ONE_YEAR = 6
"""One in so many steps frees a year instead of sites."""


@dataclass
class YearsSearch:
    """The search; ``x`` is the best plan so far as values of the columns, at ``cost``."""

    years: YearsModel
    watch: Watch
    seed: int
    proven: float = -math.inf
    sites_freed: float = FIRST_SITES
    centres: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.relaxation = Relaxation(self.years)
        self.x, self.cost = np.zeros(len(self.years.model.cost)), math.inf
        self._offer(self._as_today())
        self.beside: Beside | None = None

    @property
    def bound(self) -> float:
        """The better of what the search and what the relaxation have proven."""
        beside = self.beside.bound if self.beside else self.relaxation.bound
        return min(max(self.proven, beside), self.cost)

    def run(self) -> None:
        """Until the watch says so."""
        if self.watch.stop.seconds is not None:
            with Beside(self.relaxation, lambda: self.watch.seconds_left) as self.beside:
                self._search()
        elif self._relax():  # a thread beside the search depends on the clock
            self._search()
        else:
            self.watch.ending = self.watch.ending or Ending.EXHAUSTED

    def _search(self) -> None:
        """A first plan at once, and one more from the whole LP when that is there, with improving in between."""
        whole_lp = self.relaxation.x
        if not self.watch.ending:
            self._round(whole_lp)
        while not self.watch.ending:
            if whole_lp is None and self.relaxation.x is not None:
                whole_lp = self.relaxation.x
                self._round(whole_lp)
            else:
                self._improve()

    def _relax(self) -> bool:
        """Whether there is an answer without whole numbers; kept when it is whole by itself."""

        def ended() -> bool:
            self.watch.look(self.cost, self.bound)
            return self.watch.ending is not None

        self.relaxation.run(lambda: self._limits(math.inf), ended=ended)
        if self.relaxation.x is not None:
            self._offer(self._rounded(self.relaxation.x))
        self.watch.step(self.cost, self.bound, "relax")
        return self.relaxation.x is not None

    def _limits(self, seconds: float, nodes: int | None = None, gap: float = 1e-6) -> Limits:
        """Without a clock in the stop there is none in the steps either: the same seed gives the same plan."""
        clock = self.watch.stop.seconds is not None
        return Limits(seconds if clock else math.inf, nodes, gap, cancelled=self.watch.stop.cancelled)

    @staticmethod
    def _rounded(x: Floats) -> Floats:
        """Without crumbs, when it is whole by itself."""
        near = np.rint(x)
        return np.where(np.abs(x - near) < 1e-7, near, x)

    def _round(self, whole_lp: Floats | None) -> None:
        """Open what a model of some years opens among what an LP uses, then year after year."""
        self._try(self._condensed(whole_lp))
        self.watch.step(self.cost, self.bound, "round")

    def _condensed(self, whole_lp: Floats | None) -> Floats:
        """Which sites are open in each year; groups and pupils are not whole in it. Without an LP it solves its own."""
        problem = self.years.problem
        sites, years = len(problem.sites), len(problem.years)
        kept = np.unique(np.linspace(0, years - 1, CONDENSED_YEARS).round().astype(int)).tolist()
        nearest = np.abs(np.arange(years)[:, None] - np.array(kept)).argmin(axis=1)
        small = years_model(condensed(problem, kept))
        model, open_ = small.tightened(), small.parts[2]
        lp = whole_lp[self.years.parts[2]] if whole_lp is not None else self._opened(model, open_)
        used = lp.reshape(-1, sites)
        lower, upper, whole = model.lower.copy(), model.upper.copy(), np.zeros_like(model.whole)
        upper[open_] = np.tile(used.max(axis=0) > UNUSED, len(kept))
        lower[open_] = np.tile(used.min(axis=0) > 1 - UNUSED, len(kept))
        whole[open_] = True
        limits = self._limits(CONDENSED_SHARE * self.watch.seconds_left, CONDENSED_NODES, CONDENSED_GAP)
        solution = solve(replace(model, lower=lower, upper=upper, whole=whole), limits, seed=self.seed)
        if solution.x is None:
            return np.tile((used.mean(axis=0) > 0.5).astype(np.float64), years)
        return np.asarray(np.rint(solution.x[open_]).reshape(len(kept), sites)[nearest].reshape(-1))

    def _opened(self, model: Model, open_: slice) -> Floats:
        """How far the LP of a model opens each site; what is open today when it has no answer."""
        solution = solve(model.relaxed(), replace(self._limits(self.watch.seconds_left), crossover=False))
        if solution.x is None:
            return np.array([float(site.is_open) for site in self.years.problem.sites])
        return solution.x[open_]

    def _as_today(self) -> Floats:
        """What is open today stays open, with as many groups as fit, and nobody goes anywhere."""
        problem = self.years.problem
        x = np.zeros(len(self.years.model.cost))
        x[self.years.parts[1]] = 1.0
        x[self.years.parts[2]] = np.tile([float(site.is_open) for site in problem.sites], len(problem.years))
        return x

    def _try(self, opened: Floats) -> None:
        """The plan with these sites open, each year solved by itself."""
        x = self._changed(opened)
        for t in range(len(self.years.problem.years)):
            free = self._free_year(t, opened)
            part = self._all().part(free, x)
            x[free] = 0.0
            limits = self._limits(self.watch.seconds_left / 4, YEAR_NODES, YEAR_GAP)
            solution = solve(part, limits, seed=self.seed)
            if solution.x is None:
                return
            x[free] = solution.x
        self._offer(x)

    def _changed(self, opened: Floats) -> Floats:
        """Nobody placed, with these sites open, and what opens and closes for it."""
        _, left, open_, opening, closing, _ = self.years.parts
        sites = len(self.years.problem.sites)
        today = np.array([float(site.is_open) for site in self.years.problem.sites])
        change = opened - np.concatenate([today, opened[:-sites]])
        x = np.zeros(len(self.years.model.cost))
        x[left], x[open_] = 1.0, opened
        x[opening], x[closing] = np.maximum(0, change), np.maximum(0, -change)
        return x

    def _free_year(self, t: int, opened: Floats) -> Flags:
        """Groups and who goes where in one year, at sites that are open."""
        years = self.years
        options, left, *_, groups = years.parts
        free = np.zeros(len(years.model.cost), dtype=bool)
        free[options] = (years.year[years.demand] == t) & (opened[years.slot] > 0.5)
        free[left] = years.year == t
        slots = np.zeros(groups.stop - groups.start, dtype=bool)
        sites = len(years.problem.sites)
        slots[t * sites : (t + 1) * sites] = opened[t * sites : (t + 1) * sites] > 0.5
        free[groups] = slots
        return free

    def _all(self) -> Model:
        return self.years.tightened(self.relaxation.rows)

    def _improve(self) -> None:
        before = self.cost
        if self.watch.iteration % ONE_YEAR == ONE_YEAR - 1:
            year = int(self.rng.integers(len(self.years.problem.years)))
            free = self._free_year(year, self.x[self.years.parts[2]])
            solution = self._solve(free)
        else:
            free = self._free_sites()
            solution = self._solve(free)
            easy = solution.is_done or self.cost < before
            self.sites_freed *= GROW if easy else SHRINK
            self.sites_freed = min(max(self.sites_freed, 2.0), float(len(self.years.problem.sites)))
        if free.all():
            self.proven = max(self.proven, solution.bound)
        self.watch.step(self.cost, self.bound, "improve")

    def _solve(self, free: Flags) -> Solution:
        limits = self._limits(min(self.watch.seconds_left, STEP_SECONDS), STEP_NODES, STEP_GAP)
        if free.all():
            limits = replace(limits, gap=1e-6, nodes=None if limits.seconds < math.inf else 10 * STEP_NODES)
        solution = solve(self._all().part(free, self.x), limits, seed=self.seed, start=self.x[free])
        if solution.x is not None:
            x = self.x.copy()
            x[free] = solution.x
            self._offer(x)
        return solution

    def _free_sites(self) -> Flags:
        """Some sites close together in all years, with everyone who goes there or could."""
        years, count = self.years, max(2, round(self.sites_freed))
        sites = len(years.problem.sites)
        if count >= sites:
            return np.ones(len(self.x), dtype=bool)
        if not self.centres:
            self.centres = self.rng.permutation(sites).tolist()
        chosen = np.zeros(sites, dtype=bool)
        chosen[self._by_distance[self.centres.pop()][:count]] = True
        free = np.zeros(len(self.x), dtype=bool)
        options, left, opened, opening, closing, groups = years.parts
        free[options] = chosen[years.site]
        free[left] = True
        for part in (opened, opening, closing, groups):
            free[part] = np.tile(chosen, len(years.problem.years))
        return free

    @cached_property
    def _by_distance(self) -> Ints:
        at = coordinates([site.at for site in self.years.problem.sites])
        return np.argsort(straight_metres(at, at), axis=1, kind="stable")

    def _offer(self, x: Floats) -> None:
        """Keep x when it is cheaper and, counted again, keeps every rule."""
        model = self.years.model
        if model.value(x) < self.cost and model.admits(x):
            self.x, self.cost = x, model.value(x)


def condensed(problem: SpreadProblem, kept: Sequence[int]) -> SpreadProblem:
    """Some of the years, each for as many as there are, and of all forecasts the highest: for which sites are open."""
    times = len(problem.years) / len(kept)
    weights = problem.weights
    scaled = {f.name: times * getattr(weights, f.name) for f in fields(weights)}
    return replace(
        problem,
        sites=tuple(replace(site, yearly=times * site.yearly) for site in problem.sites),
        scenarios=(Scenario("highest", problem.pupils.max(axis=0)[list(kept)]),),
        years=tuple(problem.years[t] for t in kept),
        weights=SpreadWeights(**scaled),
    )
