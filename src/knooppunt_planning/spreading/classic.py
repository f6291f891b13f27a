"""One year, one forecast, cells that stay whole: the arrays that the compiled searches work on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knooppunt_planning.spreading.plan import Going, LeftOut, Opened, SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NOWHERE = -1
"""The site of a customer who is left out."""


def is_classic(problem: SpreadProblem) -> bool:
    """Whether this is one year and one forecast with cells that stay whole (or have no reason to split)."""
    once = len(problem.years) == 1 and len(problem.scenarios) == 1
    plain = problem.group_size is None and all(site.may_close or not site.is_open for site in problem.sites)
    whole = problem.undivided or all(math.isinf(site.room) for site in problem.sites)
    return once and plain and whole


@dataclass(frozen=True, eq=False)
class Core:
    """Sites and customers as arrays; customers are the cells with pupils, sites those that may be open.

    Attributes
    ----------
    cost
        Shape (sites, customers): of serving the whole customer there; never above ``left``.
    left
        Shape (customers,): what it costs to leave the customer out.
    demand, room, fixed
        Of customers, of sites, and what a site costs while it is open beside what it costs closed.
    most
        Sites that may be open.
    constant
        What a plan costs in any case.
    """

    problem: SpreadProblem
    sites: Ints
    customers: Ints
    cost: Floats
    left: Floats
    demand: Floats
    room: Floats
    fixed: Floats
    most: int
    constant: float

    @property
    def is_roomy(self) -> bool:
        """Whether room never counts."""
        return bool((self.room >= self.demand.sum()).all())

    @property
    def grain(self) -> float:
        """Costs of plans differ by at least this much: 1 when all are whole numbers, else 0."""
        whole = all(np.abs(part - np.rint(part)).max(initial=0) < 1e-7 for part in (self.cost, self.fixed))
        return 1.0 if whole and self.constant == round(self.constant) else 0.0

    def total(self, is_open: Flags, place: Ints) -> float:
        """What it costs that these sites are open and customers are served at these places."""
        served = place >= 0
        ways = self.cost[place[served], np.flatnonzero(served)].sum() + self.left[~served].sum()
        return float(self.constant + self.fixed[is_open].sum() + ways)

    def admits(self, is_open: Flags, place: Ints) -> bool:
        """Whether the open sites are not too many, and have room for who goes there."""
        served = place >= 0
        used = np.bincount(place[served], self.demand[served], minlength=len(self.room))
        fits = (used <= self.room * (1 + 1e-9) + 1e-9).all()
        return bool(is_open.sum() <= self.most and is_open[place[served]].all() and fits)

    def plan(self, is_open: Flags, place: Ints) -> SpreadPlan:
        """With names; a customer for whom its place is no better than none is left out."""
        problem, year = self.problem, self.problem.years[0]
        scenario, names = problem.scenarios[0].name, [cell.name for cell in problem.cells]
        opened = [Opened(year, problem.sites[i].name) for i in self.sites[is_open]]
        going, unserved = [], []
        for j, i in enumerate(place):
            cell, pupils = names[self.customers[j]], float(self.demand[j])
            if i < 0 or self.cost[i, j] >= self.left[j]:
                unserved.append(LeftOut(scenario, year, cell, pupils))
            else:
                site = problem.sites[self.sites[i]].name
                going.append(Going(scenario, year, cell, site, pupils))
        return SpreadPlan(tuple(opened), tuple(going), tuple(unserved))


def core_of(problem: SpreadProblem) -> Core:
    """The arrays of a problem that is classic."""
    usable = [i for i, site in enumerate(problem.sites) if site.may_open or site.is_open]
    sites = np.array(usable, dtype=np.int64)
    pupils = problem.pupils[0, 0]
    customers = np.flatnonzero(pupils > 0).astype(np.int64)
    demand = pupils[customers]
    each = np.where(problem.may_go, problem.pupil_cost, np.inf)[np.ix_(customers, sites)]
    cost = np.ascontiguousarray((each * demand[:, None]).T)
    rows = [problem.sites[i] for i in usable]
    fixed = np.array([s.yearly + (-s.closing if s.is_open else s.opening) for s in rows])
    left = _left(problem, cost, demand, fixed)
    return Core(
        problem,
        sites,
        customers,
        np.minimum(cost, left),
        left,
        demand,
        np.minimum(np.array([site.room for site in rows], dtype=np.float64), 2 * demand.sum() + 1),
        fixed,
        min(problem.most_open or len(rows), len(rows)),
        sum(site.closing for site in rows if site.is_open),
    )


def _left(problem: SpreadProblem, cost: Floats, demand: Floats, fixed: Floats) -> Floats:
    """With a hard rule that everyone is served: more than all else together."""
    if math.isfinite(problem.weights.unserved):
        return np.asarray(problem.weights.unserved * demand)
    highest = np.where(np.isfinite(cost), cost, 0.0).max(axis=0, initial=0.0)
    return np.full(len(demand), 1.0 + highest.sum() + np.abs(fixed).sum())
