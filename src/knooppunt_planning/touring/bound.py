"""A cost that no plan can be below: the cheapest way to give every call one next call.

An assignment: each call, and each start of a tour, is followed by one call or the end of a tour. Whether these make up
whole tours, weekly hours, what happens together and most of the clock is left out, so the bound is proven and weak.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from knooppunt_planning.touring.arrays import FAR, Arrays, Floats


def lower_bound(d: Arrays) -> float:
    """In the unit of the prices.

    Rows are calls and starts, columns are calls and ends. A call that follows itself is missed; a start that is
    followed by an end is a day without visits.
    """
    n, tours = len(d.mate), len(d.opens)
    if n == 0:
        return 0.0
    cost = np.full((n + tours, n + tours), FAR)
    if tours:
        place, starts, ends = d.place[:n], d.place[n : n + tours], d.place[n + tours :]
        cheapest = d.price.min(axis=0)
        can = _can_start(d)
        cost[:n, :n] = np.where(_may_follow(d, can), cheapest[np.ix_(place, place)], FAR)
        cost[:n, n:] = np.where(can.T < FAR, d.price[d.kind[None, :], place[:, None], ends[None, :]], FAR)
        leaving = d.price[d.kind[:, None], starts[:, None], place[None, :]] + d.day_price[:, None]
        cost[n:, :n] = np.where(can < FAR, leaving, FAR)
        cost[:, :n] += can.min(axis=0)
        cost[n:, n:] = 0.0
    parts = 1 + (d.mate >= 0)
    np.fill_diagonal(cost[:n, :n], d.missed[d.unit] / parts)
    rows, columns = linear_sum_assignment(np.minimum(cost, FAR))
    return float(cost[rows, columns].sum())


def _can_start(d: Arrays) -> Floats:
    """(R, n): what it costs at least that a tour calls there, were it its first call; FAR when it cannot."""
    n, tours = len(d.mate), len(d.opens)
    road = d.minutes[d.kind[:, None], d.place[n : n + tours, None], d.place[None, :n]]
    back = d.minutes[d.kind[:, None], d.place[None, :n], d.place[n + tours :, None]]
    day = d.day
    begins = np.maximum(d.early[:, day].T, d.opens[:, None] + road)
    late = np.maximum(0.0, begins - d.late[:, day].T)
    fits = (begins <= d.limit[:, day].T + 1e-6) & (begins + d.service[:n] + back <= d.closes[:, None] + 1e-6)
    return np.where(fits, np.minimum(d.can[d.who] + d.late_price * late, FAR), FAR)


def _may_follow(d: Arrays, can: Floats) -> np.ndarray:
    """(n, n): whether one tour can call at the row and then at the column."""
    n = len(d.mate)
    able = (can < FAR).astype(np.float32)
    shared = (able.T @ able) > 0
    road = d.minutes.min(axis=0)[np.ix_(d.place[:n], d.place[:n])]
    in_time = np.zeros((n, n), dtype=bool)
    for early, limit in zip(d.early.T, d.limit.T, strict=True):
        in_time |= (early + d.service[:n])[:, None] + road <= limit[None, :] + 1e-6
    visit = d.since[d.unit]
    return np.asarray(shared & in_time & (visit[:, None] != visit[None, :]))
