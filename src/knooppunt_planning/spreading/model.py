"""The problem of several years and forecasts as columns and rows of a whole-number model, and its answers as plans."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from knooppunt_planning.linear import Flags, Floats, Model
from knooppunt_planning.nouns import HARD
from knooppunt_planning.spreading.plan import Going, LeftOut, Opened, SpreadPlan
from knooppunt_planning.spreading.problem import SpreadProblem

Ints = npt.NDArray[np.intp]
CRUMB = 1e-6
"""Fewer pupils than this are a rounding."""


@dataclass(frozen=True, eq=False)
class YearsModel:
    """The model, with what its columns mean.

    The columns are: the options (the share of the pupils of a cell, in a year of a forecast, that goes to a site), the
    shares left out, and per year and site whether it is open, opens, closes, and its groups.

    Attributes
    ----------
    scenario, year, cell
        Of every demand: a cell with pupils in a year of a forecast.
    demand, site
        Of every option.
    model
        Without the tight rows: no share above 1 or 0 of open or closed. They are in ``tight``, one per option.
    """

    problem: SpreadProblem
    scenario: Ints
    year: Ints
    cell: Ints
    demand: Ints
    site: Ints

    @cached_property
    def pupils(self) -> Floats:
        """Of every demand."""
        return np.asarray(self.problem.pupils[self.scenario, self.year, self.cell])

    @cached_property
    def parts(self) -> tuple[slice, slice, slice, slice, slice, slice]:
        """Where the options, left out, open, opening, closing and groups stand."""
        slots = len(self.problem.years) * len(self.problem.sites)
        ends = np.cumsum([0, len(self.demand), len(self.pupils), slots, slots, slots, slots]).tolist()
        options, left, opened, opening, closing, groups = (slice(a, b) for a, b in itertools.pairwise(ends))
        return options, left, opened, opening, closing, groups

    @cached_property
    def slot(self) -> Ints:
        """Of every option: its year and site, as a place in the columns per year and site."""
        return np.asarray(self.year[self.demand] * len(self.problem.sites) + self.site)

    @cached_property
    def tight(self) -> sparse.csr_array:
        """One row per option, at most 0: its share minus whether its site is open."""
        options, opened = self.parts[0], self.parts[2]
        count = len(self.demand)
        return _rows(
            self.parts[-1].stop,
            count,
            (np.arange(count), np.arange(count) + options.start, 1.0),
            (np.arange(count), self.slot + opened.start, -1.0),
        ).tocsr()

    @cached_property
    def model(self) -> Model:
        """See the class."""
        lower, upper = self._bounds()
        whole = np.zeros(len(lower), dtype=bool)
        whole[self.parts[0]] = self.problem.undivided
        whole[self.parts[1]] = self.problem.undivided
        whole[self.parts[2]] = True
        whole[self.parts[5]] = True
        blocks = [block for block in (self._count(), self._room(), self._changes(), self._most()) if block]
        if self.problem.group_size is not None:
            blocks += [self._groups(), self._whole_groups()]
        matrix = sparse.csc_array(sparse.vstack([rows for rows, _, _ in blocks]))
        row_lower, row_upper = (np.concatenate([block[k] for block in blocks]) for k in (1, 2))
        return Model(self._cost(), lower, upper, whole, matrix, row_lower, row_upper)

    @property
    def limits(self) -> list[slice]:
        """Where the rows of room, and of groups, stand; in each one per forecast, year and site."""
        count, begin = (
            len(self.problem.scenarios) * len(self.problem.years) * len(self.problem.sites),
            len(self.pupils),
        )
        room = slice(begin, begin + count)
        if self.problem.group_size is None:
            return [room]
        begin += count + len(self.problem.years) * (
            len(self.problem.sites) + (self.problem.most_open is not None)
        )
        return [room, slice(begin, begin + count)]

    def tightened(self, rows: Flags | None = None) -> Model:
        """The model with the tight rows of these options; of all when not given."""
        tight = self.tight if rows is None else self.tight[np.flatnonzero(rows)]
        model, count = self.model, tight.shape[0]
        return replace(
            model,
            matrix=sparse.csc_array(sparse.vstack([model.matrix, tight])),
            row_lower=np.concatenate([model.row_lower, np.full(count, -np.inf)]),
            row_upper=np.concatenate([model.row_upper, np.zeros(count)]),
        )

    @cached_property
    def most_groups(self) -> Floats:
        """Of every site: as many as it has room for and anyone could ask."""
        size = self.problem.group_size or 1
        asked = math.ceil(self._asked().max(initial=0) / size)
        room = np.array([site.room for site in self.problem.sites])
        return np.asarray(np.minimum(asked, np.floor(np.minimum(room, 1e9) / size + 1e-9)))

    def _asked(self) -> Floats:
        """Pupils per forecast and year."""
        return np.asarray(self.problem.pupils.sum(axis=2))

    def _cost(self) -> Floats:
        problem, chance = self.problem, self.problem.chances[self.scenario] * self.pupils
        each = problem.pupil_cost[self.cell[self.demand], self.site]
        rows, years = problem.sites, len(problem.years)
        yearly, opening, closing = (
            np.tile([getattr(site, name) for site in rows], years)
            for name in ("yearly", "opening", "closing")
        )
        group = problem.weights.group if problem.group_size is not None else 0.0
        left = self.left_price * chance
        groups = np.full(years * len(rows), group)
        return np.concatenate([chance[self.demand] * each, left, yearly, opening, closing, groups])

    @cached_property
    def left_price(self) -> float:
        """Of a pupil who is left out; with a hard rule more than a site of its own."""
        problem, weights = self.problem, self.problem.weights
        if weights.unserved != HARD:
            return weights.unserved
        site = max((s.yearly + s.opening + s.closing for s in problem.sites), default=0.0)
        way = problem.pupil_cost[np.isfinite(problem.pupil_cost)].max(initial=0.0)
        least = problem.pupils[problem.pupils > 0].min(initial=1.0) * problem.chances.min()
        return float(1.0 + way + 2 * (site + weights.group) / least)

    def _bounds(self) -> tuple[Floats, Floats]:
        problem, years = self.problem, len(self.problem.years)
        ones = np.ones(self.parts[2].stop)
        opens, closes = (
            np.tile([float(getattr(s, name)) for s in problem.sites], years)
            for name in ("may_open", "may_close")
        )
        most = np.tile(self.most_groups, years) * (problem.group_size is not None)
        upper = np.concatenate([ones, opens, closes, most])
        return np.zeros(len(upper)), upper

    def _count(self) -> Block:
        demands, options = np.arange(len(self.pupils)), np.arange(len(self.demand))
        rows = self._block(
            len(demands), (self.demand, options, 1.0), (demands, demands + self.parts[1].start, 1.0)
        )
        return rows, np.ones(len(demands)), np.ones(len(demands))

    def _used(self) -> tuple[int, tuple[Ints, Ints, Floats], Ints]:
        """Rows per forecast, year and site: how many, the pupils who go there, and the slot of each row."""
        slots = len(self.problem.years) * len(self.problem.sites)
        row = self.scenario[self.demand] * slots + self.slot
        count = slots * len(self.problem.scenarios)
        return count, (row, np.arange(len(row)), self.pupils[self.demand]), np.arange(count) % slots

    def _room(self) -> Block:
        """Nobody goes where it is closed, and no more than there is room for."""
        count, used, slot = self._used()
        room = np.tile([site.room for site in self.problem.sites], len(self.problem.years))[slot]
        asked = np.repeat(self._asked().reshape(-1), len(self.problem.sites))
        limit = np.minimum(room, asked)
        rows = self._block(count, used, (np.arange(count), slot + self.parts[2].start, -limit))
        return rows, np.full(count, -np.inf), np.zeros(count)

    def _groups(self) -> Block:
        count, used, slot = self._used()
        size = float(self.problem.group_size or 1)
        fit = self._block(count, used, (np.arange(count), slot + self.parts[5].start, -size))
        slots = len(self.problem.years) * len(self.problem.sites)
        each = np.arange(slots)
        most = np.tile(self.most_groups, len(self.problem.years))
        where = self._block(
            slots, (each, each + self.parts[5].start, 1.0), (each, each + self.parts[2].start, -most)
        )
        rows = sparse.coo_array(sparse.vstack([fit, where]))
        return rows, np.full(count + slots, -np.inf), np.zeros(count + slots)

    def _whole_groups(self) -> Block:
        """Per forecast and year: the groups together are whole, so a part of one is a whole one (a rounded row)."""
        size, sites = float(self.problem.group_size or 1), len(self.problem.sites)
        asked = self._asked().reshape(-1) / size
        needed, part = np.ceil(asked - 1e-9), np.maximum(asked - np.ceil(asked - 1e-9) + 1, 1e-3)
        row = self.scenario * len(self.problem.years) + self.year
        left = (row, np.arange(len(row)) + self.parts[1].start, self.pupils / size / part[row])
        each = np.arange(len(asked))
        slot = (each % len(self.problem.years))[:, None] * sites + np.arange(sites)
        groups = (np.repeat(each, sites), slot.reshape(-1) + self.parts[5].start, 1.0)
        return self._block(len(asked), left, groups), needed, np.full(len(asked), np.inf)

    def _changes(self) -> Block:
        sites, years = len(self.problem.sites), len(self.problem.years)
        each = np.arange(sites * years)
        _, _, opened, opening, closing, _ = self.parts
        rows = self._block(
            len(each),
            (each, each + opened.start, 1.0),
            (each[sites:], each[:-sites] + opened.start, -1.0),
            (each, each + opening.start, -1.0),
            (each, each + closing.start, 1.0),
        )
        today = np.zeros(len(each))
        today[:sites] = [site.is_open for site in self.problem.sites]
        return rows, today, today

    def _most(self) -> Block | None:
        most, sites, years = self.problem.most_open, len(self.problem.sites), len(self.problem.years)
        if most is None:
            return None
        each = np.arange(sites * years)
        rows = self._block(years, (each // max(sites, 1), each + self.parts[2].start, 1.0))
        return rows, np.full(years, -np.inf), np.full(years, float(most))

    def _block(self, rows: int, *entries: tuple[Ints, Ints, Floats | float]) -> sparse.coo_array:
        return _rows(self.parts[-1].stop, rows, *entries)

    def plan(self, x: Floats) -> SpreadPlan:
        """Values of the columns as a plan."""
        options, left, opened, _, _, groups = (x[part] for part in self.parts)
        problem, names = self.problem, self._names
        slots = np.flatnonzero(opened > 0.5)
        years, sites = np.divmod(slots, len(problem.sites))
        count = np.rint(groups[slots]).astype(int).tolist()
        open_ = [
            Opened(problem.years[t], problem.sites[i].name, k)
            for t, i, k in zip(years, sites, count, strict=True)
        ]
        going = _pupils(options * self.pupils[self.demand])
        nowhere = _pupils(left * self.pupils)
        return SpreadPlan(
            tuple(open_),
            tuple(
                Going(*names(self.demand[n]), problem.sites[self.site[n]].name, float(going[n]))
                for n in np.flatnonzero(going)
            ),
            tuple(LeftOut(*names(n), float(nowhere[n])) for n in np.flatnonzero(nowhere).tolist()),
        )

    def _names(self, demand: int) -> tuple[str, int, str]:
        problem = self.problem
        scenario = problem.scenarios[self.scenario[demand]].name
        return scenario, problem.years[self.year[demand]], problem.cells[self.cell[demand]].name


Block = tuple[sparse.coo_array, Floats, Floats]


def _pupils(given: Floats) -> Floats:
    """Without what is only rounding."""
    near = np.rint(given)
    return np.where(np.abs(given - near) < CRUMB, near, given)


def _rows(columns: int, rows: int, *entries: tuple[Ints, Ints, Floats | float]) -> sparse.coo_array:
    """Entries are (row, column, value)."""
    parts: Sequence[tuple[Ints, Ints, Floats]] = [
        (row, column, np.broadcast_to(value, row.shape)) for row, column, value in entries
    ]
    row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    return sparse.coo_array((value, (row, column)), shape=(rows, columns))


def years_model(problem: SpreadProblem) -> YearsModel:
    """The model of a problem."""
    scenario, year, cell = (np.asarray(a) for a in np.nonzero(problem.pupils > 0))
    demand, site = (np.asarray(a) for a in np.nonzero(problem.may_go[cell]))
    return YearsModel(problem, scenario, year, cell, demand, site)
