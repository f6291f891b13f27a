"""Where one more stop costs a bus the fewest minutes; of single loads here, of mixed loads in ``busing.mixed``."""

from __future__ import annotations

from knooppunt_planning.busing import mixed
from knooppunt_planning.busing.arrays import FAR, Arrays
from knooppunt_planning.busing.state import State
from knooppunt_planning.compiled import compiled, draw

EPS = 1e-9


@compiled
def refresh(d: Arrays, s: State, b: int) -> bool:
    """Count bus b again from its row; false when it cannot drive so."""
    if d.mixed:
        return mixed.refresh(d, s, b)
    n, size, k = len(d.school), s.size[b], -1
    fine = True
    for p in range(size):
        i = s.seq[b, p]
        if p == 0 or d.school[i] != d.school[s.seq[b, p - 1]]:
            k += 1
            s.begin[b, k], s.load[b, k], s.minutes[b, k] = p, 0, 0.0
            s.empty[b, k] = d.out[n + d.school[s.seq[b, p - 1]], i] if p > 0 else 0.0
        then = (
            s.seq[b, p + 1] if p + 1 < size and d.school[s.seq[b, p + 1]] == d.school[i] else n + d.school[i]
        )
        s.load[b, k] += d.pupils[i]
        s.minutes[b, k] += d.stands[i] + d.out[i, then] + (d.stands[then] if then >= n else 0.0)
    s.runs[b] = k + 1
    s.begin[b, k + 1] = size
    for k in range(s.runs[b]):
        first = s.seq[b, s.begin[b, k]]
        school = d.school[first]
        before = s.ends[b, k - 1] + s.empty[b, k] if k > 0 else -FAR
        s.ends[b, k] = max(d.early[school], before + s.minutes[b, k])
        ride = s.minutes[b, k] - d.stands[first] - d.stands[n + school]
        fine &= s.ends[b, k] <= d.late[school] + EPS and ride <= d.ride + EPS and s.load[b, k] <= d.seats
    for k in range(s.runs[b] - 1, -1, -1):
        s.last[b, k] = d.late[d.school[s.seq[b, s.begin[b, k]]]]
        if k + 1 < s.runs[b]:
            s.last[b, k] = min(s.last[b, k], s.last[b, k + 1] - s.minutes[b, k + 1] - s.empty[b, k + 1])
    return bool(fine)


@compiled
def cheapest(d: Arrays, s: State, i: int, blink: float) -> float:
    """The fewest extra minutes of stop i in any bus, left in ``s.found``; FAR when it fits nowhere."""
    if d.mixed:
        return mixed.cheapest(d, s, i, blink)
    s.found[0], best = -1, FAR
    for b in range(s.buses[0]):
        if blink > 0.0 and draw(s.number) < blink:
            continue
        runs, k = s.runs[b], 0
        while k < runs and d.school[s.seq[b, s.begin[b, k]]] != d.school[i]:
            k += 1
        best = in_run(d, s, i, b, k, best) if k < runs else as_run(d, s, i, b, best)
    return best


@compiled
def in_run(d: Arrays, s: State, i: int, b: int, k: int, best: float) -> float:
    """The fewest extra minutes below ``best`` of stop i in run k of bus b."""
    n, school = len(d.school), d.school[i]
    since, until = s.begin[b, k], s.begin[b, k + 1]
    if s.load[b, k] + d.pupils[i] > d.seats:
        return best
    for p in range(since, until + 1):
        then = s.seq[b, p] if p < until else n + school
        more, shift, first = d.stands[i] + d.out[i, then], 0.0, i
        if p > since:
            at, first = s.seq[b, p - 1], s.seq[b, since]
            more += d.into[i, at] - d.out[at, then]
        elif k > 0:
            shift = d.into[i, n + d.school[s.seq[b, since - 1]]] - s.empty[b, k]
        if more + shift >= best - EPS:
            continue
        minutes = s.minutes[b, k] + more
        before = s.ends[b, k - 1] + s.empty[b, k] + shift if k > 0 else -FAR
        in_time = before + minutes <= s.last[b, k] + EPS
        if in_time and minutes - d.stands[first] - d.stands[n + school] <= d.ride + EPS:
            best = more + shift
            s.found[0], s.found[1] = b, p
    return best


@compiled
def as_run(d: Arrays, s: State, i: int, b: int, best: float) -> float:
    """The fewest extra minutes below ``best`` of a run of its own for stop i in bus b."""
    n, school = len(d.school), d.school[i]
    road = d.out[i, n + school]
    minutes = d.stands[i] + road + d.stands[n + school]
    if road > d.ride + EPS:
        return best
    for k in range(s.runs[b] + 1):
        p, ends, cost = s.begin[b, k], d.early[school], minutes
        if k > 0:
            way = d.into[i, n + d.school[s.seq[b, p - 1]]]
            ends, cost = max(ends, s.ends[b, k - 1] + way + minutes), cost + way
        if ends > d.late[school] + EPS:
            break
        if k < s.runs[b]:
            way = d.out[n + school, s.seq[b, p]]
            cost += way - s.empty[b, k]
            if ends + way + s.minutes[b, k] > s.last[b, k] + EPS:
                continue
        if cost < best - EPS:
            best = cost
            s.found[0], s.found[1] = b, p
    return best


@compiled
def put(d: Arrays, s: State, i: int) -> None:
    """Put stop i where ``cheapest`` found a place."""
    if d.mixed:
        mixed.put(d, s, i)
        return
    b, p = s.found[0], s.found[1]
    for k in range(s.size[b], p, -1):
        s.seq[b, k] = s.seq[b, k - 1]
    s.seq[b, p] = i
    s.size[b] += 1
    s.where[i] = b
    s.touched[b] = True
    refresh(d, s, b)


@compiled
def take_out(d: Arrays, s: State, i: int) -> None:
    """Take stop i out of its bus, which must be counted again afterwards."""
    b, kept = s.where[i], 0
    for p in range(s.size[b]):
        if s.seq[b, p] != i:
            s.seq[b, kept] = s.seq[b, p]
            kept += 1
    s.size[b] = kept
    s.where[i] = -1
    s.touched[b] = True
    if d.mixed:
        mixed.leave_school(d, s, b, d.school[i])
