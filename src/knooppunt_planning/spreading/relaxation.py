"""The bound of ``spread`` over several years: the model without whole numbers, and cutting planes after it.

The LP has only the tight rows of the nearest sites and those that it breaks, round after round.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event, Thread

import numpy as np

from knooppunt_planning.linear import BoundRaiser, Flags, Floats, Limits, Solution, solve
from knooppunt_planning.spreading.model import YearsModel

ROUNDS, GAIN = 12, 1e-3
"""The LP gets rows until it gains less than this."""
BROKEN = 1e-3
NEAREST = 2
"""Rows that the LP breaks in its first round anyway: of a cell and these sites."""


@dataclass
class Relaxation:
    """``rows`` are the tight rows so far, one flag per option; ``bound`` is what they prove; ``x`` the last answer."""

    years: YearsModel
    bound: float = -math.inf
    x: Floats | None = None
    rows: Flags = field(init=False)

    def __post_init__(self) -> None:
        cost, cell = self.years.problem.pupil_cost, self.years.cell[self.years.demand]
        rank = np.argsort(np.argsort(cost, axis=1, kind="stable"), axis=1)
        self.rows = np.asarray(rank[cell, self.years.site] < NEAREST)

    def run(self, limits: Callable[[], Limits], *, ended: Callable[[], bool]) -> None:
        """Until it gains little; ``x`` is None when there is no answer."""
        found: Floats | None = None
        for _ in range(ROUNDS):
            before, solution = self.bound, self._solve(limits())
            if solution.x is None or solution.bound == -math.inf:
                break
            found, self.bound = solution.x, max(before, solution.bound)
            broken = self._broken(found) & ~self.rows
            self.rows = self.rows | broken
            if ended() or self.bound - before < GAIN * abs(self.bound) or not broken.any():
                break
        self.x = found

    def _solve(self, limits: Limits) -> Solution:
        return solve(self.years.tightened(self.rows).relaxed(), replace(limits, crossover=False))

    def _broken(self, x: Floats) -> Flags:
        options, _, opened, *_ = self.years.parts
        return np.asarray(x[options] > x[opened][self.years.slot] + BROKEN)


class Beside:
    """The relaxation and then cutting planes on another core, while it is entered. Leaving stops them."""

    def __init__(self, relaxation: Relaxation, seconds_left: Callable[[], float]) -> None:
        self._relaxation, self._seconds_left = relaxation, seconds_left
        self._left = Event()
        self._cuts: BoundRaiser | None = None
        self._thread = Thread(target=self._run, name="relaxation", daemon=True)

    @property
    def bound(self) -> float:
        return max(self._relaxation.bound, self._cuts.bound if self._cuts else -math.inf)

    def __enter__(self) -> Beside:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._left.set()
        self._thread.join()

    def _run(self) -> None:
        gone = self._left.is_set
        self._relaxation.run(lambda: Limits(self._seconds_left(), cancelled=gone), ended=gone)
        if gone():
            return
        model = self._relaxation.years.tightened(self._relaxation.rows)
        self._cuts = BoundRaiser(model, self._seconds_left())
        with self._cuts:
            self._left.wait()
