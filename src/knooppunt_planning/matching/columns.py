"""Which choices a plan has: the columns of the model, as arrays of indices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knooppunt_planning.matching.problem import Floats, MatchProblem
from knooppunt_planning.nouns import HARD, Group, Wish

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Columns:
    """Every choice once. Their order in the model: placements, unserved, visits, work.

    Attributes
    ----------
    group, place
        Of each placement; places count on from schools to special places.
    groups
        How many groups there are: each has one column for who is unserved.
    expert, school
        Of each visit.
    visit, skill
        Of each kind of work: during which visits, and with which skill.
    """

    group: Indices
    place: Indices
    groups: int
    expert: Indices
    school: Indices
    visit: Indices
    skill: Indices

    @cached_property
    def parts(self) -> tuple[slice, slice, slice, slice]:
        """Where placements, unserved, visits and work stand in the model."""
        ends = np.cumsum([0, len(self.group), self.groups, len(self.expert), len(self.visit)]).tolist()
        return slice(*ends[0:2]), slice(*ends[1:3]), slice(*ends[2:4]), slice(*ends[3:5])


def columns_of(problem: MatchProblem) -> Columns:
    """All choices of this problem."""
    options = list(_options(problem))
    group = np.repeat(np.arange(len(options)), [len(places) for places in options])
    place = np.concatenate([np.empty(0, np.intp), *options]).astype(np.intp)
    expert, school, visit, skill = _work(problem, group, place)
    return Columns(group, place, len(options), expert, school, visit, skill)


def weekly_hours(problem: MatchProblem) -> Floats:
    """Hours a week of each skill that one pupil of each group needs; shape (groups, skills)."""
    position = {need.name: i for i, need in enumerate(problem.demand.needs)}
    by_need = np.array([[n.hours.get(q, 0.0) for q in problem.skills] for n in problem.demand.needs])
    kinds = [position[group.need] for group in problem.demand.groups]
    return np.asarray(by_need.reshape(-1, len(problem.skills))[kinds])


def _options(problem: MatchProblem) -> Iterator[Indices]:
    """Per group the places where its pupils may go."""
    position = {cell.name: i for i, cell in enumerate(problem.demand.cells)}
    number = {name: i for i, name in enumerate(problem.supply.places)}
    schools = np.array([school.room > 0 for school in problem.supply.schools], dtype=bool)
    fitting = {
        need.name: np.array(
            [need.name in p.needs and p.room > 0 for p in problem.supply.special_places], bool
        )
        for need in problem.demand.needs
    }
    for group in problem.demand.groups:
        km = problem.home_km[position[group.cell]]
        wished = np.array([number[wish.place] for wish in _hard_first(group)], dtype=np.intp)
        if group.wishes and _hard_first(group)[0].weight == HARD:
            yield wished[:1]
            continue
        near = _nearest(km[: len(schools)], schools, problem.schools_considered)
        special = _nearest(km[len(schools) :], fitting[group.need], problem.special_considered)
        yield np.unique(np.concatenate([near, special + len(schools), wished]))


def _hard_first(group: Group) -> list[Wish]:
    return sorted(group.wishes, key=lambda wish: -wish.weight)


def _nearest(km: Floats, open_: npt.NDArray[np.bool_], count: int) -> Indices:
    there = np.flatnonzero(open_ & np.isfinite(km))
    return there[np.argsort(km[there], kind="stable")[:count]]


def _work(problem: MatchProblem, group: Indices, place: Indices) -> tuple[Indices, ...]:
    """Visits and work of every expert, at schools that can use a skill and are near enough."""
    supply, skills = problem.supply, problem.skills
    wanted = np.zeros((len(supply.schools), len(skills)), dtype=bool)
    regular = place < len(supply.schools)
    np.logical_or.at(wanted, place[regular], weekly_hours(problem)[group[regular]] > 0)
    has = np.array([[q in e.skills for q in skills] for e in supply.experts], bool).reshape(-1, len(skills))
    limit = np.array([expert.max_minutes for expert in supply.experts])
    near = problem.expert_minutes <= limit[:, None]
    expert, school, skill = np.nonzero(near[:, :, None] & has[:, None, :] & wanted[None])
    pair, visit = np.unique(expert * len(supply.schools) + school, return_inverse=True)
    visiting, visited = np.divmod(pair, max(1, len(supply.schools)))
    return visiting, visited, visit, skill
