"""The plan that the compiled search works on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from knooppunt_planning.linear import Floats
from knooppunt_planning.matching.arrays import Arrays, Ints

ROOM_TO_SPARE = 8
"""So many pupils more than its room can be at a place while the search goes on."""


class State(NamedTuple):
    """Everything that the search writes; letters as in ``Arrays``, M the most pupils at one place.

    Lists of visits stand school by school, each from where the visits of its school begin.
    """

    option: Ints  # (N,) of each pupil
    members: Ints  # (P, M) pupils at each place
    there: Ints  # (P,) how many
    spot: Ints  # (N,) where a pupil stands among the members
    asked: Floats  # (S, Q) hours that the pupils need
    used: Floats  # (R,)
    fine: Floats  # (R,) what a unit more than the limit costs now
    times: Ints  # (V,)
    hours: Floats  # (W,)
    worked: Floats  # (V,) hours of all skills
    active: Ints  # (V,) visits that are made
    actives: Ints  # (S,) how many
    left: Floats  # (Q,) hours at one school that nobody gives yet
    kept: Ints  # (V,) the visits to return to
    kepts: Ints  # (S,)
    kept_times: Ints  # (V,)
    kept_hours: Floats  # (W,)
    moved: Ints  # (2, 2) pupil and former option
    touched: Ints  # (8,) schools
    barred: Ints  # (1,) the expert whose visits do not come again, or -1
    best_option: Ints  # (N,)
    best_times: Ints  # (V,)
    best_hours: Floats  # (W,)
    score: Floats  # (4,) see COST, FINED, GUESS and BEST
    number: Ints  # (1,) random state


COST, FINED, GUESS, BEST = 0, 1, 2, 3
"""What the plan costs, the same with fines, what visits will cost more by a guess, and what the best plan costs."""


def state_of(d: Arrays, relaxed: Floats, seed: int) -> State:
    """Pupils as in the relaxed plan, rounded; nobody comes yet, and there is no best plan."""
    option = _rounded(d, relaxed)
    places, (schools, skills) = len(d.place_price), d.own.shape
    visits, work = len(d.visit_cost), len(d.work_skill)
    crowd = np.bincount(d.option_place[option], minlength=places + 1)[:places]
    most = int(max(crowd.max(initial=0), d.limit[:places].max(initial=0))) + ROOM_TO_SPARE

    def none(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    return State(
        option=option,
        members=none(places, most),
        there=none(places),
        spot=none(len(option)),
        asked=np.zeros((schools, skills)),
        used=np.zeros(len(d.limit)),
        fine=d.least_fine.copy(),
        times=none(visits),
        hours=np.zeros(work),
        worked=np.zeros(visits),
        active=none(visits),
        actives=none(schools),
        left=np.zeros(skills),
        kept=none(visits),
        kepts=none(schools),
        kept_times=none(visits),
        kept_hours=np.zeros(work),
        moved=none(2, 2),
        touched=none(8),
        barred=np.array([-1], dtype=np.int64),
        best_option=option.copy(),
        best_times=none(visits),
        best_hours=np.zeros(work),
        score=np.array([0.0, 0.0, 0.0, np.inf]),
        number=np.array([np.random.SeedSequence(seed).generate_state(1)[0] or 1], dtype=np.int64),
    )


def _rounded(d: Arrays, relaxed: Floats) -> Ints:
    """The option of each pupil: what is whole stays, and the largest parts get who is left."""
    part = np.maximum(relaxed[d.column], 0.0)
    whole = np.floor(part + 1e-6)
    owner = np.repeat(np.arange(len(d.option_from) - 1), np.diff(d.option_from))
    left = np.bincount(d.group, minlength=len(d.option_from) - 1) - np.bincount(owner, whole)
    order = np.lexsort((whole - part, owner))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - d.option_from[owner[order]]
    return np.repeat(np.arange(len(part)), (whole + (rank < left[owner])).astype(np.int64))


def values_of(d: Arrays, s: State, size: int) -> Floats:
    """The best plan as values of the columns of the model."""
    x = np.zeros(size)
    np.add.at(x, d.column[s.best_option], 1.0)
    x[d.visit_column], x[d.work_column] = s.best_times, s.best_hours
    return x
