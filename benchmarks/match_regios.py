"""Match: many regions beside each other, each until it is proven within 1 %, with one worker and with two.

KNOOPPUNT_MEET_REGIOS is the number of regions that are really planned (6), KNOOPPUNT_MEET_SECONDEN the most seconds for
each (90). Minutes for the 75 regions of the country follow from their mean, and are not measured.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from benchmarks.matching_region import region
from knooppunt_planning import Stop
from knooppunt_planning.matching import match, verify

COUNTRY = 75
GAP = 0.01


def run() -> dict[str, Any]:
    """Two workers are ours, one is the reference."""
    regions = int(os.environ.get("KNOOPPUNT_MEET_REGIOS", "6"))
    seconds = int(os.environ.get("KNOOPPUNT_MEET_SECONDEN", "90"))
    _plan(1, 1)  # compiles the search, which is done once on a machine
    two, one = (_with_workers(workers, regions, seconds) for workers in (2, 1))
    return {
        "name": "match-regios",
        "ours": two["seconds"],
        "reference": one["seconds"],
        "ratio": round(two["seconds"] / one["seconds"], 2),
        "unit": f"s for {regions} regions with 2 workers (1 worker beside it)",
        "conditions": {
            "gap_pct": 100 * GAP,
            "most_seconds": seconds,
            "load": os.getloadavg()[0],
            "runs": [two, one],
        },
    }


def _with_workers(workers: int, regions: int, seconds: int) -> dict[str, Any]:
    clock = time.monotonic()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        rows = list(pool.map(_plan, range(1, regions + 1), [seconds] * regions))
    took = time.monotonic() - clock
    return {
        "workers": workers,
        "seconds": round(took, 1),
        "within_gap": sum(row["gap_pct"] <= 100 * GAP for row in rows),
        "cpu_seconds_per_region": round(statistics.mean(row["cpu_s"] for row in rows), 1),
        "country_minutes": round(took / regions * COUNTRY / 60, 1),
        "regions": rows,
    }


def _plan(seed: int, seconds: int) -> dict[str, Any]:
    problem = region(seed)
    cpu = time.process_time()
    result = match(problem, stop=Stop(seconds=seconds, gap=GAP), seed=seed)
    assert result.plan is not None
    seen = verify(problem, result.plan)
    assert seen.is_right, seen.faults[:3]
    return {
        "seed": seed,
        "gap_pct": round(100 * result.gap, 2),
        "unserved": sum(row.pupils for row in result.plan.unserved),
        "seconds": round(result.seconds, 1),
        "cpu_s": round(time.process_time() - cpu, 1),
    }
