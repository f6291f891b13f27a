"""The routes that the compiled search works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knooppunt_planning.compiled import chance
from knooppunt_planning.routing.arrays import Arrays, Flags, Floats, Ints


class State(NamedTuple):
    """Everything that the search writes. M is the longest sequence; the other letters as in ``Arrays``."""

    seq: Ints  # (R, M) nodes, from start to end
    size: Ints  # (R,) how many of them; 2 when the slot is not used
    where: Ints  # (n,) slot of each rider, -1 when left out
    first: Floats  # (R, M) the earliest that each node can begin
    last: Floats  # (R, M) the latest, as far as windows tell
    load: Ints  # (R, M, K) on board after each node
    aboard: Ints  # (R, M) bits of the groups on board after each node
    guarded: Ints  # (R,) how many riders need an assistant
    cost: Floats  # (R,)
    version: Ints  # (R,) another number after each change
    memo_version: Ints  # (U, R) for which version of the slot the next three were found
    memo_cost: Floats  # (U, R) of the cheapest insertion; FAR when there is none
    memo_in: Ints  # (U, R) after which position it gets in
    memo_out: Ints  # (U, R) and out
    kept_seq: Ints  # (R, M) the routes to return to when a change is refused
    kept_size: Ints  # (R,)
    kept_version: Ints  # (R,)
    kept_where: Ints  # (n,)
    best_seq: Ints  # (R, M)
    best_size: Ints  # (R,)
    touched: Flags  # (R,) changed since it was kept
    bank: Ints  # (U,) units without a place
    try_seq: Ints  # (M,) a route that is looked at
    try_time: Floats  # (M,)
    try_break: Floats  # (M,) minutes of a break before the road to each node, in try_seq
    try_at: Ints  # (n,) where riders get in, in try_seq
    undo_seq: Ints  # (M,)
    counts: Ints  # (64,) of each group on board
    seen: Flags  # (R,) twins that were looked at
    number: Ints  # (2,) last version, random state


def empty_state(d: Arrays, seed: int) -> State:
    """Nobody rides."""
    n, slots, units = len(d.ride), len(d.price), len(d.unit_from) - 1
    most, kinds = 2 * n + 2, d.uses.shape[1]
    seq, two = sequences(d, {})
    nowhere = np.full(n, -1, dtype=np.int64)
    return State(
        seq=seq,
        size=two,
        where=nowhere,
        first=np.zeros((slots, most)),
        last=np.zeros((slots, most)),
        load=np.zeros((slots, most, kinds), dtype=np.int64),
        aboard=np.zeros((slots, most), dtype=np.int64),
        guarded=np.zeros(slots, dtype=np.int64),
        cost=np.zeros(slots),
        version=np.arange(slots),
        memo_version=np.full((units, slots), -1, dtype=np.int64),
        memo_cost=np.zeros((units, slots)),
        memo_in=np.zeros((units, slots), dtype=np.int64),
        memo_out=np.zeros((units, slots), dtype=np.int64),
        kept_seq=seq.copy(),
        kept_size=two.copy(),
        kept_version=np.arange(slots),
        kept_where=nowhere.copy(),
        best_seq=seq.copy(),
        best_size=two.copy(),
        touched=np.zeros(slots, dtype=np.bool_),
        bank=np.zeros(units, dtype=np.int64),
        try_seq=np.zeros(most, dtype=np.int64),
        try_time=np.zeros(most),
        try_break=np.zeros(most),
        try_at=np.zeros(n, dtype=np.int64),
        undo_seq=np.zeros(most, dtype=np.int64),
        counts=np.zeros(64, dtype=np.int64),
        seen=np.zeros(slots, dtype=np.bool_),
        number=np.array([slots, chance(seed)], dtype=np.int64),
    )


def sequences(d: Arrays, halts: Mapping[int, Sequence[int]]) -> tuple[Ints, Ints]:
    """``seq`` and ``size`` of a state, from the nodes of riders by slot."""
    n, slots = len(d.ride), len(d.price)
    seq, size = np.zeros((slots, 2 * n + 2), dtype=np.int64), np.full(slots, 2, dtype=np.int64)
    for r in range(slots):
        nodes = halts.get(r, ())
        size[r] = len(nodes) + 2
        seq[r, : size[r]] = [2 * n + r, *nodes, 2 * n + slots + r]
    return seq, size


def best_halts(s: State) -> dict[int, list[int]]:
    """The nodes of riders by slot, in the best routes."""
    return {
        r: s.best_seq[r, 1 : size - 1].tolist() for r, size in enumerate(s.best_size.tolist()) if size > 2
    }
