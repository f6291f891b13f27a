"""When every call begins: as early as can be.

The limits are differences: a call begins when the traveller is there, not before its window, and the second half of a
double visit so many minutes after the first. So there is a least time for all calls at once, found by raising times
until nothing moves; it makes everybody as little late as possible. When travellers wait for each other in a circle,
times rise past every limit, and there are no times.
"""

from __future__ import annotations

from knooppunt_planning.compiled import compiled
from knooppunt_planning.touring.arrays import FAR, Arrays
from knooppunt_planning.touring.state import State

EPS = 1e-9
FROM, UNTIL, LASTS = 0, 1, 2
"""The columns of ``Arrays.pause``."""
HEAD, TAIL, LOGGED = 0, 1, 2
"""What ``State.marks`` counts: the ends of the queue, and the log."""
WORST, MORE, TOP, ALLOWED = 0, 1, 2, 3
"""In ``State.late``: the latest of all when the log began; since then: minutes more, the latest, what it may cost."""


@compiled
def lateness(d: Arrays, s: State, i: int, time: float) -> float:
    """How many minutes past its latest time node i would begin; ends of tours are never late."""
    if i >= len(d.mate) or time <= -FAR:
        return 0.0
    return float(max(0.0, time - d.late[i, d.day[s.tour[i]]]))


@compiled
def arrival(d: Arrays, s: State, i: int, j: int) -> float:
    """When the traveller who is at node i can be at node j."""
    return float(s.begins[i] + d.service[i] + d.minutes[d.kind[s.tour[i]], d.place[i], d.place[j]])


@compiled
def rested(d: Arrays, r: int, p: int, before: float, i: int, time: float, goes_on: bool) -> float:
    """When node i of tour r begins that would begin at this time, with a pause when one is due since node p.

    Node p begins at ``before``. A pause is due between a call that may not begin after it (or the start) and one that
    does; a call that would last too long, when the day ``goes_on`` after it, waits for the pause. FAR when it is too
    late for a pause. A later begin of anything makes nothing earlier, so the least times remain.
    """
    begin, until = d.pause[r, FROM], d.pause[r, UNTIL]
    if begin >= FAR or i >= len(d.mate) or before > begin + EPS:
        return time
    if time <= begin + EPS and not (goes_on and time + d.service[i] > until + EPS):
        return time
    leaves = before + d.service[p]
    if leaves > until + EPS:
        return FAR
    arrives = leaves + d.minutes[d.kind[r], d.place[p], d.place[i]]
    return float(max(time, max(arrives, begin) + d.pause[r, LASTS]))


@compiled
def lift(d: Arrays, s: State, i: int, time: float) -> bool:
    """Node i does not begin before this time; false when that is past a limit or costs more than is allowed.

    What was, is logged.
    """
    n, r = len(d.mate), s.tour[i]
    if i < n:
        p = s.before[i]
        time = rested(d, r, p, s.begins[p], i, max(time, d.early[i, d.day[r]]), s.after[i] < n)
    if time <= s.begins[i] + EPS:
        return True
    if time > (d.limit[i, d.day[r]] if i < n else d.closes[r]) + EPS or s.marks[LOGGED] >= len(s.log_node):
        return False
    s.log_node[s.marks[LOGGED]], s.log_time[s.marks[LOGGED]] = i, s.begins[i]
    s.marks[LOGGED] += 1
    if i < n and time > d.late[i, d.day[r]]:
        late = time - d.late[i, d.day[r]]
        s.late[MORE] += late - max(0.0, s.begins[i] - d.late[i, d.day[r]])
        s.late[TOP] = max(s.late[TOP], late)
    s.begins[i] = time
    if not s.waits[i]:
        s.waits[i] = True
        s.queue[s.marks[TAIL] % len(s.queue)] = i
        s.marks[TAIL] += 1
    return bool(late_cost(d, s) < s.late[ALLOWED])


@compiled
def late_cost(d: Arrays, s: State) -> float:
    """What it costs that people come later than when the log began."""
    return float(d.late_price * s.late[MORE] + d.latest_price * (s.late[TOP] - s.late[WORST]))


@compiled
def spread(d: Arrays, s: State) -> bool:
    """Lift everything that follows from the nodes in the queue; false when there are no times."""
    n, fine = len(d.mate), True
    while s.marks[HEAD] < s.marks[TAIL]:
        i = s.queue[s.marks[HEAD] % len(s.queue)]
        s.marks[HEAD] += 1
        s.waits[i] = False
        if not fine or s.after[i] < 0:
            continue
        j = s.after[i]
        fine = lift(d, s, j, arrival(d, s, i, j))
        if fine and i < n and d.mate[i] >= 0 and s.tour[d.mate[i]] >= 0:
            u, mate = d.unit[i], d.mate[i]
            fine = lift(d, s, mate, s.begins[i] + (d.gap[u, 0] if d.first[u] == i else -d.gap[u, 1]))
    return fine


@compiled
def forget(s: State, allowed: float) -> None:
    """Start a new log, that may cost so much."""
    s.marks[HEAD] = s.marks[TAIL] = s.marks[LOGGED] = 0
    s.late[MORE], s.late[TOP], s.late[ALLOWED] = 0.0, s.late[WORST], allowed


@compiled
def undo(s: State) -> None:
    """Times as they were when the log began."""
    for k in range(s.marks[LOGGED] - 1, -1, -1):
        s.begins[s.log_node[k]] = s.log_time[k]


@compiled
def settle(d: Arrays, s: State) -> bool:
    """All times, minutes of work and who comes before whom, from nothing; false when there are no times."""
    n, tours = len(d.mate), len(d.opens)
    s.begins[:] = -FAR
    s.worked[:] = 0.0
    s.late[WORST] = 0.0
    forget(s, FAR)
    fine = True
    for r in range(tours):
        i, k = n + r, d.kind[r]
        while s.after[i] >= 0:
            j = s.after[i]
            s.before[j] = i
            s.tour[j] = r
            if s.after[n + r] < n:
                s.worked[d.who[r]] += d.service[i] + d.minutes[k, d.place[i], d.place[j]]
            i = j
        fine = lift(d, s, n + r, d.opens[r]) and fine
    fine = spread(d, s) and fine
    s.late[WORST] = s.late[TOP]
    return fine
