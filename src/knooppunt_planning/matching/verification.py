"""An independent look at a plan: everything is counted again from the problem, row by row, without the model."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.nouns import HARD
from knooppunt_planning.result import Verification

MINUTE = 1 / 60
"""Hours may be off by this much over a cycle, and euros by as much per hour."""


def verify(problem: MatchProblem, plan: MatchPlan) -> Verification:
    """Check a plan, whoever made it.

    Parameters
    ----------
    problem, plan
        The question and the answer. Names that the problem does not have are faults too.

    Returns
    -------
    Verification
        What the plan costs, and a sentence for every rule that it breaks.
    """
    unknown = tuple(_unknown_names(problem, plan))
    if unknown:
        return Verification(math.nan, unknown)
    look = _Look(problem, plan)
    checks = (look.count, look.room, look.hours, look.visits, look.time, look.budgets)
    faults = tuple(fault for check in checks for fault in check())
    return Verification(look.cost(), faults)


def _unknown_names(problem: MatchProblem, plan: MatchPlan) -> Iterator[str]:
    groups = {group.name for group in problem.demand.groups}
    experts = {expert.name for expert in problem.supply.experts}
    schools = {school.name for school in problem.supply.schools}
    places = set(problem.supply.places)
    named = [("group", row.group, groups) for row in plan.placements]
    named += [("group", row.group, groups) for row in plan.unserved]
    named += [("place", row.place, places) for row in plan.placements]
    named += [("expert", row.expert, experts) for row in plan.visits]
    named += [("school", row.school, schools) for row in plan.visits]
    for kind, name, known in named:
        if name not in known:
            yield f"{kind} {name}: is not in the problem"


class _Look:
    """The plan and the problem side by side, by name."""

    def __init__(self, problem: MatchProblem, plan: MatchPlan) -> None:
        demand, supply = problem.demand, problem.supply
        self.problem, self.plan = problem, plan
        self.groups = {group.name: group for group in demand.groups}
        self.needs = {need.name: need for need in demand.needs}
        self.cells = {cell.name: cell for cell in demand.cells}
        self.schools = {school.name: school for school in supply.schools}
        self.special = {place.name: place for place in supply.special_places}
        self.experts = {expert.name: expert for expert in supply.experts}
        self.cell_row = {name: i for i, name in enumerate(self.cells)}
        self.place_column = {name: i for i, name in enumerate(supply.places)}
        self.expert_row = {name: i for i, name in enumerate(self.experts)}

    def km(self, group: str, place: str) -> float:
        return float(self.problem.home_km[self.cell_row[self.groups[group].cell], self.place_column[place]])

    def minutes(self, expert: str, school: str) -> float:
        return float(self.problem.expert_minutes[self.expert_row[expert], self.place_column[school]])

    def road_hours(self, expert: str, school: str) -> float:
        return 2 * self.minutes(expert, school) / 60 * self.problem.return_share

    def count(self) -> Iterator[str]:
        """Everyone is counted once, at a place where that group may go."""
        counted: Counter[str] = Counter()
        told = [(row.group, row.pupils) for row in self.plan.placements]
        told += [(row.group, row.pupils) for row in self.plan.unserved]
        for name, pupils in told:
            counted[name] += pupils
            if pupils < 0 or pupils != int(pupils):
                yield f"group {name}: {pupils} is not a number of pupils"
        for name, group in self.groups.items():
            if counted[name] != group.pupils:
                yield f"group {name}: {counted[name]} of {group.pupils} pupils are counted"
        for placed in self.plan.placements:
            if placed.place not in self._allowed(placed.group):
                yield f"group {placed.group}: may not go to {placed.place}"

    def _allowed(self, name: str) -> set[str]:
        group = self.groups[name]
        hard = {wish.place for wish in group.wishes if wish.weight == HARD}
        if hard:
            return hard
        fits = [p for p, place in self.special.items() if group.need in place.needs and place.room > 0]
        near = self._nearest(name, [s for s, school in self.schools.items() if school.room > 0])
        chosen = {*near[: self.problem.schools_considered]}
        chosen |= {*self._nearest(name, fits)[: self.problem.special_considered]}
        return chosen | {wish.place for wish in group.wishes}

    def _nearest(self, group: str, places: list[str]) -> list[str]:
        return sorted((p for p in places if self.km(group, p) < math.inf), key=lambda p: self.km(group, p))

    def room(self) -> Iterator[str]:
        """No place has more pupils than room."""
        there: Counter[str] = Counter()
        for placed in self.plan.placements:
            there[placed.place] += placed.pupils
        for place, pupils in there.items():
            room = self.schools[place].room if place in self.schools else self.special[place].room
            if pupils > room:
                yield f"place {place}: {pupils} pupils and room for {room}"

    def hours(self) -> Iterator[str]:
        """Every hour that a pupil needs in a school is given there, by the school or by an expert."""
        balance: defaultdict[tuple[str, str], float] = defaultdict(float)
        weeks = self.problem.weeks
        for name, school in self.schools.items():
            for skill, hours in school.own_hours.items():
                balance[name, skill] += weeks * hours
        for visits in self.plan.visits:
            for skill, hours in visits.hours.items():
                balance[visits.school, skill] += hours
        for placed in self.plan.placements:
            if placed.place in self.schools:
                for skill, hours in self.needs[self.groups[placed.group].need].hours.items():
                    balance[placed.place, skill] -= weeks * hours * placed.pupils
        for (place, skill), left in balance.items():
            if left < -MINUTE:
                yield f"school {place}: {-left:.2f} hours of {skill} are missing"

    def visits(self) -> Iterator[str]:
        """An expert can do it, is near enough, and does not stay longer than a visit lasts."""
        for row in self.plan.visits:
            who, expert = f"expert {row.expert} at {row.school}", self.experts[row.expert]
            if row.times < 0 or row.times != int(row.times):
                yield f"{who}: {row.times} is not a number of visits"
            if sum(row.hours.values()) > row.times * self.problem.visit_hours + MINUTE:
                yield f"{who}: {sum(row.hours.values()):.2f} hours in {row.times} visits"
            if self.minutes(row.expert, row.school) > expert.max_minutes:
                yield f"{who}: is {self.minutes(row.expert, row.school):.0f} minutes away"
            for skill, hours in row.hours.items():
                if skill not in expert.skills:
                    yield f"{who}: does not have {skill}"
                if hours < 0:
                    yield f"{who}: {hours} hours of {skill}"

    def time(self) -> Iterator[str]:
        """Nobody works longer than the hours of the contract, roads included."""
        used: defaultdict[str, float] = defaultdict(float)
        for row in self.plan.visits:
            used[row.expert] += sum(row.hours.values()) + row.times * self.road_hours(row.expert, row.school)
        for name, hours in used.items():
            most = self.problem.weeks * self.experts[name].hours
            if hours > most + MINUTE:
                yield f"expert {name}: {hours:.2f} of {most:g} hours"

    def budgets(self) -> Iterator[str]:
        """No label pays more than it has."""
        spent: defaultdict[str, float] = defaultdict(float)
        for placed in self.plan.placements:
            if place := self.special.get(placed.place):
                spent[place.label] += place.price * placed.pupils
        for row in self.plan.visits:
            expert = self.experts[row.expert]
            spent[expert.label] += expert.price * sum(row.hours.values())
        for budget in self.problem.supply.budgets:
            if spent[budget.label] > budget.amount * (1 + 1e-6) + 0.01:
                yield f"budget {budget.label}: {spent[budget.label]:.2f} of {budget.amount:g} euro"

    def cost(self) -> float:
        """In the unit of the weights."""
        weights = self.problem.weights
        total = weights.unserved * sum(row.pupils for row in self.plan.unserved)
        for placed in self.plan.placements:
            total += placed.pupils * self._pupil_cost(placed.group, placed.place)
        for row in self.plan.visits:
            total += row.times * (
                weights.visit + weights.travel_hour * self.road_hours(row.expert, row.school)
            )
            total += weights.hour * sum(row.hours.values())
        return total

    def _pupil_cost(self, group: str, place: str) -> float:
        weights, km = self.problem.weights, self.km(group, place)
        norm = self.cells[self.groups[group].cell].norm_km
        wishes = self.groups[group].wishes
        missed = sum(wish.weight for wish in wishes if wish.place != place and wish.weight != HARD)
        if place in self.special:
            return missed + weights.special_place + weights.special_km * km
        return missed + weights.km * km + weights.km_beyond_norm * max(0.0, km - norm)
