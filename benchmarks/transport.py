"""Transport of 300 pupils to special schools in one pass: cost within a minute, beside the plan of cheapest insertion.

Invented, the same for a seed: 12 schools with bells from 8:15 to 9:00, three classes of longest ride (45, 60 and 90
minutes), one in eight in a wheelchair, one in twelve with an assistant, some who ride alone or with a sibling, and
pairs of schools that may not be on board together. The reference is the first plan of the same run: everyone where it
costs least, who would regret waiting most first.
KNOOPPUNT_MEET_LEERLINGEN and KNOOPPUNT_MEET_SECONDEN change the size and the time.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from typing import Any

import numpy as np

from knooppunt_planning import Point, Stop
from knooppunt_planning.network import Mode, StraightLine
from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window, route, verify

LEERLINGEN = int(os.environ.get("KNOOPPUNT_MEET_LEERLINGEN", "300"))
SECONDEN = float(os.environ.get("KNOOPPUNT_MEET_SECONDEN", "55"))
SCHOOLS = 12
CORES = 2
MORNING = (Window(390, 570),)
LONGEST = (45.0, 60.0, 90.0)
LIFT = frozenset({"lift"})


def run() -> dict[str, Any]:
    """``ours`` and ``reference`` are costs; every plan goes past the independent checker."""
    problem = region(1, LEERLINGEN)
    first = route(problem, stop=Stop(iterations=0))
    began, processor = time.perf_counter(), time.process_time()
    result = route(problem, stop=Stop(seconds=SECONDEN), seed=1, cores=CORES)
    seconds, processor = time.perf_counter() - began, time.process_time() - processor
    assert result.plan is not None
    assert first.plan is not None
    seen = [verify(problem, answer.plan) for answer in (result, first) if answer.plan]
    return {
        "name": "transport",
        "ours": round(result.cost, 1),
        "reference": round(first.cost, 1),
        "ratio": round(result.cost / first.cost, 3),
        "unit": "cost",
        "conditions": {
            "pupils": LEERLINGEN,
            "seconds": round(seconds, 1),
            "processor": round(processor, 1),
            "faults": [len(answer.faults) for answer in seen],
            "vehicles": [len(answer.plan.routes) for answer in (result, first) if answer.plan],
            "unserved": [len(answer.plan.unserved) for answer in (result, first) if answer.plan],
            "reasons": dict(Counter(reason.code for reason in result.reasons)),
            "iterations": result.iterations,
            "gap": round(result.gap, 3),
        },
    }


def region(seed: int, pupils: int) -> RouteProblem:
    """Towns with homes, schools in the larger towns, and vehicles at three garages."""
    rng = np.random.default_rng(seed)
    towns = rng.uniform(0, 35, (10, 2))
    schools = {f"school {s}": _near(rng, towns[s % 5], 1.5) for s in range(SCHOOLS)}
    homes = {f"home {i}": _near(rng, towns[rng.integers(10)], 2.0) for i in range(pupils)}
    garages = {f"garage {g}": _near(rng, towns[g], 2.0) for g in range(3)}
    bells = {name: float(rng.choice([495, 510, 525, 540])) for name in schools}
    road = StraightLine().seconds(list(homes.values()), list(schools.values()), Mode.CAR) / 60
    riders = tuple(_rider(rng, i, bells, road[i]) for i in range(pupils))
    apart = (("school 0", "school 1"), ("school 0", "school 4"), ("school 2", "school 3"), ("alone", "alone"))
    apart += tuple(("alone", school) for school in schools)
    named = {rider.group for rider in riders}
    return RouteProblem.on(
        StraightLine(),
        {**schools, **homes, **garages},
        riders,
        _fleet(pupils),
        apart=tuple(pair for pair in apart if named.issuperset(pair)),
        escorts=pupils // 12,
    )


def _near(rng: np.random.Generator, town: np.ndarray, spread: float) -> Point:
    km = town + rng.normal(0, spread, 2)
    return Point(52.0 + float(km[1]) / 111.2, 5.5 + float(km[0]) / 68.5)


def _rider(rng: np.random.Generator, i: int, bells: dict[str, float], road: np.ndarray) -> Rider:
    """To one of the nearest six schools; the numbers 40k and 40k + 1 are siblings and go to the same one."""
    sibling = i % 40 < 2
    number = i // 40 % SCHOOLS if sibling else int(rng.choice(np.argsort(road)[:6]))
    school = f"school {number}"
    longest = [most for most in LONGEST if most >= 1.25 * road[number]] or [LONGEST[-1]]
    chair = bool(rng.random() < 1 / 8) and not sibling
    return Rider.morning(
        f"pupil {i}",
        f"home {i}",
        school,
        bells[school],
        float(rng.choice(longest)),
        boarding=4.0 if chair else 1.0,
        alighting=3.0 if chair else 0.5,
        uses={"wheelchair": 1} if chair else {"seat": 1},
        asks=LIFT if chair else frozenset(),
        group="alone" if rng.random() < 0.02 and not sibling else school,
        together=f"siblings {i // 40}" if sibling else "",
        escorted=bool(rng.random() < 1 / 12),
    )


def _fleet(pupils: int) -> tuple[Vehicle, ...]:
    """Taxis, vans and vans with a lift, a few more than needed."""
    kinds = (
        ("taxi", {"seat": 4}, 40.0, 0.9, frozenset[str]()),
        ("van", {"seat": 8}, 60.0, 1.1, frozenset[str]()),
        ("lift van", {"seat": 4, "wheelchair": 3}, 75.0, 1.3, LIFT),
    )
    return tuple(
        Vehicle(
            f"{name} {k}",
            f"garage {k % 3}",
            f"garage {k % 3}",
            spaces,
            MORNING,
            max_minutes=150.0,
            price=price,
            km_price=per_km,
            offers=offers,
        )
        for name, spaces, price, per_km, offers in kinds
        for k in range(max(3, pupils // 15))
    )
