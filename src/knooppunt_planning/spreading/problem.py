"""The question of the verb ``spread``: where facilities could be, who needs them when, and what all of it costs."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network import NO_WAY, Mode, Network
from knooppunt_planning.nouns import (
    HARD,
    Cell,
    Point,
    refuse_negative,
    refuse_point,
    refuse_twice,
    refuse_unless,
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Site:
    """A place where a facility is, or could come.

    Attributes
    ----------
    room
        Pupils at most, each year.
    is_open
        Whether it is open today.
    yearly, opening, closing
        What a year costs while it is open, and what it costs once to open and to close it.
    may_open, may_close
        Whether a site that is not open may open, and one that is open may close.
    """

    name: str
    at: Point
    room: float = math.inf
    is_open: bool = False
    yearly: float = 0.0
    opening: float = 0.0
    closing: float = 0.0
    may_open: bool = True
    may_close: bool = True

    def __post_init__(self) -> None:
        refuse_point(f"site {self.name}", self.at)
        numbers = ("room", "yearly", "opening", "closing")
        refuse_negative(f"site {self.name}", {name: getattr(self, name) for name in numbers})
        for name in numbers[1:]:
            refuse_unless(getattr(self, name) < math.inf, f"site {self.name}", f"{name} must be finite")


@dataclass(frozen=True, eq=False)
class Scenario:
    """One forecast.

    Attributes
    ----------
    pupils
        Shape (years, cells).
    chance
        How likely it is beside the other scenarios; their sum need not be 1.
    """

    name: str
    pupils: Floats
    chance: float = 1.0

    def __post_init__(self) -> None:
        row = f"scenario {self.name}"
        refuse_unless(0 < self.chance < math.inf, row, f"chance must be above 0, is {self.chance}")
        given = np.array(self.pupils, dtype=np.float64)
        refuse_unless(given.ndim == 2, row, f"pupils must have shape (years, cells), has {given.shape}")
        given.setflags(write=False)
        object.__setattr__(self, "pupils", given)


@dataclass(frozen=True)
class SpreadWeights:
    """What things cost, in the unit of the costs of the sites; the values are euro a year, and rough.

    Attributes
    ----------
    km
        That one pupil lives a kilometre from where it learns: there and back on 200 days at half a euro.
    km_beyond_norm
        The same, on top of it, for every kilometre further than what is near home.
    group
        A group of pupils, see ``SpreadProblem.group_size``.
    unserved
        A pupil without a place. :data:`knooppunt_planning.nouns.HARD` when everyone must have one.
    """

    km: float = 200.0
    km_beyond_norm: float = 200.0
    group: float = 100_000.0
    unserved: float = 50_000.0

    def __post_init__(self) -> None:
        refuse_negative("weights", {f.name: getattr(self, f.name) for f in fields(self)})
        for name in ("km", "km_beyond_norm", "group"):
            refuse_unless(getattr(self, name) < math.inf, "weights", f"{name} must be finite")


@dataclass(frozen=True, eq=False)
class SpreadProblem:
    """Sites, the cells where pupils live, and forecasts over years.

    Attributes
    ----------
    km
        Shape (cells, sites). Infinite where there is no way.
    scenarios
        Which sites are open, and with how many groups, is the same in all of them; who goes where is not.
    years
        One name per year, rising. What is open today is open before the first.
    group_size
        Pupils come in groups of at most so many, and a site pays for whole groups; None when groups do not count.
    most_open
        No more sites than this are open in any year.
    sites_considered
        A cell goes to one of so many nearest sites; None for all.
    undivided
        All pupils of a cell go to the same site, in a year of a scenario.

    Raises
    ------
    ValueError
        When a name occurs twice, a matrix has the wrong shape or a negative number; names the row.
    """

    sites: tuple[Site, ...]
    cells: tuple[Cell, ...]
    km: Floats
    scenarios: tuple[Scenario, ...]
    years: tuple[int, ...]
    weights: SpreadWeights = field(default_factory=SpreadWeights)
    group_size: int | None = None
    most_open: int | None = None
    sites_considered: int | None = None
    undivided: bool = False

    def __post_init__(self) -> None:
        for kind, rows in (("site", self.sites), ("cell", self.cells), ("scenario", self.scenarios)):
            refuse_twice(kind, (row.name for row in rows))
        refuse_unless(len(self.scenarios) >= 1, "scenarios", "there must be at least one")
        rising = len(self.years) >= 1 and all(a < b for a, b in itertools.pairwise(self.years))
        refuse_unless(rising, "years", f"must be at least one, and rising, are {self.years}")
        for name in ("group_size", "most_open", "sites_considered"):
            value = getattr(self, name)
            refuse_unless(value is None or value >= 1, name, f"must be 1 or more, is {value}")
        self._check_km()
        for scenario in self.scenarios:
            self._check_forecast(scenario)

    @classmethod
    def on(
        cls, network: Network, sites: tuple[Site, ...], cells: tuple[Cell, ...], mode: Mode, **settings: Any
    ) -> SpreadProblem:
        """The problem with kilometres over this network; ``settings`` are the other attributes."""
        metres = network.metres([c.at for c in cells], [s.at for s in sites], mode).astype(float)
        metres[metres == NO_WAY] = np.inf
        return cls(sites, cells, metres / 1000, **settings)

    @classmethod
    def classic(
        cls,
        cost: Floats,
        *,
        demand: Floats | None = None,
        room: Floats | None = None,
        opening: Floats | None = None,
        most_open: int | None = None,
    ) -> SpreadProblem:
        """One year, one forecast, everyone served, every customer by one site.

        With ``most_open`` alone the p-median; with demand and room as well the capacitated p-median; with opening
        costs and room single-source capacitated location.

        Parameters
        ----------
        cost
            Shape (customers, sites): what it costs to serve the whole customer there.
        demand
            Shape (customers,), above 0: what it uses of the room.
        room, opening
            Shape (sites,).
        """
        cost = np.asarray(cost, dtype=np.float64)
        refuse_unless(cost.ndim == 2, "cost", f"must have shape (customers, sites), has {cost.shape}")
        customers, sites = cost.shape
        asked = np.ones(customers) if demand is None else np.asarray(demand, dtype=np.float64)
        refuse_unless(
            asked.shape == (customers,), "demand", f"must have shape {(customers,)}, has {asked.shape}"
        )
        for j in np.flatnonzero(~(asked > 0)):
            refuse_unless(False, f"customer {j + 1}", f"demand must be above 0, is {asked[j]}")
        rooms = np.broadcast_to(np.inf if room is None else room, (sites,))
        price = np.broadcast_to(0.0 if opening is None else opening, (sites,))
        nowhere = Point(0.0, 0.0)
        return cls(
            tuple(Site(f"{i + 1}", nowhere, float(rooms[i]), opening=float(price[i])) for i in range(sites)),
            tuple(Cell(f"{j + 1}", nowhere) for j in range(customers)),
            cost / asked[:, None],
            (Scenario("classic", asked[None, :]),),
            (1,),
            SpreadWeights(km=1.0, km_beyond_norm=0.0, group=0.0, unserved=HARD),
            most_open=most_open,
            undivided=True,
        )

    @cached_property
    def chances(self) -> Floats:
        """Of each scenario; together 1."""
        given = np.array([scenario.chance for scenario in self.scenarios])
        return np.asarray(given / given.sum())

    @cached_property
    def pupils(self) -> Floats:
        """Shape (scenarios, years, cells)."""
        return np.array([scenario.pupils for scenario in self.scenarios])

    @cached_property
    def pupil_cost(self) -> Floats:
        """A year of one pupil of each cell at each site, shape (cells, sites)."""
        norm = np.array([cell.norm_km for cell in self.cells]).reshape(-1, 1)
        beyond = np.maximum(0.0, self.km - norm)
        extra = self.weights.km_beyond_norm * beyond if self.weights.km_beyond_norm else 0.0
        near = np.where(np.isfinite(self.km), self.km, 0.0) * self.weights.km
        return np.where(np.isfinite(self.km), near + extra, np.inf)

    @cached_property
    def may_go(self) -> npt.NDArray[np.bool_]:
        """Which cells may go to which sites, shape (cells, sites)."""
        may = np.isfinite(self.km)
        if self.sites_considered is not None and self.sites_considered < len(self.sites):
            order = np.argsort(self.km, axis=1, kind="stable")[:, : self.sites_considered]
            near = np.zeros_like(may)
            np.put_along_axis(near, order, True, axis=1)
            may &= near
        return may

    def _check_km(self) -> None:
        given = np.array(self.km, dtype=np.float64)
        shape = (len(self.cells), len(self.sites))
        refuse_unless(given.shape == shape, "km", f"must have shape {shape}, has {given.shape}")
        for row in np.flatnonzero(~(given >= 0).all(axis=1)):
            refuse_unless(False, f"km of {self.cells[row].name}", "must be 0 or more everywhere")
        given.setflags(write=False)
        object.__setattr__(self, "km", given)

    def _check_forecast(self, scenario: Scenario) -> None:
        shape, row = (len(self.years), len(self.cells)), f"scenario {scenario.name}"
        given = scenario.pupils.shape
        refuse_unless(given == shape, row, f"pupils must have shape {shape}, has {given}")
        strange = ~((scenario.pupils >= 0) & np.isfinite(scenario.pupils))
        for year, cell in np.argwhere(strange):
            where = f"{row}, {self.years[year]}, cell {self.cells[cell].name}"
            refuse_unless(False, where, f"pupils must be 0 or more, is {scenario.pupils[year, cell]}")
