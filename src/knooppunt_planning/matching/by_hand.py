"""The plan that people make by hand: hardest need first, each pupil where it costs least at that moment.

With prices for what is scarce, the same hand looks ahead: an hour that others need more is dear. That makes a first
plan for the search.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from knooppunt_planning.linear import Floats
from knooppunt_planning.matching.columns import weekly_hours
from knooppunt_planning.matching.model import MatchModel, model_of
from knooppunt_planning.matching.plan import MatchPlan
from knooppunt_planning.matching.problem import MatchProblem

TINY = 1e-9
Shift = tuple[int, int, float]
"""Work column, new visits for it, hours."""


@dataclass(frozen=True, eq=False)
class Prices:
    """What scarce things cost on top, in the unit of cost: places, own hours of a school per skill, time of experts."""

    room: Floats
    hours: Floats
    time: Floats


def greedy(problem: MatchProblem) -> MatchPlan:
    """The plan that people make by hand; a baseline for the verb ``match``."""
    match = model_of(problem)
    return match.plan(greedy_values(match))


def greedy_values(match: MatchModel, prices: Prices | None = None) -> Floats:
    """Values of the columns of the greedy plan; it keeps every rule."""
    hand = _Hand(match, prices or free_of_charge(match))
    groups = match.problem.demand.groups
    hardest = np.argsort(-hand.needed.sum(axis=1), kind="stable")
    for group in hardest.tolist():
        for _ in range(groups[group].pupils):
            hand.place(group)
    return hand.x


def free_of_charge(match: MatchModel) -> Prices:
    """Nothing costs more than it does: no looking ahead."""
    supply = match.problem.supply
    hours = np.zeros((len(supply.schools), len(match.problem.skills)))
    return Prices(np.zeros(len(supply.places)), hours, np.zeros(len(supply.experts)))


@dataclass
class _Offer:
    """One pupil at one place: what it costs, and what it would use."""

    cost: float
    option: int
    own: dict[int, float] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    slack: dict[int, float] = field(default_factory=dict)
    time: dict[int, float] = field(default_factory=dict)
    money: dict[int, float] = field(default_factory=dict)


@dataclass
class _Hand:
    """What is still there while pupils are placed one by one."""

    match: MatchModel
    prices: Prices
    x: Floats = field(init=False)

    def __post_init__(self) -> None:
        problem, columns = self.match.problem, self.match.columns
        supply, weeks = problem.supply, problem.weeks
        self.x = np.zeros_like(self.match.model.cost)
        self.cost = self.match.model.cost.tolist()
        self.needed = weekly_hours(problem) * weeks
        self.room = list(supply.rooms)
        self.own: list[list[float]] = (weeks * problem.own_hours).tolist()
        self.time = [weeks * expert.hours for expert in supply.experts]
        self.slack = [0.0] * len(columns.expert)
        self.journey = (problem.expert_minutes / 30 * problem.return_share).tolist()
        self.workers: dict[tuple[int, int], list[int]] = {}
        for work, (visit, skill) in enumerate(
            zip(columns.visit.tolist(), columns.skill.tolist(), strict=True)
        ):
            self.workers.setdefault((int(columns.school[visit]), skill), []).append(work)
        base = self.match.model.cost[columns.parts[0]] + self.prices.room[columns.place]
        self.base: list[float] = base.tolist()
        self.options: list[list[int]] = [[] for _ in problem.demand.groups]
        for option in np.argsort(base, kind="stable").tolist():
            self.options[columns.group[option]].append(option)
        self.budgets = _Budgets.of(problem)

    def place(self, group: int) -> None:
        """Put one pupil of this group where it costs least now, or nowhere."""
        unserved = self.match.columns.parts[1].start + group
        best, least = None, self.cost[unserved]
        for option in self.options[group]:
            if self.base[option] >= least:
                break  # Experts only add to it, and the next options are dearer still.
            offer = self._offer(group, option)
            if offer and offer.cost < least:
                best, least = offer, offer.cost
        if best:
            self._take(best)
        else:
            self.x[unserved] += 1

    def _offer(self, group: int, option: int) -> _Offer | None:
        place = int(self.match.columns.place[option])
        if self.room[place] < 1:
            return None
        offer = _Offer(self.base[option], option)
        if place >= len(self.own):
            return (
                offer
                if self.budgets.allow(offer.money, *self.budgets.of_place(place, len(self.own)))
                else None
            )
        for skill in np.flatnonzero(self.needed[group]).tolist():
            hours = float(self.needed[group, skill])
            offer.own[skill] = min(self.own[place][skill], hours)
            offer.cost += offer.own[skill] * self.prices.hours[place, skill]
            if not self._hire(offer, (place, skill), hours - offer.own[skill]):
                return None
        return offer

    def _hire(self, offer: _Offer, task: tuple[int, int], hours: float) -> bool:
        """Find experts for these hours: visits that are already planned first, then the cheapest new ones."""
        workers = self.workers.get(task, [])
        for work in workers:
            visit, expert = self._who(work)
            room = self.slack[visit] - offer.slack.get(visit, 0.0)
            if hours > TINY and room > TINY:
                hours -= self._work(offer, work, 0, min(hours, room, self._time_left(offer, expert)))
        if hours <= TINY:
            return True
        times = math.ceil(hours / self.match.problem.visit_hours - TINY)
        able = [
            (price, work) for work in workers if (price := self._price(offer, work, times, hours)) < math.inf
        ]
        return bool(able) and self._work(offer, min(able)[1], times, hours) > 0

    def _price(self, offer: _Offer, work: int, times: int, hours: float) -> float:
        """What so many new visits and hours cost; infinite when there is no time."""
        visit, expert = self._who(work)
        road = times * self.journey[expert][int(self.match.columns.school[visit])]
        if road + hours > self._time_left(offer, expert):
            return math.inf
        visits = times * self.cost[self.match.columns.parts[2].start + visit]
        return float(visits + (road + hours) * self.prices.time[expert])

    def _work(self, offer: _Offer, work: int, times: int, hours: float) -> float:
        """Write a shift on the offer; gives the hours back that it covers."""
        visit, expert = self._who(work)
        road = times * self.journey[expert][int(self.match.columns.school[visit])]
        if hours <= 0 or not self.budgets.allow(offer.money, *self.budgets.of_expert(expert, hours)):
            return 0.0
        columns = self.match.columns.parts
        offer.cost += times * self.cost[columns[2].start + visit] + hours * self.cost[columns[3].start + work]
        offer.cost += (road + hours) * self.prices.time[expert]
        offer.shifts.append((work, times, hours))
        offer.time[expert] = offer.time.get(expert, 0.0) + road + hours
        offer.slack[visit] = offer.slack.get(visit, 0.0) + hours - times * self.match.problem.visit_hours
        return hours

    def _take(self, offer: _Offer) -> None:
        place = int(self.match.columns.place[offer.option])
        _, _, visits, works = self.match.columns.parts
        self.x[offer.option] += 1
        self.room[place] -= 1
        for skill, hours in offer.own.items():
            self.own[place][skill] -= hours
        for work, times, hours in offer.shifts:
            self.x[works.start + work] += hours
            self.x[visits.start + int(self.match.columns.visit[work])] += times
        for visit, used in offer.slack.items():
            self.slack[visit] -= used
        for expert, used in offer.time.items():
            self.time[expert] -= used
        self.budgets.pay(offer.money)

    def _who(self, work: int) -> tuple[int, int]:
        visit = int(self.match.columns.visit[work])
        return visit, int(self.match.columns.expert[visit])

    def _time_left(self, offer: _Offer, expert: int) -> float:
        return self.time[expert] - offer.time.get(expert, 0.0)


@dataclass
class _Budgets:
    """What is left of each budget, and who is paid from which."""

    left: list[float]
    places: list[tuple[int, float]]
    experts: list[tuple[int, float]]

    @classmethod
    def of(cls, problem: MatchProblem) -> _Budgets:
        """At the start."""
        supply = problem.supply
        row = {budget.label: i for i, budget in enumerate(supply.budgets)}
        return cls(
            [budget.amount for budget in supply.budgets],
            [(row.get(place.label, -1), place.price) for place in supply.special_places],
            [(row.get(expert.label, -1), expert.price) for expert in supply.experts],
        )

    def of_place(self, place: int, schools: int) -> tuple[int, float]:
        """Which budget pays a special place, and how much."""
        return self.places[place - schools]

    def of_expert(self, expert: int, hours: float) -> tuple[int, float]:
        """Which budget pays these hours, and how much."""
        budget, price = self.experts[expert]
        return budget, price * hours

    def allow(self, promised: dict[int, float], budget: int, amount: float) -> bool:
        """Promise an amount when it is still there."""
        if budget < 0:
            return True
        total = promised.get(budget, 0.0) + amount
        if total > self.left[budget]:
            return False
        promised[budget] = total
        return True

    def pay(self, promised: dict[int, float]) -> None:
        """Make promises good."""
        for budget, amount in promised.items():
            self.left[budget] -= amount
