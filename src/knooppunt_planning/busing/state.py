"""The buses that the compiled search works on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.busing.arrays import Arrays, Floats, Ints
from knooppunt_planning.compiled import chance


class State(NamedTuple):
    """Everything that the search writes. B buses, at most one per stop; the other letters as in ``Arrays``.

    The stops of a bus stand in one row; a run is a stretch of it with one school, and each school has one stretch. With
    mixed loads the schools stand in the row too (W = n + S, else n), and all of a bus is one run.
    """

    seq: Ints  # (B, W) stops in order
    size: Ints  # (B,) how many
    where: Ints  # (n,) bus of each stop, -1 when it has none
    runs: Ints  # (B,) how many
    begin: Ints  # (B, S + 1) where each run begins in seq, and the end
    minutes: Floats  # (B, S) from arriving at the first stop until everybody is out
    load: Ints  # (B, S)
    empty: Floats  # (B, S) minutes without pupils, from the school before
    ends: Floats  # (B, S) the earliest that each run is over
    last: Floats  # (B, S) the latest, for the runs after it
    kept_seq: Ints  # (B, W) the buses to return to when a change is refused
    kept_size: Ints  # (B,)
    kept_where: Ints  # (n,)
    best_seq: Ints  # (B, W)
    best_size: Ints  # (B,)
    time: Floats  # (B, W) of mixed loads: the latest that each halt can begin
    soon: Floats  # (B, W) and the earliest, as far as windows tell
    aboard: Ints  # (B, W) pupils on board after each halt
    try_seq: Ints  # (W,) a row that is looked at
    try_time: Floats  # (W,)
    try_at: Ints  # (S,) where its schools are
    touched: npt.NDArray[np.bool_]  # (B,) changed since it was kept
    absences: Ints  # (n,) how often a stop was left without a bus
    bank: Ints  # (n,) stops to put in
    key: Floats  # (n,) the order of the bank
    row: Ints  # (W,) the row of one bus as they were
    found: Ints  # (3,) the best bus, the place in its row, and that of the school when it is new there
    buses: Ints  # (2,) how many now, and in the best
    number: Ints  # (2,) nothing, and where the row of chance numbers stands


def empty_state(d: Arrays, seed: int) -> State:
    """No bus rides."""
    n, schools = len(d.school), len(d.early)
    width, mixed = n + schools * d.mixed, (n + schools) * d.mixed
    return State(
        seq=ints(n, width),
        size=ints(n),
        where=np.full(n, -1, dtype=np.int64),
        runs=ints(n),
        begin=ints(n, schools + 1),
        minutes=np.zeros((n, schools)),
        load=ints(n, schools),
        empty=np.zeros((n, schools)),
        ends=np.zeros((n, schools)),
        last=np.zeros((n, schools)),
        kept_seq=ints(n, width),
        kept_size=ints(n),
        kept_where=np.full(n, -1, dtype=np.int64),
        best_seq=ints(n, width),
        best_size=ints(n),
        time=np.zeros((n, mixed)),
        soon=np.zeros((n, mixed)),
        aboard=ints(n, mixed),
        try_seq=ints(mixed),
        try_time=np.zeros(mixed),
        try_at=ints(schools),
        touched=np.zeros(n, dtype=np.bool_),
        absences=ints(n),
        bank=ints(n),
        key=np.zeros(n),
        row=ints(width),
        found=ints(3),
        buses=ints(2),
        number=np.array([0, chance(seed)], dtype=np.int64),
    )


def ints(*shape: int) -> Ints:
    """Zeros."""
    return np.zeros(shape, dtype=np.int64)
