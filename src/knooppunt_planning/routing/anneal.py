"""Ruin and recreate with annealing: take riders who are alike out of the plan, and put them back where they cost least.

Sources: Schrimpf and others, Journal of Computational Physics 159 (2000); Ropke and Pisinger, Transportation Science
40 (2006) for likeness and regret; Christiaens and Vanden Berghe, Transportation Science 54 (2020) for strings and
blinks.
"""

from __future__ import annotations

import math

from knooppunt_planning.compiled import compiled, copy, entry
from knooppunt_planning.routing.arrays import FAR, Arrays, Ints
from knooppunt_planning.routing.insertion import assistant_left, changed, look_up, put, take_out
from knooppunt_planning.routing.state import State
from knooppunt_planning.routing.times import refresh

MOST_REMOVED = 15
STRING = 10
BLINK = 0.02
ANY, CHEAPEST, REGRET = 0, 1, 2
NOISE = 0.15


@compiled
def draw(s: State) -> float:
    """A number from 0 up to 1 (xorshift, 32 bits)."""
    x = s.number[1]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    s.number[1] = x
    return float(x / 4294967296.0)


@compiled
def below(s: State, limit: int) -> int:
    """A whole number from 0 up to limit."""
    return int(draw(s) * limit)


@compiled
def drop(d: Arrays, s: State, u: int, out: int) -> int:
    """Take unit u out into the bank; how many are in it then."""
    if s.where[d.unit_riders[d.unit_from[u]]] < 0:
        return out
    take_out(d, s, u)
    s.bank[out] = u
    return out + 1


@compiled
def ruin_near(d: Arrays, s: State, centre: int, count: int) -> int:
    """Units near to the centre, the nearest most likely."""
    out = drop(d, s, centre, 0)
    width = d.near.shape[1]
    for _ in range(4 * count):
        if out >= count or width == 0:
            break
        out = drop(d, s, d.near[centre, int(draw(s) ** 4 * width)], out)
    return out


@compiled
def ruin_strings(d: Arrays, s: State, centre: int, count: int) -> int:
    """Riders who get in one after the other, in the routes near to the centre."""
    n = len(d.ride)
    s.seen[:] = False
    out = 0
    for k in range(-1, d.near.shape[1]):
        if out >= count:
            break
        u = centre if k < 0 else d.near[centre, k]
        i = d.unit_riders[d.unit_from[u]]
        r = s.where[i]
        if r < 0 or s.seen[r]:
            continue
        s.seen[r] = True
        size, at = s.size[r], 0
        for position in range(size):
            if s.seq[r, position] == i:
                at = position
        copy(s.seq[r], s.undo_seq, size)
        length = 1 + below(s, STRING)
        begin = max(1, at - below(s, 2 * length))
        for position in range(begin, min(size, begin + 2 * length)):
            node = s.undo_seq[position]
            if node < n and out < count:
                out = drop(d, s, d.unit_of[node], out)
    return out


@compiled
def ruin_route(d: Arrays, s: State, centre: int) -> int:
    """Everyone in the route of the centre: one vehicle less."""
    n = len(d.ride)
    r = s.where[d.unit_riders[d.unit_from[centre]]]
    if r < 0:
        return 0
    size = s.size[r]
    copy(s.seq[r], s.undo_seq, size)
    out = 0
    for k in range(size):
        if s.undo_seq[k] < n:
            out = drop(d, s, d.unit_of[s.undo_seq[k]], out)
    return out


@compiled
def ruin(d: Arrays, s: State) -> int:
    """Take some units out; how many are in the bank, with those who had no place."""
    units = len(d.unit_from) - 1
    count = 1 + below(s, max(1, min(MOST_REMOVED, int(0.4 * units))))
    centre, way = below(s, units), draw(s)
    if way < 0.03:
        out = ruin_route(d, s, centre)
    elif way < 0.45:
        out = ruin_near(d, s, centre, count)
    elif way < 0.95:
        out = ruin_strings(d, s, centre, count)
    else:
        out = 0
        for _ in range(count):
            out = drop(d, s, below(s, units), out)
    for r in range(len(d.price)):
        if s.touched[r] and not refresh(d, s, r):
            out = empty(d, s, r, out)
    return bank_all(d, s)


@compiled
def empty(d: Arrays, s: State, r: int, out: int) -> int:
    """Where the road through a place is shorter than past it, a route may be late without a rider: empty it."""
    n, size = len(d.ride), s.size[r]
    copy(s.seq[r], s.undo_seq, size)
    for k in range(size):
        if s.undo_seq[k] < n:
            out = drop(d, s, d.unit_of[s.undo_seq[k]], out)
    refresh(d, s, r)
    return out


@compiled
def bank_all(d: Arrays, s: State) -> int:
    """Everyone without a place is in the bank; how many units."""
    out = 0
    for u in range(len(d.unit_from) - 1):
        if s.where[d.unit_riders[d.unit_from[u]]] < 0:
            s.bank[out] = u
            out += 1
    return out


@compiled
def choices(d: Arrays, s: State, u: int, blink: float) -> tuple[float, float, int]:
    """Cost in the best and the second best slot, and the best slot; -1 when leaving the unit out costs less."""
    out = d.unserved * (d.unit_from[u + 1] - d.unit_from[u])
    best, second, slot = out, out, -1
    s.seen[:] = False
    for r in range(len(d.price)):
        if s.size[r] == 2:
            if s.seen[d.twin[r]]:
                continue
            s.seen[d.twin[r]] = True
        if (blink > 0.0 and draw(s) < blink) or not assistant_left(d, s, u, r):
            continue
        cost = look_up(d, s, u, r)
        if cost < best:
            best, second, slot = cost, best, r
        elif cost < second:
            second = cost
    return best, second, slot


@compiled
def recreate(d: Arrays, s: State, waiting: int, way: int, blink: float) -> None:
    """Put the units of the bank into slots: in any order, the cheapest first, or first who would regret it most."""
    while waiting > 0:
        picked, picked_slot, most = -1, -1, -FAR
        begin = below(s, waiting) if way == ANY else 0
        end = begin + 1 if way == ANY else waiting
        k = begin
        while k < end:
            u = s.bank[k]
            cost, second, slot = choices(d, s, u, blink)
            if slot < 0 and way != ANY:  # no place now, so none later
                waiting -= 1
                end -= 1
                s.bank[k] = s.bank[waiting]
                continue
            value = second - cost if way == REGRET else -cost
            value *= 1.0 + NOISE * (draw(s) - 0.5)
            if value > most:
                picked, picked_slot, most = k, slot, value
            k += 1
        if picked >= 0:
            if picked_slot >= 0:
                put(d, s, s.bank[picked], picked_slot)
            waiting -= 1
            s.bank[picked] = s.bank[waiting]


@compiled
def total(d: Arrays, s: State) -> float:
    """What the routes of now cost."""
    cost = 0.0
    for r in range(len(d.price)):
        cost += s.cost[r]
    for i in range(len(d.ride)):
        if s.where[i] < 0:
            cost += d.unserved
    return cost


@compiled
def keep(s: State) -> None:
    """The routes of now are those to return to."""
    for r in range(len(s.size)):
        if s.touched[r]:
            size = s.size[r]
            copy(s.seq[r], s.kept_seq[r], size)
            s.kept_size[r], s.kept_version[r] = size, s.version[r]
            s.touched[r] = False
    copy(s.where, s.kept_where, len(s.where))


@compiled
def go_back(d: Arrays, s: State) -> None:
    """Return to the routes that were kept."""
    copy(s.kept_where, s.where, len(s.where))
    for r in range(len(s.size)):
        if s.touched[r]:
            size = s.kept_size[r]
            copy(s.kept_seq[r], s.seq[r], size)
            s.size[r], s.version[r] = size, s.kept_version[r]
            s.touched[r] = False
            refresh(d, s, r)


@entry
def remember_best(s: State) -> None:
    """The routes of now are the best so far."""
    for r in range(len(s.size)):
        copy(s.seq[r], s.best_seq[r], s.size[r])
        s.best_size[r] = s.size[r]


@entry
def load(d: Arrays, s: State, seq: Ints, size: Ints) -> None:
    """Replace all routes by these, which can be driven."""
    n = len(d.ride)
    s.where[:] = -1
    for r in range(len(s.size)):
        s.size[r] = size[r]
        copy(seq[r], s.seq[r], s.size[r])
        refresh(d, s, r)
        for k in range(s.size[r]):
            if s.seq[r, k] < n:
                s.where[s.seq[r, k]] = r
        changed(s, r)
    keep(s)


@entry
def fill(d: Arrays, s: State, way: int) -> float:
    """Put everyone without a place where there is one, in this way; the cost."""
    recreate(d, s, bank_all(d, s), way, 0.0)
    keep(s)
    return total(d, s)


@entry
def anneal(d: Arrays, s: State, rounds: int, hot: float, best: float) -> float:
    """So many rounds of ruin and recreate at this temperature; the cost of the best routes."""
    now = total(d, s)
    for _ in range(rounds):
        waiting = ruin(d, s)
        way = draw(s)
        recreate(d, s, waiting, ANY if way < 0.5 else (REGRET if way < 0.85 else CHEAPEST), BLINK)
        cost = total(d, s)
        if cost < now - hot * math.log(draw(s) + 1e-12):
            now = cost
            keep(s)
            if now < best - 1e-6:
                best = now
                remember_best(s)
        else:
            go_back(d, s)
    return best
