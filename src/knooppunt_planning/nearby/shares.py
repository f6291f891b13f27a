"""The verb ``coverage``: the share of pupils who get what they need near home."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.nearby.able import Flags, able_places, able_schools


@dataclass(frozen=True)
class Coverage:
    """One kind of need, or all of them.

    Attributes
    ----------
    need
        Name; empty for all needs together.
    pupils
        How many there are.
    by_place, by_expertise
        How many have a special place that fits within their norm, or a school where expertise is or can come. Both
        can be true.
    near
        How many have at least one of the two; with a plan: how many are placed within their norm.
    """

    need: str
    pupils: int
    by_place: int
    by_expertise: int
    near: int

    @property
    def share(self) -> float:
        """Near home, from 0 to 1; nothing to ask is 1."""
        return self.near / self.pupils if self.pupils else 1.0


def coverage(problem: MatchProblem, plan: MatchPlan | None = None) -> tuple[Coverage, ...]:
    """Count per need, in the order of the problem, and then all together.

    Parameters
    ----------
    problem
        Cells bring their norm with them; see :func:`knooppunt_planning.nearby.norm`.
    plan
        Without: what could be, as if there were room and hours for everyone. With: what this plan really gives.

    Raises
    ------
    ValueError
        When the plan names a group or a place that the problem does not have.
    """
    demand, schools = problem.demand, len(problem.supply.schools)
    within = problem.home_km <= np.array([cell.norm_km for cell in demand.cells]).reshape(-1, 1)
    place = _some(within[:, schools:], able_places(problem))
    expertise = _some(within[:, :schools], able_schools(problem))
    planned = None if plan is None else _placed_near(problem, plan)
    cell = {row.name: i for i, row in enumerate(demand.cells)}
    counts = {need.name: np.zeros(4, dtype=int) for need in demand.needs}
    kind = {need.name: i for i, need in enumerate(demand.needs)}
    for group in demand.groups:
        at = kind[group.need], cell[group.cell]
        near = group.pupils * (place[at] or expertise[at]) if planned is None else planned[group.name]
        counts[group.need] += [group.pupils, group.pupils * place[at], group.pupils * expertise[at], near]
    total = sum(counts.values(), np.zeros(4, dtype=int))
    return tuple(Coverage(name, *map(int, row)) for name, row in (*counts.items(), ("", total)))


def _some(within: Flags, able: Flags) -> Flags:
    """Shape (needs, cells): whether something within reach of a cell can meet a need."""
    return np.asarray(able.astype(np.intp) @ within.T.astype(np.intp) > 0)


def _placed_near(problem: MatchProblem, plan: MatchPlan) -> Counter[str]:
    """How many pupils of each group the plan places within their norm."""
    groups = {group.name: group for group in problem.demand.groups}
    cells = {cell.name: (i, cell.norm_km) for i, cell in enumerate(problem.demand.cells)}
    places = {name: i for i, name in enumerate(problem.supply.places)}
    near: Counter[str] = Counter()
    for row in plan.placements:
        for name, known in ((row.group, groups), (row.place, places)):
            if name not in known:
                raise ValueError(f"plan: {name} is not in the problem")
        home, norm_km = cells[groups[row.group].cell]
        near[row.group] += row.pupils * bool(problem.home_km[home, places[row.place]] <= norm_km)
    return near
