"""Why visits are missed, and what would help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knooppunt_planning.result import Reason
from knooppunt_planning.touring import anneal as steps
from knooppunt_planning.touring.arrays import FAR, Arrays, nodes_of, units_of
from knooppunt_planning.touring.problem import TourProblem
from knooppunt_planning.touring.state import State, best_calls, empty_state, rings

HOUR_OF = 60.0
TOLD = 5
"""So many things that would help are told."""

NO_SKILL, NO_DAY, NO_TIME, TOO_DEAR, BINDS, FULL = (
    "no_skill",
    "no_day",
    "no_time",
    "too_dear",
    "limit",
    "full",
)
HOUR, SKILL = "one_hour", "one_skill"

SENTENCES = {
    NO_SKILL: "{visit} is missed: nobody who may come can do {skills}.",
    NO_DAY: "{visit} is missed: on no day when it can be, enough people who can do it work.",
    NO_TIME: "{visit} is missed: nobody can be there in time and back within working hours.",
    TOO_DEAR: "{visit} is missed: going there costs more than missing it.",
    BINDS: "{visit} is missed; there would be a place without any one of these limits: {limits}.",
    FULL: "{visit} is missed: no single limit is the cause, everybody who can do it is too busy.",
    HOUR: "One hour a day more of {traveller} would give {visits} of {missed} missed visits a place.",
    SKILL: "{traveller} would give {visits} of {missed} missed visits a place with the skill {skill}.",
}


def explain(problem: TourProblem, d: Arrays, s: State) -> tuple[Reason, ...]:
    """Reasons for the best tours: first what would help most visits, then visit by visit what is in the way."""
    look = _Look(problem, d, s)
    if not look.missed.any():
        return ()
    helps = sorted(look.helps(), key=lambda reason: -float(reason.facts["visits"]))
    units = np.flatnonzero(look.missed)
    told = {d.since[u]: int(u) for u in units[::-1]}
    return (*helps[:TOLD], *(look.why(u) for u in sorted(told.values())))


def _reason(code: str, **facts: str | int | float) -> Reason:
    return Reason(code, SENTENCES[code], facts)


class _Look:
    """The best tours beside the same tours with one limit less."""

    def __init__(self, problem: TourProblem, d: Arrays, s: State) -> None:
        self.problem, self.d = problem, d
        self.units, self.nodes = units_of(problem), nodes_of(problem)
        self.rings = rings(d, best_calls(d, s))
        self.missed: npt.NDArray[np.bool_] = s.best_tour[d.first] < 0

    def helps(self) -> Iterator[Reason]:
        """What an hour a day, or a skill, of one person would give."""
        missed = int(self.missed.sum())
        lacking = {
            skill
            for i, (_, part) in enumerate(self.nodes)
            if self.missed[self.d.unit[i]]
            for skill in part.asks
        }
        for e, traveller in enumerate(self.problem.travellers):
            visits = self._served(self._with_hours(HOUR_OF, e))
            if visits.any():
                yield _reason(HOUR, traveller=traveller.name, visits=int(visits.sum()), missed=missed)
            for skill in sorted(lacking - traveller.skills):
                visits = self._served(self._with_skill(e, skill))
                if visits.any():
                    served = int(visits.sum())
                    yield _reason(SKILL, traveller=traveller.name, skill=skill, visits=served, missed=missed)

    def _with_hours(self, minutes: float, e: int | None = None) -> Arrays:
        d = self.d
        tours = np.ones(len(d.who), dtype=bool) if e is None else d.who == e
        days = np.bincount(d.who[tours], minlength=len(d.most))
        return d._replace(closes=d.closes + minutes * tours, most=d.most + minutes * days)

    def _with_skill(self, e: int, skill: str) -> Arrays:
        can, has = self.d.can.copy(), self.problem.travellers[e].skills | {skill}
        for i, (visit, part) in enumerate(self.nodes):
            if self.missed[self.d.unit[i]] and not visit.usual and part.asks <= has:
                can[e, i] = 0.0
        return self.d._replace(can=can)

    def _served(self, eased: Arrays) -> npt.NDArray[np.bool_]:
        """Which of the missed get a place when this is the problem, with the others as they are."""
        state = empty_state(eased, 0)
        steps.load(eased, state, *self.rings)
        steps.fill(eased, state)
        return np.asarray(self.missed & (state.tour[eased.first] >= 0))

    def why(self, u: int) -> Reason:
        """What is in the way of this visit."""
        d, visit = self.d, self.units[u].visit
        mine = np.flatnonzero(d.unit == u)
        able = d.can[:, mine] < FAR
        if not able.any(axis=0).all():
            skills = sorted({skill for i in mine[~able.any(axis=0)] for skill in self.nodes[i][1].asks})
            return _reason(NO_SKILL, visit=visit.name, skills=", ".join(skills))
        if not any(self._two(able[d.who[d.day == day]]) for day in np.flatnonzero(d.early[mine[0]] < FAR)):
            return _reason(NO_DAY, visit=visit.name)
        if not self._alone(u, FAR / 10):
            return _reason(NO_TIME, visit=visit.name)
        if not self._alone(u, d.missed[u]):
            return _reason(TOO_DEAR, visit=visit.name)
        limits = [name for name, served in self._without.items() if served[u]]
        if limits:
            return _reason(BINDS, visit=visit.name, limits=", ".join(limits))
        return _reason(FULL, visit=visit.name)

    @staticmethod
    def _two(able: npt.NDArray[np.bool_]) -> bool:
        """Whether each part has somebody of their own."""
        return bool(able.any(axis=0).all() and able.any(axis=1).sum() >= able.shape[1])

    def _alone(self, u: int, missed: float) -> bool:
        """Whether the visit could be, were it the only one."""
        price = np.zeros(len(self.d.missed))
        price[u] = missed
        alone = self.d._replace(missed=price)
        state = empty_state(alone, 0)
        steps.load(alone, state, *rings(alone, {}))
        steps.fill(alone, state)
        return bool(state.tour[alone.first[u]] >= 0)

    @cached_property
    def _without(self) -> dict[str, npt.NDArray[np.bool_]]:
        """Which visits would have a place without each limit, the other limits and the tours as they are."""
        d = self.d
        eased = {
            "window": self._without_windows(),
            "hours": self._with_hours(24 * HOUR_OF),
            "spread": d._replace(apart=np.zeros_like(d.apart)),
            "cost": d._replace(missed=np.full_like(d.missed, FAR / 10)),
        }
        return {name: self._served(arrays) for name, arrays in eased.items()}

    def _without_windows(self) -> Arrays:
        d = self.d
        often: npt.NDArray[np.bool_] = (d.early < FAR) & self.missed[d.unit][:, None]
        return d._replace(early=np.where(often, 0.0, d.early), limit=np.where(often, FAR, d.limit))
