"""What both engines need to know of a plain problem, in whole numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SCALE = 10_000
"""Whole numbers per minute and per unit of price. Roads are rounded up, so that what an engine drives can be driven."""
NO_ROAD = 1e9
"""Minutes and kilometres from here on are no road."""

Found = list[tuple[int, list[int]]]
"""Routes: a slot, one of its twins may drive too, and the nodes of riders in order."""


class Plain(NamedTuple):
    """A problem without what the engines do not know. n riders, R slots, P places, K kinds of space.

    Rider i gets in at node i and out at node n + i; slot r starts at node 2n + r and ends at node 2n + R + r.
    """

    place: Ints  # (2n + 2R,)
    minutes: Floats  # (P, P)
    km: Floats  # (P, P)
    early: Floats  # (2n + 2R,)
    late: Floats  # (2n + 2R,)
    service: Floats  # (2n + 2R,)
    uses: Ints  # (n, K)
    room: Ints  # (R, K)
    price: Floats  # (R,)
    km_price: Floats  # (R,)
    longest: Floats  # (R,) minutes
    twin: Ints  # (R,) the first slot that is alike
    unserved: Floats  # () per rider


class Kind(NamedTuple):
    """Slots that are alike."""

    slot: int
    vehicles: int
    profile: int


def kinds_of(d: Plain) -> list[Kind]:
    """The different slots, and how many there are of each."""
    slots, counts = np.unique(d.twin, return_counts=True)
    prices = np.unique(d.km_price)
    return [
        Kind(int(r), int(count), int(np.searchsorted(prices, d.km_price[r])))
        for r, count in zip(slots, counts, strict=True)
    ]


def whole(values: Floats, scale: int = SCALE) -> Ints:
    """Times, rounded up."""
    return np.ceil(values * scale - 1e-6).astype(np.int64)


def roads(d: Plain, scale: int = SCALE) -> tuple[Ints, list[Ints]]:
    """Minutes between places, and the price of the road for each profile. Where there is no road, it takes all day."""
    day = float(d.late.max(initial=0.0)) + 1.0
    longest = float(d.km[d.km < NO_ROAD].max(initial=0.0))
    prices = [np.rint(np.minimum(d.km, longest) * price * scale) for price in np.unique(d.km_price)]
    return whole(np.minimum(d.minutes, day), scale), [price.astype(np.int64) for price in prices]


def at_end(d: Plain) -> Bools:
    """Who gets out where every vehicle ends, at no other time than when it gets there."""
    n, slots = len(d.uses), len(d.price)
    ends = d.place[2 * n + slots :]
    straight = d.early[:n] + d.service[:n] + d.minutes[d.place[:n], d.place[n : 2 * n]]
    free = (d.service[n : 2 * n] == 0) & (d.early[n : 2 * n] <= straight + 1e-6)
    in_time = d.late[n : 2 * n] >= d.late[2 * n + slots :].max(initial=0.0) - 1e-6
    return np.asarray(free & in_time & (d.place[n : 2 * n, None] == ends[None, :]).all(axis=1))


def is_collecting(d: Plain) -> bool:
    """Whether everybody is only collected: a route is a row of places where somebody gets in."""
    return bool(at_end(d).all())


def driven(d: Plain, found: Found) -> dict[int, list[int]]:
    """The routes by slot: twins drive what their first does more than once."""
    free = {kind.slot: np.flatnonzero(d.twin == kind.slot).tolist()[::-1] for kind in kinds_of(d)}
    return {free[slot].pop(): nodes for slot, nodes in found}


def price_of(d: Plain, found: Found) -> float:
    """What routes cost, to choose between engines."""
    n, slots = len(d.uses), len(d.price)
    cost = float(d.unserved) * (n - sum(len(nodes) for _, nodes in found) // 2)
    for slot, nodes in found:
        way = d.place[[2 * n + slot, *nodes, 2 * n + slots + slot]]
        cost += float(d.price[slot] + d.km_price[slot] * np.sum(d.km[way[:-1], way[1:]]))
    return cost
