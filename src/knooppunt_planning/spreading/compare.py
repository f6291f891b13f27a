"""What a plan changes beside today, who travels further, and what it costs when the forecast was wrong.

Source of the coefficient: Gini, Variabilità e mutabilità (1912). Regret: Savage, Journal of the American Statistical
Association 46 (1951).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from knooppunt_planning.linear import Floats
from knooppunt_planning.spreading.plan import SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem
from knooppunt_planning.spreading.search import TWO_MINUTES, spread
from knooppunt_planning.spreading.verify import verify
from knooppunt_planning.stop import Stop

WORST = 0.1


def as_today(problem: SpreadProblem) -> SpreadProblem:
    """The problem in which nothing opens or closes: ``spread`` answers what happens when nobody decides."""
    sites = tuple(replace(site, may_open=False, may_close=False) for site in problem.sites)
    return replace(problem, sites=sites, most_open=None)


def only(problem: SpreadProblem, scenario: str) -> SpreadProblem:
    """The problem in which one forecast is sure to come true."""
    kept = tuple(row for row in problem.scenarios if row.name == scenario)
    if not kept:
        raise ValueError(f"scenario {scenario}: is not in the problem")
    return replace(problem, scenarios=kept)


class Travel(NamedTuple):
    """How far pupils live from where they learn, over all years, weighted by pupils and by the chance of forecasts.

    Attributes
    ----------
    mean_km, worst_tenth_km
        Of everyone, and of the tenth that travels furthest.
    beyond_norm
        Share of pupils who live further than what is near home.
    gini
        0 when everyone travels as far, towards 1 when few travel for all.
    unserved
        Share of pupils without a place; they are in none of the others.
    """

    mean_km: float
    worst_tenth_km: float
    beyond_norm: float
    gini: float
    unserved: float


class Further(NamedTuple):
    """A cell whose pupils travel further on average, over all years; pupils are those of a year."""

    cell: str
    pupils: float
    before_km: float
    after_km: float


@dataclass(frozen=True)
class Comparison:
    """Two plans side by side; ``further`` has the largest sum of kilometres first, ``nearer`` counts pupils."""

    before: Travel
    after: Travel
    further: tuple[Further, ...]
    nearer: float


def travel(problem: SpreadProblem, plan: SpreadPlan) -> Travel:
    """How far pupils travel in a plan."""
    km, norm, weight, left = _journeys(problem, plan)
    everyone = weight.sum() + left
    if weight.sum() == 0:
        return Travel(0.0, 0.0, 0.0, 0.0, left / everyone if everyone else 0.0)
    order = np.argsort(km, kind="stable")
    km, norm, weight = km[order], norm[order], weight[order]
    upto = np.cumsum(weight)
    mean = float(km @ weight / upto[-1])
    tail = np.clip(upto - (1 - WORST) * upto[-1], 0, weight)
    ways = np.cumsum(km * weight)
    area = float(((2 * ways - km * weight) * weight).sum())
    gini = 1 - area / (ways[-1] * upto[-1]) if ways[-1] else 0.0
    return Travel(
        mean,
        float(km @ tail / tail.sum()),
        float(weight[km > norm + 1e-9].sum() / upto[-1]),
        gini,
        float(left / everyone),
    )


def compare(problem: SpreadProblem, before: SpreadPlan, after: SpreadPlan) -> Comparison:
    """Who travels further, and who less, when ``after`` comes instead of ``before``.

    Both are plans of the same cells, years and forecasts.
    """
    first, second = _per_cell(problem, before), _per_cell(problem, after)
    rows = [
        Further(cell, second[cell][0], first[cell][1], second[cell][1]) for cell in first if cell in second
    ]
    further = sorted(
        (row for row in rows if row.after_km > row.before_km + 1e-6),
        key=lambda row: -row.pupils * (row.after_km - row.before_km),
    )
    nearer = sum(row.pupils for row in rows if row.after_km < row.before_km - 1e-6)
    return Comparison(travel(problem, before), travel(problem, after), tuple(further), nearer)


class Regret(NamedTuple):
    """What a plan costs in one forecast, what the best plan for it alone would cost, and the difference.

    ``best`` is the cost of the best plan that was found and ``bound`` what is proven.
    """

    scenario: str
    cost: float
    best: float
    bound: float

    @property
    def regret(self) -> float:
        """How much dearer the plan is than knowing the forecast beforehand."""
        return self.cost - self.best


@dataclass(frozen=True)
class Regrets:
    """The regret of a plan per forecast, and the sites open in all years of the best plan of every forecast."""

    rows: tuple[Regret, ...]
    open_in_all: frozenset[str]

    @property
    def worst(self) -> Regret:
        """Where the plan is sorriest."""
        return max(self.rows, key=lambda row: row.regret)


def regrets(problem: SpreadProblem, plan: SpreadPlan, *, stop: Stop = TWO_MINUTES, seed: int = 0) -> Regrets:
    """Search for the best plan of each forecast by itself, with ``stop`` for each, and hold the plan beside it."""
    rows, always = [], []
    for scenario in problem.scenarios:
        known = only(problem, scenario.name)
        best = spread(known, stop=stop, seed=seed)
        going = tuple(row for row in plan.going if row.scenario == scenario.name)
        left = tuple(row for row in plan.unserved if row.scenario == scenario.name)
        cost = verify(known, SpreadPlan(plan.opened, going, left)).cost
        rows.append(Regret(scenario.name, cost, min(best.cost, cost), best.bound))
        always.append(best.plan.always if best.plan else frozenset())
    return Regrets(tuple(rows), frozenset.intersection(*always))


def _journeys(problem: SpreadProblem, plan: SpreadPlan) -> tuple[Floats, Floats, Floats, float]:
    """Kilometres, norm and weight of every row of a plan, and the weight of who has no place."""
    row = {cell.name: j for j, cell in enumerate(problem.cells)}
    column = {site.name: i for i, site in enumerate(problem.sites)}
    chance = {s.name: float(c) for s, c in zip(problem.scenarios, problem.chances, strict=True)}
    going = plan.going
    km = np.array([problem.km[row[g.cell], column[g.site]] for g in going], dtype=np.float64)
    norm = np.array([problem.cells[row[g.cell]].norm_km for g in going], dtype=np.float64)
    weight = np.array([chance[g.scenario] * g.pupils for g in going], dtype=np.float64)
    return km, norm, weight, sum(chance[r.scenario] * r.pupils for r in plan.unserved)


def _per_cell(problem: SpreadProblem, plan: SpreadPlan) -> dict[str, tuple[float, float]]:
    """Pupils of a year, and their mean kilometres."""
    km, _, weight, _ = _journeys(problem, plan)
    pupils: dict[str, float] = defaultdict(float)
    ways: dict[str, float] = defaultdict(float)
    for row, way, count in zip(plan.going, km, weight, strict=True):
        pupils[row.cell] += float(count)
        ways[row.cell] += float(count * way)
    return {c: (n / len(problem.years), ways[c] / n) for c, n in pupils.items() if n > 0}
