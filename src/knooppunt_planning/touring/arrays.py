"""The problem as arrays for the compiled search.

A *unit* is one time of a visit. Node i is one part of a unit; tour r (a traveller on a day) leaves from node n + r and
ends at node n + R + r.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.nouns import HARD
from knooppunt_planning.touring.problem import Part, TourProblem, Traveller, Visit

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FAR = 1e12
"""No way, no limit; a number that can be added to and compared in compiled code."""
NEAREST = 100
"""So many neighbours a unit has."""


class Arrays(NamedTuple):
    """Everything that the search reads.

    n nodes, U units, R tours, E travellers, D days, P places, K kinds of travel.
    """

    place: Ints  # (n + 2R,)
    minutes: Floats  # (K, P, P)
    price: Floats  # (K, P, P)
    kind: Ints  # (R,)
    service: Floats  # (n + 2R,)
    early: Floats  # (n, D) when it may begin; FAR when not that day
    late: Floats  # (n, D) when it should have begun
    limit: Floats  # (n, D) when it must have begun
    opens: Floats  # (R,) leaving from the start
    closes: Floats  # (R,) being at the end
    day: Ints  # (R,)
    who: Ints  # (R,)
    day_price: Floats  # (R,)
    pause: Floats  # (R, 3) from when, until when it may begin, and how long; from FAR on when there is none
    most: Floats  # (E,) minutes
    can: Floats  # (E, n) what it costs that this traveller comes; FAR if not
    first: Ints  # (U,) node
    second: Ints  # (U,) node, or -1
    unit: Ints  # (n,)
    mate: Ints  # (n,) the other node of the unit, or -1
    gap: Floats  # (U, 2) minutes from the first to the second
    since: Ints  # (U,) the first unit of the same visit
    until: Ints  # (U,) and past the last one
    apart: Ints  # (U,) days
    missed: Floats  # (U,)
    order: Floats  # (4, U) low comes first: few can come, early, late in the day, near to a start
    near: Ints  # (U, m) other units, nearest first
    late_price: float
    latest_price: float


class Unit(NamedTuple):
    """One time of a visit."""

    visit: Visit
    number: int


def units_of(problem: TourProblem) -> tuple[Unit, ...]:
    """In the order of the arrays."""
    return tuple(Unit(visit, number) for visit in problem.visits for number in range(visit.times))


def nodes_of(problem: TourProblem) -> tuple[tuple[Visit, Part], ...]:
    """Visit and part of each node."""
    return tuple((unit.visit, part) for unit in units_of(problem) for part in unit.visit.parts)


def tours_of(problem: TourProblem) -> tuple[tuple[Traveller, str], ...]:
    """Traveller and day of each tour."""
    return tuple((t, day) for t in problem.travellers for day in problem.days if day in t.days)


def arrays_of(problem: TourProblem) -> Arrays:
    """Translate."""
    nodes, tours = nodes_of(problem), tours_of(problem)
    names = [visit.place for visit, _ in nodes] + [t.start for t, _ in tours] + [t.end for t, _ in tours]
    early, late, limit = _windows(problem, [visit for visit, _ in nodes])
    soft = problem.late < HARD
    known: dict[str, Any] = {
        "place": np.array([problem.index[name] for name in names], dtype=np.int64),
        "service": np.array([p.minutes for _, p in nodes] + [0.0] * (2 * len(tours)), dtype=np.float64),
        "early": early,
        "late": late,
        "limit": limit,
        "late_price": float(problem.late) if soft else 0.0,
        "latest_price": float(problem.latest) if soft else 0.0,
        **_travel(problem, tours),
        **_tours(problem, tours),
        **_units(problem),
        "can": np.array(
            [_can(t, v, p) for t in problem.travellers for v, p in nodes], dtype=np.float64
        ).reshape(len(problem.travellers), len(nodes)),
    }
    return Arrays(**known, **_likeness(known, len(nodes)))


def _windows(problem: TourProblem, visits: list[Visit]) -> tuple[Floats, Floats, Floats]:
    shape = (len(visits), len(problem.days))
    early, late, limit = np.full(shape, FAR), np.full(shape, -FAR), np.full(shape, -FAR)
    for i, visit in enumerate(visits):
        for day, window in visit.days.items():
            column = problem.days.index(day)
            early[i, column], late[i, column] = window
            limit[i, column] = window.latest if problem.late == HARD else FAR
    return early, late, limit


def _travel(problem: TourProblem, tours: tuple[tuple[Traveller, str], ...]) -> dict[str, Any]:
    different = dict.fromkeys((t.mode, t.km_price, t.minute_price) for t in problem.travellers)
    kinds = {kind: number for number, kind in enumerate(different)}
    shape = (len(kinds), len(problem.places), len(problem.places))
    minutes, price = np.zeros(shape), np.zeros(shape)
    for (mode, per_km, per_minute), k in kinds.items():
        way = problem.ways[mode]
        minutes[k], km = np.minimum(way.minutes, FAR), np.minimum(way.km, FAR)
        price[k] = per_km * km + per_minute * minutes[k]
    numbers = np.array([kinds[t.mode, t.km_price, t.minute_price] for t, _ in tours], dtype=np.int64)
    return {"minutes": minutes, "price": price, "kind": numbers}


def _tours(problem: TourProblem, tours: tuple[tuple[Traveller, str], ...]) -> dict[str, Any]:
    number = {t.name: e for e, t in enumerate(problem.travellers)}
    hours = np.array([t.days[day] for t, day in tours], dtype=np.float64).reshape(-1, 2)
    return {
        "opens": hours[:, 0].copy(),
        "closes": hours[:, 1].copy(),
        "day": np.array([problem.days.index(day) for _, day in tours], dtype=np.int64),
        "who": np.array([number[t.name] for t, _ in tours], dtype=np.int64),
        "pause": np.array([_pause(t) for t, _ in tours], dtype=np.float64).reshape(-1, 3),
        "day_price": np.array([t.day_price for t, _ in tours], dtype=np.float64),
        "most": np.array([min(t.most_minutes, FAR) for t in problem.travellers], dtype=np.float64),
    }


def _pause(traveller: Traveller) -> tuple[float, float, float]:
    pause = traveller.pause
    return (*pause.window, pause.minutes) if pause else (FAR, FAR, 0.0)


def _units(problem: TourProblem) -> dict[str, Any]:
    units = units_of(problem)
    sizes = np.array([len(unit.visit.parts) for unit in units], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    second = np.where(sizes == 2, first + 1, -1)
    mate = np.full(int(sizes.sum()), -1, dtype=np.int64)
    doubles = sizes == 2
    mate[first[doubles]], mate[second[doubles]] = second[doubles], first[doubles]
    since = np.arange(len(units)) - np.array([unit.number for unit in units], dtype=np.int64)
    return {
        "first": first,
        "second": second,
        "unit": np.repeat(np.arange(len(units)), sizes),
        "mate": mate,
        "gap": np.array([unit.visit.after for unit in units], dtype=np.float64).reshape(-1, 2),
        "since": since,
        "until": since + np.array([unit.visit.times for unit in units], dtype=np.int64),
        "apart": np.array([unit.visit.apart for unit in units], dtype=np.int64),
        "missed": np.array([unit.visit.missed for unit in units], dtype=np.float64),
    }


def _can(traveller: Traveller, visit: Visit, part: Part) -> float:
    if part.asks - traveller.skills:
        return FAR
    if not visit.usual or traveller.name in visit.usual:
        return 0.0
    return FAR if visit.change == HARD else visit.change


def _likeness(known: dict[str, Any], n: int) -> dict[str, Any]:
    """In which order units may be put in, and which are alike: near in place and in time, done by the same people."""
    first, early = known["first"], known["early"]
    place, can = known["place"][first], known["can"]
    begins = np.where(early >= FAR, np.inf, early).min(axis=1, initial=np.inf)[first]
    ends = known["late"].max(axis=1, initial=-FAR)[first]
    people = (can < FAR).sum(axis=0).astype(np.float64)
    rarest = people[first]
    doubles = known["second"] >= 0
    rarest[doubles] = np.minimum(rarest[doubles], people[known["second"][doubles]]) / 4
    starts = np.unique(known["place"][n:]) if len(known["place"]) > n else place
    near_start = (
        known["price"].min(axis=0)[np.ix_(starts, place)].min(axis=0) if len(known["price"]) else begins
    )
    apart = (
        known["minutes"].min(axis=0)[np.ix_(place, place)]
        if len(known["minutes"])
        else np.zeros((len(place),) * 2)
    )
    middle = np.nan_to_num((begins + ends) / 2, posinf=0.0)
    when = np.abs(middle[:, None] - middle[None, :])
    typical, spread = (float(np.median(rows)) if rows.size else 0.0 for rows in (apart, when))
    likeness = apart + (0.3 * typical / spread * when if spread > 0 else 0.0)
    np.fill_diagonal(likeness, np.inf)
    nearest = np.argsort(likeness, axis=1, kind="stable")[:, : max(0, min(NEAREST, len(first) - 1))]
    order = np.array([rarest, begins, -ends, near_start], dtype=np.float64).reshape(4, -1)
    return {"order": order, "near": np.ascontiguousarray(nearest)}
