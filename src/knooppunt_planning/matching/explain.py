"""Why a plan is as it is: who is not served, what would help most, and what travelling expertise saves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from knooppunt_planning.linear import Flags, Floats
from knooppunt_planning.matching.columns import Indices, weekly_hours
from knooppunt_planning.matching.model import MatchModel
from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Reason

SAVES = "instead"
NO_ROOM, FAR, NO_HOURS, WISHED = "no_room", "skill_far", "no_hours", "hard_wish"
EXPERT, PLACE, BUDGET = "expert_hour", "place", "budget"
TOLD = 5
"""How many experts, and how many places, are worth telling."""

SENTENCES = {
    SAVES: "{pupils} pupils stay at a regular school because an expert comes. Going to the nearest special place that "
    "fits would be {km:.0f} km a day more in all, there and back. Experts are on the road {hours:.1f} hours a week.",
    NO_ROOM: "{pupils} pupils of {group} are not served: no place that they may go to has room.",
    FAR: "{pupils} pupils of {group} are not served: no expert in {skill} comes near a school with room.",
    NO_HOURS: "{pupils} pupils of {group} are not served: experts in {skill} have too few hours left near them.",
    WISHED: "{pupils} pupils of {group} are not served: they may go nowhere but to {place}.",
    EXPERT: "One more hour a week of {expert} ({skills}) would make the plan {saving:.2f} cheaper.",
    PLACE: "One more place at {place} would make the plan {saving:.2f} cheaper.",
    BUDGET: "A thousand euro more for {label} would make the plan {saving:.2f} cheaper.",
}


def explain(match: MatchModel, x: Floats, prices: Floats) -> tuple[Reason, ...]:
    """Reasons for the plan with these values.

    Parameters
    ----------
    x
        Values of the columns.
    prices
        Shadow prices of the rows of the relaxed model: what a little more of each limit changes in its cost. They hold
        for a small change, and approximately for whole pupils.
    """
    look = _Look(match, x)
    return (*look.unserved(), *worth(match, prices), *look.instead())


def worth(match: MatchModel, prices: Floats) -> Iterator[Reason]:
    """Which expert, place and budget would help most, each with what one more unit saves."""
    problem, supply = match.problem, match.problem.supply
    saved = np.maximum(0.0, -prices)
    time, room, money = (saved[match.blocks[block]] for block in ("time", "room", "budget"))
    for i in _largest(time):
        expert = supply.experts[i]
        facts = {"expert": expert.name, "skills": ", ".join(sorted(expert.skills))}
        yield _reason(EXPERT, **facts, saving=float(time[i]) * problem.weeks)
    for i in _largest(room):
        yield _reason(PLACE, place=supply.places[i], saving=float(room[i]))
    for i in _largest(money):
        yield _reason(BUDGET, label=supply.budgets[i].label, saving=1000 * float(money[i]))


def _largest(values: Floats) -> list[int]:
    return [int(i) for i in np.argsort(-values, kind="stable")[:TOLD] if values[i] > 1e-6]


def _reason(code: str, **facts: str | int | float) -> Reason:
    return Reason(code, SENTENCES[code], facts)


class _Look:
    """A plan beside what it left."""

    def __init__(self, match: MatchModel, x: Floats) -> None:
        self.match, self.problem, self.columns = match, match.problem, match.columns
        self.placed, self.left_out, self.visits, _ = (x[part] for part in match.columns.parts)
        self.schools = len(self.problem.supply.schools)
        self.needed = weekly_hours(self.problem)
        used = match.model.matrix @ x
        self.spare = match.model.row_upper - used
        self.at_school = self.columns.place < self.schools

    def unserved(self) -> Iterator[Reason]:
        """One reason per group with pupils who get nothing, the largest first."""
        for group in np.argsort(-self.left_out, kind="stable"):
            if self.left_out[group] < 0.5:
                return
            yield self._why(int(group))

    def _why(self, group: int) -> Reason:
        row = self.problem.demand.groups[group]
        facts: dict[str, str | int | float] = {"group": row.name, "pupils": round(self.left_out[group])}
        hard = [wish.place for wish in row.wishes if wish.weight == HARD]
        if hard:
            return _reason(WISHED, **facts, place=hard[0])
        options = self.columns.place[self.columns.group == group]
        open_ = options[self.spare[self.match.blocks["room"]][options] >= 0.5]
        schools = open_[open_ < self.schools]
        if not len(schools):
            return _reason(NO_ROOM, **facts)
        far = [
            skill
            for skill in np.flatnonzero(self.needed[group]).tolist()
            if not self._visited(skill, schools)
        ]
        if far:
            return _reason(FAR, **facts, skill=self.problem.skills[far[0]])
        return _reason(NO_HOURS, **facts, skill=self.problem.skills[self._scarcest(group, schools)])

    def _visited(self, skill: int, schools: Indices) -> bool:
        """Whether a school has this skill itself, or an expert in it can come there."""
        columns = self.columns
        visited = columns.school[columns.visit[columns.skill == skill]]
        own = [
            self.problem.supply.schools[s].own_hours.get(self.problem.skills[skill], 0) > 0 for s in schools
        ]
        return any(own) or bool(np.isin(schools, visited).any())

    def _scarcest(self, group: int, schools: Indices) -> int:
        """Of the skills that this group needs, the one with the fewest hours left with experts near these schools."""
        columns, time = self.columns, self.spare[self.match.blocks["time"]]
        wanted: list[int] = np.flatnonzero(self.needed[group]).tolist()

        def left(skill: int) -> float:
            visits = columns.visit[columns.skill == skill]
            experts = columns.expert[visits[np.isin(columns.school[visits], schools)]]
            return float(time[np.unique(experts)].sum())

        return min(wanted, key=left)

    def instead(self) -> Iterator[Reason]:
        """What pupils need not travel because expertise does."""
        kept = np.zeros(self.columns.groups)
        km = np.zeros(self.columns.groups)
        place_km = self._option_km()
        helped = self.placed * (self.at_school & self._needs_visit())
        np.add.at(kept, self.columns.group, helped)
        np.add.at(km, self.columns.group, helped * place_km)
        with np.errstate(invalid="ignore"):
            further = kept * self._special_km() - km
        pupils = round(float(kept[np.isfinite(further)].sum()))
        if pupils:
            minutes = self.problem.expert_minutes[self.columns.expert, self.columns.school]
            road = 2 * float((minutes * self.visits).sum()) / 60 * self.problem.return_share
            total = 2 * float(further[np.isfinite(further)].sum())
            yield _reason(SAVES, pupils=pupils, km=total, hours=road / self.problem.weeks)

    def _option_km(self) -> Floats:
        return np.asarray(self._home_km()[self.columns.group, self.columns.place])

    def _home_km(self) -> Floats:
        """Shape (groups, places)."""
        row = {cell.name: i for i, cell in enumerate(self.problem.demand.cells)}
        return np.asarray(self.problem.home_km[[row[group.cell] for group in self.problem.demand.groups]])

    def _special_km(self) -> Floats:
        """Per group the way to the nearest special place that fits; infinite when there is none."""
        places, groups = self.problem.supply.special_places, self.problem.demand.groups
        fits = np.array([[group.need in place.needs for place in places] for group in groups], dtype=bool)
        km = np.where(fits.reshape(len(groups), len(places)), self._home_km()[:, self.schools :], np.inf)
        return np.asarray(km.min(axis=1, initial=np.inf))

    def _needs_visit(self) -> Flags:
        """Options at a school that lacks hours of its own for a skill that the group needs."""
        lacks = self._asked() > 1e-9
        lacks[: self.schools] = self._asked()[: self.schools] > self.problem.own_hours + 1e-9
        return np.asarray((lacks[self.columns.place] & (self.needed[self.columns.group] > 0)).any(axis=1))

    def _asked(self) -> Floats:
        """Hours a week of each skill that the pupils of the plan need, per place."""
        asked = np.zeros((len(self.problem.supply.places), len(self.problem.skills)))
        np.add.at(asked, self.columns.place, self.placed[:, None] * self.needed[self.columns.group])
        return asked
