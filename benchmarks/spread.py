"""Spread of sites: gap to the best known value on public location sets, and to the bound over years, beside HiGHS.

Reads the sets of a folder: ``knooppunt benchmark spread --bron FOLDER``; which sets are absent stands in the answer.
KNOOPPUNT_MEET_INSTANTIES names what to run (``pmed/pmed1,cpmp/p550/p550-1,sscflp/Lib_3/p1,graph-900-90-1,region-1``;
``alle`` for all of the folder), KNOOPPUNT_MEET_SECONDEN the seconds for medians, locations with room, and regions
(``10,60,120``). The reference is plain HiGHS on the same whole-number model, as long, one thread. Every plan goes past
the independent checker, which also says what it costs. ``graph`` are random graphs in the style of OR-Library's pmed.
"""

from __future__ import annotations

import math
import os
import statistics
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.spread_region import region
from benchmarks.spread_sets import best_known, names, problem
from knooppunt_planning import Stop, relative_gap
from knooppunt_planning.linear import Limits, Model, solve
from knooppunt_planning.spreading import SpreadProblem, spread, verify
from knooppunt_planning.spreading.classic import core_of, is_classic
from knooppunt_planning.spreading.model import years_model
from knooppunt_planning.spreading.part import Part

DEFAULT = (
    "graph-100-5-1,graph-600-200-1,graph-900-90-1,cpmp/p550/p550-2,cpmp/p550/p550-10,"
    "sscflp/Lib_3/p13,sscflp/Lib_3/p24,region-1,region-2"
)
SETS = ("pmed", "cpmp", "sscflp")
START_SECONDS = 10.0
"""For a process to begin and to make its model."""


def run(bron: Path) -> dict[str, Any]:
    """``ours`` and ``reference`` are mean gaps in percent, over the instances where both have a plan."""
    rows = {name: _measure(bron, name) for name in _chosen(bron)}
    both = [
        row for row in rows.values() if row["reference"]["gap"] is not None and row["ours"]["gap"] is not None
    ]
    ours, reference = (
        statistics.mean(row[side]["gap"] for row in both) if both else float("nan")
        for side in ("ours", "reference")
    )
    return {
        "name": "spread",
        "ours": round(ours, 3),
        "reference": round(reference, 3),
        "ratio": round(ours / reference, 3) if reference else None,
        "unit": "% above the best known value, or else above the better of the two bounds, mean",
        "conditions": {
            "absent": [kind for kind in SETS if not (bron / kind).is_dir()],
            "without_plan_of_ours": [name for name, row in rows.items() if row["ours"]["gap"] is None],
            "instances": rows,
        },
    }


def _chosen(bron: Path) -> list[str]:
    asked = os.environ.get("KNOOPPUNT_MEET_INSTANTIES", DEFAULT)
    if asked == "alle":
        return names(bron)
    there = set(names(bron))
    return [name for name in asked.split(",") if "/" not in name or name in there]


def _seconds(asked: SpreadProblem) -> float:
    limits = [float(s) for s in os.environ.get("KNOOPPUNT_MEET_SECONDEN", "10,60,120").split(",")]
    if not is_classic(asked):
        return limits[2]
    return limits[0 if all(math.isinf(site.room) for site in asked.sites) else 1]


def _measure(bron: Path, name: str) -> dict[str, Any]:
    is_region = name.startswith("region-")
    asked = region(int(name.split("-")[1])) if is_region else problem(bron, name)
    known = None if "/" not in name else best_known(bron, name)
    spread(asked, stop=Stop(iterations=0)) if not is_region else None  # compiling is not counted
    seconds, clock, processor = _seconds(asked), time.perf_counter(), time.process_time()
    result = spread(asked, stop=Stop(seconds=seconds), seed=1)
    took, worked = time.perf_counter() - clock, time.process_time() - processor
    seen = verify(asked, result.plan) if result.plan else None
    cost = seen.cost if seen and seen.is_right else math.inf
    plain, bound = _plain(asked, seconds)
    below = known if known is not None else max(result.bound, bound)
    return {
        "known": known,
        "ours": {
            "gap": _percent(cost, below),
            "proven_gap": _percent(cost, result.bound),
            "cost": _finite(cost),
            "faults": len(seen.faults) if seen else None,
            "ending": result.ending.value,
            "seconds": round(took, 1),
            "processor": round(worked, 1),
        },
        "reference": {
            "gap": _percent(plain, below),
            "proven_gap": _percent(plain, bound),
            "cost": _finite(plain),
        },
    }


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _percent(cost: float, below: float) -> float | None:
    """None without a plan or a bound."""
    if not (math.isfinite(cost) and math.isfinite(below)):
        return None
    return round(100 * (cost / below - 1), 3) if below else round(100 * relative_gap(cost, below), 3)


def _plain(asked: SpreadProblem, seconds: float) -> tuple[float, float]:
    """What HiGHS finds and proves by itself.

    In a process of its own: with hundreds of thousands of columns it does not keep to its time, and nothing but ending
    the process stops it. It gets a quarter more than its time, and then has nothing.
    """
    apart = get_context("spawn")
    answer = apart.SimpleQueue()
    process = apart.Process(target=_alone, args=(asked, seconds, answer))
    process.start()
    process.join(1.25 * seconds + START_SECONDS)
    found = (math.inf, -math.inf) if answer.empty() else answer.get()
    process.kill()
    process.join()
    return found


def _alone(asked: SpreadProblem, seconds: float, answer: Any) -> None:
    model, constant = _model(asked)
    solution = solve(model, Limits(seconds=seconds))
    cost = math.inf if solution.x is None else model.value(solution.x) + constant
    answer.put((cost, solution.bound + constant))


def _model(asked: SpreadProblem) -> tuple[Model, float]:
    if not is_classic(asked):
        return years_model(asked).model, 0.0
    core = core_of(asked)
    sites, customers = np.arange(len(core.sites)), np.arange(len(core.customers))
    site, customer = np.nonzero(core.cost < core.left)
    return Part(core, sites, customers, site, customer, core.most).model, core.constant
