"""The nouns that the verbs share: what pupils need, and who and what can give it.

Rows are small frozen dataclasses with a name. Every row checks itself, and :class:`Demand` and :class:`Supply` check
that names occur once and refer to something; all of them raise ``ValueError`` with the name of the row.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

HARD = math.inf
"""The weight of a wish that must be kept."""


class Point(NamedTuple):
    """A place on earth, in degrees (WGS84)."""

    latitude: float
    longitude: float


class Window(NamedTuple):
    """A part of the day, in minutes after midnight, both ends included."""

    earliest: float
    latest: float


ALL_DAY = Window(0.0, 1440.0)


def refuse_unless(right: bool, row: str, why: str) -> None:
    """Raise ``ValueError("row: why")`` unless the row is right."""
    if not right:
        raise ValueError(f"{row}: {why}")


def refuse_twice(kind: str, names: Iterable[str]) -> None:
    """Raise ``ValueError`` when a name of this kind of row occurs more than once."""
    for name, times in Counter(names).items():
        refuse_unless(times == 1, f"{kind} {name}", f"occurs {times} times")


def refuse_unknown(named: Iterable[tuple[str, str, str, Container[str]]]) -> None:
    """Raise ``ValueError`` at the first (row, kind, name, known names) whose name is not known."""
    for row, kind, name, known in named:
        refuse_unless(name in known, row, f"there is no {kind} {name}")


def refuse_point(row: str, at: Point) -> None:
    """Raise ``ValueError`` when this is not a place on earth."""
    right = -90 <= at[0] <= 90 and -180 <= at[1] <= 180
    refuse_unless(right, row, f"latitude and longitude {tuple(at)} are not on earth")


def refuse_negative(row: str, values: Mapping[str, float]) -> None:
    """Raise ``ValueError`` when one of these numbers is below 0 or is no number."""
    for name, value in values.items():
        refuse_unless(value >= 0, row, f"{name} must be 0 or more, is {value}")


def refuse_window(row: str, window: Window) -> None:
    """Raise ``ValueError`` when this is not a part of a day."""
    right = 0 <= window[0] <= window[1] < math.inf
    refuse_unless(right, row, f"the window {tuple(window)} must begin at 0 or later and end after it begins")


@dataclass(frozen=True)
class Need:
    """A kind of need.

    Attributes
    ----------
    hours
        Hours a week of each skill that one pupil needs in a regular school.
    """

    name: str
    hours: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_negative(f"need {self.name}", self.hours)


@dataclass(frozen=True)
class Cell:
    """A small area where pupils live, e.g. a postcode.

    Attributes
    ----------
    norm_km
        How far is still near home (*thuisnabij*) for who lives here; see ``knooppunt_planning.nearby.norm``.
    """

    name: str
    at: Point
    norm_km: float = 5.0

    def __post_init__(self) -> None:
        refuse_point(f"cell {self.name}", self.at)
        refuse_negative(f"cell {self.name}", {"norm_km": self.norm_km})


@dataclass(frozen=True)
class Wish:
    """A place where pupils would rather be: a sibling goes there, they are there already, or parents ask for it.

    Attributes
    ----------
    place
        Name of a school or special place.
    weight
        What it costs, per pupil, when they come elsewhere, in the unit of cost of the problem; :data:`HARD` when
        they may not come elsewhere.
    why
        A word for the explanation, e.g. ``placement``, ``sibling``, ``parents``.
    """

    place: str
    weight: float
    why: str = "parents"

    def __post_init__(self) -> None:
        refuse_negative(f"wish for {self.place}", {"weight": self.weight})


@dataclass(frozen=True)
class Group:
    """Pupils of one cell with the same need and the same wishes, who are alike for a plan.

    Attributes
    ----------
    cell, need
        Names of a :class:`Cell` and a :class:`Need`.
    pupils
        How many, at least 1.
    """

    cell: str
    need: str
    pupils: int
    wishes: tuple[Wish, ...] = ()

    @property
    def name(self) -> str:
        """How errors and explanations call it."""
        wished = "".join(f" -> {wish.place}" for wish in self.wishes)
        return f"{self.cell}/{self.need}{wished}"

    def __post_init__(self) -> None:
        row = f"group {self.name}"
        whole = isinstance(self.pupils, int) and self.pupils >= 1
        refuse_unless(whole, row, f"pupils must be a whole number of at least 1, is {self.pupils}")
        hard = [wish.place for wish in self.wishes if wish.weight == HARD]
        refuse_unless(len(hard) <= 1, row, f"may have one hard wish, has {len(hard)}: {', '.join(hard)}")


@dataclass(frozen=True)
class Demand:
    """Who needs what, and where they live."""

    needs: tuple[Need, ...]
    cells: tuple[Cell, ...]
    groups: tuple[Group, ...]

    def __post_init__(self) -> None:
        refuse_twice("need", (need.name for need in self.needs))
        refuse_twice("cell", (cell.name for cell in self.cells))
        refuse_twice("group", (group.name for group in self.groups))
        needs, cells = {need.name for need in self.needs}, {cell.name for cell in self.cells}
        for group in self.groups:
            refuse_unless(group.need in needs, f"group {group.name}", f"there is no need {group.need}")
            refuse_unless(group.cell in cells, f"group {group.name}", f"there is no cell {group.cell}")

    @property
    def pupils(self) -> int:
        """How many pupils there are in all groups."""
        return sum(group.pupils for group in self.groups)


@dataclass(frozen=True)
class School:
    """A regular school.

    Attributes
    ----------
    room
        How many pupils with a need can still come.
    own_hours
        Hours a week of each skill that the school gives by itself, to all of them together.
    """

    name: str
    at: Point
    room: int
    own_hours: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse_point(f"school {self.name}", self.at)
        refuse_negative(f"school {self.name}", {**self.own_hours, "room": self.room})


@dataclass(frozen=True)
class SpecialPlace:
    """A school or group that gives everything for some needs itself, usually further away.

    Attributes
    ----------
    needs
        Names of the needs that it fits.
    label, price
        Which budget pays what, in euro per pupil over the horizon.
    """

    name: str
    at: Point
    room: int
    needs: frozenset[str]
    label: str = ""
    price: float = 0.0

    def __post_init__(self) -> None:
        refuse_point(f"special place {self.name}", self.at)
        refuse_negative(f"special place {self.name}", {"room": self.room, "price": self.price})


@dataclass(frozen=True)
class Expert:
    """Someone who travels to schools.

    Attributes
    ----------
    at
        Where the working day starts and ends.
    hours
        Working hours a week, travel included.
    max_minutes
        The longest single journey.
    label, price
        Which budget pays what, in euro per hour that is worked at a school.
    """

    name: str
    at: Point
    skills: frozenset[str]
    hours: float
    max_minutes: float = 45.0
    label: str = ""
    price: float = 0.0

    def __post_init__(self) -> None:
        refuse_point(f"expert {self.name}", self.at)
        numbers = {"hours": self.hours, "max_minutes": self.max_minutes, "price": self.price}
        refuse_negative(f"expert {self.name}", numbers)
        refuse_unless(bool(self.skills), f"expert {self.name}", "has no skill")


@dataclass(frozen=True)
class Budget:
    """Money with a label: what may be spent over the horizon, in euro."""

    label: str
    amount: float

    def __post_init__(self) -> None:
        refuse_negative(f"budget {self.label}", {"amount": self.amount})


@dataclass(frozen=True)
class Supply:
    """Who and what can give support."""

    schools: tuple[School, ...]
    special_places: tuple[SpecialPlace, ...] = ()
    experts: tuple[Expert, ...] = ()
    budgets: tuple[Budget, ...] = ()

    def __post_init__(self) -> None:
        refuse_twice("place", self.places)
        refuse_twice("expert", (expert.name for expert in self.experts))
        refuse_twice("budget", (budget.label for budget in self.budgets))
        labels = {budget.label for budget in self.budgets} | {""}
        paid = [(f"special place {place.name}", place.label) for place in self.special_places]
        paid += [(f"expert {expert.name}", expert.label) for expert in self.experts]
        for row, label in paid:
            refuse_unless(label in labels, row, f"there is no budget {label}")

    @property
    def places(self) -> tuple[str, ...]:
        """Names of all schools, then all special places."""
        return (*(s.name for s in self.schools), *(place.name for place in self.special_places))

    @property
    def rooms(self) -> tuple[int, ...]:
        """The room of each of :attr:`places`."""
        return (*(s.room for s in self.schools), *(place.room for place in self.special_places))
