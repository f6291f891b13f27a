"""Sites without limits on room: open, close or exchange one site at a time, shake, and begin again.

Sources: Whitaker, INFOR 21 (1983), for the exchange in one pass; Hansen and Mladenović, Location Science 5 (1997), for
the shaking.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from knooppunt_planning.compiled import compiled, entry
from knooppunt_planning.spreading.classic import NOWHERE, Core, Flags, Floats, Ints

MOST_SHAKEN = 12
RANDOM = 0


@compiled
def below(number: Ints, limit: int) -> int:
    """A whole number from 0 up to limit (xorshift, 32 bits)."""
    x = number[RANDOM]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    number[RANDOM] = x
    return int(x % limit)


@compiled
def nearest(cost: Floats, left: Floats, is_open: Flags, j: int, first: Ints, second: Ints) -> None:
    """The cheapest and the second cheapest open site of one customer; nowhere when that costs no more."""
    one, two = NOWHERE, NOWHERE
    cheap, next_ = left[j], left[j]
    for i in range(len(is_open)):
        if is_open[i]:
            c = cost[i, j]
            if c < cheap:
                two, next_ = one, cheap
                one, cheap = i, c
            elif c < next_:
                two, next_ = i, c
    first[j], second[j] = one, two


@compiled
def toggle(cost: Floats, left: Floats, is_open: Flags, first: Ints, second: Ints, site: int) -> None:
    """Open or close a site, and put right who is concerned."""
    is_open[site] = not is_open[site]
    for j in range(len(left)):
        if not is_open[site]:
            if first[j] == site or second[j] == site:
                nearest(cost, left, is_open, j, first, second)
        elif cost[site, j] < (left[j] if first[j] < 0 else cost[first[j], j]):
            second[j] = first[j]
            first[j] = site
        elif cost[site, j] < (left[j] if second[j] < 0 else cost[second[j], j]):
            second[j] = site


@compiled
def total(cost: Floats, fixed: Floats, left: Floats, is_open: Flags, first: Ints) -> float:
    """What the open sites cost."""
    sum_ = 0.0
    for i in range(len(fixed)):
        if is_open[i]:
            sum_ += fixed[i]
    for j in range(len(left)):
        sum_ += left[j] if first[j] < 0 else cost[first[j], j]
    return float(sum_)


@compiled
def best_out(
    cost: Floats,
    fixed: Floats,
    left: Floats,
    is_open: Flags,
    first: Ints,
    second: Ints,
    into: int,
    loss: Floats,
) -> tuple[float, int]:
    """What opening one site changes in the cost when the best other site closes with it, and which; nowhere for none.

    ``into`` may be nowhere: then only a site closes.
    """
    for i in range(len(fixed)):
        loss[i] = -fixed[i]
    change = fixed[into] if into >= 0 else 0.0
    for j in range(len(left)):
        a = first[j]
        now = left[j] if a < 0 else cost[a, j]
        new = cost[into, j] if into >= 0 else left[j]
        if new < now:
            change += new - now
        elif a >= 0:
            other = left[j] if second[j] < 0 else cost[second[j], j]
            loss[a] += min(other, new) - now
    out = NOWHERE
    for i in range(len(fixed)):
        if is_open[i] and (out < 0 or loss[i] < loss[out]):
            out = i
    return change, out


@compiled
def descend(
    cost: Floats,
    fixed: Floats,
    left: Floats,
    most: int,
    is_open: Flags,
    first: Ints,
    second: Ints,
    loss: Floats,
    begin: int,
) -> None:
    """The first change that helps, over and over, until a whole round of sites brings nothing."""
    sites, count, quiet, i = len(fixed), 0, 0, begin
    for k in range(sites):
        count += is_open[k]
    small = 1e-9
    while quiet < sites:
        i = (i + 1) % sites
        quiet += 1
        into = NOWHERE if is_open[i] else i
        if into < 0 and loss_of_closing(cost, fixed, left, first, second, i) < -small:
            toggle(cost, left, is_open, first, second, i)
            count -= 1
            quiet = 0
        elif into >= 0:
            change, out = best_out(cost, fixed, left, is_open, first, second, into, loss)
            alone = change if count < most else np.inf
            both = change + loss[out] if out >= 0 else np.inf
            if min(alone, both) < -small:
                toggle(cost, left, is_open, first, second, into)
                count += 1
                quiet = 0
                if both < alone:
                    toggle(cost, left, is_open, first, second, out)
                    count -= 1


@compiled
def loss_of_closing(cost: Floats, fixed: Floats, left: Floats, first: Ints, second: Ints, site: int) -> float:
    """What closing one site changes in the cost."""
    loss = -fixed[site]
    for j in range(len(left)):
        if first[j] == site:
            loss += (left[j] if second[j] < 0 else cost[second[j], j]) - cost[site, j]
    return float(loss)


@compiled
def shake(
    cost: Floats, left: Floats, is_open: Flags, first: Ints, second: Ints, number: Ints, times: int
) -> None:
    """Exchange so many open sites for random others."""
    sites = len(is_open)
    for _ in range(times):
        i, k = below(number, sites), below(number, sites)
        for _ in range(sites):
            if not is_open[i]:
                break
            i = (i + 1) % sites
        for _ in range(sites):
            if is_open[k]:
                break
            k = (k + 1) % sites
        if not is_open[i] and is_open[k]:
            toggle(cost, left, is_open, first, second, i)
            toggle(cost, left, is_open, first, second, k)


@entry
def improve(
    cost: Floats,
    fixed: Floats,
    left: Floats,
    most: int,
    is_open: Flags,
    best: Flags,
    first: Ints,
    second: Ints,
    loss: Floats,
    number: Ints,
    known: float,
    rounds: int,
) -> float:
    """Descend, then so many times shake and descend; the best set is kept in ``best``. What it costs."""
    sites = len(fixed)
    for turn in range(rounds + 1):
        for i in range(sites):
            is_open[i] = best[i]
        for j in range(len(left)):
            nearest(cost, left, is_open, j, first, second)
        if turn > 0:
            count = 0
            for i in range(sites):
                count += is_open[i]
            times = 1 + below(number, max(1, min(MOST_SHAKEN, count // 2)))
            shake(cost, left, is_open, first, second, number, times)
        descend(cost, fixed, left, most, is_open, first, second, loss, below(number, sites))
        found = total(cost, fixed, left, is_open, first)
        if found <= known:
            known = found
            for i in range(sites):
                best[i] = is_open[i]
    return known


@dataclass
class Interchange:
    """The search on a core.

    Attributes
    ----------
    best
        Shape (sites,): the open sites of the best plan so far.
    """

    core: Core
    seed: int
    best: Flags = field(init=False)
    _cost: float = np.inf

    def __post_init__(self) -> None:
        sites, customers = self.core.cost.shape
        self.best = np.zeros(sites, dtype=np.bool_)
        self._open = np.zeros(sites, dtype=np.bool_)
        self._first, self._second = (np.full(customers, NOWHERE, dtype=np.int64) for _ in range(2))
        self._loss = np.zeros(sites)
        self._number = np.array([1 + (self.seed * 2654435761 + 12345) % 4294967291], dtype=np.int64)

    @property
    def cost(self) -> float:
        """Of the best plan so far, as if there were no limits on room."""
        return self._cost + self.core.constant

    def second_best(self) -> Floats:
        """What the second cheapest open site costs each customer."""
        costs = np.vstack([self.core.cost[self.best], self.core.left, self.core.left])
        return np.asarray(np.partition(costs, 1, axis=0)[1])

    def improve(self, rounds: int) -> None:
        """So many shakes."""
        core = self.core
        self._cost = improve(
            core.cost, core.fixed, core.left, core.most, self._open, self.best,
            self._first, self._second, self._loss, self._number, self._cost, rounds,
        )  # fmt: skip

    def place(self, is_open: Flags) -> Ints:
        """Every customer at the cheapest open site."""
        core = self.core
        if not is_open.any():
            return np.full(len(core.left), NOWHERE, dtype=np.int64)
        sites = np.flatnonzero(is_open)
        nearest_ = sites[core.cost[sites].argmin(axis=0)]
        return np.where(core.cost[nearest_, np.arange(len(core.left))] < core.left, nearest_, NOWHERE)
