"""The verb ``spread``: which of two searches answers the question, and what it answers when there is no plan."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from knooppunt_planning.linear import Limits, solve
from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Reason, Result
from knooppunt_planning.spreading.classic import core_of, is_classic
from knooppunt_planning.spreading.explain import explain, scarce, shortages
from knooppunt_planning.spreading.model import YearsModel, years_model
from knooppunt_planning.spreading.once import OnceSearch
from knooppunt_planning.spreading.plan import SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem
from knooppunt_planning.spreading.years import YearsSearch
from knooppunt_planning.stop import Ending, OnProgress, Stop, Watch

TWO_MINUTES = Stop(seconds=120)
NOBODY_LEFT = 1e-6


def spread(
    problem: SpreadProblem,
    *,
    stop: Stop = TWO_MINUTES,
    seed: int = 0,
    on_progress: OnProgress | None = None,
) -> Result[SpreadPlan]:
    """Which sites are open in which year, and who goes where, at the least cost.

    Parameters
    ----------
    problem
        Sites, cells and forecasts.
    stop
        An iteration is one step of the search: some sites, or a year, solved again. With ``iterations`` and without
        ``seconds``, the same seed gives the same plan. The first run on a machine compiles parts of the search.
    seed
        Which parts are tried, in which order.
    on_progress
        Called after every iteration.

    Returns
    -------
    Result
        Without a plan when everyone must be served (weight ``HARD``) and no plan was found that does; its ending is
        ``INFEASIBLE`` when there is none even if cells are divided.
    """
    if is_classic(problem):
        return _once(problem, stop, seed, on_progress)
    search = YearsSearch(years_model(problem), Watch(stop, on_progress), seed)
    search.run()
    if not math.isfinite(search.cost):
        return _answer(problem, None, search.cost, search.bound, search.watch)
    plan, room = search.years.plan(search.x), scarce(search.years, search.x)
    return _answer(problem, plan, search.cost, search.bound, search.watch, tuple(room))


def _once(
    problem: SpreadProblem, stop: Stop, seed: int, on_progress: OnProgress | None
) -> Result[SpreadPlan]:
    _compile()
    core = core_of(problem)
    search = OnceSearch(core, Watch(stop, on_progress), seed)
    search.run()
    plan = core.plan(search.is_open, search.place)
    return _answer(problem, plan, search.cost, search.bound, search.watch)


@cache
def _compile() -> None:
    """Every step once on a problem of two by two, so that the seconds of a search are its own."""
    for room in (None, np.full(2, 1.0)):
        tiny = SpreadProblem.classic(np.eye(2), room=room, most_open=1)
        OnceSearch(core_of(tiny), Watch(Stop(iterations=1)), 0).run()


def _answer(
    problem: SpreadProblem,
    plan: SpreadPlan | None,
    cost: float,
    bound: float,
    watch: Watch,
    room: tuple[Reason, ...] = (),
) -> Result[SpreadPlan]:
    ending = watch.ending or Ending.EXHAUSTED
    if plan is None or (problem.weights.unserved == HARD and plan.unserved):
        why = tuple(shortages(problem))
        if why or _must_leave_out(years_model(problem)):
            ending = Ending.INFEASIBLE
        return Result(None, math.inf, bound, ending, why, watch.iteration, watch.seconds)
    reasons = (*explain(problem, plan), *room)
    return Result(plan, cost, bound, ending, reasons, watch.iteration, watch.seconds)


def _must_leave_out(years: YearsModel) -> bool:
    """Whether pupils are left out even when sites and cells are divided: then there is no plan."""
    left = np.zeros_like(years.model.cost)
    left[years.parts[1]] = years.pupils
    relaxed = years.model.relaxed()
    relaxed.cost[:] = left
    solution = solve(relaxed, Limits())
    return solution.is_infeasible or solution.bound > NOBODY_LEFT
