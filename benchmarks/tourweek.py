"""A week of 60 travelling experts and 240 visits: cost after 60 s beside the first plan of the same run.

Invented, the same for a seed: experts with one to three of eight skills, three to five working days and five to eight
hours for visits, by car or by train, from home; visits of 45 to 120 minutes within a half-day or a school day, one in
five twice a week, one in ten by two people. The reference puts every visit where it costs least, what few can do first.
KNOOPPUNT_MEET_SECONDEN changes the time.
"""

from __future__ import annotations

import os
import time
from typing import Any

import numpy as np

from knooppunt_planning import Point, Stop, Window
from knooppunt_planning.network import Mode, StraightLine
from knooppunt_planning.roads import Ways, ways_over
from knooppunt_planning.touring import Part, TourProblem, Traveller, Visit, tour, verify

SECONDEN = float(os.environ.get("KNOOPPUNT_MEET_SECONDEN", "60"))
EXPERTS, VISITS = 60, 240
WEEK = ("ma", "di", "wo", "do", "vr")
SKILLS = tuple(f"skill {q}" for q in range(8))
MORNING, AFTERNOON, SCHOOL_DAY = Window(510, 660), Window(750, 840), Window(510, 840)
TRAIN = 1.8
"""How much longer than by car."""


def run() -> dict[str, Any]:
    """``ours`` and ``reference`` are costs; every plan goes past the independent checker."""
    problem = week(1)
    first = tour(problem, stop=Stop(iterations=0))
    began, processor = time.perf_counter(), time.process_time()
    result = tour(problem, stop=Stop(seconds=SECONDEN), seed=1)
    spent = {"seconds": time.perf_counter() - began, "processor": time.process_time() - processor}
    plans = [answer.plan for answer in (result, first) if answer.plan]
    return {
        "name": "tourweek",
        "ours": round(result.cost, 1),
        "reference": round(first.cost, 1),
        "ratio": round(result.cost / first.cost, 3),
        "unit": "cost",
        "conditions": {
            **{name: round(value, 1) for name, value in spent.items()},
            "faults": [len(verify(problem, plan).faults) for plan in plans],
            "missed": [len(plan.missed) for plan in plans],
            "tours": [len(plan.tours) for plan in plans],
            "above the bound": round(result.gap, 3),
            "iterations": result.iterations,
            "told": [str(reason) for reason in result.reasons[:8]],
        },
    }


def week(seed: int) -> TourProblem:
    """Towns with schools, and experts who live in them."""
    rng = np.random.default_rng(seed)
    towns = rng.uniform(0, 35, (10, 2))
    points = {f"school {s}": _near(rng, towns[s % 10], 3.0) for s in range(120)}
    points |= {f"home {e}": _near(rng, towns[rng.integers(10)], 3.0) for e in range(EXPERTS)}
    car = ways_over(StraightLine(), points, Mode.CAR)
    ways = {Mode.CAR: car, Mode.TRANSIT: Ways(TRAIN * car.minutes, car.km)}
    experts = tuple(_expert(rng, e) for e in range(EXPERTS))
    visits: list[Visit] = []
    while sum(visit.times for visit in visits) < VISITS:
        visits.append(_visit(rng, len(visits)))
    return TourProblem(tuple(points), ways, WEEK, tuple(visits), experts)


def _near(rng: np.random.Generator, town: np.ndarray, spread: float) -> Point:
    """A point around a town; the region lies around 52 degrees north."""
    x, y = town + rng.normal(0, spread, 2)
    return Point(52.0 + y / 111.2, 5.5 + x / 68.5)


def _expert(rng: np.random.Generator, e: int) -> Traveller:
    skills = frozenset(rng.choice(SKILLS, rng.integers(1, 4), replace=False).tolist())
    days = sorted(rng.choice(5, rng.integers(3, 6), replace=False).tolist())
    mode, price = (Mode.TRANSIT, 0.0) if rng.random() < 0.25 else (Mode.CAR, 0.3)
    hours = dict.fromkeys((WEEK[day] for day in days), Window(480, 990))
    home, most = f"home {e}", float(rng.integers(5, 9)) * 60
    return Traveller(f"E{e}", skills, home, home, hours, mode, most, 5.0, price, 0.5)


def _visit(rng: np.random.Generator, v: int) -> Visit:
    minutes, skill = float(rng.choice([45, 60, 90, 120])), str(rng.choice(SKILLS))
    parts = (Part(minutes, frozenset({skill})),)
    if rng.random() < 0.1:
        parts += (Part(minutes, frozenset({str(rng.choice(SKILLS))})),)
    window = (MORNING, AFTERNOON, SCHOOL_DAY)[rng.integers(3)]
    days = rng.choice(5, rng.integers(2, 6), replace=False).tolist()
    times = 2 if rng.random() < 0.2 and max(days) - min(days) >= 2 else 1
    place = f"school {rng.integers(120)}"
    return Visit(f"V{v}", place, {WEEK[day]: window for day in days}, parts, times=times, apart=2)
