"""A bound from prices: what each customer may cost at most, raised and lowered until they are as tight as they get.

The rule that every customer is served becomes a price per customer; each site then takes the customers who pay for
themselves, as far as it has room (a customer may be cut). The bound equals that of the linear model with tight rows.
Where demand and room are small whole numbers nobody is cut: a knapsack per site, which gives more where a site has
room for few customers.

Sources: Cornuéjols, Fisher and Nemhauser, Management Science 23 (1977); Held, Wolfe and Crowder, Mathematical
Programming 6 (1974) for the length of a step.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.compiled import compiled, entry
from knooppunt_planning.spreading.classic import Core, Flags, Floats, Ints

BEST, STEP, STALLED = 0, 1, 2
PATIENCE, HALF = 20, 0.7
FIRST_STEP, LOWEST_STEP = 1.5, 1e-4
SMALL_ROOM, FEW_CUSTOMERS = 2_000, 20
"""Up to so much room, and so many customers at a site, knapsacks are worth their time."""


class State(NamedTuple):
    """What the steps work on: the prices now and the best, and scratch.

    ``numbers`` are the best bound, the length of a step and how many steps brought nothing. ``value`` is what each
    site gains, ``chosen`` which are worth it, ``share`` how often each customer is served, ``way`` where the prices go.
    """

    numbers: Floats
    price: Floats
    best: Floats
    value: Floats
    chosen: Flags
    share: Floats
    way: Floats
    spill: Floats
    key: Floats
    item: Ints
    packed: Floats
    take: npt.NDArray[np.bool_]


@compiled
def sink(key: Floats, item: Ints, at: int, size: int) -> None:
    """Restore the heap (least key on top) below one position."""
    while True:
        child = 2 * at + 1
        if child >= size:
            return
        if child + 1 < size and key[child + 1] < key[child]:
            child += 1
        if key[at] <= key[child]:
            return
        key[at], key[child] = key[child], key[at]
        item[at], item[child] = item[child], item[at]
        at = child


@compiled
def serve(
    cost: Floats, demand: Floats, room: float, price: Floats, key: Floats, item: Ints, share: Floats
) -> float:
    """What one site gains by who pays for himself, and adds to ``share`` how much of each it takes."""
    size, used, gain = 0, 0.0, 0.0
    for j in range(len(demand)):
        worth = cost[j] - price[j]
        if worth < 0:
            key[size], item[size] = worth / demand[j], j
            size += 1
            used += demand[j]
            gain += worth
    if used <= room:
        for k in range(size):
            share[item[k]] += 1.0
        return gain
    for at in range(size // 2 - 1, -1, -1):
        sink(key, item, at, size)
    left, gain = room, 0.0
    while size > 0 and left > 0:
        j = item[0]
        part = min(1.0, left / demand[j])
        share[j] += part
        gain += part * demand[j] * key[0]
        left -= part * demand[j]
        size -= 1
        key[0], item[0] = key[size], item[size]
        sink(key, item, 0, size)
    return gain


@compiled
def pack(cost: Floats, demand: Floats, room: float, s: State, share: Floats) -> float:
    """The same without cutting customers, for demand and room in whole numbers."""
    size, used, gain, top = 0, 0.0, 0.0, int(room)
    for j in range(len(demand)):
        if cost[j] < s.price[j]:
            s.item[size] = j
            size += 1
            used += demand[j]
            gain += cost[j] - s.price[j]
    if used <= room:
        for k in range(size):
            share[s.item[k]] += 1.0
        return gain
    for w in range(top + 1):
        s.packed[w] = 0.0
    for k in range(size):
        j = s.item[k]
        asks, worth = int(demand[j]), cost[j] - s.price[j]
        for w in range(top, -1, -1):
            s.take[k, w] = w >= asks and s.packed[w - asks] + worth < s.packed[w]
            if s.take[k, w]:
                s.packed[w] = s.packed[w - asks] + worth
    w = top
    for k in range(size - 1, -1, -1):
        if s.take[k, w]:
            share[s.item[k]] += 1.0
            w -= int(demand[s.item[k]])
    return float(s.packed[top])


@compiled
def choose(value: Floats, most: int, chosen: Flags) -> float:
    """The sites that are worth it, at most so many; their sum."""
    total, count = 0.0, 0
    for i in range(len(value)):
        chosen[i] = value[i] < 0
        count += chosen[i]
    while count > most:
        worst = -1
        for i in range(len(value)):
            if chosen[i] and (worst < 0 or value[i] > value[worst]):
                worst = i
        chosen[worst] = False
        count -= 1
    for i in range(len(value)):
        if chosen[i]:
            total += value[i]
    return total


@compiled
def gather(
    cost: Floats, demand: Floats, room: Floats, fixed: Floats, most: int, whole: bool, s: State
) -> float:
    """The bound at the prices of now, and how often each customer is served in it."""
    bound = 0.0
    for j in range(len(demand)):
        bound += s.price[j]
        s.share[j] = 0.0
    for i in range(len(room)):
        if whole:
            s.value[i] = fixed[i] + pack(cost[i], demand, room[i], s, s.spill)
        else:
            s.value[i] = fixed[i] + serve(cost[i], demand, room[i], s.price, s.key, s.item, s.spill)
    bound += choose(s.value, most, s.chosen)
    for i in range(len(room)):
        if s.chosen[i] and whole:
            pack(cost[i], demand, room[i], s, s.share)
        elif s.chosen[i]:
            serve(cost[i], demand, room[i], s.price, s.key, s.item, s.share)
    return bound


@entry
def ascend(
    cost: Floats,
    demand: Floats,
    room: Floats,
    fixed: Floats,
    left: Floats,
    most: int,
    target: float,
    rounds: int,
    whole: bool,
    s: State,
) -> None:
    """So many steps of the prices towards the bound ``target``; the best are kept."""
    for _ in range(rounds):
        bound = gather(cost, demand, room, fixed, most, whole, s)
        if bound > s.numbers[BEST] + 1e-9 * abs(bound):
            s.numbers[BEST], s.numbers[STALLED] = bound, 0
            for j in range(len(left)):
                s.best[j] = s.price[j]
        else:
            s.numbers[STALLED] += 1
            if s.numbers[STALLED] >= PATIENCE:
                s.numbers[STEP] *= HALF
                s.numbers[STALLED] = 0
                for j in range(len(left)):
                    s.price[j] = s.best[j]
        length = 0.0
        for j in range(len(left)):
            s.way[j] = 0.7 * (1.0 - s.share[j]) + 0.3 * s.way[j]
            length += s.way[j] * s.way[j]
        if length < 1e-12 or s.numbers[STEP] < LOWEST_STEP:
            return
        step = s.numbers[STEP] * max(target - bound, 1e-7 * abs(target)) / length
        for j in range(len(left)):
            s.price[j] = min(left[j], s.price[j] + step * s.way[j])


class Prices:
    """The prices of a core, while they are improved."""

    def __init__(self, core: Core) -> None:
        self.core = core
        sites, customers = core.cost.shape
        begin = (core.cost + core.fixed[:, None] * core.demand / core.room[:, None]).min(axis=0)
        most = min(SMALL_ROOM, FEW_CUSTOMERS * core.demand.mean()) if len(core.demand) else 0
        small = not core.is_roomy and core.room.max(initial=0) <= most
        self.could_pack = small and bool((core.demand == np.rint(core.demand)).all())
        self.is_whole = False
        top = SMALL_ROOM + 1 if self.could_pack else 1
        row, column = np.zeros(customers), np.zeros(sites)
        self._state = State(
            np.array([-np.inf, FIRST_STEP, 0.0]),
            np.minimum(begin, core.left),
            begin,
            column,
            np.zeros(sites, dtype=np.bool_),
            row.copy(),
            row.copy(),
            row.copy(),
            row,
            np.zeros(customers, dtype=np.int64),
            np.zeros(top),
            np.zeros((customers if self.could_pack else 1, top), dtype=np.bool_),
        )

    @property
    def best(self) -> Floats:
        """Shape (customers,): the prices of the best bound so far."""
        return self._state.best

    @property
    def bound(self) -> float:
        """Proven: nothing costs less."""
        return float(self._state.numbers[BEST]) + self.core.constant

    @property
    def is_done(self) -> bool:
        """Whether the steps have become too small to matter."""
        return bool(self._state.numbers[STEP] < LOWEST_STEP) and self.is_whole >= self.could_pack

    @property
    def work(self) -> float:
        """About how many sums one step takes."""
        core = self.core
        items = min(len(core.customers), 4 * core.room.max(initial=0) / max(core.demand.mean(), 1e-9))
        return len(core.sites) * items * core.room.max(initial=0) if self.is_whole else 2.0 * core.cost.size

    def begin(self, price: Floats) -> None:
        """Begin with these prices."""
        self._state.price[:] = np.minimum(price, self.core.left)

    def improve(self, target: float, rounds: int) -> None:
        """So many steps; ``target`` is the cost of the best plan so far. First with, then without cutting customers."""
        core, state = self.core, self._state
        if not self.is_whole and self.could_pack and state.numbers[STEP] < SWITCH * FIRST_STEP:
            self.is_whole = True
            state.numbers[STEP] = FIRST_STEP / 2
            state.price[:] = state.best
        ascend(
            core.cost, core.demand, core.room, core.fixed, core.left, core.most, target - core.constant, rounds,
            self.is_whole, state,
        )  # fmt: skip

    def values(self) -> tuple[Floats, Flags]:
        """At the best prices: what opening each site adds to the bound, and which sites are chosen."""
        core, state = self.core, self._state
        kept = state.numbers.copy(), state.price.copy(), state.way.copy()
        state.price[:] = state.best
        ascend(
            core.cost, core.demand, core.room, core.fixed, core.left, core.most, 0.0, 1, self.is_whole, state
        )  # fmt: skip
        for row, before in zip((state.numbers, state.price, state.way), kept, strict=True):
            row[:] = before
        return state.value.copy(), state.chosen.copy()


SWITCH = 0.05
"""From this step, as a share of the first, customers are not cut any more."""
