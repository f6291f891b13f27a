"""Sites with room: close some that are near each other, open others, put everyone back, and accept by annealing.

Source: Schrimpf and others, Journal of Computational Physics 159 (2000), for ruin and recreate.
"""

from __future__ import annotations

import math

import numpy as np

from knooppunt_planning.compiled import compiled, entry
from knooppunt_planning.spreading.classic import NOWHERE, Core, Flags, Floats, Ints
from knooppunt_planning.spreading.interchange import below
from knooppunt_planning.spreading.settle import at, recreate, settle

MOST_CLOSED, NEAR, TRIES = 3, 40, 8
"""Sites closed at a time; among how many near sites others are drawn, and how often for each."""


@compiled
def close_near(near: Ints, centre: int, asked: int, is_open: Flags, touched: Flags, number: Ints) -> int:
    """Close up to so many of the open sites around, and mark those that stay; how many close."""
    closed, seen = 0, 0
    for k in range(len(is_open)):
        i = near[centre, k]
        if is_open[i]:
            seen += 1
            if closed < asked and below(number, 2) == 0:
                is_open[i] = False
                closed += 1
            else:
                touched[i] = True
            if seen >= asked + 2:
                break
    return closed


@compiled
def ruin(
    near: Ints, most: int, is_open: Flags, could: Flags, place: Ints, demand: Floats, spare: Floats,
    touched: Flags, number: Ints,
) -> None:  # fmt: skip
    """Close some open sites near one another, and open about as many of those near that could be worth it."""
    sites, count = len(is_open), 0
    for i in range(sites):
        touched[i] = False
        count += is_open[i]
    centre = below(number, sites)
    closed = close_near(near, centre, 1 + below(number, MOST_CLOSED), is_open, touched, number)
    for j in range(len(place)):
        if place[j] >= 0 and not is_open[place[j]]:
            spare[place[j]] += demand[j]
            place[j] = NOWHERE
    opens = closed + below(number, 3) - 1
    for _ in range(min(max(opens, 0), most - (count - closed))):
        for _ in range(TRIES):
            i = near[centre, below(number, min(sites, NEAR))]
            if could[i] and not is_open[i]:
                is_open[i] = True
                touched[i] = True
                break


@compiled
def loosen(place: Ints, demand: Floats, spare: Floats, touched: Flags, number: Ints) -> None:
    """Take some customers out of the sites around, so that room there can be used another way."""
    for j in range(len(place)):
        if place[j] >= 0 and touched[place[j]] and below(number, 3) == 0:
            spare[place[j]] += demand[j]
            place[j] = NOWHERE


@compiled
def better_home(
    cost: Floats,
    fixed: Floats,
    room: Floats,
    near: Ints,
    is_open: Flags,
    a: int,
    used: float,
    bank: Ints,
    size: int,
) -> int:
    """The closed site around where those in the bank, who go to site a, are cheapest; a itself when none is."""
    now, to = fixed[a] - 1e-9, a
    for k in range(size):
        now += cost[bank[k], a]
    for n in range(min(len(is_open), NEAR)):
        b = near[a, n]
        if is_open[b] or room[b] < used:
            continue
        there = fixed[b]
        for k in range(size):
            there += cost[bank[k], b]
            if there >= now:
                break
        if there < now:
            now, to = there, b
    return to


@compiled
def recentre(
    cost: Floats, fixed: Floats, room: Floats, near: Ints, is_open: Flags, place: Ints, spare: Floats,
    touched: Flags, bank: Ints,
) -> bool:  # fmt: skip
    """Move a touched site with everyone who goes there to where that is cheaper, or close it when nobody does."""
    moved = False
    for a in range(len(is_open)):
        if not (is_open[a] and touched[a]):
            continue
        size = 0
        for j in range(len(place)):
            if place[j] == a:
                bank[size] = j
                size += 1
        if size == 0:
            is_open[a] = fixed[a] < 0
            continue
        used = room[a] - spare[a]
        to = better_home(cost, fixed, room, near, is_open, a, used, bank, size)
        if to != a:
            for k in range(size):
                place[bank[k]] = to
            spare[to], spare[a] = room[to] - used, room[a]
            is_open[a], is_open[to], touched[to] = False, True, True
            moved = True
    return moved


@compiled
def total(cost: Floats, fixed: Floats, left: Floats, is_open: Flags, place: Ints) -> float:
    """What it costs."""
    sum_ = 0.0
    for i in range(len(fixed)):
        if is_open[i]:
            sum_ += fixed[i]
    for j in range(len(left)):
        sum_ += at(cost, left, place, j)
    return float(sum_)


@compiled
def keep(
    is_open: Flags, place: Ints, spare: Floats, to_open: Flags, to_place: Ints, to_spare: Floats
) -> None:
    """Copy a plan. An assignment of slices would allocate."""
    for i in range(len(is_open)):
        to_open[i], to_spare[i] = is_open[i], spare[i]
    for j in range(len(place)):
        to_place[j] = place[j]


@entry
def anneal(
    cost: Floats, order: Ints, fixed: Floats, left: Floats, demand: Floats, room: Floats, near: Ints, could: Flags,
    most: int,
    is_open: Flags, place: Ints, spare: Floats, old_open: Flags, old_place: Ints, old_spare: Floats,
    best_open: Flags, best_place: Ints, best_spare: Floats,
    touched: Flags, bank: Ints, number: Ints,
    heat: float, known: float, rounds: int,
) -> float:  # fmt: skip
    """So many ruins; the cheapest plan is kept in ``best_open`` and ``best_place``. What it costs."""
    now = total(cost, fixed, left, is_open, place)
    if now < known - 1e-9:
        known = now
        keep(is_open, place, spare, best_open, best_place, best_spare)
    for _ in range(rounds):
        keep(is_open, place, spare, old_open, old_place, old_spare)
        ruin(near, most, is_open, could, place, demand, spare, touched, number)
        if below(number, 2) == 0:
            loosen(place, demand, spare, touched, number)
        recreate(cost, order, left, demand, spare, is_open, place, touched, bank, number)
        settle(cost, order, left, demand, spare, is_open, place, touched)
        if recentre(cost, fixed, room, near, is_open, place, spare, touched, bank):
            settle(cost, order, left, demand, spare, is_open, place, touched)
        found = total(cost, fixed, left, is_open, place)
        chance = math.log((1 + below(number, 1_000_000)) / 1_000_001.0)
        if found < known - 1e-9:
            known = found
            keep(is_open, place, spare, best_open, best_place, best_spare)
        if found <= now - heat * chance:
            now = found
        else:
            keep(old_open, old_place, old_spare, is_open, place, spare)
    return known


@entry
def build(
    cost: Floats, order: Ints, left: Floats, demand: Floats, spare: Floats, is_open: Flags, place: Ints,
    touched: Flags, bank: Ints, number: Ints,
) -> None:  # fmt: skip
    """Everyone who has no place at the open sites."""
    for i in range(len(is_open)):
        touched[i] = is_open[i]
    recreate(cost, order, left, demand, spare, is_open, place, touched, bank, number)
    settle(cost, order, left, demand, spare, is_open, place, touched)
    for i in range(len(is_open)):
        touched[i] = False
    for j in range(len(place)):
        if place[j] >= 0:
            touched[place[j]] = True
    for i in range(len(is_open)):
        is_open[i] = touched[i]


class Relocation:
    """The search on a core.

    Attributes
    ----------
    near
        Shape (sites, sites): for each site all of them, the nearest first.
    could
        Shape (sites,): which are worth opening.
    best_open, best_place
        The best plan so far.
    """

    def __init__(self, core: Core, seed: int) -> None:
        sites, customers = core.cost.shape
        self.core, self.near, self.known = core, _near(core), np.inf
        dearest = np.where(core.cost < core.left, core.cost, 0.0).max(axis=0)
        self._left = np.minimum(core.left, PENALTY * np.maximum(dearest, dearest.mean()))
        self._cost = np.ascontiguousarray(core.cost.T)
        self._order = np.argsort(self._cost, axis=1, kind="stable")
        self._number = np.array([1 + (seed * 2654435761 + 12345) % 4294967291], dtype=np.int64)
        self._bank = np.zeros(customers, dtype=np.int64)
        self._touched, self.could = np.zeros(sites, dtype=np.bool_), np.ones(sites, dtype=np.bool_)
        self._now, self._old, self._best = (self._empty() for _ in range(3))
        self.best_open, self.best_place, _ = self._best

    def _empty(self) -> tuple[Flags, Ints, Floats]:
        """Which are open, who goes where, and how much room is left."""
        sites, customers = self.core.cost.shape
        nobody = np.full(customers, NOWHERE, dtype=np.int64)
        return np.zeros(sites, dtype=np.bool_), nobody, self.core.room.copy()

    def build(self, is_open: Flags) -> None:
        """Go on from a plan with these sites."""
        now_open, place, spare = self._now
        now_open[:], place[:], spare[:] = is_open, NOWHERE, self.core.room
        build(
            self._cost, self._order, self._left, self.core.demand, spare, now_open, place, self._touched,
            self._bank, self._number,
        )  # fmt: skip
        self.improve(0.0, 0)

    def improve(self, heat: float, rounds: int) -> None:
        """So many ruins at this heat."""
        core = self.core
        self.known = anneal(
            self._cost, self._order, core.fixed, self._left, core.demand, core.room, self.near, self.could,
            core.most, *self._now, *self._old, *self._best, self._touched, self._bank, self._number,
            heat, self.known, rounds,
        )  # fmt: skip

    def restart(self) -> None:
        """Go on from the best plan."""
        for now, best in zip(self._now, self._best, strict=True):
            now[:] = best


def _near(core: Core) -> Ints:
    """For each site the others, the nearest first: the way from one to the other past a customer."""
    some = core.cost[:, :: max(1, core.cost.shape[1] // MOST_PASSED)]
    apart = np.array([(row + some).min(axis=1) for row in some])
    np.fill_diagonal(apart, -1.0)
    return np.argsort(apart, axis=1, kind="stable")


PENALTY, MOST_PASSED = 2.0, 200
"""While it searches, leaving a customer out costs so many times its dearest place: less than a hard rule does."""
