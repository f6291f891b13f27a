"""Whole visits for one school: who comes how often, for the hours that its pupils need.

Compiled. A school is covered anew after every change: visits that were there are used first, then the cheapest by the
hour are added, and visits that others can take over go.
"""

from __future__ import annotations

from knooppunt_planning.compiled import compiled
from knooppunt_planning.matching.arrays import Arrays
from knooppunt_planning.matching.state import COST, FINED, State

SLACK = 1e-7
FAR = 1e18
NOTCH = 0.2
"""A little too much counts as so much, or it would stay."""


@compiled
def draw(s: State) -> float:
    """A number from 0 up to 1 (xorshift, 32 bits)."""
    x = s.number[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    s.number[0] = x
    return float(x / 4294967296.0)


@compiled
def pay(s: State, cost: float) -> None:
    """Add to what the plan costs."""
    s.score[COST] += cost
    s.score[FINED] += cost


@compiled
def excess(over: float) -> float:
    """How much is fined when so much more is used than there is."""
    return over + NOTCH if over > 10 * SLACK else 0.0


@compiled
def fine(d: Arrays, s: State, r: int, amount: float) -> float:
    """What it costs in fines to use so much more of a resource."""
    over = s.used[r] - d.limit[r]
    return float(s.fine[r] * (excess(over + amount) - excess(over)))


@compiled
def use(d: Arrays, s: State, r: int, amount: float) -> None:
    """Take so much of a resource; less than zero gives it back."""
    s.score[FINED] += fine(d, s, r, amount)
    s.used[r] += amount


@compiled
def send(d: Arrays, s: State, v: int, times: int) -> None:
    """So many visits more."""
    s.times[v] += times
    pay(s, times * d.visit_cost[v])
    use(d, s, len(d.place_price) + d.visit_expert[v], times * d.visit_road[v])


@compiled
def call(d: Arrays, s: State, school: int, v: int, times: int) -> None:
    """So many visits more, of someone who may not have come before."""
    if s.times[v] == 0:
        s.active[d.visit_from[school] + s.actives[school]] = v
        s.actives[school] += 1
    send(d, s, v, times)


@compiled
def give(d: Arrays, s: State, v: int, w: int, hours: float) -> None:
    """So many hours more of a kind of work during visits."""
    e = d.visit_expert[v]
    s.hours[w] += hours
    s.worked[v] += hours
    use(d, s, len(d.place_price) + e, hours)
    if d.expert_budget[e] >= 0:
        use(d, s, d.expert_budget[e], hours * d.expert_price[e])


@compiled
def clear(d: Arrays, s: State, school: int) -> None:
    """Nobody comes."""
    first = d.visit_from[school]
    for a in range(first, first + s.actives[school]):
        v = s.active[a]
        for w in range(d.work_from[v], d.work_from[v + 1]):
            if s.hours[w] != 0.0:
                give(d, s, v, w, -s.hours[w])
                s.hours[w] = 0.0
        send(d, s, v, -s.times[v])
        s.worked[v] = 0.0
    s.actives[school] = 0


@compiled
def keep(d: Arrays, s: State, school: int) -> None:
    """Remember the visits to a school, to return to them."""
    first = d.visit_from[school]
    s.kepts[school] = s.actives[school]
    for a in range(first, first + s.actives[school]):
        v = s.active[a]
        s.kept[a], s.kept_times[v] = v, s.times[v]
        for w in range(d.work_from[v], d.work_from[v + 1]):
            s.kept_hours[w] = s.hours[w]


@compiled
def restore(d: Arrays, s: State, school: int) -> None:
    """The visits as they were kept."""
    clear(d, s, school)
    first = d.visit_from[school]
    for a in range(first, first + s.kepts[school]):
        v = s.kept[a]
        call(d, s, school, v, s.kept_times[v])
        for w in range(d.work_from[v], d.work_from[v + 1]):
            if s.kept_hours[w] > 0.0:
                give(d, s, v, w, s.kept_hours[w])


@compiled
def fill(d: Arrays, s: State, v: int, room: float) -> None:
    """Work during a visit, most where most is left, until it is full."""
    while room > SLACK:
        most, best = SLACK, -1
        for w in range(d.work_from[v], d.work_from[v + 1]):
            if s.left[d.work_skill[w]] > most:
                most, best = s.left[d.work_skill[w]], w
        if best < 0:
            return
        hours = min(room, most)
        give(d, s, v, best, hours)
        s.left[d.work_skill[best]] -= hours
        room -= hours


@compiled
def recall(d: Arrays, s: State, school: int, chance: float) -> None:
    """Visits that were there come again, each with this chance: who can do one thing first, who can do many last."""
    first = d.visit_from[school]
    for skills in range(1, 4):
        for a in range(first, first + s.kepts[school]):
            v = s.kept[a]
            times = s.kept_times[v]
            does = min(3, d.work_from[v + 1] - d.work_from[v])
            if does != skills or d.visit_expert[v] == s.barred[0]:
                continue
            if chance < 1.0:
                times = 0
                for _ in range(s.kept_times[v]):
                    times += draw(s) < chance
            if times:
                call(d, s, school, v, times)
                e, room = len(d.place_price) + d.visit_expert[v], times * d.visit_hours
                if chance < 1.0:  # Now and then nobody works too long, or a little too much would stay.
                    room = min(room, d.limit[e] - s.used[e])
                fill(d, s, v, room)
                while s.times[v] and s.worked[v] <= (s.times[v] - 1) * d.visit_hours + SLACK:
                    send(d, s, v, -1)
                s.actives[school] -= s.times[v] == 0


@compiled
def hour_price(d: Arrays, s: State, v: int, hours: float) -> float:
    """What an hour costs in one more visit with so many hours."""
    e = d.visit_expert[v]
    time = hours + d.visit_road[v]
    cost = d.visit_cost[v] + d.toll[e] * time + fine(d, s, len(d.place_price) + e, time)
    if d.expert_budget[e] >= 0:
        cost += fine(d, s, d.expert_budget[e], hours * d.expert_price[e])
    return float(cost / hours)


@compiled
def hire(d: Arrays, s: State, school: int, noise: float) -> bool:
    """One more visit, the cheapest by the hour; false when nobody can do what is left."""
    least, best = FAR, -1
    for v in range(d.visit_from[school], d.visit_from[school + 1]):
        hours = 0.0
        for w in range(d.work_from[v], d.work_from[v + 1]):
            hours += s.left[d.work_skill[w]]
        if hours > SLACK:
            price = hour_price(d, s, v, min(hours, d.visit_hours))
            if noise > 0.0:
                price *= 1.0 + noise * draw(s)
            if price < least:
                least, best = price, v
    if best < 0:
        return False
    call(d, s, school, best, 1)
    fill(d, s, best, s.times[best] * d.visit_hours - s.worked[best])
    return True


@compiled
def take_over(d: Arrays, s: State, school: int, v: int) -> None:
    """One visit less, when others there have time for its hours."""
    lack = s.worked[v] - (s.times[v] - 1) * d.visit_hours
    first = d.visit_from[school]
    for w in range(d.work_from[v], d.work_from[v + 1]):
        for a in range(first, first + s.actives[school]):
            other = s.active[a]
            room = s.times[other] * d.visit_hours - s.worked[other]
            if other == v or room <= SLACK or lack <= SLACK:
                continue
            for k in range(d.work_from[other], d.work_from[other + 1]):
                if d.work_skill[k] == d.work_skill[w]:
                    hours = min(min(room, lack), s.hours[w])
                    give(d, s, v, w, -hours)
                    give(d, s, other, k, hours)
                    lack -= hours
    if lack <= SLACK:
        send(d, s, v, -1)


@compiled
def drop(d: Arrays, s: State, school: int) -> None:
    """Try to do without each visit, when enough time in visits is not used."""
    spare, first = 0.0, d.visit_from[school]
    for a in range(first, first + s.actives[school]):
        spare += s.times[s.active[a]] * d.visit_hours - s.worked[s.active[a]]
    if spare < d.visit_hours / 4:
        return
    a = first
    while a < first + s.actives[school]:
        take_over(d, s, school, s.active[a])
        if s.times[s.active[a]] == 0:
            s.actives[school] -= 1
            s.active[a] = s.active[first + s.actives[school]]
        else:
            a += 1


@compiled
def cover(d: Arrays, s: State, school: int, chance: float, noise: float) -> bool:
    """Cover what the pupils of a school need; false when nobody can give some of it.

    Its visits are kept, see :func:`keep`, and come again with this chance; noise makes other choices of who comes.
    """
    clear(d, s, school)
    for q in range(len(s.left)):
        s.left[q] = max(0.0, s.asked[school, q] - d.own[school, q])
    recall(d, s, school, chance)
    for q in range(len(s.left)):
        while s.left[q] > SLACK:
            if not hire(d, s, school, noise):
                return False
    drop(d, s, school)
    return True
