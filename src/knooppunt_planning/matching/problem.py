"""The question of the verb ``match``: which pupil learns where, and which expert travels where, at the least cost.

Formulation: ``docs/explanation/planning.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network import NO_WAY, UNREACHABLE, Mode, Network
from knooppunt_planning.nouns import Demand, Point, Supply, refuse_negative, refuse_unless

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """What weighs how much, in the daily school kilometre of one pupil.

    Attributes
    ----------
    km
        A kilometre to a regular school, per pupil.
    km_beyond_norm
        On top of that, a kilometre further than what is near home.
    special_place
        That a pupil leaves regular education, apart from distance.
    special_km
        A kilometre to a special place.
    unserved
        That a pupil gets nothing. Higher than anything else, or the plan will leave pupils out to save.
    visit
        That an expert comes to a school once.
    travel_hour
        An hour of an expert on the road.
    hour
        An hour of an expert at a school.
    """

    km: float = 1.0
    km_beyond_norm: float = 2.0
    special_place: float = 20.0
    special_km: float = 1.0
    unserved: float = 200.0
    visit: float = 0.25
    travel_hour: float = 2.0
    hour: float = 2.0

    def __post_init__(self) -> None:
        refuse_negative("weights", {f.name: getattr(self, f.name) for f in fields(self)})


@dataclass(frozen=True, eq=False)
class MatchProblem:
    """Pupils, places and experts, with the distances between them.

    Attributes
    ----------
    home_km
        Shape (cells, schools + special places): from home to every place, in the order of ``supply.places``.
        Infinite where there is no way.
    expert_minutes
        Shape (experts, schools): one way. Infinite where there is no way.
    weeks
        Experts are planned in cycles of this length. With one week, rounding to whole visits costs 2 to 3 % more.
    visit_hours
        A visit is at most this long: a half-day.
    return_share
        Which part of the way there and back counts for a visit; less than 1 when visits are combined in a day.
    schools_considered, special_considered
        A pupil goes to one of so many nearest schools, or one of so many nearest special places that fit, or to a
        place of its wishes.

    Raises
    ------
    ValueError
        When a matrix has the wrong shape or a negative number, or a wish names an unknown place or one that does not
        fit; names the row.
    """

    demand: Demand
    supply: Supply
    home_km: Floats
    expert_minutes: Floats
    weights: Weights = field(default_factory=Weights)
    weeks: int = 4
    visit_hours: float = 4.0
    return_share: float = 1.0
    schools_considered: int = 14
    special_considered: int = 4

    def __post_init__(self) -> None:
        supply, cells = self.supply, self.demand.cells
        _freeze(self, "home_km", (len(cells), len(supply.places)), [cell.name for cell in cells])
        experts = [expert.name for expert in supply.experts]
        _freeze(self, "expert_minutes", (len(experts), len(supply.schools)), experts)
        refuse_unless(self.weeks >= 1, "weeks", f"must be 1 or more, is {self.weeks}")
        refuse_unless(self.visit_hours > 0, "visit_hours", f"must be above 0, is {self.visit_hours}")
        self._refuse_strange_wishes()

    @classmethod
    def on(cls, network: Network, demand: Demand, supply: Supply, **settings: Any) -> MatchProblem:
        """The problem with pupils by bicycle and experts by car over this network.

        ``settings`` are the other attributes.
        """
        homes = [cell.at for cell in demand.cells]
        schools = [school.at for school in supply.schools]
        places: list[Point] = schools + [place.at for place in supply.special_places]
        metres = network.metres(homes, places, Mode.BICYCLE).astype(float)
        metres[metres == NO_WAY] = np.inf
        seconds = network.seconds([expert.at for expert in supply.experts], schools, Mode.CAR)
        minutes = np.where(seconds == UNREACHABLE, np.inf, seconds / 60.0)
        return cls(demand, supply, metres / 1000, minutes, **settings)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """Every skill that a need, a school or an expert names, sorted."""
        named = {skill for need in self.demand.needs for skill in need.hours}
        named |= {skill for school in self.supply.schools for skill in school.own_hours}
        return tuple(sorted(named | {skill for expert in self.supply.experts for skill in expert.skills}))

    @cached_property
    def own_hours(self) -> Floats:
        """Hours a week of each skill that each school gives itself, shape (schools, skills)."""
        hours = [
            [school.own_hours.get(skill, 0.0) for skill in self.skills] for school in self.supply.schools
        ]
        return np.array(hours, dtype=np.float64).reshape(len(self.supply.schools), len(self.skills))

    def _refuse_strange_wishes(self) -> None:
        fits = {place.name: place.needs for place in self.supply.special_places}
        known = set(self.supply.places)
        for group in self.demand.groups:
            for wish in group.wishes:
                row = f"group {group.name}"
                refuse_unless(wish.place in known, row, f"there is no place {wish.place}")
                fit = group.need in fits.get(wish.place, {group.need})
                refuse_unless(fit, row, f"{wish.place} does not fit the need {group.need}")


def _freeze(problem: MatchProblem, name: str, shape: tuple[int, int], rows: list[str]) -> None:
    given = np.array(getattr(problem, name), dtype=np.float64)
    refuse_unless(given.shape == shape, name, f"must have shape {shape}, has {given.shape}")
    for row in np.flatnonzero(~(given >= 0).all(axis=1)):
        refuse_unless(False, f"{name} of {rows[row]}", "must be 0 or more everywhere")
    given.setflags(write=False)
    object.__setattr__(problem, name, given)
