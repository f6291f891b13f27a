"""The search of ``spread`` for one year and one forecast with cells that stay whole: the classic location problems.

1. Prices of customers (``lagrange``): a bound, and which sites look worth opening.
2. Without limits on room: exchange of sites (``interchange``). With room: a plan by regret (``assign``), annealing
   (``relocate``), and then some sites close together with everyone who goes there, solved by HiGHS; the neighbourhood
   grows when it was easy and shrinks when it was not (large neighbourhood search, Shaw, CP 1998).
3. When nothing gets better: what no cheaper plan can use, according to the bound, is left out, and HiGHS proves what
   is left.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from knooppunt_planning.linear import Limits, solve
from knooppunt_planning.result import relative_gap
from knooppunt_planning.spreading.classic import NOWHERE, Core, Flags, Floats, Ints
from knooppunt_planning.spreading.interchange import Interchange
from knooppunt_planning.spreading.lagrange import Prices
from knooppunt_planning.spreading.part import Part
from knooppunt_planning.spreading.relocate import Relocation
from knooppunt_planning.stop import Ending, Watch

PRICE_ROUNDS, PRICE_WORK, MOST_PRICE_ROUNDS = 100, 100_000_000, 1_500
PRICE_SHARE = 0.25
"""Steps of the prices at a time, at most so much work; and which share of the seconds they may take."""
SHAKE_WORK = 150_000_000
FIRST_SITES, GROW, SHRINK = 4.0, 1.15, 0.8
ANNEAL_SHARE, ANNEAL_WORK = 0.7, 20_000
HOT, COLD = 0.5, 0.01
"""Until which share of the search it anneals; heat at begin and end, as a share of what one customer costs."""
NEAREST_OPTIONS = 12
STEP_SECONDS, STEP_NODES = 6.0, 300
QUIET, PROOF_OPTIONS, PROOF_SHARE, PROOF_NODES = 8, 40_000, 0.5, 2_000
"""After so many steps without a better plan a proof is tried, when so few options are left; what it may take."""


@dataclass
class OnceSearch:
    """The search; ``is_open`` and ``place`` are the best plan so far, at ``cost``."""

    core: Core
    watch: Watch
    seed: int
    proven: float = -math.inf
    sites_freed: float = FIRST_SITES
    quiet: int = 0
    tried: float = math.inf
    centres: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        core = self.core
        self.rng = np.random.default_rng(self.seed)
        self.is_open = np.zeros(len(core.sites), dtype=np.bool_)
        self.place: Ints = np.full(len(core.customers), NOWHERE, dtype=np.int64)
        self.cost = core.total(self.is_open, self.place)
        self.prices = Prices(core)
        self.exchange = Interchange(core, self.seed)

    @property
    def bound(self) -> float:
        """Proven; costs that are whole numbers lift it to the next one."""
        best, grain = max(self.proven, self.prices.bound), self.core.grain
        if grain and math.isfinite(best):
            best = math.ceil(best - 1e-5)
        return self.cost if relative_gap(self.cost, best) == 0 else best

    def run(self) -> None:
        """Until the watch says so."""
        if not len(self.core.sites) or not len(self.core.customers):
            self.proven, self.watch.ending = self.cost, Ending.PROVEN
            return
        self._begin()
        while not self.watch.ending:
            if self.quiet >= self._patience and self.cost < self.tried:
                self._prove()
            elif self.watch.iteration % 2 and not self.prices.is_done:
                self._price()
            elif self.core.is_roomy:
                self._exchange()
            elif self.watch.share < ANNEAL_SHARE:
                self._anneal()
            else:
                self._improve()

    @property
    def _patience(self) -> int:
        """Annealing stands still for long and goes on."""
        return QUIET if self.core.is_roomy or self.watch.share >= ANNEAL_SHARE else 5 * QUIET

    def _anneal(self) -> None:
        before, customers = self.cost, len(self.core.customers)
        heat = HOT * (COLD / HOT) ** (self.watch.share / ANNEAL_SHARE) * abs(self.prices.bound) / customers
        self._relocation.improve(heat, max(1, min(200, ANNEAL_WORK // customers)))
        self._offer(self._relocation.best_open, self._relocation.best_place)
        self._count(before, "anneal")

    @cached_property
    def _relocation(self) -> Relocation:
        return Relocation(self.core, self.seed)

    def _begin(self) -> None:
        """A first plan, and prices until they stand still or their share of the seconds is over."""
        self.exchange.improve(0)
        if self.core.is_roomy:
            self._exchange()
        self.prices.begin(self.exchange.second_best())
        if not self.core.is_roomy:
            self._assign()
        began, clock, turn, done = self.watch.seconds, self.watch.stop.seconds or math.inf, 0, 0
        while done < MOST_PRICE_ROUNDS:
            done, turn = done + self._raise(PRICE_WORK), turn + 1
            if not self.core.is_roomy and turn % 4 == 1:
                self._assign()
            self.watch.look(self.cost, self.bound)
            late = self.watch.seconds - began > PRICE_SHARE * clock
            if self.watch.ending or self.prices.is_done or late:
                break
        if not self.core.is_roomy:
            self._relocation.could = self._possible()
            self._relocation.restart()
        self.watch.step(self.cost, self.bound, "prices")

    def _raise(self, work: int) -> int:
        """Some steps of the prices; how many."""
        rounds = int(max(1, min(PRICE_ROUNDS, work // self.prices.work)))
        self.prices.improve(self._target(), rounds)
        return rounds

    def _price(self) -> None:
        """Between steps of the search: what could be better may become less."""
        self._raise(PRICE_WORK // 2)
        if not self.core.is_roomy:
            self._relocation.could = self._possible()
        self.watch.step(self.cost, self.bound, "prices")

    def _target(self) -> float:
        """Where the prices climb to: the cost, or that of a plan which leaves some out at a lower price."""
        known = math.inf if self.core.is_roomy else self._relocation.known + self.core.constant
        return min(self.cost, max(known, 1.01 * self.prices.bound))

    def _assign(self) -> None:
        """A plan with the sites that the prices choose, and more of them as long as there is too little room."""
        core = self.core
        value, chosen = self.prices.values()
        order, room = np.argsort(value, kind="stable"), core.room[chosen].sum()
        for i in order[~chosen[order]]:
            if room >= core.demand.sum() or chosen.sum() >= core.most:
                break
            chosen[i], room = True, room + core.room[i]
        self._relocation.build(chosen)
        self._offer(self._relocation.best_open, self._relocation.best_place)

    def _exchange(self) -> None:
        before = self.cost
        self.exchange.improve(int(max(1, min(200, SHAKE_WORK // (10 * self.core.cost.size)))))
        self._offer(self.exchange.best, self.exchange.place(self.exchange.best))
        self._count(before, "exchange")

    def _count(self, before: float, doing: str) -> None:
        self.quiet = 0 if self.cost < before else self.quiet + 1
        self.watch.step(self.cost, self.bound, doing)

    def _offer(self, is_open: Flags, place: Ints) -> None:
        """Keep a plan when it is cheaper and, counted again, keeps every rule."""
        core = self.core
        if core.admits(is_open, place) and core.total(is_open, place) < self.cost - 1e-9 * abs(self.cost):
            self.is_open, self.place = is_open.copy(), place.copy()
            self.cost = core.total(is_open, place)

    def _limits(self, seconds: float, nodes: int) -> Limits:
        clock = self.watch.stop.seconds is not None
        left = min(seconds, self.watch.seconds_left)
        return Limits(left if clock else math.inf, nodes, 1e-7, cancelled=self.watch.stop.cancelled)

    def _improve(self) -> None:
        """Solve some sites close together with everyone who goes there."""
        before, part = self.cost, self._neighbourhood()
        start = part.values(self.is_open, self.place)
        solution = solve(part.model, self._limits(STEP_SECONDS, STEP_NODES), seed=self.seed, start=start)
        if solution.x is not None:
            self._offer(*part.put(solution.x, self.is_open, self.place))
        self.sites_freed *= GROW if solution.is_done else SHRINK
        self.sites_freed = min(max(self.sites_freed, 2.0), float(len(self.core.sites)))
        self._count(before, "improve")

    def _neighbourhood(self) -> Part:
        """Open sites near each other, as many closed ones that are worth most, and who is there or nowhere."""
        core, count = self.core, max(2, round(self.sites_freed))
        opened = np.flatnonzero(self.is_open)
        if not self.centres:
            self.centres = self.rng.permutation(len(core.sites)).tolist()
        order = self._relocation.near[self.centres.pop()]
        mine = order[self.is_open[order]][:count]
        could = order[~self.is_open[order] & self._possible()[order]][: 3 * count]
        could = could[np.argsort(self.prices.values()[0][could], kind="stable")][:count]
        sites = np.concatenate([mine, could])
        customers = np.flatnonzero(np.isin(self.place, mine) | (self.place < 0))
        return self._part(sites, customers, core.most - len(opened) + len(mine))

    def _part(self, sites: Ints, customers: Ints, most: int) -> Part:
        """With the cheapest options of everyone, and the one that it has now."""
        cost = self.core.cost[np.ix_(sites, customers)]
        allowed = cost < self.core.left[customers]
        if len(sites) > NEAREST_OPTIONS:
            limit = np.partition(cost, NEAREST_OPTIONS - 1, axis=0)[NEAREST_OPTIONS - 1]
            allowed &= cost <= limit
        allowed |= sites[:, None] == self.place[customers]
        site, customer = np.nonzero(allowed)
        return Part(self.core, sites, customers, site, customer, most)

    def _extra(self) -> Floats:
        """How much each site adds to the bound at least, when it must be open."""
        value, chosen = self.prices.values()
        full = chosen.sum() >= self.core.most
        worst = value[chosen].max() if full and chosen.any() else 0.0
        return np.asarray(np.where(chosen, 0.0, np.maximum(0.0, value - worst)))

    def _slack(self) -> float:
        """How far a plan that is better than the best may be above the prices' bound."""
        return self.cost - self.prices.bound - self.core.grain + 1e-6 * abs(self.cost)

    def _possible(self) -> Flags:
        """Sites that a better plan can open."""
        return self._extra() <= self._slack()

    def _prove(self) -> None:
        """Solve what a better plan can use; nothing better means that the best is the best."""
        core, before = self.core, self.cost
        self.tried = self.cost
        extra = self._extra()[:, None] + np.maximum(0.0, core.cost - self.prices.best)
        allowed = (extra <= self._slack()) & (core.cost < core.left)
        if allowed.sum() > PROOF_OPTIONS:
            return
        sites = np.flatnonzero(allowed.any(axis=1) | self.is_open)
        allowed[self.place[self.place >= 0], np.flatnonzero(self.place >= 0)] = True
        site, customer = np.nonzero(allowed[sites])
        part = Part(core, sites, np.arange(len(core.customers)), site, customer, core.most)
        limits = self._limits(PROOF_SHARE * self.watch.seconds_left, PROOF_NODES)
        start = part.values(self.is_open, self.place)
        solution = solve(part.model, limits, seed=self.seed, start=start)
        if solution.x is not None:
            self._offer(*part.put(solution.x, self.is_open, self.place))
        self.proven = max(self.proven, min(solution.bound + core.constant, before))
        self._count(before, "prove")
