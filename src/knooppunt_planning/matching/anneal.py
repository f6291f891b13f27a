"""Annealing over whole pupils and whole visits: who goes elsewhere, and what that makes of the visits there.

Compiled. More may be used than there is, at a fine that grows until nobody does. Pupils move first; only when that
looks good, by the prices of the relaxed model, are the visits of the schools counted anew. When nothing but the fine of
one expert stands in the way, another school of that expert looks for somebody else.

Source: Kirkpatrick and others, Science 220 (1983).
"""

from __future__ import annotations

import math

from knooppunt_planning.compiled import compiled, entry
from knooppunt_planning.matching.arrays import Arrays
from knooppunt_planning.matching.cover import SLACK, cover, draw, excess, keep, pay, restore, use
from knooppunt_planning.matching.state import BEST, COST, FINED, GUESS, State

SWAP, CHAIN, AGAIN = 0.25, 0.50, 0.70
"""Up to these shares: two pupils change places; one moves and one moves on; visits alone. The rest: one pupil moves."""
RELIEVED = 2
"""So many schools give an expert back to whom a change would otherwise cost too much."""
LEEWAY = 0.5
"""How much more than its guess a change can save."""
RISE, FALL, MOST = 1.05, 0.97, 100.0
"""How fines change when too much is used and when not, and how high they get, as multiples of the least."""


@compiled
def enter(d: Arrays, s: State, i: int, k: int, sign: int) -> None:
    """Pupil i takes option k (sign 1) or leaves it (sign -1); visits stay as they are."""
    p = d.option_place[k]
    pay(s, sign * d.option_cost[k])
    if p >= len(d.place_price):
        return
    use(d, s, p, sign)
    if d.place_budget[p] >= 0:
        use(d, s, d.place_budget[p], sign * d.place_price[p])
    if sign > 0:
        s.members[p, s.there[p]], s.spot[i] = i, s.there[p]
        s.there[p] += 1
    else:
        s.there[p] -= 1
        last = s.members[p, s.there[p]]
        s.members[p, s.spot[i]], s.spot[last] = last, s.spot[i]
    if p < len(d.own):
        ask(d, s, p, d.group[i], sign)


@compiled
def ask(d: Arrays, s: State, p: int, g: int, sign: int) -> None:
    """Hours of experts that a pupil of this group makes necessary at a school (sign 1) or not any more (-1)."""
    for n in range(d.need_from[g], d.need_from[g + 1]):
        q = d.need_skill[n]
        before = max(0.0, s.asked[p, q] - d.own[p, q])
        s.asked[p, q] += sign * d.need_hours[n]
        more = max(0.0, s.asked[p, q] - d.own[p, q]) - before
        pay(s, more * d.hour_cost)
        s.score[GUESS] += more * d.worth[p, q]


@compiled
def pick(d: Arrays, s: State, g: int) -> int:
    """An option of a group, cheap ones most often."""
    at, k = draw(s), d.option_from[g]
    while k < d.option_from[g + 1] - 1 and d.option_share[k] < at:
        k += 1
    return int(k)


@compiled
def option_at(d: Arrays, g: int, p: int) -> int:
    """The option of a group at a place, -1 when there is none."""
    for k in range(d.option_from[g], d.option_from[g + 1]):
        if d.option_place[k] == p:
            return k
    return -1


@compiled
def elsewhere(d: Arrays, g: int) -> int:
    """The cheapest option of a group that asks no visits: a special place, or at last being unserved."""
    best = d.option_from[g + 1] - 1
    for k in range(d.option_from[g], best):
        if d.option_place[k] >= len(d.own) and d.option_cost[k] < d.option_cost[best]:
            best = k
    return int(best)


@compiled
def is_open(d: Arrays, s: State, k: int) -> bool:
    """Whether the lists have room for one more pupil there."""
    p = d.option_place[k]
    return bool(p >= len(d.place_price) or s.there[p] < s.members.shape[1] - 1)


@compiled
def move(d: Arrays, s: State, i: int, k: int, moves: int) -> int:
    """Pupil i takes another option; how many have moved then."""
    s.moved[moves, 0], s.moved[moves, 1] = i, s.option[i]
    enter(d, s, i, s.option[i], -1)
    enter(d, s, i, k, 1)
    s.option[i] = k
    return moves + 1


@compiled
def shift(d: Arrays, s: State, way: float) -> int:
    """Move a pupil, and perhaps one from there back or on; how many have moved."""
    i = int(draw(s) * len(s.option))
    k = pick(d, s, d.group[i])
    if k == s.option[i] or not is_open(d, s, k):
        return 0
    here, there = d.option_place[s.option[i]], d.option_place[k]
    if way >= CHAIN or there >= len(d.place_price) or s.there[there] == 0:
        return move(d, s, i, k, 0)
    j = s.members[there, int(draw(s) * s.there[there])]
    onward = option_at(d, d.group[j], here) if way < SWAP else pick(d, s, d.group[j])
    if onward < 0 or onward == s.option[j] or not is_open(d, s, onward):
        return 0
    return move(d, s, j, onward, move(d, s, i, k, 0))


@compiled
def touch(d: Arrays, s: State, p: int, schools: int) -> int:
    """Note a school whose visits will change, and keep them, once; how many are noted then."""
    if p >= len(d.own):
        return schools
    for t in range(schools):
        if s.touched[t] == p:
            return schools
    keep(d, s, p)
    s.touched[schools] = p
    return schools + 1


@compiled
def fines_at(d: Arrays, s: State, p: int) -> float:
    """Fines for the time of experts who come to a place: what leaving it can save on top of the guess."""
    if p >= len(d.own):
        return 0.0
    fines, first = 0.0, d.visit_from[p]
    for a in range(first, first + s.actives[p]):
        e = len(d.place_price) + d.visit_expert[s.active[a]]
        fines += s.fine[e] * excess(s.used[e] - d.limit[e])
    return fines


@compiled
def looks_good(d: Arrays, s: State, moves: int, most: float) -> bool:
    """Whether the visits can make it cost no more than this."""
    relief = LEEWAY
    for m in range(moves):
        relief += fines_at(d, s, d.option_place[s.moved[m, 1]])
    return bool(s.score[FINED] + s.score[GUESS] <= most + relief)


@compiled
def go_back(d: Arrays, s: State, moves: int, schools: int) -> None:
    """Everybody where they were, and the visits too."""
    for m in range(moves - 1, -1, -1):
        i, k = s.moved[m, 0], s.moved[m, 1]
        enter(d, s, i, s.option[i], -1)
        s.option[i] = k
        enter(d, s, i, k, 1)
    for t in range(schools):
        restore(d, s, s.touched[t])


@compiled
def remember(d: Arrays, s: State) -> None:
    """The plan of now is the best, when it costs least and nothing is used more than there is."""
    if s.score[COST] >= s.score[BEST] - 10 * SLACK:
        return
    for r in range(len(d.limit)):
        if s.used[r] > d.limit[r] + 10 * SLACK:
            return
    s.score[BEST] = s.score[COST]
    for i in range(len(s.option)):
        s.best_option[i] = s.option[i]
    for v in range(len(s.times)):
        s.best_times[v] = s.times[v]
    for w in range(len(s.hours)):
        s.best_hours[w] = s.hours[w]


@compiled
def busiest(d: Arrays, s: State, schools: int) -> int:
    """Of the experts who come to these schools the one whose fine is highest, -1 when nobody has one."""
    most, best = 0.0, -1
    for t in range(schools):
        first = d.visit_from[s.touched[t]]
        for a in range(first, first + s.actives[s.touched[t]]):
            r = len(d.place_price) + d.visit_expert[s.active[a]]
            fined = s.fine[r] * excess(s.used[r] - d.limit[r])
            if fined > most:
                most, best = fined, d.visit_expert[s.active[a]]
    return int(best)


@compiled
def other_school(d: Arrays, s: State, e: int, schools: int) -> int:
    """A school that an expert visits and that is not noted yet, -1 when there is none."""
    first, count = d.round_from[e], d.round_from[e + 1] - d.round_from[e]
    begin = int(draw(s) * count)
    for n in range(count):
        v = d.round_visit[first + (begin + n) % count]
        if s.times[v]:
            noted = False
            for t in range(schools):
                noted = noted or s.touched[t] == d.visit_school[v]
            if not noted:
                return int(d.visit_school[v])
    return -1


@compiled
def relieve(d: Arrays, s: State, schools: int, most: float) -> int:
    """Where the fine of one expert makes all the difference, another school does without; how many are noted then."""
    for _ in range(RELIEVED):
        e = busiest(d, s, schools)
        if e < 0 or s.score[FINED] <= most:
            break
        r = len(d.place_price) + e
        p = other_school(d, s, e, schools)
        if p < 0 or s.score[FINED] - s.fine[r] * excess(s.used[r] - d.limit[r]) > most:
            break
        schools = touch(d, s, p, schools)
        s.barred[0] = e
        cover(d, s, p, 1.0, 0.0)
        s.barred[0] = -1
    return schools


@compiled
def change(d: Arrays, s: State, heat: float) -> None:
    """One change: made, and taken back unless it costs little enough."""
    way = draw(s)
    most = s.score[FINED] - heat * math.log(draw(s) + 1e-12)
    s.score[GUESS] = 0.0
    schools, moves, chance, noise = 0, 0, 1.0, 0.0
    if CHAIN <= way < AGAIN:
        schools = touch(d, s, int(draw(s) * len(d.own)), 0)
        chance, noise = 0.6, 0.5
    else:
        moves = shift(d, s, way)
        if not looks_good(d, s, moves, most):
            go_back(d, s, moves, 0)
            return
        for m in range(moves):
            schools = touch(d, s, d.option_place[s.moved[m, 1]], schools)
            schools = touch(d, s, d.option_place[s.option[s.moved[m, 0]]], schools)
        if draw(s) < 0.3:
            chance, noise = 0.8, 0.3
    good = True
    for t in range(schools):
        good = good and cover(d, s, s.touched[t], chance, noise)
    if good:
        schools = relieve(d, s, schools, most)
    if good and s.score[FINED] <= most:
        remember(d, s)
    else:
        go_back(d, s, moves, schools)


@entry
def begin(d: Arrays, s: State) -> None:
    """Count everything from nothing; pupils at a school where nobody can give what they need go elsewhere."""
    for i in range(len(s.option)):
        enter(d, s, i, s.option[i], 1)
    for p in range(len(d.own)):
        if not cover(d, s, p, 0.0, 0.0):
            while s.there[p]:
                i = s.members[p, 0]
                k = elsewhere(d, d.group[i])
                move(d, s, i, k if is_open(d, s, k) else d.option_from[d.group[i] + 1] - 1, 0)
            cover(d, s, p, 0.0, 0.0)
    remember(d, s)


@compiled
def fine_anew(d: Arrays, s: State, strict: float) -> None:
    """Fines rise where too much is used and fall elsewhere, never below the least times strict."""
    s.score[FINED] = s.score[COST]
    for r in range(len(d.limit)):
        over = s.used[r] - d.limit[r]
        change = RISE**strict if over > 10 * SLACK else FALL
        least = strict * d.least_fine[r]
        s.fine[r] = min(max(least, s.fine[r] * change), MOST * least)
        s.score[FINED] += s.fine[r] * excess(over)


@entry
def anneal(d: Arrays, s: State, turns: int, rounds: int, heat: float, strict: float) -> None:
    """So many turns of so many changes at this temperature; fines change after every turn."""
    for _ in range(turns):
        fine_anew(d, s, strict)
        for _ in range(rounds):
            change(d, s, heat)
