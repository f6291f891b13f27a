"""The search of the verb ``route``.

1. Yesterday's routes where there are, then everyone else where it costs least (regret insertion).
2. Ruin and recreate with annealing, a hundred times per iteration; every route that it passes is remembered.
3. Now and then the best combination of remembered routes (set partitioning), from which the annealing goes on.

Several searches may walk beside each other, and meet whenever routes are combined.

A plain problem with a limit in seconds goes to the engines of others, where these are installed.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from knooppunt_planning.engines.plain import driven, price_of
from knooppunt_planning.engines.processes import are_installed, side_by_side
from knooppunt_planning.nouns import refuse_unless
from knooppunt_planning.result import Result
from knooppunt_planning.routing import anneal as steps
from knooppunt_planning.routing.arrays import Arrays, Ints, arrays_of
from knooppunt_planning.routing.bound import lower_bound
from knooppunt_planning.routing.combine import Pool
from knooppunt_planning.routing.explain import explain
from knooppunt_planning.routing.plain import is_plain, plain_of
from knooppunt_planning.routing.plan import RoutePlan
from knooppunt_planning.routing.problem import RouteProblem
from knooppunt_planning.routing.start import still_possible
from knooppunt_planning.routing.state import State, empty_state, sequences
from knooppunt_planning.routing.timetable import plan_of
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

ROUNDS, ROUNDS_OF_MANY = 100, 30_000
"""Ruins in one iteration; with many riders so many divided by the riders, or a clock is looked at too seldom."""
HOT, COLD = 1.0, 0.05
"""Temperature at begin and end, as a share of what one halt costs on average."""
COMBINE_AT = (0.35, 0.6, 0.8, 0.95)
"""At which shares of the search the remembered routes are combined."""
COMBINE_SHARE, COMBINE_NODES = 0.04, 50
SEEDS_APART = 1_000_003
"""Between the seeds of searches side by side."""
TIMES_SECONDS = 3e-4
"""For the times of a plan, per rider."""
MINUTE = Stop(seconds=60)


def route(
    problem: RouteProblem,
    *,
    stop: Stop = MINUTE,
    seed: int = 0,
    on_progress: OnProgress | None = None,
    start: RoutePlan | None = None,
    cores: int = 1,
) -> Result[RoutePlan]:
    """Who rides when, in which vehicle, in which order, at the least cost.

    Parameters
    ----------
    problem
        Riders and vehicles.
    stop
        With seconds alone, a problem without what sets this verb apart (see ``routing.plain``) goes to PyVRP and VROOM
        side by side, where both are installed. Else an iteration is a hundred times ruin and recreate, fewer with over
        300 riders. With ``iterations`` and without ``seconds``, the same seed gives the same plan. The first run on a
        machine compiles the search, which takes half a minute and is not counted.
    seed
        Which riders are taken out and put back, in which order.
    on_progress
        Called after every iteration; ten times a second while the engines are busy.
    start
        A plan to begin with, e.g. yesterday's. Riders whom it does not know are added, and routes that are not possible
        any more lose riders. See ``Rider.change`` for what keeps a rider in the vehicle.
    cores
        So many searches side by side, each in a thread with a seed of its own; now and then all go on from the best
        combination of their routes. Each takes the memory of one more plan, no copy of the problem.

    Returns
    -------
    Result
        There is always a plan, because riders may be left unserved at a high cost.
    """
    refuse_unless(cores >= 1, "route", f"cores must be 1 or more, is {cores}")
    watch = Watch(stop, on_progress)
    d = arrays_of(problem)
    if not d.ride.size or not d.price.size:
        return _nothing_to_do(problem, d, empty_state(d, seed))
    if start is None and stop.iterations is None and is_plain(d) and are_installed():
        return _Search(problem, d, watch, seed).run_engines()
    _compile(d)
    return _Search(problem, d, Watch(stop, on_progress), seed, cores).run(start)


def _compile(d: Arrays) -> None:
    """Every step once, on routes that are thrown away."""
    scratch = empty_state(d, 0)
    steps.load(d, scratch, *sequences(d, {}))
    steps.anneal(d, scratch, 0, 1.0, steps.fill(d, scratch, steps.REGRET))
    steps.remember_best(scratch)


def _nothing_to_do(problem: RouteProblem, d: Arrays, state: State) -> Result[RoutePlan]:
    cost = problem.unserved * len(problem.riders)
    return Result(plan_of(problem, d, state), cost, cost, Ending.PROVEN, explain(problem, d, state))


@dataclass
class _Walk:
    """One annealing: where it is, and what it came across."""

    d: Arrays
    state: State
    pool: Pool
    cost: float = math.inf

    def go_on_from(self, seq: Ints, size: Ints) -> None:
        """These routes, and everyone else where it costs least."""
        steps.load(self.d, self.state, seq, size)
        cost = steps.fill(self.d, self.state, steps.REGRET)
        if cost < self.cost - 1e-6:
            self.cost = cost
            steps.remember_best(self.state)

    def anneal(self, rounds: int, heat: float) -> None:
        self.cost = steps.anneal(self.d, self.state, rounds, heat, self.cost)
        self.pool.add(self.state)

    def best(self) -> tuple[Ints, Ints]:
        return self.state.best_seq.copy(), self.state.best_size.copy()

    def halt_cost(self) -> float:
        """What one halt of the best routes costs on average."""
        served = int((self.state.best_size - 2).sum())
        unserved = len(self.d.ride) - served // 2
        return (self.cost - unserved * self.d.unserved) / max(served, 1)


class _Search:
    def __init__(self, problem: RouteProblem, d: Arrays, watch: Watch, seed: int, cores: int = 1) -> None:
        self.problem, self.d, self.watch, self.seed = problem, d, watch, seed
        self.walks = [_Walk(d, empty_state(d, seed + SEEDS_APART * k), Pool(d)) for k in range(cores)]
        self.bound = lower_bound(d)
        self.rounds = max(1, min(ROUNDS, ROUNDS_OF_MANY // len(d.ride)))
        self.combined = 0

    @property
    def best(self) -> _Walk:
        return min(self.walks, key=lambda walk: walk.cost)

    def run(self, start: RoutePlan | None) -> Result[RoutePlan]:
        known = still_possible(self.problem, self.d, start) if start else {}
        self._all_go_on_from(*sequences(self.d, known))
        self.watch.look(self.best.cost, self.bound)
        with ThreadPoolExecutor(len(self.walks)) as threads:
            while not self.watch.ending:
                self._improve(threads)
        return self._result(self.watch.ending)

    def _result(self, ending: Ending) -> Result[RoutePlan]:
        cost, state = self.best.cost, self.best.state
        plan, reasons = plan_of(self.problem, self.d, state), explain(self.problem, self.d, state)
        return Result(
            plan, cost, min(self.bound, cost), ending, reasons, self.watch.iteration, self.watch.seconds
        )

    def run_engines(self) -> Result[RoutePlan]:
        """The best that the engines find; whom they leave out gets a place where there is one after all."""
        plain, walk = plain_of(self.d), self.best
        seconds = self.watch.seconds_left - TIMES_SECONDS * len(self.d.ride)
        found = driven(plain, side_by_side(plain, seconds, self.seed, self._goes_on))
        walk.state.best_seq[:], walk.state.best_size[:] = sequences(self.d, found)
        walk.cost = price_of(plain, list(found.items()))
        if sum(map(len, found.values())) < 2 * len(self.d.ride):  # what follows is compiled, which takes long
            walk.go_on_from(*walk.best())
        self.watch.step(walk.cost, self.bound, "engines")
        return self._result(self.watch.ending or Ending.SECONDS)

    def _goes_on(self) -> bool:
        self.watch.step(self.best.cost, self.bound, "engines")
        return self.watch.ending != Ending.CANCELLED

    def _improve(self, threads: ThreadPoolExecutor) -> None:
        if self.combined < len(COMBINE_AT) and self.watch.share >= COMBINE_AT[self.combined]:
            self.combined += 1
            self._combine()
        before = self.best.cost
        heat = HOT * (COLD / HOT) ** self.watch.share * self.best.halt_cost()
        list(threads.map(lambda walk: walk.anneal(self.rounds, heat), self.walks))
        self.watch.step(self.best.cost, self.bound, f"improve {before - self.best.cost:.1f}")

    def _combine(self) -> None:
        """All go on from the best combination of routes that any came across, or from the best plan."""
        pool, stop = self.walks[0].pool, self.watch.stop
        for walk in self.walks:
            walk.go_on_from(*walk.best())
            walk.pool.add(walk.state)
            pool.take_over(walk.pool)
        seconds = math.inf if stop.seconds is None else max(0.2, COMBINE_SHARE * stop.seconds)
        found = pool.better(self.best.cost, seconds, COMBINE_NODES, self.seed)
        self._all_go_on_from(*(found or self.best.best()))

    def _all_go_on_from(self, seq: Ints, size: Ints) -> None:
        for walk in self.walks:
            walk.go_on_from(seq, size)
