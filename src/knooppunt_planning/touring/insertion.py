"""Where a visit costs least."""

from __future__ import annotations

from knooppunt_planning.compiled import below, compiled, draw
from knooppunt_planning.touring.arrays import FAR, Arrays
from knooppunt_planning.touring.state import CANDIDATES, State
from knooppunt_planning.touring.times import (
    EPS,
    FROM,
    TOP,
    WORST,
    arrival,
    forget,
    late_cost,
    lift,
    rested,
    spread,
    undo,
)


@compiled
def link(s: State, i: int, r: int, p: int) -> None:
    """Node i comes after node p in tour r; times do not follow yet."""
    j = s.after[p]
    s.after[p], s.after[i] = i, j
    s.before[i], s.before[j] = p, i
    s.tour[i] = r
    s.begins[i] = -FAR


@compiled
def unlink(s: State, i: int) -> None:
    """Node i comes nowhere."""
    p, j = s.before[i], s.after[i]
    s.after[p], s.before[j] = j, p
    s.after[i] = s.tour[i] = -1


@compiled
def detour(d: Arrays, s: State, i: int, r: int, p: int) -> tuple[float, float]:
    """The price and the minutes that node i adds after node p in tour r, lateness left out."""
    n, k, j = len(d.mate), d.kind[r], s.after[p]
    at, here, then = d.place[p], d.place[i], d.place[j]
    price = d.can[d.who[r], i] + d.price[k, at, here] + d.price[k, here, then]
    minutes = d.service[i] + d.minutes[k, at, here] + d.minutes[k, here, then]
    if p >= n and j >= n:
        return price + d.day_price[r], minutes
    return price - d.price[k, at, then], minutes - d.minutes[k, at, then]


@compiled
def may_be(d: Arrays, s: State, u: int, day: int) -> bool:
    """Whether unit u may be on this day, as to its window and the other times of its visit."""
    if d.early[d.first[u], day] >= FAR:
        return False
    for other in range(d.since[u], d.until[u]):
        r = s.tour[d.first[other]]
        if other != u and r >= 0 and abs(d.day[r] - day) < d.apart[u]:
            return False
    return True


@compiled
def attempt(d: Arrays, s: State, i: int, j: int, allowed: float) -> float:
    """What it costs in lateness that the linked nodes i and j (or -1) come there; times stay so.

    FAR when it cannot be for less than is allowed.
    """
    forget(s, allowed)
    fine = come(d, s, i)
    if j >= 0:
        fine = fine and come(d, s, j)
    fine = spread(d, s) and fine
    return late_cost(d, s) if fine else FAR


@compiled
def come(d: Arrays, s: State, i: int) -> bool:
    """Lift the node that was linked, and the one before it, which may have to wait for a pause now."""
    p = s.before[i]
    fine = p >= len(d.mate) or lift(d, s, p, s.begins[p])
    return fine and lift(d, s, i, arrival(d, s, p, i))


@compiled
def own_lateness(d: Arrays, s: State, i: int, r: int, p: int) -> tuple[float, float]:
    """When node i would begin after node p in tour r, and what its own lateness costs; FAR when past a limit."""
    day = d.day[r]
    way = s.begins[p] + d.service[p] + d.minutes[d.kind[r], d.place[p], d.place[i]]
    time = max(d.early[i, day], way)
    if not may_wait(d, s, r, p):
        time = rested(d, r, p, s.begins[p], i, time, s.after[p] < len(d.mate))
    if time > d.limit[i, day] + EPS:
        return time, FAR
    late = max(0.0, time - d.late[i, day])
    return time, d.late_price * late + d.latest_price * max(0.0, late - s.late[WORST])


@compiled
def may_wait(d: Arrays, s: State, r: int, p: int) -> bool:
    """Whether node p, the last call of tour r, may have to wait for a pause when another call follows it."""
    n = len(d.mate)
    return bool(d.pause[r, FROM] < FAR and p < n and s.after[p] >= n)


@compiled
def cheapest(d: Arrays, s: State, u: int, blink: float) -> float:
    """The least cost of unit u, left in ``s.found``; what missing it costs when nothing is cheaper."""
    s.found[:] = -1
    if d.second[u] >= 0:
        return cheapest_double(d, s, u, blink)
    i, best = d.first[u], d.missed[u]
    start = below(s.number, len(d.opens)) if blink > 0.0 else 0
    for turn in range(len(d.opens)):
        r = (start + turn) % len(d.opens)
        if d.can[d.who[r], i] < best and may_be(d, s, u, d.day[r]):
            best = cheapest_in(d, s, i, r, best, blink)
    return float(best)


@compiled
def cheapest_in(d: Arrays, s: State, i: int, r: int, best: float, blink: float) -> float:
    """The least cost below ``best`` of node i in tour r."""
    n, e = len(d.mate), d.who[r]
    p = n + r
    while s.after[p] >= 0:
        price, minutes = detour(d, s, i, r, p)
        if price < best - EPS and s.worked[e] + minutes <= d.most[e] + EPS and not draw(s.number) < blink:
            time, late = own_lateness(d, s, i, r, p)
            if late >= FAR and d.pause[r, FROM] >= FAR:  # after a pause it may be possible again
                break
            if price + late < best - EPS:
                cost = price + after_all(d, s, i, r, p, time, late, best - price)
                if cost < best - EPS:
                    best = cost
                    s.found[0], s.found[1] = r, p
        p = s.after[p]
        if p >= n:
            break
    return best


@compiled
def after_all(d: Arrays, s: State, i: int, r: int, p: int, time: float, late: float, allowed: float) -> float:
    """What node i after node p costs in lateness, everybody who comes later by it included."""
    j = s.after[p]
    way = time + d.service[i] + d.minutes[d.kind[r], d.place[i], d.place[j]]
    after = rested(d, r, i, time, j, max(way, s.begins[j]), j < len(d.mate) and s.after[j] < len(d.mate))
    if after <= s.begins[j] + EPS and not may_wait(d, s, r, p):
        return late
    link(s, i, r, p)
    cost = attempt(d, s, i, -1, allowed)
    undo(s)
    unlink(s, i)
    return cost


@compiled
def cheapest_double(d: Arrays, s: State, u: int, blink: float) -> float:
    """The least cost of both halves of unit u, on one day, by two travellers."""
    best = d.missed[u]
    days = d.early.shape[1]
    start = below(s.number, days) if blink > 0.0 else 0
    for turn in range(days):
        day = (start + turn) % days
        possible = may_be(d, s, u, day) and options(d, s, 0, d.first[u], day, blink)
        if possible and options(d, s, 1, d.second[u], day, blink):
            best = cheapest_pair(d, s, u, best)
    return float(best)


@compiled
def options(d: Arrays, s: State, half: int, i: int, day: int, blink: float) -> bool:
    """Find the cheapest places of node i on this day, as if it came alone; false when there are none."""
    n = len(d.mate)
    s.option_cost[half, :] = FAR
    for r in range(len(d.opens)):
        e = d.who[r]
        if d.day[r] != day or d.can[e, i] >= FAR:
            continue
        p = n + r
        while s.after[p] >= 0:
            price, minutes = detour(d, s, i, r, p)
            if s.worked[e] + minutes <= d.most[e] + EPS and not draw(s.number) < blink:
                time, late = own_lateness(d, s, i, r, p)
                if late >= FAR and d.pause[r, FROM] >= FAR:
                    break
                if price + late < s.option_cost[half, CANDIDATES - 1]:
                    sort_in(s, half, price + late, price, time, r, p)
            p = s.after[p]
            if p >= n:
                break
    return bool(s.option_cost[half, 0] < FAR)


@compiled
def sort_in(s: State, half: int, cost: float, price: float, time: float, r: int, p: int) -> None:
    """Put a place among the options, the cheapest first; the last one falls off."""
    k = CANDIDATES - 1
    while k > 0 and s.option_cost[half, k - 1] > cost:
        s.option_cost[half, k], s.option_price[half, k] = (
            s.option_cost[half, k - 1],
            s.option_price[half, k - 1],
        )
        s.option_tour[half, k], s.option_after[half, k] = (
            s.option_tour[half, k - 1],
            s.option_after[half, k - 1],
        )
        s.option_time[half, k] = s.option_time[half, k - 1]
        k -= 1
    s.option_cost[half, k], s.option_price[half, k], s.option_time[half, k] = cost, price, time
    s.option_tour[half, k], s.option_after[half, k] = r, p


@compiled
def cheapest_pair(d: Arrays, s: State, u: int, best: float) -> float:
    """The least cost below ``best`` of two options in two tours."""
    i, j = d.first[u], d.second[u]
    for a in range(CANDIDATES):
        if s.option_cost[0, a] >= FAR or s.option_cost[0, a] + s.option_price[1, 0] >= best:
            break
        for b in range(CANDIDATES):
            price = s.option_price[0, a] + s.option_price[1, b]
            if s.option_cost[1, b] >= FAR or s.option_price[0, a] + s.option_cost[1, b] >= best:
                break
            ra, rb = s.option_tour[0, a], s.option_tour[1, b]
            if ra == rb or price + pair_lateness(d, s, u, a, b) >= best - EPS:
                continue
            link(s, i, ra, s.option_after[0, a])
            link(s, j, rb, s.option_after[1, b])
            cost = price + attempt(d, s, i, j, best - price)
            undo(s)
            unlink(s, j)
            unlink(s, i)
            if cost < best - EPS:
                best = cost
                s.found[0], s.found[1], s.found[2], s.found[3] = (
                    ra,
                    s.option_after[0, a],
                    rb,
                    s.option_after[1, b],
                )
    return best


@compiled
def pair_lateness(d: Arrays, s: State, u: int, a: int, b: int) -> float:
    """What it costs at least that the halves of unit u come as late as options a and b and each other make them."""
    i, j, day = d.first[u], d.second[u], d.day[s.option_tour[0, a]]
    second = max(s.option_time[1, b], s.option_time[0, a] + d.gap[u, 0])
    first = max(s.option_time[0, a], second - d.gap[u, 1])
    if first > d.limit[i, day] + EPS or second > d.limit[j, day] + EPS:
        return FAR
    late, too = max(0.0, first - d.late[i, day]), max(0.0, second - d.late[j, day])
    return float(d.late_price * (late + too) + d.latest_price * max(0.0, max(late, too) - s.late[WORST]))


@compiled
def put(d: Arrays, s: State, u: int) -> None:
    """Put unit u where ``cheapest`` found a place."""
    i, j = d.first[u], d.second[u]
    s.worked[d.who[s.found[0]]] += added(d, s, i, s.found[0], s.found[1])
    link(s, i, s.found[0], s.found[1])
    if j >= 0:
        s.worked[d.who[s.found[2]]] += added(d, s, j, s.found[2], s.found[3])
        link(s, j, s.found[2], s.found[3])
    attempt(d, s, i, j, FAR)
    s.late[WORST] = s.late[TOP]


@compiled
def added(d: Arrays, s: State, i: int, r: int, p: int) -> float:
    """The minutes that node i adds after node p in tour r."""
    return detour(d, s, i, r, p)[1]
