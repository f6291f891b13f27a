"""Fewer buses: take one away, and let ruin and recreate find places for its stops.

Sources: Christiaens and Vanden Berghe, Transportation Science 54 (2020) for strings, blinks and counted absences; Park,
Tae and Kim, European Journal of Operational Research 217 (2012) for runs to several schools by one bus.
"""

from __future__ import annotations

import math

from knooppunt_planning.busing.arrays import FAR, Arrays, Ints
from knooppunt_planning.busing.insertion import cheapest, put, refresh, take_out
from knooppunt_planning.busing.state import State
from knooppunt_planning.compiled import below, compiled, copy, draw, entry

MOST_REMOVED, STRING = 24, 8
BLINK = 0.01


@compiled
def ruin(d: Arrays, s: State) -> None:
    """Take stretches of buses around one stop out, or now and then a whole run."""
    n, out = len(d.school), 0
    centre = below(s.number, n)
    count = 1 + below(s.number, min(MOST_REMOVED, n))
    whole = draw(s.number) < 0.1
    for k in range(-1, d.near.shape[1]):
        i = centre if k < 0 else d.near[centre, k]
        b = s.where[i]
        if out >= count:
            break
        if b < 0 or s.touched[b]:
            continue
        size, p = s.size[b], 0
        copy(s.seq[b], s.row, size)
        while s.row[p] != i:
            p += 1
        length = size if whole else 1 + below(s.number, STRING)
        since = 0 if whole else max(0, p - below(s.number, length))
        for q in range(since, min(size, since + length)):
            if s.row[q] < n and (not whole or d.school[s.row[q]] == d.school[i]):
                take_out(d, s, s.row[q])
                out += 1
        s.touched[b] = True
    for b in range(s.buses[0]):
        if s.touched[b] and not refresh(d, s, b):
            clear(d, s, b)


@compiled
def clear(d: Arrays, s: State, b: int) -> None:
    """Where the road through a place is shorter than past it, a bus may be late without a stop: empty it."""
    move_stops(s, b, -1)
    s.size[b] = 0
    s.touched[b] = True
    refresh(d, s, b)


@compiled
def move_stops(s: State, b: int, other: int) -> None:
    """The stops in the row of bus b are in another one, or in none."""
    for p in range(s.size[b]):
        if s.seq[b, p] < len(s.where):
            s.where[s.seq[b, p]] = other


@compiled
def recreate(d: Arrays, s: State, blink: float, more: bool) -> None:
    """Put every stop without a bus where it costs least, in an order that is drawn; with ``more``, open buses."""
    n, waiting = len(d.school), 0
    way = below(s.number, 4) if blink > 0.0 else 0
    for i in range(n):
        if s.where[i] < 0:
            road = d.out[i, n + d.school[i]]
            key = draw(s.number)
            if way == 0:
                key = -road
            elif way == 1:
                key = -float(d.pupils[i])
            elif way == 2:
                key = -float(s.absences[i])
            k = waiting
            while k > 0 and s.key[k - 1] > key:
                s.key[k], s.bank[k] = s.key[k - 1], s.bank[k - 1]
                k -= 1
            s.key[k], s.bank[k] = key, i
            waiting += 1
    for k in range(waiting):
        i = s.bank[k]
        if cheapest(d, s, i, blink) >= FAR and more and s.buses[0] < len(s.size):
            s.size[s.buses[0]] = 0
            refresh(d, s, s.buses[0])
            s.buses[0] += 1
            cheapest(d, s, i, 0.0)
            if s.found[0] < 0:
                s.buses[0] -= 1
        if s.found[0] >= 0:
            put(d, s, i)


@compiled
def driven(s: State) -> float:
    """Minutes of all buses together."""
    total = 0.0
    for b in range(s.buses[0]):
        for k in range(s.runs[b]):
            total += s.minutes[b, k] + s.empty[b, k]
    return total


@compiled
def left(s: State, alone: Ints) -> tuple[int, int]:
    """How many stops have no bus that could have one, and how often they were left before."""
    count, absences = 0, 0
    for i in range(len(s.where)):
        if s.where[i] < 0 and alone[i]:
            count += 1
            absences += 1 + s.absences[i]
    return count, absences


@compiled
def keep(s: State) -> None:
    """The buses of now are those to return to."""
    for b in range(s.buses[0]):
        if s.touched[b]:
            copy(s.seq[b], s.kept_seq[b], s.size[b])
            s.kept_size[b] = s.size[b]
            s.touched[b] = False
    copy(s.where, s.kept_where, len(s.where))


@compiled
def go_back(d: Arrays, s: State) -> None:
    """Return to the buses that were kept."""
    copy(s.kept_where, s.where, len(s.where))
    for b in range(s.buses[0]):
        if s.touched[b]:
            copy(s.kept_seq[b], s.seq[b], s.kept_size[b])
            s.size[b] = s.kept_size[b]
            s.touched[b] = False
            refresh(d, s, b)


@compiled
def remember_best(s: State) -> None:
    """The buses of now are the best so far."""
    for b in range(s.buses[0]):
        copy(s.seq[b], s.best_seq[b], s.size[b])
        s.best_size[b] = s.size[b]
    s.buses[1] = s.buses[0]


@compiled
def one_less(d: Arrays, s: State) -> None:
    """Take the bus away whose stops were left least often before."""
    least, lightest = -1, FAR
    for b in range(s.buses[0]):
        weight = 0.0
        for p in range(s.size[b]):
            if s.seq[b, p] < len(d.school):
                weight += 1.0 + s.absences[s.seq[b, p]]
        if weight < lightest:
            least, lightest = b, weight
    move_stops(s, least, -1)
    end = s.buses[0] - 1
    copy(s.seq[end], s.seq[least], s.size[end])
    s.size[least] = s.size[end]
    if least != end:
        move_stops(s, least, least)
    s.buses[0] = end
    s.touched[least] = least != end
    refresh(d, s, least)


@entry
def load(d: Arrays, s: State, seq: Ints, size: Ints) -> bool:
    """Buses with these rows, as the best so far; whether they can be driven."""
    s.where[:] = -1
    s.buses[0] = len(size)
    fine = True
    for b in range(len(size)):
        copy(seq[b], s.seq[b], size[b])
        s.size[b] = size[b]
        move_stops(s, b, b)
        s.touched[b] = True
        fine &= refresh(d, s, b)
    keep(s)
    remember_best(s)
    return bool(fine)


@entry
def fill(d: Arrays, s: State) -> int:
    """Open a bus whenever a stop fits nowhere; how many buses."""
    recreate(d, s, 0.0, True)
    keep(s)
    remember_best(s)
    return int(s.buses[0])


@entry
def anneal(d: Arrays, s: State, alone: Ints, rounds: int, hot: float, least: int) -> int:
    """So many rounds at this temperature, until ``least`` buses are left; how many there are in the best plan."""
    count, absences = left(s, alone)
    now = driven(s)
    for _ in range(rounds):
        if count == 0:
            remember_best(s)
            if s.buses[0] <= least:
                break
            one_less(d, s)
            keep(s)
            count, absences = left(s, alone)
            now = driven(s)
        ruin(d, s)
        recreate(d, s, BLINK, False)
        new_count, new_absences = left(s, alone)
        new = driven(s)
        better = new_absences < absences or (
            new_count <= count and new < now - hot * math.log(draw(s.number) + 1e-12)
        )
        for i in range(len(s.where)):
            if s.where[i] < 0:
                s.absences[i] += 1
        if better:
            keep(s)
            count, now = new_count, new
        else:
            go_back(d, s)
        absences = left(s, alone)[1]
    if count == 0:
        remember_best(s)
    return int(s.buses[1])
