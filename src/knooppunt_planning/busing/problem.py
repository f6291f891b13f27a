"""The question of the verb ``fleet``: with how few buses all pupils are brought to their schools.

Times are minutes after midnight.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from knooppunt_planning.nouns import (
    Window,
    refuse_negative,
    refuse_twice,
    refuse_unknown,
    refuse_unless,
    refuse_window,
)
from knooppunt_planning.roads import Floats, frozen


@dataclass(frozen=True)
class BusSchool:
    """A school.

    Attributes
    ----------
    window
        When a bus is empty again: before the bell, and not so early that pupils wait long.
    unloading
        Minutes that a bus stands there.
    """

    name: str
    place: str
    window: Window
    unloading: float = 2.0

    def __post_init__(self) -> None:
        refuse_window(f"school {self.name}", self.window)
        refuse_negative(f"school {self.name}", {"unloading": self.unloading})


@dataclass(frozen=True)
class BusStop:
    """Pupils of one school at one place, who get in together.

    Attributes
    ----------
    loading
        Minutes that a bus stands there.
    """

    name: str
    place: str
    school: str
    pupils: int
    loading: float = 1.0

    def __post_init__(self) -> None:
        refuse_negative(f"stop {self.name}", {"pupils": self.pupils, "loading": self.loading})


@dataclass(frozen=True, eq=False)
class FleetProblem:
    """Stops and schools, with the roads between their places.

    Attributes
    ----------
    places
        Names; the order of the matrix.
    minutes
        Shape (places, places): from row to column. Infinite where there is no way.
    seats
        Of every bus.
    max_ride
        The longest time on board, from leaving a stop to arriving at the school.
    mixed
        Whether pupils of several schools may be on board at once.
    unserved
        How many buses a stop without a bus costs.

    Raises
    ------
    ValueError
        Names the row.
    """

    places: tuple[str, ...]
    minutes: Floats
    schools: tuple[BusSchool, ...]
    stops: tuple[BusStop, ...]
    seats: int
    max_ride: float = math.inf
    mixed: bool = False
    unserved: float = 10.0

    def __post_init__(self) -> None:
        refuse_twice("place", self.places)
        refuse_twice("school", (school.name for school in self.schools))
        refuse_twice("stop", (stop.name for stop in self.stops))
        refuse_negative("problem", {"seats": self.seats, "max_ride": self.max_ride})
        refuse_unless(
            1 <= self.unserved < math.inf, "problem", "unserved must be a finite number of 1 or more"
        )
        object.__setattr__(self, "minutes", frozen("minutes", self.minutes, self.places))
        places, schools = set(self.places), {school.name for school in self.schools}
        named = [(f"school {s.name}", "place", s.place, places) for s in self.schools]
        named += [(f"stop {s.name}", "place", s.place, places) for s in self.stops]
        named += [(f"stop {s.name}", "school", s.school, schools) for s in self.stops]
        refuse_unknown(named)

    @cached_property
    def index(self) -> dict[str, int]:
        """The row of each place."""
        return {name: row for row, name in enumerate(self.places)}
