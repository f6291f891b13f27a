"""Rides with a longest time on board (dial-a-ride of Cordeau): gap to the best known value, beside OR-Tools.

Reads ``bks.csv`` and the instances of a folder: ``knooppunt benchmark route --bron FOLDER``. KNOOPPUNT_MEET_INSTANTIES
names those to run (a2-16,a6-72) and KNOOPPUNT_MEET_SECONDEN the seconds (10,60), the same for both. Every plan goes
past the independent checker, which also says what it costs. OR-Tools, on one core, is beside it where it is installed;
no lock of ours brings it. KNOOPPUNT_MEET_KERNEN says how many searches of ours are side by side (2).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.route_cordeau import best_known, instance
from knooppunt_planning import Stop
from knooppunt_planning.routing import RoutePlan, RouteProblem, route, verify

INSTANTIES = os.environ.get("KNOOPPUNT_MEET_INSTANTIES", "a2-16,a4-48,a6-72,a8-96")
KERNEN = int(os.environ.get("KNOOPPUNT_MEET_KERNEN", "2"))
SECONDEN = os.environ.get("KNOOPPUNT_MEET_SECONDEN", "10,60")


def run(bron: Path) -> dict[str, Any]:
    """``ours`` and ``reference`` are mean gaps in percent at the longest time, over the instances that all solved."""
    solvers = _solvers()
    known, per_instance = best_known(bron), {}
    for name in INSTANTIES.split(","):
        problem = instance(bron / f"{name}.txt")
        route(problem, stop=Stop(iterations=0))  # compiling is not counted
        per_instance[name] = {
            f"{seconds} s": {
                side: _measure(problem, known[name], partial(solver, seconds=float(seconds)))
                for side, solver in solvers.items()
            }
            for seconds in SECONDEN.split(",")
        }
    longest = f"{SECONDEN.split(',')[-1]} s"
    both = [row[longest] for row in per_instance.values()]
    solved = [row for row in both if all(side["gap"] is not None for side in row.values())]
    mean = {side: round(statistics.mean(row[side]["gap"] for row in solved), 2) for side in solvers if solved}
    ours, reference = mean.get("ours"), mean.get("ortools")
    return {
        "name": "route",
        "ours": ours,
        "reference": reference,
        "ratio": round(ours / reference, 3) if ours is not None and reference else None,
        "unit": "% above the best known value, mean",
        "conditions": per_instance,
    }


def _solvers() -> dict[str, Callable[..., RoutePlan | None]]:
    if not find_spec("ortools"):
        return {"ours": _ours}
    from benchmarks.route_ortools import ortools

    return {"ours": _ours, "ortools": ortools}


def _ours(problem: RouteProblem, seconds: float) -> RoutePlan | None:
    return route(problem, stop=Stop(seconds=seconds), seed=1, cores=KERNEN).plan


def _measure(
    problem: RouteProblem, known: float, plan_of: Callable[[RouteProblem], RoutePlan | None]
) -> dict[str, Any]:
    """Gap in percent (None unless everyone rides), faults, and seconds on the clock and of this process."""
    clock, processor = time.perf_counter(), time.process_time()
    plan = plan_of(problem)
    spent = {
        "seconds": round(time.perf_counter() - clock, 1),
        "processor": round(time.process_time() - processor, 1),
    }
    if plan is None:
        return {"gap": None, **spent}
    seen = verify(problem, plan)
    gap = round(100 * (seen.cost / known - 1), 2) if seen.is_right and not plan.unserved else None
    return {"gap": gap, "faults": len(seen.faults), "unserved": len(plan.unserved), **spent}
