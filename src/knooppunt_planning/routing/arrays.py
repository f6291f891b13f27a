"""The problem as arrays for the compiled search.

Nodes: rider i gets in at node i and out at node n + i; slot r (a vehicle in a shift) starts at 2n + r and ends at 2n
+ R + r. Riders who belong together are one *unit*, all others a unit of their own.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.nouns import HARD
from knooppunt_planning.routing.problem import SEAT, Rider, RouteProblem, Vehicle

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FAR = 1e12
"""No way, no limit; a number that can be added to and compared in compiled code."""
NEAREST = 100
"""So many neighbours a unit has."""


class Arrays(NamedTuple):
    """Everything that the search reads. n riders, R slots, P places, K kinds of space, U units."""

    place: Ints  # (2n + 2R,) of each node
    minutes: Floats  # (P, P)
    km: Floats  # (P, P)
    early: Floats  # (2n + 2R,) when it may begin
    late: Floats
    service: Floats  # (2n + 2R,) how long it takes
    ride: Floats  # (n,) the longest ride
    uses: Ints  # (n, K)
    room: Ints  # (R, K)
    escort_uses: Ints  # (K,)
    escorted: Flags  # (n,)
    escorts: Ints  # (S,) assistants per shift
    shift: Ints  # (R,)
    bit: Ints  # (n,) of the group, 0 when it is kept apart from nobody
    clash: Ints  # (n,) bits of the groups that it is kept apart from
    assign: Floats  # (R, n) cost of riding in this slot; FAR when it may not be
    price: Floats  # (R,)
    km_price: Floats  # (R,)
    longest: Floats  # (R,) minutes
    drive: Floats  # (R,) minutes on the road without a break; FAR when no break is needed
    rest: Floats  # (R,) minutes of a break
    twin: Ints  # (R,) the first slot that is alike
    unit_from: Ints  # (U + 1,) where the riders of a unit begin in unit_riders
    unit_riders: Ints  # (n,)
    unit_of: Ints  # (n,)
    near: Ints  # (U, m) other units, nearest first
    unserved: float  # cost per rider


class Slot(NamedTuple):
    """A vehicle in one of its shifts: at most one route."""

    vehicle: Vehicle
    shift: int


def slots_of(problem: RouteProblem) -> tuple[Slot, ...]:
    """Every slot, in the order of the arrays."""
    return tuple(Slot(v, shift) for v in problem.vehicles for shift in range(len(v.shifts)))


def arrays_of(problem: RouteProblem) -> Arrays:
    """Translate, and tighten the windows."""
    riders, slots = problem.riders, slots_of(problem)
    n = len(riders)
    place = _places(problem, slots)
    minutes, km = (np.minimum(matrix, FAR) for matrix in (problem.minutes, problem.km))
    stands = [r.boarding for r in riders] + [r.alighting for r in riders] + [0.0] * (2 * len(slots))
    service = np.array(stands, dtype=np.float64)
    early, late = _windows(riders, slots)
    ride = np.array([min(r.max_ride, FAR) for r in riders], dtype=np.float64)
    _tighten(early, late, ride, service[:n], minutes[place[:n], place[n : 2 * n]])
    unit_from, unit_riders, unit_of = _units(riders)
    heads = unit_riders[unit_from[:-1]]
    return Arrays(
        place,
        minutes,
        km,
        early,
        late,
        service,
        ride,
        **_spaces(riders, slots),
        **_slots(problem, slots),
        **_groups(problem),
        unit_from=unit_from,
        unit_riders=unit_riders,
        unit_of=unit_of,
        near=_near(km, place[heads], place[n + heads], ((early + late) / 2)[heads]),
        unserved=float(problem.unserved),
    )


def _spaces(riders: tuple[Rider, ...], slots: tuple[Slot, ...]) -> dict[str, Any]:
    kinds = sorted({kind for r in riders for kind in r.uses} | {SEAT})
    return {
        "uses": _table([[r.uses.get(kind, 0) for kind in kinds] for r in riders], len(kinds)),
        "room": _table([[slot.vehicle.spaces.get(kind, 0) for kind in kinds] for slot in slots], len(kinds)),
        "escort_uses": np.array([int(kind == SEAT) for kind in kinds]),
        "escorted": np.array([r.escorted for r in riders], dtype=np.bool_),
    }


def _slots(problem: RouteProblem, slots: tuple[Slot, ...]) -> dict[str, Any]:
    riders, vehicles = problem.riders, [slot.vehicle for slot in slots]
    assign = np.array([[_assign(vehicle, rider) for rider in riders] for vehicle in vehicles])
    return {
        "escorts": np.full(max((slot.shift for slot in slots), default=0) + 1, problem.escorts),
        "shift": np.array([slot.shift for slot in slots], dtype=np.int64),
        "assign": assign.reshape(len(slots), len(riders)),
        "price": np.array([vehicle.price for vehicle in vehicles], dtype=np.float64),
        "km_price": np.array([vehicle.km_price for vehicle in vehicles], dtype=np.float64),
        "longest": np.array([min(vehicle.max_minutes, FAR) for vehicle in vehicles], dtype=np.float64),
        "drive": np.array([min(vehicle.drive_minutes, FAR) for vehicle in vehicles], dtype=np.float64),
        "rest": np.array([vehicle.break_minutes for vehicle in vehicles], dtype=np.float64),
        "twin": _twins(slots, riders),
    }


def _table(rows: list[list[int]], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _places(problem: RouteProblem, slots: tuple[Slot, ...]) -> Ints:
    names = [rider.origin for rider in problem.riders] + [rider.destination for rider in problem.riders]
    names += [slot.vehicle.start for slot in slots] + [slot.vehicle.end for slot in slots]
    return np.array([problem.index[name] for name in names], dtype=np.int64)


def _windows(riders: tuple[Rider, ...], slots: tuple[Slot, ...]) -> tuple[Floats, Floats]:
    windows = [rider.leave for rider in riders] + [rider.arrive for rider in riders]
    windows += [slot.vehicle.shifts[slot.shift] for slot in slots] * 2
    both = np.array(windows, dtype=np.float64).reshape(-1, 2)
    return both[:, 0].copy(), both[:, 1].copy()


def _tighten(early: Floats, late: Floats, ride: Floats, boarding: Floats, direct: Floats) -> None:
    """Each end of a ride tells about the other: not earlier than the ride allows, not later than the road takes."""
    n = len(ride)
    get_in, get_out = slice(0, n), slice(n, 2 * n)
    early[get_in] = np.maximum(early[get_in], early[get_out] - ride - boarding)
    late[get_in] = np.minimum(late[get_in], late[get_out] - direct - boarding)
    early[get_out] = np.maximum(early[get_out], early[get_in] + boarding + direct)
    late[get_out] = np.minimum(late[get_out], late[get_in] + boarding + ride)


def _groups(problem: RouteProblem) -> dict[str, Any]:
    number = {group: i for i, group in enumerate(problem.kept_apart)}
    clashes = dict.fromkeys(number, 0)
    for one, other in problem.apart:
        clashes[one] |= 1 << number[other]
        clashes[other] |= 1 << number[one]
    bit = [1 << number[r.group] if r.group in number else 0 for r in problem.riders]
    clash = [clashes.get(r.group, 0) for r in problem.riders]
    return {"bit": np.array(bit, dtype=np.int64), "clash": np.array(clash, dtype=np.int64)}


def _assign(vehicle: Vehicle, rider: Rider) -> float:
    if rider.asks - vehicle.offers:
        return FAR
    if not rider.usual or rider.usual == vehicle.name:
        return 0.0
    return FAR if rider.change == HARD else rider.change


def _twins(slots: tuple[Slot, ...], riders: tuple[Rider, ...]) -> Ints:
    """Slots that differ in name alone; a vehicle that is somebody's usual one has no twin."""
    usual = {rider.usual for rider in riders}
    first: dict[object, int] = {}
    twins = []
    for r, (v, shift) in enumerate(slots):
        name = v.name if v.name in usual else ""
        spaces = tuple(sorted(v.spaces.items()))
        alike = (
            name,
            v.start,
            v.end,
            spaces,
            shift,
            v.shifts[shift],
            v.max_minutes,
            v.drive_minutes,
            v.break_minutes,
            v.price,
            v.km_price,
            v.offers,
        )
        twins.append(first.setdefault(alike, r))
    return np.array(twins, dtype=np.int64)


def _units(riders: tuple[Rider, ...]) -> tuple[Ints, Ints, Ints]:
    members: dict[object, list[int]] = {}
    for i, rider in enumerate(riders):
        members.setdefault(("together", rider.together) if rider.together else i, []).append(i)
    unit_of = np.zeros(len(riders), dtype=np.int64)
    for unit, rows in enumerate(members.values()):
        unit_of[rows] = unit
    ends = np.cumsum([0, *(len(rows) for rows in members.values())])
    flat = [i for rows in members.values() for i in rows]
    return ends.astype(np.int64), np.array(flat, dtype=np.int64), unit_of


def _near(km: Floats, get_in: Ints, get_out: Ints, middle: Floats) -> Ints:
    """Units by likeness of their first riders: both ends near in place, and near in time."""
    apart = km[np.ix_(get_in, get_in)] + km[np.ix_(get_out, get_out)]
    typical = float(np.median(apart)) if apart.size else 0.0
    when = np.abs(middle[:, None] - middle[None, :])
    spread = float(np.median(when)) if when.size else 0.0
    likeness = apart + (0.3 * typical / spread * when if spread > 0 else 0.0)
    np.fill_diagonal(likeness, np.inf)
    order = np.argsort(likeness, axis=1, kind="stable")
    return np.ascontiguousarray(order[:, : min(NEAREST, len(order) - 1)])
