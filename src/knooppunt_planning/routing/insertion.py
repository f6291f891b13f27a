"""Where a rider fits into a route at the least cost, and putting it there or taking it out."""

from __future__ import annotations

from knooppunt_planning.compiled import compiled, copy
from knooppunt_planning.routing.arrays import FAR, Arrays
from knooppunt_planning.routing.state import State
from knooppunt_planning.routing.times import EPS, break_up, in_time, refresh


@compiled
def fits(d: Arrays, s: State, r: int, i: int, gets_in: int, gets_out: int) -> bool:
    """Whether slot r is still in time with rider i in after position ``gets_in`` and out after ``gets_out``."""
    n, size = len(d.ride), s.size[r]
    k = 0
    for old in range(size):
        node = s.seq[r, old]
        s.try_seq[k], s.try_time[k] = node, s.first[r, old]
        if node < n:
            s.try_at[node] = k
        k += 1
        if old == gets_in:
            s.try_seq[k], s.try_time[k], s.try_at[i] = i, d.early[i], k
            k += 1
        if old == gets_out:
            s.try_seq[k], s.try_time[k] = n + i, d.early[n + i]
            k += 1
    if d.drive[r] >= FAR:
        return in_time(d, s, r, size + 2, gets_in + 1)
    for k in range(
        size + 2
    ):  # a break may come before the place where the rider gets in, so from the start on
        s.try_time[k] = d.early[s.try_seq[k]]
    return break_up(d, s, r, size + 2) and in_time(d, s, r, size + 2, min(size, 1))


@compiled
def has_room(d: Arrays, s: State, r: int, k: int, i: int) -> bool:
    """Whether rider i can be on board after position k: enough space, and nobody that it is kept apart from."""
    if s.aboard[r, k] & d.clash[i]:
        return False
    assistant = s.guarded[r] > 0 or d.escorted[i]
    for kind in range(d.uses.shape[1]):
        room = d.room[r, kind] - (d.escort_uses[kind] if assistant else 0)
        if s.load[r, k, kind] + d.uses[i, kind] > room:
            return False
    return True


@compiled
def seats_assistant(d: Arrays, s: State, r: int, i: int) -> bool:
    """Whether there is a seat, all along, for the assistant that rider i brings into slot r."""
    if not d.escorted[i] or s.guarded[r] > 0:
        return True
    for k in range(s.size[r]):
        for kind in range(d.uses.shape[1]):
            if s.load[r, k, kind] + d.escort_uses[kind] > d.room[r, kind]:
                return False
    return True


@compiled
def cheapest(d: Arrays, s: State, r: int, i: int) -> tuple[float, int, int]:
    """The least extra cost of rider i in slot r (FAR when it does not fit), and after which positions in and out.

    Pairs of positions are tried from front to back. Windows, space and the length of the ride end a row of pairs
    early; the exact look at the times is for pairs that would be cheaper than the best so far.
    """
    best, best_in, best_out = FAR, -1, -1
    if d.assign[r, i] >= FAR or not seats_assistant(d, s, r, i):
        return best, best_in, best_out
    for a in range(s.size[r] - 1):
        if s.first[r, a] > d.late[i]:
            break
        node = s.seq[r, a]
        arrives = s.first[r, a] + d.service[node] + d.minutes[d.place[node], d.place[i]]
        if arrives <= d.late[i] + EPS and has_room(d, s, r, a, i):
            cost, out = cheapest_out(d, s, r, i, a, max(d.early[i], arrives), best)
            if out >= 0:
                best, best_in, best_out = cost, a, out
    return best, best_in, best_out


@compiled
def cheapest_out(d: Arrays, s: State, r: int, i: int, a: int, time: float, best: float) -> tuple[float, int]:
    """For rider i who gets in after position a, at ``time`` or later: the least extra cost below ``best``, and where to
    get out; -1 when nowhere."""
    n, size, best_out = len(d.ride), s.size[r], -1
    start, goal, per_km = d.place[i], d.place[n + i], d.km_price[r]
    at, then = d.place[s.seq[r, a]], d.place[s.seq[r, a + 1]]
    fixed = d.assign[r, i] + (d.price[r] if size == 2 else 0.0)
    direct = -d.km[at, then] if size > 2 else 0.0
    detour = d.km[at, start] + d.km[start, then] + direct
    here, time, ridden = start, time + d.service[i], 0.0
    for b in range(a, size - 1):
        after = s.seq[r, b + 1]
        then = d.place[after]
        extra = d.km[here, goal] + d.km[goal, then]
        extra += d.km[at, start] + direct if b == a else detour - d.km[here, then]
        cost = fixed + per_km * extra
        if ridden + d.minutes[here, goal] <= d.ride[i] + EPS and cost < best - EPS:
            out = max(d.early[n + i], time + d.minutes[here, goal])
            back = out + d.service[n + i] + d.minutes[goal, then]
            if out <= d.late[n + i] + EPS and back <= s.last[r, b + 1] + EPS and fits(d, s, r, i, a, b):
                best, best_out = cost, b
        road = d.minutes[here, then]
        begins = max(s.first[r, b + 1], time + road)
        ridden += road + d.service[after]
        if begins > s.last[r, b + 1] + EPS or ridden > d.ride[i] + EPS or not has_room(d, s, r, b + 1, i):
            break
        time, here = begins + d.service[after], then
    return best, best_out


@compiled
def insert(d: Arrays, s: State, r: int, i: int, gets_in: int, gets_out: int) -> None:
    """Put rider i into slot r."""
    size = s.size[r]
    for k in range(size - 1, gets_out, -1):
        s.seq[r, k + 2] = s.seq[r, k]
    s.seq[r, gets_out + 2] = len(d.ride) + i
    for k in range(gets_out, gets_in, -1):
        s.seq[r, k + 1] = s.seq[r, k]
    s.seq[r, gets_in + 1] = i
    s.size[r] = size + 2
    s.where[i] = r
    refresh(d, s, r)


@compiled
def changed(s: State, r: int) -> None:
    """Remember that slot r is another route than before."""
    s.number[0] += 1
    s.version[r] = s.number[0]
    s.touched[r] = True


@compiled
def look_up(d: Arrays, s: State, u: int, r: int) -> float:
    """The least extra cost of unit u in slot r, remembered until the slot changes."""
    if s.memo_version[u, r] != s.version[r]:
        s.memo_version[u, r] = s.version[r]
        if d.unit_from[u + 1] - d.unit_from[u] == 1:
            cost, gets_in, gets_out = cheapest(d, s, r, d.unit_riders[d.unit_from[u]])
            s.memo_cost[u, r], s.memo_in[u, r], s.memo_out[u, r] = cost, gets_in, gets_out
        else:
            s.memo_cost[u, r] = try_together(d, s, u, r)
    return float(s.memo_cost[u, r])


@compiled
def try_together(d: Arrays, s: State, u: int, r: int) -> float:
    """The extra cost of all riders of unit u in slot r, one after the other; the slot stays as it was."""
    size, before = s.size[r], s.cost[r]
    copy(s.seq[r], s.undo_seq, size)
    cost = s.cost[r] - before if all_in(d, s, u, r) else FAR
    for m in range(d.unit_from[u], d.unit_from[u + 1]):
        s.where[d.unit_riders[m]] = -1
    s.size[r] = size
    copy(s.undo_seq, s.seq[r], size)
    refresh(d, s, r)
    return float(cost)


@compiled
def all_in(d: Arrays, s: State, u: int, r: int) -> bool:
    """Put all riders of unit u into slot r, one after the other; false, halfway, when one does not fit."""
    for m in range(d.unit_from[u], d.unit_from[u + 1]):
        i = d.unit_riders[m]
        cost, gets_in, gets_out = cheapest(d, s, r, i)
        if cost >= FAR:
            return False
        insert(d, s, r, i, gets_in, gets_out)
    return True


@compiled
def put(d: Arrays, s: State, u: int, r: int) -> None:
    """Put unit u into slot r, where ``look_up`` found a place."""
    if d.unit_from[u + 1] - d.unit_from[u] == 1:
        insert(d, s, r, d.unit_riders[d.unit_from[u]], s.memo_in[u, r], s.memo_out[u, r])
    else:
        all_in(d, s, u, r)
    changed(s, r)


@compiled
def take_out(d: Arrays, s: State, u: int) -> None:
    """Take unit u out of its slot, which must be counted again afterwards."""
    n = len(d.ride)
    r = s.where[d.unit_riders[d.unit_from[u]]]
    for m in range(d.unit_from[u], d.unit_from[u + 1]):
        s.where[d.unit_riders[m]] = -1
    kept = 0
    for k in range(s.size[r]):
        node = s.seq[r, k]
        rider = node if node < n else node - n
        if node >= 2 * n or d.unit_of[rider] != u:
            s.seq[r, kept] = node
            kept += 1
    s.size[r] = kept
    changed(s, r)


@compiled
def assistant_left(d: Arrays, s: State, u: int, r: int) -> bool:
    """Whether unit u needs no assistant in slot r, or one is there or left in this shift."""
    needs = False
    for m in range(d.unit_from[u], d.unit_from[u + 1]):
        needs |= d.escorted[d.unit_riders[m]]
    if not needs or s.guarded[r] > 0:
        return True
    used = 0
    for other in range(len(d.price)):
        used += d.shift[other] == d.shift[r] and s.guarded[other] > 0
    return bool(used < d.escorts[d.shift[r]])
