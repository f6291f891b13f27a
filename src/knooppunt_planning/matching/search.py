"""The search of the verb ``match``: relax, round, anneal.

1. **Relax**: without whole numbers. Its cost is a bound, its plan is nearly whole, and its prices tell what is scarce.
2. **Round**: every pupil of a group to where most of the group goes, and whole visits for what that makes necessary.
3. **Anneal**: move pupils one by one, two by two, and count the visits of their schools anew; see ``anneal.py``.

Beside it, on another core, cutting planes raise the bound. A small problem is solved to the proof instead.
"""

from __future__ import annotations

import math
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from knooppunt_planning.linear import BoundRaiser, Floats, Limits, solve
from knooppunt_planning.matching import anneal as steps
from knooppunt_planning.matching.arrays import arrays_of
from knooppunt_planning.matching.by_hand import Prices, greedy_values
from knooppunt_planning.matching.explain import explain
from knooppunt_planning.matching.model import MatchModel, model_of
from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.prices import SchoolRaiser
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.matching.relaxation import relax
from knooppunt_planning.matching.state import BEST, state_of, values_of
from knooppunt_planning.result import Result
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

SMALL, SMALL_NODES = 1_000, 2_000
"""Up to so many columns HiGHS proves the best plan itself, mostly within a second."""
CUT_UP_TO = 200_000
"""With more columns the cutting planes take gigabytes, and longer than anybody waits: then school by school."""
LOOSE, STRICT = (3, 10_000), (30, 1_000)
"""Turns of one iteration, and changes of one turn, before the least fines grow and after; fines change every turn.

Fines that change often make the search stiff; fines that change seldom leave a plan that breaks a rule."""
CROWD = 2_000
"""With twice so many pupils a turn has twice the changes."""
HOT, COLD = 0.25, 0.03
"""Temperature at begin and end, in the unit of cost."""
STRICT_FROM, STRICTEST = 0.6, 100.0
"""From this share of the search on the least fines grow, up to so many times."""
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
        The first iteration solves the relaxed model, the others are 30,000 changes each. With ``iterations`` and
        without ``seconds``, the same seed gives the same plan. It cools as the limit comes near, so a search with
        twice the time is another one from the start. The first run on a machine compiles the search, which takes a
        quarter of a minute and is not counted.
    seed
        Which changes are tried, in which order.
    on_progress
        Called after every iteration.

    Returns
    -------
    Result
        There is always a plan, because pupils may be left unserved at a high cost.
    """
    model = model_of(problem)
    if _is_large(model):
        _compile(model)
    return _Search(model, Watch(stop, on_progress), seed).run()


def _is_large(match: MatchModel) -> bool:
    return match.model.cost.size > SMALL


def _compile(match: MatchModel) -> None:
    """Every step once, on a plan that is thrown away."""
    d = arrays_of(match, np.zeros(len(match.model.row_upper)))
    scratch = state_of(d, _nobody_served(match), 0)
    steps.begin(d, scratch)
    steps.anneal(d, scratch, 0, 0, 1.0, 1.0)


def _nobody_served(match: MatchModel) -> Floats:
    x = np.zeros_like(match.model.cost)
    x[match.columns.parts[1]] = [group.pupils for group in match.problem.demand.groups]
    return x


@dataclass
class _Search:
    match: MatchModel
    watch: Watch
    seed: int
    proven: float = -math.inf

    def __post_init__(self) -> None:
        self.x = _nobody_served(self.match)
        self.cost = self.match.model.value(self.x)
        self.prices: Floats = np.zeros(len(self.match.model.row_upper))
        self.raiser: BoundRaiser | SchoolRaiser | None = None

    def run(self) -> Result[MatchPlan]:
        large = _is_large(self.match)
        # A thread beside the search depends on the clock, so only a search with a clock has one.
        timed = large and self.watch.stop.seconds is not None
        with ExitStack() as beside:
            if timed and not self._is_huge:
                cuts = BoundRaiser(self.match.model, self.watch.seconds_left)
                self.raiser = beside.enter_context(cuts)
            relaxed = self._relax()
            if timed and self._is_huge:
                schools = SchoolRaiser(self.match, self.prices, self.proven)
                self.raiser = beside.enter_context(schools)
            if relaxed is not None and large:
                self._anneal(relaxed)
            while not (large or self.watch.ending):
                self._solve()
            self._by_hand()
        ending = self.watch.ending or Ending.EXHAUSTED
        reasons = explain(self.match, self.x, self.prices)
        plan, watch = self.match.plan(self.x), self.watch
        return Result(plan, self.cost, self.bound, ending, reasons, watch.iteration, watch.seconds)

    @property
    def bound(self) -> float:
        """The better of what the search and what the cuts have proven."""
        raised = self.raiser.bound if self.raiser else -math.inf
        return min(max(self.proven, raised), self.cost)

    def _relax(self) -> Floats | None:
        solution = relax(self.match, self._limits())
        self.proven, self.prices = solution.bound, solution.prices
        self._offer(solution.x)
        self.watch.step(self.cost, self.bound, "relax")
        return solution.x

    def _limits(self, nodes: int | None = None) -> Limits:
        """Without a clock in the stop there is none in the steps either: the same seed gives the same plan."""
        stop = self.watch.stop
        return Limits(self.watch.seconds_left, nodes, cancelled=stop.cancelled, crossover=not self._is_huge)

    @property
    def _is_huge(self) -> bool:
        return self.x.size > CUT_UP_TO

    def _solve(self) -> None:
        """A small problem as it stands."""
        solution = solve(self.match.model, self._limits(SMALL_NODES), seed=self.seed, start=self.x)
        self.proven = max(self.proven, solution.bound)
        self._offer(solution.x)
        self.watch.step(self.cost, self.bound, "solve")

    def _anneal(self, relaxed: Floats) -> None:
        d = arrays_of(self.match, self.prices)
        state = state_of(d, relaxed, self.seed)
        steps.begin(d, state)
        begun, crowd = self.watch.share, max(1, len(state.option) // CROWD)
        while not self.watch.ending:
            done = (self.watch.share - begun) / (1 - begun)
            strict = STRICTEST ** max(0.0, (done - STRICT_FROM) / (1 - STRICT_FROM))
            turns, changes = STRICT if strict > 1 else LOOSE
            steps.anneal(d, state, turns, crowd * changes, HOT * (COLD / HOT) ** done, strict)
            if state.score[BEST] < self.cost:
                self._offer(values_of(d, state, len(self.x)))
            self.watch.step(self.cost, self.bound, "anneal")

    def _by_hand(self) -> None:
        """When there was no time for more: by hand, with the prices of the relaxed model."""
        pupils = self.match.problem.demand.pupils
        if self.x[self.match.columns.parts[1]].sum() > FEW_SERVED * pupils:
            self._offer(greedy_values(self.match, self._shadow_prices()))
            self.watch.look(self.cost, self.bound)

    def _shadow_prices(self) -> Prices:
        saved = np.maximum(0.0, -self.prices)
        room, hours, time = (saved[self.match.blocks[block]] for block in ("room", "hours", "time"))
        return Prices(room, hours.reshape(-1, len(self.match.problem.skills)), time)

    def _offer(self, x: Floats | None) -> None:
        """Keep x when it is cheaper and, counted again, keeps every rule."""
        if x is not None and self.match.model.value(x) < self.cost and self.match.model.admits(x):
            self.x, self.cost = x, self.match.model.value(x)
