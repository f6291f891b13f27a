"""A problem as the flat arrays that the compiled search reads."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.linear import Floats
from knooppunt_planning.matching.columns import weekly_hours
from knooppunt_planning.matching.model import MatchModel

Ints = npt.NDArray[np.int64]

LEAST_FINE = 0.5
"""What a unit of anything costs at least when more is used than there is."""
TASTE = 0.8
"""A placement that is so much dearer, by the prices of the relaxed model, is tried e times less often."""

EVER = 0.2
"""So often every option is as likely: where fines say what the prices of the relaxed model did not know."""


class Arrays(NamedTuple):
    """The problem. N pupils, G groups, K options, S schools, P places, E experts, V visits, W kinds of work, Q skills.

    Resources (R) are what is limited: the room of each place, then the time of each expert, then each budget. Options
    are the placements of each group, and at last being unserved, at place P. Visits stand school by school. All hours
    are of one cycle.
    """

    group: Ints  # (N,)
    option_from: Ints  # (G + 1,)
    option_place: Ints  # (K,)
    option_cost: Floats  # (K,)
    option_share: Floats  # (K,) how often it is tried, summed up within the group
    column: Ints  # (K,) in the model
    need_from: Ints  # (G + 1,)
    need_skill: Ints
    need_hours: Floats
    own: Floats  # (S, Q)
    worth: Floats  # (S, Q) what visits cost per hour by the prices, the hour itself aside
    visit_from: Ints  # (S + 1,)
    visit_expert: Ints  # (V,)
    visit_school: Ints  # (V,)
    visit_cost: Floats  # (V,)
    visit_road: Floats  # (V,) hours
    visit_column: Ints  # (V,)
    round_from: Ints  # (E + 1,) visits expert by expert
    round_visit: Ints  # (V,)
    work_from: Ints  # (V + 1,)
    work_skill: Ints  # (W,)
    work_column: Ints  # (W,)
    limit: Floats  # (R,)
    least_fine: Floats  # (R,)
    toll: Floats  # (E,) what an hour of an expert is worth elsewhere
    place_budget: Ints  # (P,) resource, -1 without
    place_price: Floats  # (P,)
    expert_budget: Ints  # (E,)
    expert_price: Floats  # (E,)
    hour_cost: float
    visit_hours: float


def arrays_of(match: MatchModel, prices: Floats) -> Arrays:
    """The arrays of a model; prices are the shadow prices of its rows when relaxed."""
    saved = np.maximum(0.0, -prices)
    worth = saved[match.blocks["hours"]] - match.problem.weights.hour
    fines = np.concatenate([saved[match.blocks[block]] for block in ("room", "time", "budget")])
    return Arrays(
        **_options(match, prices),
        **_needs(match),
        worth=np.maximum(0.0, worth).reshape(match.problem.own_hours.shape),
        **_visits(match),
        least_fine=np.maximum(LEAST_FINE, fines),
        toll=saved[match.blocks["time"]],
        **_limits(match),
        hour_cost=match.problem.weights.hour,
        visit_hours=match.problem.visit_hours,
    )


def _options(match: MatchModel, prices: Floats) -> dict[str, Any]:
    columns, model = match.columns, match.model
    group = np.concatenate([columns.group, np.arange(columns.groups)])
    place = np.concatenate([columns.place, np.full(columns.groups, len(match.problem.supply.places))])
    column = np.argsort(group, kind="stable")  # placements and who is unserved are the first columns
    starts = _starts(group, columns.groups)
    dear = (model.cost - model.matrix.T @ prices)[column]
    return {
        "group": np.repeat(np.arange(columns.groups), [g.pupils for g in match.problem.demand.groups]),
        "option_from": starts,
        "option_place": place[column],
        "option_cost": model.cost[column],
        "option_share": _shares(dear, starts),
        "column": column,
    }


def _shares(dear: Floats, starts: Ints) -> Floats:
    shares = np.empty_like(dear)
    for begin, end in pairwise(starts):
        likely = np.exp((dear[begin:end].min() - dear[begin:end]) / TASTE)
        shares[begin:end] = np.cumsum((1 - EVER) * likely / likely.sum() + EVER / (end - begin))
    return shares


def _needs(match: MatchModel) -> dict[str, Any]:
    weeks = match.problem.weeks
    needed = weekly_hours(match.problem) * weeks
    group, skill = np.nonzero(needed)
    return {
        "need_from": _starts(group, len(needed)),
        "need_skill": skill,
        "need_hours": needed[group, skill],
        "own": match.problem.own_hours * weeks,
    }


def _visits(match: MatchModel) -> dict[str, Any]:
    problem, columns, cost = match.problem, match.columns, match.model.cost
    order = np.lexsort((columns.expert, columns.school))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    works = np.argsort(rank[columns.visit], kind="stable")
    expert, school = columns.expert[order], columns.school[order]
    _, _, visits, work = columns.parts
    return {
        "visit_from": _starts(school, len(problem.supply.schools)),
        "visit_expert": expert,
        "visit_school": school,
        "visit_cost": cost[visits][order],
        "visit_road": problem.expert_minutes[expert, school] / 30 * problem.return_share,
        "visit_column": visits.start + order,
        "round_from": _starts(expert, len(problem.supply.experts)),
        "round_visit": np.argsort(expert, kind="stable"),
        "work_from": _starts(rank[columns.visit], len(order)),
        "work_skill": columns.skill[works],
        "work_column": work.start + works,
    }


def _limits(match: MatchModel) -> dict[str, Any]:
    supply, weeks = match.problem.supply, match.problem.weeks
    first = len(supply.places) + len(supply.experts)
    row = {budget.label: first + i for i, budget in enumerate(supply.budgets)}
    schools, special = [-1] * len(supply.schools), supply.special_places
    time = [weeks * expert.hours for expert in supply.experts]
    return {
        "limit": np.array([*supply.rooms, *time, *(b.amount for b in supply.budgets)], dtype=np.float64),
        "place_budget": np.array([*schools, *(row.get(z.label, -1) for z in special)], dtype=np.int64),
        "place_price": np.array([*(0.0 for _ in schools), *(z.price for z in special)], dtype=np.float64),
        "expert_budget": np.array([row.get(e.label, -1) for e in supply.experts], dtype=np.int64),
        "expert_price": np.array([e.price for e in supply.experts], dtype=np.float64),
    }


def _starts(owner: npt.NDArray[np.intp], owners: int) -> Ints:
    """Where the rows of each owner begin, when they stand owner by owner."""
    return np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=owners))]).astype(np.int64)
