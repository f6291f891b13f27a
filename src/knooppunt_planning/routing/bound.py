"""A cost that no plan can be below: the cheapest way to give every halt one next halt.

An assignment: each halt, and each start of a vehicle, is followed by one halt or end. Whether these make up whole
routes, who is in which vehicle and how long rides take is left out, so the bound is proven and weak.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from knooppunt_planning.routing.arrays import FAR, Arrays, Floats


def lower_bound(d: Arrays) -> float:
    """In the unit of the prices.

    Rows are halts and starts, columns are halts and ends. A halt that follows itself is left out, at half the cost of
    an unserved rider; a start that is followed by an end is not used.
    """
    n, slots = len(d.ride), len(d.price)
    if n == 0:
        return 0.0
    halts, starts, ends = slice(0, 2 * n), slice(2 * n, 2 * n + slots), slice(2 * n + slots, None)
    cheapest_km = d.km_price.min(initial=FAR)
    riding = np.minimum(d.assign.min(axis=0, initial=FAR), FAR)
    cost = np.full((2 * n + slots, 2 * n + slots), FAR)
    cost[halts, halts] = cheapest_km * _km(d, halts, halts)
    cost[halts, 2 * n :] = cheapest_km * _km(d, halts, ends)
    out = d.km_price[:, None] * _km(d, starts, halts) + d.price[:, None]
    cost[starts, halts] = out
    cost[:, :n] += riding
    cost[_impossible(d)] = FAR
    cost[starts, 2 * n :] = 0.0
    np.fill_diagonal(cost[halts, halts], d.unserved / 2)
    rows, columns = linear_sum_assignment(np.minimum(cost, FAR))
    return float(cost[rows, columns].sum())


def _km(d: Arrays, rows: slice, columns: slice) -> Floats:
    return d.km[np.ix_(d.place[rows], d.place[columns])]


def _impossible(d: Arrays) -> np.ndarray:
    """Pairs of a halt or start and what cannot follow it."""
    n, slots = len(d.ride), len(d.price)
    followers = [*range(2 * n), *range(2 * n + slots, 2 * n + 2 * slots)]
    before = np.arange(2 * n + slots)
    road = d.minutes[np.ix_(d.place[before], d.place[followers])]
    begins = np.maximum(d.early[before] + d.service[before], 0)[:, None] + road
    never = begins > d.late[followers][None, :] + 1e-6
    riders = np.arange(n)
    too_far = d.minutes[d.place[:n], d.place[n : 2 * n]] > d.ride
    never[:, riders[too_far]] = True
    never[n + riders, riders] = True  # out, then in
    never[:n, 2 * n :] = True  # in, then home
    never[2 * n :, n : 2 * n] = True  # from the start, then out
    return never
