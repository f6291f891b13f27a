"""School buses over several bells (Park, Tae and Kim): how many buses, beside the fewest that are published.

Reads ``best_buses.csv`` and the instances: ``knooppunt benchmark schoolbussen --bron FOLDER``. Published are the
results of Bertsimas, Delarue and Martin (PNAS 2019), who fix the bell at the begin of the window of a school; so do we,
unless KNOOPPUNT_MEET_BEL is ``venster``. Theirs are single loads, and right for our checker too; mixed loads (pupils of
several schools on board at once), which these sets also allow, are beside it. KNOOPPUNT_MEET_INSTANTIES names
those to run, KNOOPPUNT_MEET_SECONDEN the seconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.fleet_park import best_known, instance
from knooppunt_planning import Stop
from knooppunt_planning.busing import FleetProblem, fleet, verify

INSTANTIES = os.environ.get("KNOOPPUNT_MEET_INSTANTIES", "RSRB01,CSCB01,RSRB03,CSCB05")
SECONDEN = float(os.environ.get("KNOOPPUNT_MEET_SECONDEN", "60"))
WHOLE_WINDOW = os.environ.get("KNOOPPUNT_MEET_BEL", "") == "venster"
LOADS = ("single", "mixed")
RIDES = (45.0, 90.0)


def run(bron: Path) -> dict[str, Any]:
    """``ours`` (mixed loads) and ``reference`` are buses of all together, with 45 and with 90 minutes on board."""
    known = best_known(bron)
    rows: dict[str, dict[str, Any]] = {}
    for name in INSTANTIES.split(","):
        for ride in RIDES:
            single, mixed = (
                _measure(instance(bron / name, ride, whole_window=WHOLE_WINDOW, mixed=mixed))
                for mixed in (False, True)
            )
            rows[f"{name} {ride:g} min"] = {"published": known[name, ride], "single": single, "mixed": mixed}
    published = sum(row["published"] for row in rows.values())
    single, ours = (sum(row[load]["buses"] for row in rows.values()) for load in LOADS)
    return {
        "name": "schoolbussen",
        "ours": ours,
        "reference": published,
        "ratio": round(ours / published, 3),
        "unit": "buses",
        "conditions": {
            "seconds": SECONDEN,
            "bell": "anywhere in the window" if WHOLE_WINDOW else "begin of the window",
            "single": single,
            **{
                f"{load} above published": _above(
                    row[load]["buses"] - row["published"] for row in rows.values()
                )
                for load in LOADS
            },
            **rows,
        },
    }


def _above(differences: Iterable[int]) -> str:
    above = list(differences)
    return f"{sum(more > 0 for more in above)} of {len(above)}, at most {max(above)}"


def _measure(problem: FleetProblem) -> dict[str, Any]:
    fleet(problem, stop=Stop(iterations=0))  # compiling is not counted
    processor = time.process_time()
    result = fleet(problem, stop=Stop(seconds=SECONDEN), seed=1)
    spent = time.process_time() - processor
    assert result.plan is not None
    seen = verify(problem, result.plan)
    return {
        "buses": len(result.plan.buses),
        "bound": int(result.bound),
        "faults": len(seen.faults),
        "unserved": len(result.plan.unserved),
        "processor": round(spent, 1),
        "iterations": result.iterations,
    }
