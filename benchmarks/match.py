"""Match: proven gap on invented regions at 10, 60 and 150 seconds, beside plain HiGHS and the plan by hand.

The reference gets the same whole-number model and the same seconds, one after the other. KNOOPPUNT_MEET_ZADEN and
KNOOPPUNT_MEET_SECONDEN (``1,2,3`` and ``10,60,150``) choose the regions and the times; KNOOPPUNT_MEET_MAAT multiplies
the size, as dense as before. ``cpu`` is the part of its seconds that the search really had: below 1 when others use the
processors too.
"""

from __future__ import annotations

import math
import os
import resource
import statistics
import time
from typing import Any

from benchmarks.matching_region import Size, region
from knooppunt_planning import Stop, relative_gap
from knooppunt_planning.linear import Limits, solve
from knooppunt_planning.matching import MatchProblem, greedy, match, verify
from knooppunt_planning.matching.model import model_of


def run() -> dict[str, Any]:
    """Every region at every limit."""
    seeds, limits = (
        _numbers("KNOOPPUNT_MEET_ZADEN", "1,2,3"),
        _numbers("KNOOPPUNT_MEET_SECONDEN", "10,60,150"),
    )
    size = Size().times(int(os.environ.get("KNOOPPUNT_MEET_MAAT", "1")))
    regions = {seed: region(seed, size) for seed in seeds}
    match(regions[seeds[0]], stop=Stop(iterations=0))  # compiles the search, once on a machine
    ours = [_ours(seed, regions[seed], limit) for seed in seeds for limit in limits]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    plain = [_plain(row, regions[row["seed"]]) for row in ours]
    by_hand = [_by_hand(row, regions[row["seed"]]) for row in ours if row["seconds"] == limits[-1]]
    last = [i for i, row in enumerate(ours) if row["seconds"] == limits[-1]]
    own, reference = _mean([ours[i] for i in last]), _mean([plain[i] for i in last])
    return {
        "name": "match",
        "ours": own,
        "reference": reference,
        "ratio": round(own / reference, 3) if own is not None and reference else None,
        "unit": f"% above the proven bound after {limits[-1]} s (plain HiGHS beside it), mean of {len(seeds)} regions",
        "conditions": {
            "pupils": size.pupils,
            "memory_mib": memory,
            "match": ours,
            "plain_highs": plain,
            "by_hand": by_hand,
        },
    }


def _mean(rows: list[dict[str, Any]]) -> float | None:
    """None when one of them has no gap: no plan or no bound."""
    gaps = [row["gap_pct"] for row in rows]
    return None if None in gaps else round(statistics.mean(gaps), 2)


def _percent(gap: float) -> float | None:
    return round(100 * gap, 2) if math.isfinite(gap) else None


def _numbers(name: str, default: str) -> list[int]:
    return [int(number) for number in os.environ.get(name, default).split(",")]


def _ours(seed: int, problem: MatchProblem, seconds: int) -> dict[str, Any]:
    clock, cpu = time.monotonic(), time.process_time()
    result = match(problem, stop=Stop(seconds=seconds), seed=seed)
    took = time.monotonic() - clock
    assert result.plan is not None
    seen = verify(problem, result.plan)
    assert seen.is_right, seen.faults[:3]
    return {
        "seed": seed,
        "seconds": seconds,
        "gap_pct": _percent(result.gap),
        "cost": round(result.cost, 1),
        "bound": round(result.bound, 1) if math.isfinite(result.bound) else None,
        "unserved": sum(row.pupils for row in result.plan.unserved),
        "iterations": result.iterations,
        "took_s": round(took, 1),
        "cpu": round((time.process_time() - cpu) / took, 2),
    }


def _plain(ours: dict[str, Any], problem: MatchProblem) -> dict[str, Any]:
    """HiGHS on the whole model, as long; its plan is held against the better of the two bounds."""
    model = model_of(problem).model
    solution = solve(model, Limits(seconds=ours["seconds"]))
    cost = math.inf if solution.x is None else model.value(solution.x)
    gap = relative_gap(cost, max(solution.bound, ours["bound"] or -math.inf))
    return {
        "seed": ours["seed"],
        "seconds": ours["seconds"],
        "gap_pct": _percent(gap),
        "cost": round(cost, 1),
    }


def _by_hand(ours: dict[str, Any], problem: MatchProblem) -> dict[str, Any]:
    plan = greedy(problem)
    seen = verify(problem, plan)
    left_out = sum(row.pupils for row in plan.unserved)
    return {
        "seed": ours["seed"],
        "cost": round(seen.cost, 1),
        "unserved": left_out,
        "unserved_pct": round(100 * left_out / problem.demand.pupils, 1),
        "match_to_by_hand": round(ours["cost"] / seen.cost, 3),
    }
