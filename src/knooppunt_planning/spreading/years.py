"""The search of ``spread`` over several years and forecasts.

1. **LP**, without whole numbers, with the tight rows that it breaks, round after round: a bound.
2. **Rounding** in the neighbourhood of the LP (RENS): some of the years decide which sites are open, among those
   that the LP uses; then each year by itself decides on groups and on who goes where.
3. **LNS** (large neighbourhood search): free some sites close together in all years, or all sites in one year, hold
   the rest, solve again; the neighbourhood grows when it was easy and shrinks when it was not.

Beside it, on another core, cutting planes raise the bound while the search lasts.

Sources: Berthold, RENS, Mathematical Programming Computation 6 (2014); Shaw, CP (1998).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

import numpy as np

from knooppunt_planning.linear import BoundRaiser, Flags, Floats, Limits, Model, Solution, solve
from knooppunt_planning.network import coordinates
from knooppunt_planning.network.sphere import straight_metres
from knooppunt_planning.spreading.model import Ints, YearsModel, years_model
from knooppunt_planning.spreading.problem import Scenario, SpreadProblem, SpreadWeights
from knooppunt_planning.stop import Ending, Watch

RELAX_SHARE, RELAX_ROUNDS, RELAX_GAIN = 0.3, 12, 2e-4
"""The LP gets rows until it gains less than this, or this share of the seconds is over."""
BROKEN = 1e-3
UNUSED = 0.02
"""A site that the LP opens for less than this stays closed in the first plan, and the other way round."""
CONDENSED_YEARS, CONDENSED_SHARE, CONDENSED_NODES, CONDENSED_GAP = 3, 0.25, 500, 1e-3
YEAR_NODES, YEAR_GAP = 10, 2e-3
STEP_SECONDS, STEP_NODES, STEP_GAP = 10.0, 50, 2e-4
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
        self.rows = np.zeros(len(self.years.demand), dtype=bool)
        self.x, self.cost = np.zeros(len(self.years.model.cost)), math.inf
        self._offer(self._as_today())
        self.cuts: BoundRaiser | None = None

    @property
    def bound(self) -> float:
        """The better of what the search and what the cuts have proven."""
        cuts = self.cuts.bound if self.cuts else -math.inf
        return min(max(self.proven, cuts), self.cost)

    def run(self) -> None:
        """Until the watch says so."""
        relaxed = self._relax()
        if relaxed is None:
            self.watch.ending = self.watch.ending or Ending.EXHAUSTED
            return
        self.cuts = BoundRaiser(self.years.tightened(self.rows), self.watch.seconds_left)
        # A thread beside the search depends on the clock, so only a search with a clock has one.
        with nullcontext() if self.watch.stop.seconds is None or self.watch.ending else self.cuts:
            if not self.watch.ending:
                self._round(relaxed)
            while not self.watch.ending:
                self._improve()

    def _relax(self) -> Floats | None:
        found: Floats | None = None
        for _ in range(RELAX_ROUNDS):
            before = self.proven
            limits = replace(self._limits(self.watch.seconds_left), crossover=False)
            solution = solve(self.years.tightened(self.rows).relaxed(), limits)
            if solution.x is None or solution.bound == -math.inf:
                break
            found, self.proven = solution.x, max(self.proven, solution.bound)
            broken = self._broken(found) & ~self.rows
            self.rows |= broken
            self.watch.look(self.cost, self.bound)
            late = self.watch.seconds > RELAX_SHARE * (self.watch.stop.seconds or math.inf)
            little = self.proven - before < RELAX_GAIN * abs(self.proven)
            if self.watch.ending or late or little or not broken.any():
                break
        if found is not None:
            self._offer(self._rounded(found))
        self.watch.step(self.cost, self.bound, "relax")
        return found

    def _broken(self, x: Floats) -> Flags:
        options, _, opened, *_ = self.years.parts
        return np.asarray(x[options] > x[opened][self.years.slot] + BROKEN)

    def _limits(self, seconds: float, nodes: int | None = None, gap: float = 1e-6) -> Limits:
        """Without a clock in the stop there is none in the steps either: the same seed gives the same plan."""
        clock = self.watch.stop.seconds is not None
        return Limits(seconds if clock else math.inf, nodes, gap, cancelled=self.watch.stop.cancelled)

    @staticmethod
    def _rounded(x: Floats) -> Floats:
        """Without crumbs, when it is whole by itself."""
        near = np.rint(x)
        return np.where(np.abs(x - near) < 1e-7, near, x)

    def _round(self, relaxed: Floats) -> None:
        """Open what a model of some years opens among what the LP uses, then year after year."""
        self._try(self._condensed(relaxed))
        self.watch.step(self.cost, self.bound, "round")

    def _condensed(self, relaxed: Floats) -> Floats:
        """Which sites are open in each year; groups and pupils are not whole in it."""
        problem = self.years.problem
        sites, years = len(problem.sites), len(problem.years)
        kept = np.unique(np.linspace(0, years - 1, CONDENSED_YEARS).round().astype(int)).tolist()
        small = years_model(condensed(problem, kept))
        opened = relaxed[self.years.parts[2]].reshape(years, sites)
        model = small.tightened()
        lower, upper, whole = model.lower.copy(), model.upper.copy(), np.zeros_like(model.whole)
        upper[small.parts[2]] = np.tile(opened.max(axis=0) > UNUSED, len(kept))
        lower[small.parts[2]] = np.tile(opened.min(axis=0) > 1 - UNUSED, len(kept))
        whole[small.parts[2]] = True
        limits = self._limits(CONDENSED_SHARE * self.watch.seconds_left, CONDENSED_NODES, CONDENSED_GAP)
        solution = solve(replace(model, lower=lower, upper=upper, whole=whole), limits, seed=self.seed)
        if solution.x is None:
            return np.asarray(opened.reshape(-1) > 0.5, dtype=np.float64)
        found = np.rint(solution.x[small.parts[2]]).reshape(len(kept), sites)
        nearest = np.abs(np.arange(years)[:, None] - np.array(kept)).argmin(axis=1)
        return np.asarray(found[nearest].reshape(-1))

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
            part = self._all.part(free, x)
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

    @cached_property
    def _all(self) -> Model:
        return self.years.tightened(self.rows)

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
        solution = solve(self._all.part(free, self.x), limits, seed=self.seed, start=self.x[free])
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
