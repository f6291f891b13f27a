"""The question of the verb ``tour``: who visits whom, on which day, in which order.

Times are minutes after midnight, distances kilometres. A day is a name, e.g. ``ma``; the problem has them in order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from knooppunt_planning.network import Mode, Network
from knooppunt_planning.nouns import (
    HARD,
    Point,
    Window,
    refuse_negative,
    refuse_twice,
    refuse_unknown,
    refuse_unless,
    refuse_window,
)
from knooppunt_planning.roads import Ways, frozen, ways_over


@dataclass(frozen=True)
class Part:
    """What one traveller does at a visit.

    Attributes
    ----------
    minutes
        How long it takes.
    asks
        Skills; the traveller has all of them.
    """

    minutes: float
    asks: frozenset[str] = frozenset()


TOGETHER = Window(0.0, 0.0)


@dataclass(frozen=True)
class Visit:
    """Something to do at a place, once or more in the period.

    Attributes
    ----------
    days
        On which days it can be, and between which times it begins. The latest time may be exceeded where
        :attr:`TourProblem.late` has a price.
    parts
        One, or two for two travellers.
    after
        How many minutes the second part begins after the first, at least and at most. Together is 0 and 0.
    times, apart
        How often, each time on another day, and how many days lie between two times: 1 is the next day.
    missed
        What it costs, each time, that it does not happen.
    usual, change
        Who comes usually, and what it costs, for each part, that somebody else comes. HARD when nobody else may come.
    """

    name: str
    place: str
    days: Mapping[str, Window]
    parts: tuple[Part, ...]
    after: Window = TOGETHER
    times: int = 1
    apart: int = 1
    missed: float = 1000.0
    usual: frozenset[str] = frozenset()
    change: float = 0.0

    def __post_init__(self) -> None:
        row = f"visit {self.name}"
        numbers = {key: getattr(self, key) for key in ("missed", "change")}
        refuse_negative(
            row, {**numbers, **{f"minutes of part {i}": p.minutes for i, p in enumerate(self.parts)}}
        )
        refuse_unless(self.missed < math.inf, row, "missed must be a finite cost")
        refuse_unless(len(self.parts) in (1, 2), row, f"has {len(self.parts)} parts, 1 or 2 are possible")
        refuse_unless(self.times >= 1 and self.apart >= 1, row, "times and apart must be 1 or more")
        refuse_unless(bool(self.usual) or not self.change, row, "has a cost of change and nobody usual")
        refuse_window(f"{row}, after", self.after)
        for day, window in self.days.items():
            refuse_window(f"{row} on {day}", window)


@dataclass(frozen=True)
class Pause:
    """A break on a working day.

    It is taken at the first moment between two calls (or between the start and the first call) that is not before
    ``window.earliest``, wherever the traveller is. It does not begin after ``window.latest``: a call that would last
    longer than that comes after the break, or is the last one. A day without a call that begins after that moment has
    none, and neither has one on which the traveller leaves after it.

    Attributes
    ----------
    window
        When it may begin.
    minutes
        How long it takes. It is no work.
    """

    window: Window
    minutes: float = 30.0


@dataclass(frozen=True)
class Traveller:
    """Somebody who travels to visits.

    Attributes
    ----------
    skills
        What the traveller can do.
    start, end
        Names of places: home, or an office.
    days
        When the traveller works: from leaving the start to being at the end.
    mode
        One of :attr:`TourProblem.ways`.
    most_minutes
        In the whole period, on the road and at visits. Waiting does not count.
    day_price, km_price, minute_price
        What a day with visits costs at all, a kilometre, and a minute on the road.
    pause
        On every day, or None.
    """

    name: str
    skills: frozenset[str]
    start: str
    end: str
    days: Mapping[str, Window]
    mode: str = Mode.CAR
    most_minutes: float = math.inf
    day_price: float = 0.0
    km_price: float = 1.0
    minute_price: float = 0.0
    pause: Pause | None = None

    def __post_init__(self) -> None:
        row = f"traveller {self.name}"
        numbers = ("most_minutes", "day_price", "km_price", "minute_price")
        refuse_negative(row, {key: getattr(self, key) for key in numbers})
        for day, window in self.days.items():
            refuse_window(f"{row} on {day}", window)
        if self.pause:
            refuse_negative(row, {"minutes of the pause": self.pause.minutes})
            refuse_window(f"{row}, pause", self.pause.window)


@dataclass(frozen=True, eq=False)
class TourProblem:
    """Visits and travellers, with the ways between their places.

    Attributes
    ----------
    places
        Names; the order of the matrices.
    ways
        Per mode; shape (places, places).
    days
        Names of the days of the period, in order.
    late, latest
        What a minute after the latest time of a visit costs, for each call, and what a minute of the longest of these
        costs on top. With ``late`` HARD nobody comes late.

    Raises
    ------
    ValueError
        Names the row.
    """

    places: tuple[str, ...]
    ways: Mapping[str, Ways]
    days: tuple[str, ...]
    visits: tuple[Visit, ...]
    travellers: tuple[Traveller, ...]
    late: float = HARD
    latest: float = 0.0

    def __post_init__(self) -> None:
        refuse_twice("place", self.places)
        refuse_twice("day", self.days)
        refuse_twice("visit", (visit.name for visit in self.visits))
        refuse_twice("traveller", (traveller.name for traveller in self.travellers))
        refuse_negative("problem", {"late": self.late, "latest": self.latest})
        refuse_unless(self.latest < math.inf, "problem", "latest must be a finite price")
        ways = {
            mode: Ways(
                *(
                    frozen(f"{kind} by {mode}", matrix, self.places)
                    for kind, matrix in given._asdict().items()
                )
            )
            for mode, given in self.ways.items()
        }
        object.__setattr__(self, "ways", ways)
        self._refuse_strange_names()

    @classmethod
    def on(
        cls,
        network: Network,
        points: Mapping[str, Point],
        days: tuple[str, ...],
        visits: tuple[Visit, ...],
        travellers: tuple[Traveller, ...],
        **settings: Any,
    ) -> Self:
        """The problem over this network, by the modes of the travellers. ``settings`` are the other attributes."""
        modes = sorted({traveller.mode for traveller in travellers})
        ways = {mode: ways_over(network, points, Mode(mode)) for mode in modes}
        return cls(tuple(points), ways, days, visits, travellers, **settings)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The row of each place."""
        return {name: row for row, name in enumerate(self.places)}

    def _refuse_strange_names(self) -> None:
        places, days = set(self.places), set(self.days)
        people = {traveller.name for traveller in self.travellers}
        named = [(f"visit {v.name}", "place", v.place, places) for v in self.visits]
        named += [(f"visit {v.name}", "day", day, days) for v in self.visits for day in v.days]
        named += [
            (f"visit {v.name}", "traveller", name, people) for v in self.visits for name in sorted(v.usual)
        ]
        for t in self.travellers:
            named += [(f"traveller {t.name}", "place", name, places) for name in (t.start, t.end)]
            named += [(f"traveller {t.name}", "day", day, days) for day in t.days]
            named += [(f"traveller {t.name}", "mode", t.mode, set(self.ways))]
        refuse_unknown(named)
