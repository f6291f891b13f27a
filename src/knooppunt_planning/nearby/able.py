"""Which schools and places can meet which need at all: the question under coverage and circles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from knooppunt_planning.matching.problem import MatchProblem

Flags = npt.NDArray[np.bool_]


def able_schools(problem: MatchProblem) -> Flags:
    """Schools with room where every skill of a need is: of the school itself, or of an expert who can come.

    Returns
    -------
    bool array of shape (needs, schools)
        Hours are not counted: that is what the verb ``match`` is for.
    """
    supply, skills = problem.supply, problem.skills
    has = np.array([[skill in e.skills for skill in skills] for e in supply.experts], dtype=bool)
    limit = np.array([expert.max_minutes if expert.hours > 0 else -1.0 for expert in supply.experts])
    comes = problem.expert_minutes <= limit[:, None]
    travels = (comes[:, :, None] & has.reshape(len(limit), 1, len(skills))).any(axis=0)
    there = (problem.own_hours > 0) | travels
    asked = np.array(
        [[need.hours.get(skill, 0.0) > 0 for skill in skills] for need in problem.demand.needs], bool
    )
    room = np.array([school.room > 0 for school in supply.schools], dtype=bool)
    missing = asked.reshape(len(problem.demand.needs), 1, len(skills)) & ~there[None]
    return np.asarray(~missing.any(axis=2) & room)


def able_places(problem: MatchProblem) -> Flags:
    """Special places with room that fit a need, shape (needs, special places)."""
    places = problem.supply.special_places
    fits = [
        [need.name in place.needs and place.room > 0 for place in places] for need in problem.demand.needs
    ]
    return np.array(fits, dtype=bool).reshape(len(problem.demand.needs), len(places))
