"""Pupils of several schools in one bus at once: where one more stop costs a bus the fewest minutes, exactly in time.

The row of a bus has its schools in it, each once, after all of its stops. The times of a row are bound by differences,
so there is a greatest time for every halt: go backward, and where a ride is too long, come to its school sooner.
Sooner by more than the bus waits in between cannot help, so that is the proof that the row cannot be driven. This is
``routing.times`` the other way round, because here the ends have windows and the begins have none.

Source: Park, Tae and Kim, European Journal of Operational Research 217 (2012); Firat and Woeginger, Operations Research
Letters 39 (2011) for the times.
"""

from __future__ import annotations

from knooppunt_planning.busing.arrays import FAR, Arrays
from knooppunt_planning.busing.state import State
from knooppunt_planning.compiled import compiled, copy, draw

EPS = 1e-7


@compiled
def in_time(d: Arrays, s: State, size: int, start: int) -> bool:
    """Lower ``try_time`` of the ``size`` nodes in ``try_seq`` to the greatest times from position ``start`` back.

    ``try_time`` holds numbers that are not too soon, and ``try_at`` where the schools are.
    """
    n = len(d.school)
    k, lowered = start, 0
    while k >= 0:
        node = s.try_seq[k]
        if k + 1 < size:
            road = d.stands[node] + d.out[node, s.try_seq[k + 1]]
            s.try_time[k] = min(s.try_time[k], s.try_time[k + 1] - road)
        if node >= n:
            if s.try_time[k] < d.early[node - n] - d.stands[node] - EPS:
                return False
            k -= 1
            continue
        q = s.try_at[d.school[node]]
        over = s.try_time[q] - s.try_time[k] - d.stands[node] - d.ride
        if over <= EPS:
            k -= 1
            continue
        lowered += 1
        if over > waits(d, s, k, q) + EPS or lowered > size * size:
            return False
        s.try_time[q] -= over
        k = q
    return True


@compiled
def waits(d: Arrays, s: State, since: int, until: int) -> float:
    """How long the bus stands still for nothing between two positions."""
    total = s.try_time[until] - s.try_time[since]
    for k in range(since, until):
        total -= d.stands[s.try_seq[k]] + d.out[s.try_seq[k], s.try_seq[k + 1]]
    return float(total)


@compiled
def refresh(d: Arrays, s: State, b: int) -> bool:
    """Count bus b again from its row; false when it cannot drive so."""
    n, size = len(d.school), s.size[b]
    for k in range(size):
        node = s.seq[b, k]
        s.try_seq[k], s.try_time[k] = node, FAR
        if node >= n:
            s.try_time[k], s.try_at[node - n] = d.late[node - n] - d.stands[node], k
    fine = in_time(d, s, size, size - 1)
    copy(s.try_time, s.time[b], size)
    return count(d, s, b) and fine


@compiled
def count(d: Arrays, s: State, b: int) -> bool:
    """Minutes, pupils on board and earliest times of bus b; false when there are not enough seats."""
    n, size, fine = len(d.school), s.size[b], True
    s.runs[b], s.minutes[b, 0], s.empty[b, 0] = min(size, 1), 0.0, 0.0
    s.load[b, :] = 0
    aboard = 0
    for k in range(size):
        node, road = s.seq[b, k], 0.0
        if k > 0:
            before = s.seq[b, k - 1]
            road = d.out[before, node]
            s.soon[b, k] = s.soon[b, k - 1] + d.stands[before] + road
        else:
            s.soon[b, k] = -FAR
        if node < n:
            aboard += d.pupils[node]
            s.load[b, d.school[node]] += d.pupils[node]
        else:
            aboard -= s.load[b, node - n]
            s.soon[b, k] = max(s.soon[b, k], d.early[node - n] - d.stands[node])
        s.aboard[b, k] = aboard
        s.minutes[b, 0] += road + d.stands[node]
        fine &= aboard <= d.seats
    return bool(fine)


@compiled
def cheapest(d: Arrays, s: State, i: int, blink: float) -> float:
    """The fewest extra minutes of stop i in any bus, left in ``s.found``; FAR when it fits nowhere."""
    n, school = len(d.school), d.school[i]
    s.found[0], best = -1, FAR
    for b in range(s.buses[0]):
        if blink > 0.0 and draw(s.number) < blink:
            continue
        size, q = s.size[b], 0
        while q < size and s.seq[b, q] != n + school:
            q += 1
        if q < size:
            best = on_the_way(d, s, i, b, q, False, s.time[b, q], 0.0, best)
            continue
        for q in range(size + 1):
            latest, more, then = d.late[school] - d.stands[n + school], d.stands[n + school], 0.0
            if q < size:
                after = s.seq[b, q]
                more += d.out[n + school, after]
                latest = min(latest, s.time[b, q] - d.out[n + school, after] - d.stands[n + school])
                then = d.out[s.seq[b, q - 1], after] if q > 0 else 0.0
            if q > 0:
                before = s.seq[b, q - 1]
                more += d.out[before, n + school] - then
                if s.soon[b, q - 1] + d.stands[before] + d.out[before, n + school] > latest + EPS:
                    continue
            if latest >= d.early[school] - d.stands[n + school] - EPS:
                best = on_the_way(d, s, i, b, q, True, latest, more, best)
    return best


@compiled
def on_the_way(
    d: Arrays, s: State, i: int, b: int, q: int, is_new: bool, latest: float, more: float, best: float
) -> float:
    """The fewest extra minutes below ``best`` of stop i in bus b, which is at its school at position q.

    ``latest`` is when it must be there, ``more`` what going there costs.
    """
    school = len(d.school) + d.school[i]
    way = 0.0
    for p in range(q, -1, -1):
        then = school
        if p < q:
            then = s.seq[b, p]
            way += d.stands[then] + d.out[then, school if p + 1 == q else s.seq[b, p + 1]]
            latest = s.time[b, p]
        seated = s.aboard[b, p - 1] if p > 0 else 0
        if way > d.ride + EPS or seated + d.pupils[i] > d.seats:
            break
        extra, begins = more + d.stands[i] + d.out[i, then], latest - d.out[i, then] - d.stands[i]
        if p > 0:
            before = s.seq[b, p - 1]
            extra += d.into[i, before] - d.out[before, then]
            if s.soon[b, p - 1] + d.stands[before] + d.into[i, before] > begins + EPS:
                continue
        if way + d.out[i, then] > d.ride + EPS or extra >= best - EPS:
            continue
        if fits(d, s, i, b, p, q, is_new):
            best = extra
            s.found[0], s.found[1], s.found[2] = b, p, q if is_new else -1
    return best


@compiled
def fits(d: Arrays, s: State, i: int, b: int, p: int, q: int, is_new: bool) -> bool:
    """Whether bus b is still in time with stop i before position p, and its school before position q when new."""
    n, k, start = len(d.school), 0, 0
    for old in range(s.size[b] + 1):
        if old == p:
            s.try_seq[k], s.try_time[k] = i, FAR
            start = k
            k += 1
        if is_new and old == q:
            school = d.school[i]
            s.try_seq[k], s.try_time[k] = n + school, d.late[school] - d.stands[n + school]
            s.try_at[school] = k
            start = k
            k += 1
        if old < s.size[b]:
            node = s.seq[b, old]
            s.try_seq[k], s.try_time[k] = node, s.time[b, old]
            if node >= n:
                s.try_at[node - n] = k
            k += 1
    return in_time(d, s, k, start)


@compiled
def put(d: Arrays, s: State, i: int) -> None:
    """Put stop i, and its school when that is new to the bus, where ``cheapest`` found a place."""
    b, p, q = s.found[0], s.found[1], s.found[2]
    if q >= 0:
        lay(s, b, q, len(d.school) + d.school[i])
    lay(s, b, p, i)
    s.where[i] = b
    s.touched[b] = True
    refresh(d, s, b)


@compiled
def lay(s: State, b: int, p: int, node: int) -> None:
    """A node before position p."""
    for k in range(s.size[b], p, -1):
        s.seq[b, k] = s.seq[b, k - 1]
    s.seq[b, p] = node
    s.size[b] += 1


@compiled
def leave_school(d: Arrays, s: State, b: int, school: int) -> None:
    """Take a school out of the row when nobody goes there any more."""
    n, kept, used = len(d.school), 0, False
    for k in range(s.size[b]):
        node = s.seq[b, k]
        used |= node < n and d.school[node] == school
        if node != n + school or used:
            s.seq[b, kept] = node
            kept += 1
    s.size[b] = kept
