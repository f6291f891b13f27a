"""A linear or whole-number problem as arrays, and HiGHS to solve it.

Source: HiGHS, https://highs.dev; Huangfu and Hall, Mathematical Programming Computation 10 (2018).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Thread
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

TOLERANCE = 1e-6
"""How far a row may be off, in its own unit."""


@dataclass(frozen=True, eq=False)
class Model:
    """Minimise ``cost @ x`` with ``row_lower <= matrix @ x <= row_upper`` and ``lower <= x <= upper``.

    Attributes
    ----------
    cost, lower, upper
        Shape (n,).
    whole
        Shape (n,): which variables are whole numbers.
    matrix
        Sparse, shape (m, n).
    row_lower, row_upper
        Shape (m,).
    """

    cost: Floats
    lower: Floats
    upper: Floats
    whole: Flags
    matrix: sparse.csc_array
    row_lower: Floats
    row_upper: Floats

    def value(self, x: Floats) -> float:
        """What x costs."""
        return float(self.cost @ x)

    def admits(self, x: Floats) -> bool:
        """Whether x keeps every bound, every row and every whole number."""
        rows = self.matrix @ x
        slack = TOLERANCE * 10
        within = (x >= self.lower - slack).all() and (x <= self.upper + slack).all()
        kept = (rows >= self.row_lower - slack).all() and (rows <= self.row_upper + slack).all()
        return bool(within and kept and (x[self.whole] == np.rint(x[self.whole])).all())

    def relaxed(self) -> Model:
        """The same without whole numbers: its least cost is a bound."""
        return replace(self, whole=np.zeros_like(self.whole))

    def part(self, free: Flags, x: Floats) -> Model:
        """The problem of the free variables alone, the others held at x."""
        held = np.where(free, 0.0, x)
        used = self.matrix @ held
        matrix = self.matrix[:, free]
        rows = np.diff(matrix.tocsr().indptr) > 0
        return Model(
            self.cost[free],
            self.lower[free],
            self.upper[free],
            self.whole[free],
            matrix[rows],
            (self.row_lower - used)[rows],
            (self.row_upper - used)[rows],
        )


@dataclass(frozen=True)
class Limits:
    """When HiGHS stops, whichever comes first.

    Attributes
    ----------
    seconds, nodes, gap
        Of the clock, of the search tree, between cost and bound as a share of the cost.
    improvements
        Better solutions than the one it started with.
    cancelled
        Asked now and then.
    crossover
        Whether an interior point is moved to a corner: needed for whole numbers and prices, and often the slower half.
    for_bound
        Whether only the bound matters: then nobody looks for solutions, which halves the time of a small problem.
    """

    seconds: float = math.inf
    nodes: int | None = None
    gap: float = 1e-6
    improvements: int | None = None
    cancelled: Callable[[], bool] | None = None
    crossover: bool = True
    for_bound: bool = False


@dataclass(frozen=True, eq=False)
class Solution:
    """What HiGHS found.

    Attributes
    ----------
    x
        Shape (n,); None when nothing was found.
    bound
        Proven for this model; minus infinite when unknown.
    is_done
        Whether it is proven, within the gap that was asked.
    prices
        Shape (m,): what one more unit of a row's limit would change in the cost; only of a relaxed model.
    """

    x: Floats | None
    bound: float
    prices: Floats
    is_done: bool = False
    is_infeasible: bool = False


def solve(model: Model, limits: Limits, *, seed: int = 0, start: Floats | None = None) -> Solution:
    """Solve on one thread: the same question gives the same answer, unless its seconds run out.

    A new solver object each time: reuse in one process gave wrong warm starts.
    """
    highs = _loaded(model, limits, seed)
    if limits.cancelled:
        _listen(highs, limits.cancelled)
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = list(start)
        highs.setSolution(known)
    highs.run()
    return _read(highs, model)


class BoundRaiser:
    """Cutting planes on a whole model in a thread of its own, while somebody else looks for solutions.

    ``bound`` grows while it is entered. Leaving stops the thread.
    """

    def __init__(self, model: Model, seconds: float = math.inf, seed: int = 0) -> None:
        self.bound = -math.inf
        self._left = Event()
        # Inside a linear step HiGHS hears nobody, but it looks at its own clock.
        self._highs = _loaded(model, Limits(seconds, nodes=1, for_bound=True), seed)
        self._highs.setOptionValue("mip_lp_solver", "ipx")
        self._highs.cbMipInterrupt.subscribe(self._look)
        self._thread = Thread(target=self._highs.run, name="bound", daemon=True)

    def __enter__(self) -> BoundRaiser:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._left.set()
        self._thread.join()

    def _look(self, event: Any) -> None:
        self.bound = max(self.bound, event.data_out.mip_dual_bound)
        event.data_in.user_interrupt = self._left.is_set()


def _listen(highs: highspy.Highs, cancelled: Callable[[], bool]) -> None:
    def look(event: Any) -> None:
        event.data_in.user_interrupt = cancelled()

    for moment in (highs.cbMipInterrupt, highs.cbIpmInterrupt):
        moment.subscribe(look)


def _loaded(model: Model, limits: Limits, seed: int) -> highspy.Highs:
    highs = highspy.Highs()
    options: dict[str, object] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": seed % 2**31,
        "mip_rel_gap": limits.gap,
        "mip_feasibility_tolerance": TOLERANCE / 10,
    }
    if math.isfinite(limits.seconds):
        options["time_limit"] = max(limits.seconds, 0.01)
    if limits.nodes is not None:
        options["mip_max_nodes"] = limits.nodes
    if limits.improvements is not None:
        options["mip_max_improving_sols"] = limits.improvements + 1  # HiGHS counts the start as well
    if not model.whole.any() and model.cost.size > LARGE:
        options["solver"] = "ipm"
        options["run_crossover"] = "on" if limits.crossover else "off"
    if limits.for_bound:
        options |= NO_HEURISTICS
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(_as_lp(model))
    return highs


NO_HEURISTICS: dict[str, object] = {
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
LARGE = 5_000
"""From this many variables an interior point method (with crossover) beats the simplex method."""


def _as_lp(model: Model) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    matrix = sparse.csc_array(model.matrix)
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.cost, model.lower, model.upper
    lp.row_lower_, lp.row_upper_ = model.row_lower, model.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.num_row_, lp.a_matrix_.num_col_ = matrix.shape
    lp.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = matrix.data
    if model.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(whole)] for whole in model.whole]
    return lp


def _read(highs: highspy.Highs, model: Model) -> Solution:
    info, status, solution = highs.getInfo(), highs.getModelStatus(), highs.getSolution()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    x = np.array(solution.col_value) if found else None
    optimal = status == highspy.HighsModelStatus.kOptimal
    if model.whole.any():
        bound = info.mip_dual_bound
        if x is not None:
            x[model.whole] = np.rint(x[model.whole])
    else:
        bound = info.objective_function_value if optimal else -math.inf
    prices = np.array(solution.row_dual) if solution.dual_valid else np.zeros(len(model.row_lower))
    infeasible = status == highspy.HighsModelStatus.kInfeasible
    return Solution(x, bound, prices, optimal, infeasible)
