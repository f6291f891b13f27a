"""Tours with skills, double visits and lateness (home care of Mankowska): gap to the best known value.

Reads ``mankowska_best.md`` and the folder ``mankowska``: ``knooppunt benchmark tours --bron FOLDER``.
KNOOPPUNT_MEET_INSTANTIES names those to run; by default the first of each of the six largest sizes that the folder has.
KNOOPPUNT_MEET_SECONDEN gives the seconds (60). Every plan goes past the independent
checker, which also says what it costs. The reference is the first plan of the same run: every visit where it costs
least, what few can do first. A gap below 0 says that the publishers' best plan can be improved.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.tours_mankowska import best_known, instance
from knooppunt_planning import Stop
from knooppunt_planning.touring import TourProblem, tour, verify

INSTANTIES = os.environ.get("KNOOPPUNT_MEET_INSTANTIES", "")
SIZES = 6
"""So many sizes when no instance is named."""
SECONDEN = float(os.environ.get("KNOOPPUNT_MEET_SECONDEN", "60"))


def run(bron: Path) -> dict[str, Any]:
    """``ours`` and ``reference`` are mean gaps in percent over the instances."""
    known = best_known(bron)
    rows = {
        name: _measure(instance(bron / "mankowska" / f"{name}.json"), known[name])
        for name in (INSTANTIES.split(",") if INSTANTIES else _largest(bron / "mankowska", set(known)))
    }
    ours, reference = (statistics.mean(row[side] for row in rows.values()) for side in ("gap", "first"))
    return {
        "name": "tours",
        "ours": round(ours, 2),
        "reference": round(reference, 2),
        "ratio": round(ours / reference, 3) if reference else None,
        "unit": "% above the best known value, mean",
        "conditions": {"seconds": SECONDEN, **rows},
    }


def _largest(folder: Path, known: set[str]) -> list[str]:
    """A name ends with the number of visits and which of that size it is."""
    numbered = sorted((-int(name.split("_")[-2]), int(name.split("_")[-1]), name) for name in known)
    first: dict[int, str] = {}
    for size, _, name in numbered:
        if (folder / f"{name}.json").is_file():
            first.setdefault(size, name)
    return list(first.values())[:SIZES]


def _measure(problem: TourProblem, known: float) -> dict[str, Any]:
    """Gap in percent of the plan and of the first plan, faults, and processor time."""
    first = tour(problem, stop=Stop(iterations=0))  # compiling is not counted
    processor = time.process_time()
    result = tour(problem, stop=Stop(seconds=SECONDEN), seed=1)
    spent = time.process_time() - processor
    assert result.plan is not None
    seen = verify(problem, result.plan)
    return {
        "gap": round(100 * (seen.cost / known - 1), 2),
        "first": round(100 * (first.cost / known - 1), 2),
        "cost": round(seen.cost, 3),
        "faults": len(seen.faults),
        "missed": len(result.plan.missed),
        "processor": round(spent, 1),
        "iterations": result.iterations,
        "above the bound": round(result.gap, 2),
    }
