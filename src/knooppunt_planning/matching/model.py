"""The problem as columns and rows of a whole-number model, and its answers back as plans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Floats, Model
from knooppunt_planning.matching.columns import Columns, Indices, columns_of, weekly_hours
from knooppunt_planning.matching.plan import MatchPlan, Placement, Unserved, Visits
from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.nouns import HARD

INF = np.inf


@dataclass(frozen=True, eq=False)
class MatchModel:
    """The model of a problem, with what its columns and rows mean.

    Attributes
    ----------
    blocks
        Where each kind of row stands: ``count`` per group, ``room`` per place, ``hours`` per (school, skill),
        ``length`` per visit, ``time`` per expert, ``budget`` per budget.
    """

    problem: MatchProblem
    columns: Columns
    model: Model
    blocks: dict[str, slice]

    def plan(self, x: Floats) -> MatchPlan:
        """Values of the columns as a plan."""
        placed, unserved, visits, work = (x[part] for part in self.columns.parts)
        columns, supply = self.columns, self.problem.supply
        groups = [group.name for group in self.problem.demand.groups]
        hours: dict[int, dict[str, float]] = {}
        for i in np.flatnonzero(work > 1e-9):
            hours.setdefault(int(columns.visit[i]), {})[self.problem.skills[columns.skill[i]]] = float(
                work[i]
            )
        return MatchPlan(
            tuple(
                Placement(groups[columns.group[i]], supply.places[columns.place[i]], round(placed[i]))
                for i in np.flatnonzero(placed > 0.5)
            ),
            tuple(
                Visits(
                    supply.experts[columns.expert[i]].name,
                    supply.schools[columns.school[i]].name,
                    round(visits[i]),
                    hours.get(int(i), {}),
                )
                for i in np.flatnonzero(visits > 0.5)
            ),
            tuple(Unserved(groups[i], round(unserved[i])) for i in np.flatnonzero(unserved > 0.5)),
        )


@dataclass
class _Rows:
    """Rows while they are gathered, block after block."""

    count: int = 0

    def __post_init__(self) -> None:
        self.entries: list[tuple[Indices, Indices, Floats]] = []
        self.lower: list[Floats] = []
        self.upper: list[Floats] = []
        self.blocks: dict[str, slice] = {}

    def add(self, name: str, lower: Floats, upper: Floats, *entries: tuple[Indices, Indices, Floats]) -> None:
        """A block of rows; entries are (row in the block, column, value)."""
        self.entries += [(row + self.count, column, value) for row, column, value in entries]
        self.lower.append(lower)
        self.upper.append(upper)
        self.blocks[name] = slice(self.count, self.count + len(upper))
        self.count += len(upper)

    def matrix(self, columns: int) -> sparse.csc_array:
        row, column, value = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        return sparse.csc_array((value, (row, column)), shape=(self.count, columns))


def model_of(problem: MatchProblem) -> MatchModel:
    """Build the model: every pupil counted, room, hours, length of visits, time of experts, budgets."""
    return _Builder(problem, columns_of(problem)).build()


@dataclass(frozen=True, eq=False)
class _Builder:
    problem: MatchProblem
    columns: Columns

    def build(self) -> MatchModel:
        rows = _Rows()
        for block in (self._count, self._room, self._hours, self._length, self._time, self._budget):
            block(rows)
        total = self.columns.parts[3].stop
        whole = np.ones(total, dtype=bool)
        whole[self.columns.parts[3]] = False
        model = Model(
            self._cost(),
            np.zeros(total),
            self._upper(),
            whole,
            rows.matrix(total),
            np.concatenate(rows.lower),
            np.concatenate(rows.upper),
        )
        return MatchModel(self.problem, self.columns, model, rows.blocks)

    @cached_property
    def _pupils(self) -> Floats:
        return np.array([group.pupils for group in self.problem.demand.groups], dtype=np.float64)

    @cached_property
    def _regular(self) -> Indices:
        """Placements at a regular school."""
        return np.flatnonzero(self.columns.place < len(self.problem.supply.schools))

    @cached_property
    def _at(self) -> tuple[Indices, Indices, Indices, Indices]:
        """The column numbers of placements, unserved, visits and work."""
        p, u, y, v = (np.arange(part.start, part.stop) for part in self.columns.parts)
        return p, u, y, v

    @cached_property
    def _journey(self) -> Floats:
        """Hours on the road of each visit, there and back."""
        minutes = self.problem.expert_minutes[self.columns.expert, self.columns.school]
        return np.asarray(2 * minutes / 60 * self.problem.return_share)

    def _cost(self) -> Floats:
        weights = self.problem.weights
        return np.concatenate(
            [
                placement_costs(self.problem, self.columns),
                np.full(self.columns.groups, weights.unserved),
                weights.visit + weights.travel_hour * self._journey,
                np.full(len(self.columns.visit), weights.hour),
            ]
        )

    def _upper(self) -> Floats:
        problem, columns = self.problem, self.columns
        time = problem.weeks * np.array([expert.hours for expert in problem.supply.experts])
        most = np.ceil(time / problem.visit_hours)[columns.expert] if len(time) else np.empty(0)
        return np.concatenate(
            [self._pupils[columns.group], self._pupils, most, np.full(len(columns.visit), INF)]
        )

    def _count(self, rows: _Rows) -> None:
        placed, unserved, _, _ = self._at
        each = (self.columns.group, placed, np.ones(len(placed)))
        rest = (np.arange(len(unserved)), unserved, np.ones(len(unserved)))
        rows.add("count", self._pupils, self._pupils, each, rest)

    def _room(self, rows: _Rows) -> None:
        placed = self._at[0]
        room = np.array(self.problem.supply.rooms, dtype=np.float64)
        entries = (self.columns.place, placed, np.ones(len(placed)))
        rows.add("room", np.full(len(room), -INF), room, entries)

    def _hours(self, rows: _Rows) -> None:
        problem, columns, skills = self.problem, self.columns, len(self.problem.skills)
        hours = weekly_hours(problem)[columns.group[self._regular]] * problem.weeks
        option, skill = np.nonzero(hours)
        at = self._regular[option]
        asked = (columns.place[at] * skills + skill, self._at[0][at], hours[option, skill])
        given = (
            columns.school[columns.visit] * skills + columns.skill,
            self._at[3],
            -np.ones(len(columns.visit)),
        )
        limit = problem.own_hours.reshape(-1) * problem.weeks
        rows.add("hours", np.full(len(limit), -INF), limit, asked, given)

    def _length(self, rows: _Rows) -> None:
        _, _, visits, work = self._at
        worked = (self.columns.visit, work, np.ones(len(work)))
        longest = (np.arange(len(visits)), visits, np.full(len(visits), -self.problem.visit_hours))
        rows.add("length", np.full(len(visits), -INF), np.zeros(len(visits)), worked, longest)

    def _time(self, rows: _Rows) -> None:
        _, _, visits, work = self._at
        limit = self.problem.weeks * np.array([expert.hours for expert in self.problem.supply.experts])
        worked = (self.columns.expert[self.columns.visit], work, np.ones(len(work)))
        driven = (self.columns.expert, visits, self._journey)
        rows.add("time", np.full(len(limit), -INF), limit, worked, driven)

    def _budget(self, rows: _Rows) -> None:
        supply, columns = self.problem.supply, self.columns
        row = {budget.label: i for i, budget in enumerate(supply.budgets)}
        payers = [("", 0.0)] * len(supply.schools) + [(p.label, p.price) for p in supply.special_places]
        paid = _priced([row.get(label, -1) for label, _ in payers], [price for _, price in payers])
        earned = _priced([row.get(e.label, -1) for e in supply.experts], [e.price for e in supply.experts])
        entries = [
            _charged(*paid, columns.place, self._at[0]),
            _charged(*earned, columns.expert[columns.visit], self._at[3]),
        ]
        limit = np.array([budget.amount for budget in supply.budgets])
        rows.add("budget", np.full(len(limit), -INF), limit, *entries)


def _priced(rows: list[int], prices: list[float]) -> tuple[Indices, Floats]:
    return np.array(rows, dtype=np.intp), np.array(prices, dtype=np.float64)


def _charged(row: Indices, price: Floats, who: Indices, column: Indices) -> tuple[Indices, Indices, Floats]:
    """Entries of the budget rows for columns that cost who does them."""
    charged = np.flatnonzero((row[who] >= 0) & (price[who] > 0))
    return row[who][charged], column[charged], price[who][charged]


def placement_costs(problem: MatchProblem, columns: Columns) -> Floats:
    """What one pupil on each placement costs: distance, special place, and wishes that are not kept."""
    weights, groups = problem.weights, problem.demand.groups
    cell = {cell.name: i for i, cell in enumerate(problem.demand.cells)}
    home = np.array([cell[group.cell] for group in groups], dtype=np.intp)[columns.group]
    norm = np.array([c.norm_km for c in problem.demand.cells])[home]
    km = problem.home_km[home, columns.place]
    regular = weights.km * km + weights.km_beyond_norm * np.maximum(0, km - norm)
    special = weights.special_place + weights.special_km * km
    base = np.where(columns.place < len(problem.supply.schools), regular, special)
    missed = [
        sum(w.weight for w in groups[g].wishes if w.weight != HARD and w.place != problem.supply.places[p])
        for g, p in zip(columns.group, columns.place, strict=True)
    ]
    return np.asarray(base + np.array(missed))
