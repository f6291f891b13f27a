"""The question of the verb ``route``: who rides when, in which vehicle, in which order.

Times are minutes after midnight, distances kilometres.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from knooppunt_planning.network import Mode, Network
from knooppunt_planning.nouns import (
    ALL_DAY,
    Point,
    Window,
    refuse_negative,
    refuse_twice,
    refuse_unknown,
    refuse_unless,
    refuse_window,
)
from knooppunt_planning.roads import Floats, frozen, ways_over

SEAT = "seat"
"""The kind of space that an assistant takes."""

MOST_APART = 62
"""So many groups may be named in ``RouteProblem.apart``."""


@dataclass(frozen=True)
class Rider:
    """One ride of one person: a pupil in the morning and the same pupil in the afternoon are two riders.

    Attributes
    ----------
    origin, destination
        Names of places.
    max_ride
        The longest time on board in minutes, between getting in and getting out.
    leave, arrive
        When getting in, and getting out, may begin.
    boarding, alighting
        Minutes that the vehicle stands still for getting in, and out.
    uses
        How much of each kind of space it takes, e.g. ``{"seat": 1}`` or ``{"wheelchair": 1}``; a wheelchair that takes
        the room of two folding seats is ``{"wheelchair": 1, "seat": 2}``.
    group
        For :attr:`RouteProblem.apart`.
    together
        Riders with the same word here ride in the same vehicle, or none of them rides.
    asks
        What the vehicle or driver must offer, e.g. ``lift``.
    escorted
        Whether an assistant must be on board. One assistant is there for the whole route and takes a seat.
    usual, change
        The vehicle of yesterday, and what it costs when it is another one; ``HARD`` when it may not be another one.
    """

    name: str
    origin: str
    destination: str
    max_ride: float
    leave: Window = ALL_DAY
    arrive: Window = ALL_DAY
    boarding: float = 1.0
    alighting: float = 1.0
    uses: Mapping[str, int] = field(default_factory=lambda: {SEAT: 1})
    group: str = ""
    together: str = ""
    asks: frozenset[str] = frozenset()
    escorted: bool = False
    usual: str = ""
    change: float = 0.0

    def __post_init__(self) -> None:
        row = f"rider {self.name}"
        numbers = {key: getattr(self, key) for key in ("max_ride", "boarding", "alighting", "change")}
        refuse_negative(row, {**numbers, **self.uses})
        refuse_unless(bool(self.usual) or not self.change, row, "has a cost of change and no usual vehicle")
        refuse_window(row, self.leave)
        refuse_window(row, self.arrive)

    @classmethod
    def morning(
        cls, name: str, home: str, school: str, bell: float, max_ride: float, **settings: Any
    ) -> Self:
        """To school: getting out begins at most 20 and at least 5 minutes before the bell."""
        return cls(name, home, school, max_ride, arrive=Window(bell - 20, bell - 5), **settings)

    @classmethod
    def afternoon(
        cls, name: str, home: str, school: str, bell: float, max_ride: float, **settings: Any
    ) -> Self:
        """Home: getting in begins at most 20 minutes after the bell."""
        return cls(name, school, home, max_ride, leave=Window(bell, bell + 20), **settings)


@dataclass(frozen=True)
class Vehicle:
    """A vehicle with its driver.

    Attributes
    ----------
    start, end
        Names of places.
    spaces
        How much it has of each kind of space.
    shifts
        When it may be away from its start. Every shift is at most one route: a morning and an afternoon are two.
    max_minutes
        The longest route.
    drive_minutes, break_minutes
        After at most so many minutes on the road the driver has a break of at least so many: the vehicle stands still
        with nobody on board, within a route or between two. Shifts are at least a break apart.
    price, km_price
        What a route costs at all, and per kilometre.
    offers
        See :attr:`Rider.asks`.
    """

    name: str
    start: str
    end: str
    spaces: Mapping[str, int]
    shifts: tuple[Window, ...] = (ALL_DAY,)
    max_minutes: float = math.inf
    drive_minutes: float = math.inf
    break_minutes: float = 0.0
    price: float = 0.0
    km_price: float = 1.0
    offers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        row = f"vehicle {self.name}"
        limits = ("max_minutes", "drive_minutes", "break_minutes", "price", "km_price")
        numbers = {key: getattr(self, key) for key in limits}
        refuse_negative(row, {**numbers, **self.spaces})
        refuse_unless(bool(self.shifts), row, "has no shift")
        for shift in self.shifts:
            refuse_window(row, shift)
        for one, other in zip(self.shifts, self.shifts[1:], strict=False):
            refuse_unless(one.latest <= other.earliest, row, "shifts overlap or are not in order")
            rests = math.isinf(self.drive_minutes) or other.earliest - one.latest >= self.break_minutes
            refuse_unless(rests, row, "shifts are closer together than a break")


@dataclass(frozen=True, eq=False)
class RouteProblem:
    """Riders and vehicles, with the roads between their places.

    Attributes
    ----------
    places
        Names; the order of both matrices.
    minutes, km
        Shape (places, places): from row to column. Infinite where there is no way.
    apart
        Pairs of groups that are never on board at the same time; twice the same group keeps its riders from each other.
    escorts
        How many assistants there are: so many routes can have one, shift by shift.
    unserved
        What it costs, in the unit of the prices, that a rider gets no ride. Higher than any detour, or the plan will
        leave riders out to save.

    Raises
    ------
    ValueError
        Names the row.
    """

    places: tuple[str, ...]
    minutes: Floats
    km: Floats
    riders: tuple[Rider, ...]
    vehicles: tuple[Vehicle, ...]
    apart: tuple[tuple[str, str], ...] = ()
    escorts: int = 0
    unserved: float = 1000.0

    def __post_init__(self) -> None:
        refuse_twice("place", self.places)
        refuse_twice("rider", (rider.name for rider in self.riders))
        refuse_twice("vehicle", (vehicle.name for vehicle in self.vehicles))
        refuse_negative("problem", {"escorts": self.escorts, "unserved": self.unserved})
        for name in ("minutes", "km"):
            object.__setattr__(self, name, frozen(name, getattr(self, name), self.places))
        self._refuse_strange_names()
        count = len(self.kept_apart)
        refuse_unless(
            count <= MOST_APART, "apart", f"names {count} groups, at most {MOST_APART} can be kept apart"
        )

    @classmethod
    def on(
        cls,
        network: Network,
        points: Mapping[str, Point],
        riders: tuple[Rider, ...],
        vehicles: tuple[Vehicle, ...],
        **settings: Any,
    ) -> Self:
        """The problem by car over this network. ``settings`` are the other attributes."""
        ways = ways_over(network, points, Mode.CAR)
        return cls(tuple(points), ways.minutes, ways.km, riders, vehicles, **settings)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The row of each place."""
        return {name: row for row, name in enumerate(self.places)}

    @cached_property
    def kept_apart(self) -> tuple[str, ...]:
        """Every group that is named in :attr:`apart`, sorted."""
        return tuple(sorted({group for pair in self.apart for group in pair}))

    def _refuse_strange_names(self) -> None:
        places, vehicles = set(self.places), {vehicle.name for vehicle in self.vehicles}
        groups = {rider.group for rider in self.riders}
        named = [
            (f"rider {r.name}", "place", name, places)
            for r in self.riders
            for name in (r.origin, r.destination)
        ]
        named += [
            (f"vehicle {v.name}", "place", name, places) for v in self.vehicles for name in (v.start, v.end)
        ]
        named += [(f"rider {r.name}", "vehicle", r.usual, vehicles | {""}) for r in self.riders]
        named += [
            (f"apart {one}, {other}", "group", name, groups)
            for one, other in self.apart
            for name in (one, other)
        ]
        refuse_unknown(named)
