"""Ruin and recreate with annealing: take visits that are alike out, and put them back where they cost least.

Sources: Schrimpf and others, Journal of Computational Physics 159 (2000); Shaw, CP 1998, for likeness; Christiaens and
Vanden Berghe, Transportation Science 54 (2020) for strings, blinks and the orders of putting back.
"""

from __future__ import annotations

import math

from knooppunt_planning.compiled import below, compiled, copy, draw, entry
from knooppunt_planning.touring.arrays import Arrays, Ints
from knooppunt_planning.touring.insertion import cheapest, put, unlink
from knooppunt_planning.touring.state import State
from knooppunt_planning.touring.times import WORST, lateness, settle

MOST_REMOVED = 20
STRING = 8
BLINK = 0.01


@compiled
def drop(d: Arrays, s: State, u: int, out: int) -> int:
    """Take unit u out; how many are out then."""
    if s.tour[d.first[u]] < 0:
        return out
    unlink(s, d.first[u])
    if d.second[u] >= 0:
        unlink(s, d.second[u])
    return out + 1


@compiled
def ruin_near(d: Arrays, s: State, centre: int, count: int) -> None:
    """Units near to the centre, the nearest most likely."""
    out = drop(d, s, centre, 0)
    width = d.near.shape[1]
    for _ in range(4 * count):
        if out >= count or width == 0:
            break
        out = drop(d, s, d.near[centre, int(draw(s.number) ** 3 * width)], out)


@compiled
def ruin_strings(d: Arrays, s: State, centre: int, count: int) -> None:
    """Calls that follow each other, in the tours near to the centre."""
    n, out = len(d.mate), 0
    s.seen[:] = False
    for k in range(-1, d.near.shape[1]):
        if out >= count:
            break
        u = centre if k < 0 else d.near[centre, k]
        i = d.first[u] if d.second[u] < 0 or draw(s.number) < 0.5 else d.second[u]
        r = s.tour[i]
        if r < 0 or s.seen[r]:
            continue
        s.seen[r] = True
        length = 1 + below(s.number, STRING)
        for _ in range(below(s.number, length)):
            if s.before[i] < n:
                i = s.before[i]
        for _ in range(length):
            if i >= n or out >= count:
                break
            j = s.after[i]
            while j < n and d.unit[j] == d.unit[i]:
                j = s.after[j]
            out = drop(d, s, d.unit[i], out)
            i = j


@compiled
def ruin_tour(d: Arrays, s: State, centre: int) -> None:
    """Everything that one traveller does on one day."""
    n, r = len(d.mate), s.tour[d.first[centre]]
    if r < 0:
        return
    while s.after[n + r] < n:
        drop(d, s, d.unit[s.after[n + r]], 0)


@compiled
def centre_of(d: Arrays, s: State) -> int:
    """A unit to ruin around: any one, or, now and then, the latest of some."""
    units = len(d.missed)
    centre, most = below(s.number, units), -1.0
    if s.late[WORST] <= 0.0 or draw(s.number) < 0.7:
        return centre
    for _ in range(8):
        i = below(s.number, len(d.mate))
        if s.tour[i] >= 0 and lateness(d, s, i, s.begins[i]) > most:
            centre, most = d.unit[i], lateness(d, s, i, s.begins[i])
    return centre


@compiled
def ruin(d: Arrays, s: State) -> None:
    """Take some units out."""
    units = len(d.missed)
    count = 1 + below(s.number, max(1, min(MOST_REMOVED, int(0.4 * units))))
    centre, way = centre_of(d, s), draw(s.number)
    if way < 0.03:
        ruin_tour(d, s, centre)
    elif way < 0.45:
        ruin_near(d, s, centre, count)
    elif way < 0.93:
        ruin_strings(d, s, centre, count)
    else:
        out = 0
        for _ in range(count):
            out = drop(d, s, below(s.number, units), out)


@compiled
def recreate(d: Arrays, s: State, blink: float) -> None:
    """Put everything that is out where it costs least, in an order that is drawn."""
    waiting = 0
    way = below(s.number, 6) if blink > 0.0 else 0
    for u in range(len(d.missed)):
        if s.tour[d.first[u]] < 0:
            key = d.order[way, u] if way < 4 else draw(s.number)
            k = waiting
            while k > 0 and s.key[k - 1] > key:
                s.key[k], s.bank[k] = s.key[k - 1], s.bank[k - 1]
                k -= 1
            s.key[k], s.bank[k] = key, u
            waiting += 1
    for k in range(waiting):
        cheapest(d, s, s.bank[k], blink)
        if s.found[0] >= 0:
            put(d, s, s.bank[k])


@compiled
def total(d: Arrays, s: State) -> float:
    """What the tours of now cost."""
    n, cost = len(d.mate), d.latest_price * s.late[WORST]
    for r in range(len(d.opens)):
        i = n + r
        if s.after[i] >= n:
            continue
        cost += d.day_price[r]
        while s.after[i] >= 0:
            j = s.after[i]
            cost += d.price[d.kind[r], d.place[i], d.place[j]]
            if j < n:
                cost += d.can[d.who[r], j] + d.late_price * lateness(d, s, j, s.begins[j])
            i = j
    for u in range(len(d.missed)):
        if s.tour[d.first[u]] < 0:
            cost += d.missed[u]
    return float(cost)


@entry
def remember_best(s: State) -> None:
    """The tours of now are the best so far."""
    copy(s.after, s.best_after, len(s.after))
    copy(s.tour, s.best_tour, len(s.tour))


@entry
def load(d: Arrays, s: State, after: Ints, tour: Ints) -> bool:
    """Replace all tours by these; false when there are no times for them."""
    copy(after, s.after, len(after))
    copy(tour, s.tour, len(tour))
    return settle(d, s)


@entry
def fill(d: Arrays, s: State) -> float:
    """Put everything that is out where it costs least, what few can do first; the cost."""
    recreate(d, s, 0.0)
    return total(d, s)


@entry
def anneal(d: Arrays, s: State, rounds: int, hot: float, best: float) -> float:
    """So many rounds of ruin and recreate at this temperature; the cost of the best tours."""
    now = total(d, s)
    copy(s.after, s.kept_after, len(s.after))
    copy(s.tour, s.kept_tour, len(s.tour))
    for _ in range(rounds):
        ruin(d, s)
        fine = settle(d, s)
        if fine:
            recreate(d, s, BLINK)
        cost = total(d, s)
        if fine and cost < now - hot * math.log(draw(s.number) + 1e-12):
            now = cost
            copy(s.after, s.kept_after, len(s.after))
            copy(s.tour, s.kept_tour, len(s.tour))
            if now < best - 1e-6:
                best = now
                remember_best(s)
        else:
            copy(s.kept_after, s.after, len(s.after))
            copy(s.kept_tour, s.tour, len(s.tour))
            settle(d, s)
    return best
