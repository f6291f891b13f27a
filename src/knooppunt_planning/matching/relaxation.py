"""The model without whole numbers.

As long as visits need not be whole, each is as long as its work: every kind of work pays its share of the journey, and
columns and rows of visits drop out. That is a third of the rows, and half of the time.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Floats, Limits, Model, Solution, solve
from knooppunt_planning.matching.model import MatchModel
from knooppunt_planning.matching.prices import mended, proven


def relax(match: MatchModel, limits: Limits) -> Solution:
    """The cheapest plan in parts of pupils and visits, with its prices, in columns and rows of the whole model.

    Its bound is what the prices prove, so it holds when an interior point stops before its corner, or in time.
    """
    model = without_visits(match)
    solution = solve(model, limits)
    prices = mended(match, model, solution.prices)
    x = None if solution.x is None else _with_visits(match, solution.x)
    return replace(solution, x=x, bound=proven(model, prices), prices=_all_prices(match, prices))


def without_visits(match: MatchModel) -> Model:
    """The relaxed model without columns and rows of visits."""
    model, columns, rows = match.model, match.columns, _kept_rows(match)
    placed, unserved, visits, work = columns.parts
    share = 1 / match.problem.visit_hours
    matrix = model.matrix[rows]
    worked = matrix[:, work] + share * matrix[:, visits][:, columns.visit]
    cost = np.concatenate(
        [model.cost[: visits.start], model.cost[work] + share * model.cost[visits][columns.visit]]
    )
    return Model(
        cost,
        np.zeros(len(cost)),
        np.full(len(cost), np.inf),
        np.zeros(len(cost), dtype=bool),
        sparse.csc_array(sparse.hstack([matrix[:, placed], matrix[:, unserved], worked])),
        model.row_lower[rows],
        model.row_upper[rows],
    )


def _kept_rows(match: MatchModel) -> np.ndarray:
    length = match.blocks["length"]
    return np.delete(np.arange(len(match.model.row_upper)), length)


def _with_visits(match: MatchModel, x: Floats) -> Floats:
    columns, visits = match.columns, match.columns.parts[2]
    hours = x[visits.start :]
    times = np.bincount(columns.visit, hours, len(columns.expert)) / match.problem.visit_hours
    return np.concatenate([x[: visits.start], times, hours])


def _all_prices(match: MatchModel, prices: Floats) -> Floats:
    """An hour more in a visit is worth its share of the journey."""
    visits, whole = match.columns.parts[2], np.zeros(len(match.model.row_upper))
    whole[_kept_rows(match)] = prices
    journey = match.model.cost[visits] - match.model.matrix[:, visits].T @ whole
    whole[match.blocks["length"]] = -journey / match.problem.visit_hours
    return whole
