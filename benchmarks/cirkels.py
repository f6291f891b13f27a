"""Circles: 10,000 random circles over a region, beside scipy's k-d tree that only asks the distances.

The aim is at most 3 times the bare distance queries. Loading (who can meet what, and the trees) is told apart.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from benchmarks.matching_region import region
from knooppunt_planning.nearby import CircleTest
from knooppunt_planning.nearby.able import able_places, able_schools
from knooppunt_planning.network import coordinates

DRAWS = 10_000
TIMES = 7


def run() -> dict[str, Any]:
    """Turn by turn, so that both have the same neighbours on the machine."""
    problem = region(1)
    clock = time.perf_counter()
    test = CircleTest(problem)
    loading = time.perf_counter() - clock
    trees, centres = _bare(problem)
    ours, bare = [], []
    for turn in range(TIMES):
        ours.append(_seconds(lambda turn=turn: test.draw(DRAWS, seed=turn)))
        bare.append(_seconds(lambda: [tree.query(centres) for tree in trees]))
    own, reference = statistics.median(ours), statistics.median(bare)
    last = test.draw(DRAWS, seed=0)[-1]
    return {
        "name": "cirkels",
        "ours": round(1000 * own, 1),
        "reference": round(1000 * reference, 1),
        "ratio": round(own / reference, 2),
        "unit": f"ms for {DRAWS} circles and {len(problem.demand.needs)} needs (k-d tree: distances only)",
        "conditions": {
            "loading_ms": round(1000 * loading, 1),
            "tests_per_second": round(DRAWS * len(trees) / own),
            "every_need_met": {"share": last.share, "low": round(last.low, 4), "high": round(last.high, 4)},
            "draws": last.draws,
            "seed": last.seed,
        },
    }


def _bare(problem: Any) -> tuple[list[KDTree], np.ndarray]:
    """The same sets of points in a flat plane, and 10,000 homes."""
    flat = np.array([1.0, np.cos(np.radians(52.0))])
    schools = coordinates([school.at for school in problem.supply.schools]) * flat
    places = coordinates([place.at for place in problem.supply.special_places]) * flat
    homes = coordinates([cell.at for cell in problem.demand.cells]) * flat
    able = [(schools, able) for able in able_schools(problem)] + [
        (places, able) for able in able_places(problem)
    ]
    trees = [KDTree(points[able]) for points, able in able if able.any()]
    return trees, homes[np.random.default_rng(0).integers(len(homes), size=DRAWS)]


def _seconds(work: Callable[[], object]) -> float:
    clock = time.perf_counter()
    work()
    return time.perf_counter() - clock
