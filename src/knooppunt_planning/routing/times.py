"""Whether a sequence of halts can be driven in time, exactly.

The times of a fixed sequence are bound by differences: the next halt is not before the road allows, getting out not
later than the ride allows, the end not later than the route may last. The least times that satisfy all of them are
found by raising: go forward, and where a ride is too long, let the rider get in later. Raising by more than the
vehicle waits in between cannot help, so that is the proof that the sequence cannot be driven.

It accepts what the eight steps of Cordeau and Laporte, Transportation Research B 37 (2003) accept; that the earliest
times decide is from Firat and Woeginger, Operations Research Letters 39 (2011).
"""

from __future__ import annotations

from knooppunt_planning.compiled import compiled, copy, entry
from knooppunt_planning.routing.arrays import FAR, Arrays
from knooppunt_planning.routing.state import State

EPS = 1e-7
"""Minutes that may be lost in rounding."""


@compiled
def in_time(d: Arrays, s: State, r: int, size: int, start: int) -> bool:
    """Raise ``try_time`` of the ``size`` nodes in ``try_seq`` to the least times from position ``start`` on.

    ``try_time`` holds numbers that are not too late, and ``try_at`` where riders get in.
    """
    n = len(d.ride)
    k = start
    raised = 0
    while k < size:
        node, before = s.try_seq[k], s.try_seq[k - 1]
        arrives = s.try_time[k - 1] + d.service[before] + d.minutes[d.place[before], d.place[node]]
        if d.drive[r] < FAR:
            arrives += s.try_break[k]
        s.try_time[k] = max(s.try_time[k], arrives)
        if s.try_time[k] > d.late[node] + EPS:
            return False
        since, most = -1, 0.0
        if n <= node < 2 * n:
            since = s.try_at[node - n]
            most = d.service[node - n] + d.ride[node - n]
        elif k == size - 1:
            since, most = 0, d.longest[r]
        over = s.try_time[k] - s.try_time[since] - most if since >= 0 else 0.0
        if over <= EPS:
            k += 1
            continue
        raised += 1
        if over > waits(d, s, r, since, k) + EPS or raised > size * size:
            return False
        s.try_time[since] += over
        if s.try_time[since] > d.late[s.try_seq[since]] + EPS:
            return False
        k = since + 1
    return True


@compiled
def waits(d: Arrays, s: State, r: int, since: int, until: int) -> float:
    """How long the vehicle stands still for nothing between two positions; a break is not nothing."""
    total = 0.0
    for k in range(since + 1, until + 1):
        node, before = s.try_seq[k], s.try_seq[k - 1]
        road = d.service[before] + d.minutes[d.place[before], d.place[node]]
        total += s.try_time[k] - s.try_time[k - 1] - road
        if d.drive[r] < FAR:
            total -= s.try_break[k]
    return total


@entry
def break_up(d: Arrays, s: State, r: int, size: int) -> bool:
    """Put breaks into ``try_break``: each on the last road with nobody on board, as late on it as may be.

    False when there is no such road. Whether a break elsewhere would cost less time is not looked at, so a route that
    could be driven may be refused.
    """
    n = len(d.ride)
    aboard, driven, empty, since = 0, 0.0, -1, 0.0
    for k in range(size):
        s.try_break[k] = 0.0
    for k in range(1, size):
        before = s.try_seq[k - 1]
        if before < 2 * n:
            aboard += 1 if before < n else -1
        road = d.minutes[d.place[before], d.place[s.try_seq[k]]]
        driven += road
        since += road
        if aboard == 0:
            empty, since = k, max(0.0, driven - d.drive[r])
        if driven > d.drive[r] + EPS:
            if empty < 0 or since > d.drive[r] + EPS:
                return False
            s.try_break[empty] = d.rest[r]
            driven, empty = since, -1
    return True


@entry
def refresh(d: Arrays, s: State, r: int) -> bool:
    """Count slot r again; false when its sequence cannot be driven in time."""
    n, size = len(d.ride), s.size[r]
    for k in range(size):
        node = s.seq[r, k]
        s.try_seq[k], s.try_time[k] = node, d.early[node]
        if node < n:
            s.try_at[node] = k
    right = d.drive[r] >= FAR or break_up(d, s, r, size)
    right = in_time(d, s, r, size, min(size, 1)) and right  # a bare 1 would be compiled apart
    copy(s.try_time, s.first[r], size)
    s.last[r, size - 1] = d.late[s.seq[r, size - 1]]
    for k in range(size - 2, -1, -1):
        node, after = s.seq[r, k], s.seq[r, k + 1]
        road = d.service[node] + d.minutes[d.place[node], d.place[after]]
        s.last[r, k] = min(d.late[node], s.last[r, k + 1] - road)
    count_aboard(d, s, r)
    return right


@compiled
def count_aboard(d: Arrays, s: State, r: int) -> None:
    """Loads, groups on board, assistants and cost of slot r."""
    n, size = len(d.ride), s.size[r]
    s.counts[:] = 0
    for kind in range(d.uses.shape[1]):
        s.load[r, 0, kind] = 0
    s.aboard[r, 0] = 0
    s.guarded[r] = 0
    cost = d.price[r] if size > 2 else 0.0
    for k in range(1, size):
        node, before = s.seq[r, k], s.seq[r, k - 1]
        copy(s.load[r, k - 1], s.load[r, k], d.uses.shape[1])
        s.aboard[r, k] = s.aboard[r, k - 1]
        if size > 2:
            cost += d.km_price[r] * d.km[d.place[before], d.place[node]]
        if node >= 2 * n:
            continue
        i, sign = (node, 1) if node < n else (node - n, -1)
        for kind in range(d.uses.shape[1]):
            s.load[r, k, kind] += sign * d.uses[i, kind]
        if sign > 0:
            cost += d.assign[r, i]
            s.guarded[r] += d.escorted[i]
        if d.bit[i]:
            turn_bit(d, s, r, k, i, sign)
    s.cost[r] = cost


@compiled
def turn_bit(d: Arrays, s: State, r: int, k: int, i: int, sign: int) -> None:
    """Rider i, of a group that is kept apart, gets in or out at position k."""
    number = 0
    while d.bit[i] >> (number + 1):
        number += 1
    s.counts[number] += sign
    if s.counts[number]:
        s.aboard[r, k] |= d.bit[i]
    else:
        s.aboard[r, k] &= ~d.bit[i]
