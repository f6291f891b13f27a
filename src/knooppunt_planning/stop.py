"""When a search ends, and what it tells while it goes on."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from knooppunt_planning.result import relative_gap


class Ending(StrEnum):
    """Why a search ended."""

    PROVEN = "proven"  # nothing better exists
    GAP = "gap"  # close enough to the bound
    SECONDS = "seconds"
    ITERATIONS = "iterations"
    CANCELLED = "cancelled"
    EXHAUSTED = "exhausted"  # the search has nothing left to try, without a proof
    INFEASIBLE = "infeasible"  # there is no plan


@dataclass(frozen=True)
class Progress:
    """Where a search stands, given to ``on_progress``.

    Attributes
    ----------
    iteration
        How many iterations are done.
    seconds
        Since the search began.
    cost, bound
        Of the best plan so far (infinite when there is none) and of any plan (minus infinite when unknown).
    doing
        The step that was just done, in a word or two.
    """

    iteration: int
    seconds: float
    cost: float
    bound: float
    doing: str = ""

    @property
    def gap(self) -> float:
        """How far ``cost`` can be above the best possible, as a share of ``bound``."""
        return relative_gap(self.cost, self.bound)


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class Stop:
    """The limits of a search; the first one that is reached ends it.

    Attributes
    ----------
    seconds
        Of the wall clock. A search checks it between and inside its steps, and may take a little longer to finish the
        plan that it has. Results that depend on a clock are not repeatable.
    iterations
        Steps of the verb's own search; what a step is, stands at the verb.
    gap
        Share of the bound, e.g. 0.01: one percent above the best possible is good enough.
    cancelled
        Asked after every step; true ends the search, which returns its best plan so far.

    Raises
    ------
    ValueError
        When a limit is negative, or when nothing ends the search: neither seconds nor iterations is given.
    """

    seconds: float | None = None
    iterations: int | None = None
    gap: float = 0.0
    cancelled: Callable[[], bool] | None = None

    def __post_init__(self) -> None:
        if self.seconds is None and self.iterations is None:
            raise ValueError("stop: give seconds or iterations, or the search never ends")
        for name in ("seconds", "iterations", "gap"):
            value = getattr(self, name)
            if value is not None and not value >= 0:
                raise ValueError(f"stop: {name} must be 0 or more, is {value}")


@dataclass
class Watch:
    """A :class:`Stop` at work: counts iterations and seconds, and tells progress.

    Examples
    --------
    >>> watch = Watch(Stop(iterations=2))
    >>> while not watch.ending:
    ...     watch.step(cost=10.0, bound=9.0)
    >>> watch.ending
    <Ending.ITERATIONS: 'iterations'>
    """

    stop: Stop
    on_progress: OnProgress | None = None
    iteration: int = 0
    ending: Ending | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since the watch was started."""
        return time.monotonic() - self.began

    @property
    def seconds_left(self) -> float:
        """Until the limit, never below 0; infinite without a limit on seconds."""
        return math.inf if self.stop.seconds is None else max(0.0, self.stop.seconds - self.seconds)

    @property
    def share(self) -> float:
        """Which share of the search is over, by the limit that is nearest."""
        stop = self.stop
        shares = [self.iteration / stop.iterations] if stop.iterations else []
        shares += [self.seconds / stop.seconds] if stop.seconds else []
        return min(1.0, max(shares, default=1.0))

    def step(self, cost: float, bound: float, doing: str = "") -> None:
        """Count one iteration, tell it, and see whether it was the last."""
        self.iteration += 1
        self.look(cost, bound)
        if self.on_progress:
            self.on_progress(Progress(self.iteration, self.seconds, cost, bound, doing))

    def look(self, cost: float, bound: float) -> None:
        """See whether a limit is reached, without counting an iteration."""
        stop = self.stop
        if stop.cancelled and stop.cancelled():
            self.ending = Ending.CANCELLED
        elif relative_gap(cost, bound) <= stop.gap:
            self.ending = Ending.GAP if cost > bound else Ending.PROVEN
        elif stop.iterations is not None and self.iteration >= stop.iterations:
            self.ending = Ending.ITERATIONS
        elif self.seconds_left <= 0:
            self.ending = Ending.SECONDS
