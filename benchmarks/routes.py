"""Routes without a longest ride (Solomon, Gehring-Homberger, Li and Lim): gap to best known, beside PyVRP and VROOM.

Reads ``BKS.json`` and the instances below a folder: ``knooppunt benchmark routes --bron FOLDER``; a folder name with
pdptw holds loads that go from place to place, others customers of one depot. KNOOPPUNT_MEET_INSTANTIES names those to
run (``alle`` for all; by default twelve, as many of each class as there are) and KNOOPPUNT_MEET_SECONDEN the seconds
(10,60), the same on the clock for all three: PyVRP as it comes on one core, which is all it uses, with one seed, VROOM
on two, ours on as many as the machine has up to four. Every plan goes past the independent checker, which also counts
its cost. Needs ``knooppunt[routes]``.
"""

from __future__ import annotations

import itertools
import os
import re
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.plain_routes import best_known, carrying, collecting
from knooppunt_planning import Stop
from knooppunt_planning.engines.plain import Found, Plain, driven
from knooppunt_planning.engines.processes import MOST_CORES
from knooppunt_planning.engines.pyvrp import data_of, routes_of
from knooppunt_planning.engines.vroom import vroom_routes
from knooppunt_planning.routing import RoutePlan, RouteProblem, route, verify
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.plain import plain_of
from knooppunt_planning.routing.timetable import plan_of_routes

INSTANTIES = os.environ.get("KNOOPPUNT_MEET_INSTANTIES", "")
SECONDEN = os.environ.get("KNOOPPUNT_MEET_SECONDEN", "10,60")
AT_MOST = 12
"""So many instances when none is named."""


def run(bron: Path) -> dict[str, Any]:
    """``ours`` and ``reference`` (the better of PyVRP and VROOM) are mean gaps in percent at the longest time."""
    known, read = best_known(bron), carrying if "pdptw" in bron.name else collecting
    files = [path for path in sorted(bron.rglob("*")) if path.suffix.lower() == ".txt"]
    paths = {path.stem: path for path in files if path.stem.lower() in known}
    names = _chosen(list(paths))
    table = {
        name: {
            f"{seconds} s": _row(read(paths[name]), known[name.lower()], float(seconds))
            for seconds in SECONDEN.split(",")
        }
        for name in names
    }
    means = {
        f"{seconds} s": {
            side: _mean([row[f"{seconds} s"][side]["gap"] for row in table.values()]) for side in SIDES
        }
        for seconds in SECONDEN.split(",")
    }
    last = means[f"{SECONDEN.split(',')[-1]} s"]
    reference = min(last["pyvrp"], last["vroom"])
    return {
        "name": "routes",
        "ours": last["ours"],
        "reference": reference,
        "ratio": round(last["ours"] / reference, 3) if reference > 0 else None,
        "unit": "% above the best known value, mean",
        "conditions": {"cores": CORES, "mean": means, **table},
    }


def _chosen(names: list[str]) -> list[str]:
    """The named ones, or some of each class: letters, kind of horizon and size."""
    if INSTANTIES == "alle":
        return names
    if INSTANTIES:
        return INSTANTIES.split(",")
    classes: dict[str, list[str]] = {}
    for name in names:
        kind = re.match(r"[a-zA-Z]+\d(_\d+(?=_))?", name)
        classes.setdefault(kind[0] if kind else "", []).append(name)
    turns = itertools.zip_longest(*classes.values())
    return [name for turn in turns for name in turn if name][:AT_MOST]


def _mean(gaps: list[float]) -> float:
    return round(statistics.mean(gaps), 2)


def _row(problem: RouteProblem, known: float, seconds: float) -> dict[str, Any]:
    return {name: _measure(problem, known, partial(side, problem, seconds)) for name, side in SIDES.items()}


def _ours(problem: RouteProblem, seconds: float) -> RoutePlan | None:
    return route(problem, stop=Stop(seconds=seconds), seed=1).plan


def _pyvrp(problem: RouteProblem, seconds: float) -> RoutePlan:
    return _plan(problem, lambda d: _pyvrp_alone(d, seconds))


def _pyvrp_alone(d: Plain, seconds: float) -> Found:
    """As it comes: its own loop, and everybody must be served."""
    import pyvrp

    data = data_of(d, everybody=True)
    best = pyvrp.solve(data, pyvrp.stop.MaxRuntime(seconds), seed=1, collect_stats=False).best
    return routes_of(d, best) if best.is_feasible() else []


def _vroom(problem: RouteProblem, seconds: float) -> RoutePlan:
    return _plan(problem, lambda d: vroom_routes(d, seconds, threads=2))


CORES = {"ours": max(2, min(MOST_CORES, os.cpu_count() or 1)), "pyvrp": 1, "vroom": 2}
SIDES: dict[str, Callable[[RouteProblem, float], RoutePlan | None]] = {
    "ours": _ours,
    "pyvrp": _pyvrp,
    "vroom": _vroom,
}


def _plan(problem: RouteProblem, engine: Callable[[Plain], Found]) -> RoutePlan:
    d = arrays_of(problem)
    plain = plain_of(d)
    return plan_of_routes(problem, d, driven(plain, engine(plain)))


def _measure(problem: RouteProblem, known: float, plan_of: Callable[[], RoutePlan | None]) -> dict[str, Any]:
    began = time.perf_counter()
    plan = plan_of()
    seconds = time.perf_counter() - began
    assert plan is not None
    seen = verify(problem, plan)
    return {
        "gap": round(100 * (seen.cost / known - 1), 2),
        "faults": len(seen.faults),
        "unserved": len(plan.unserved),
        "vehicles": len(plan.routes),
        "seconds": round(seconds, 1),
    }
