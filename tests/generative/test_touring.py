"""Tours: a brute force over tiny weeks agrees with the plan, the bound and the checker."""

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_planning import Stop, Window
from knooppunt_planning.nouns import HARD
from knooppunt_planning.roads import Ways
from knooppunt_planning.touring import (
    Call,
    Part,
    Pause,
    Tour,
    TourPlan,
    TourProblem,
    Traveller,
    Visit,
    tour,
    verify,
)

PLACES, WEEK = ("office", "a", "b", "c"), ("mon", "tue")
WINDOWS = [Window(0, 40), Window(30, 60), Window(20, 200)]


@st.composite
def problems(draw: st.DrawFn) -> TourProblem:
    """Two travellers, two days, and at most three visits, with every kind of limit somewhere."""
    at = np.array([[draw(st.integers(0, 20)), draw(st.integers(0, 20))] for _ in PLACES], dtype=float)
    road = np.hypot(*(at[:, None] - at[None, :]).T).T
    soft = draw(st.booleans())
    return TourProblem(
        PLACES,
        {"car": Ways(road, road), "transit": Ways(2 * road, road)},
        WEEK,
        tuple(_visit(draw, i) for i in range(draw(st.integers(1, 2)))),
        tuple(_traveller(draw, i) for i in range(2)),
        late=draw(st.sampled_from([0.5, 2.0])) if soft else HARD,
        latest=1.0 if soft else 0.0,
    )


def _visit(draw: st.DrawFn, i: int) -> Visit:
    skills = [frozenset(), frozenset(), frozenset({"signs"})]
    parts = tuple(
        Part(draw(st.sampled_from([10.0, 30.0])), draw(st.sampled_from(skills))) for _ in range(1 + i)
    )
    days = {day: draw(st.sampled_from(WINDOWS)) for day in draw(st.sampled_from([WEEK, WEEK, ("mon",)]))}
    after = draw(st.sampled_from([Window(0, 0), Window(15, 20)]))
    return Visit(
        f"v{i}", draw(st.sampled_from("abc")), days, parts, after, draw(st.integers(1, 2 - i)), missed=60.0
    )


def _traveller(draw: st.DrawFn, i: int) -> Traveller:
    days = dict.fromkeys(
        draw(st.sampled_from([WEEK, ("mon",)])), draw(st.sampled_from([Window(0, 80), Window(10, 300)]))
    )
    return Traveller(
        f"t{i}",
        draw(st.sampled_from([frozenset(), frozenset({"signs"})])),
        draw(st.sampled_from(["office", "a"])),
        "office",
        days,
        draw(st.sampled_from(["car", "transit"])),
        draw(st.sampled_from([math.inf, 70.0])),
        day_price=draw(st.sampled_from([0.0, 10.0])),
        pause=draw(st.sampled_from([None, None, Pause(Window(25, 60), 15.0)])),
    )


def plans(problem: TourProblem) -> Iterator[TourPlan]:
    """Every plan: who does what when, in every order, at the earliest times."""
    units = [visit for visit in problem.visits for _ in range(visit.times)]
    people = [traveller.name for traveller in problem.travellers]
    ways = [
        [None, *itertools.product(WEEK, itertools.permutations(people, len(visit.parts)))] for visit in units
    ]
    for chosen in itertools.product(*ways):
        work: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for visit, way in zip(units, chosen, strict=True):
            for part, name in enumerate(way[1] if way else ()):
                work.setdefault((name, way[0]), []).append((visit.name, part))
        missed = tuple(visit.name for visit, way in zip(units, chosen, strict=True) if way is None)
        for orders in itertools.product(*(itertools.permutations(calls) for calls in work.values())):
            tours = timed(problem, dict(zip(work, orders, strict=True)))
            if tours is not None:
                yield TourPlan(tours, missed)


def timed(
    problem: TourProblem, work: dict[tuple[str, str], tuple[tuple[str, int], ...]]
) -> tuple[Tour, ...] | None:
    """The earliest times, by raising them until nothing moves; None when they never stop."""
    visits = {visit.name: visit for visit in problem.visits}
    people = {traveller.name: traveller for traveller in problem.travellers}
    begins: dict[tuple[str, str, int], float] = {}
    for _ in range(30):
        before = dict(begins)
        for (name, day), calls in work.items():
            if day not in people[name].days:
                return None
            began = free = people[name].days[day].earliest
            place = people[name].start
            for call, follows in zip(calls, [*calls[1:], None], strict=True):
                visit = visits[call[0]]
                if day not in visit.days:
                    return None
                way = road(problem, people[name], place, visit.place)
                there = max(free + way, visit.days[day].earliest)
                partner = begins.get((day, visit.name, 1 - call[1]), -math.inf)
                there = max(
                    there, partner + visit.after.earliest if call[1] else partner - visit.after.latest
                )
                lasts = visit.parts[call[1]].minutes
                begin = rested(people[name], began, free, way, there, lasts if follows else None)
                began = begins[day, *call] = begin
                free, place = begin + lasts, visit.place
        if begins == before:
            break
    else:
        return None
    rows = []
    for (name, day), calls in work.items():
        last = visits[calls[-1][0]]
        returns = begins[day, *calls[-1]] + last.parts[calls[-1][1]].minutes
        returns += road(problem, people[name], last.place, people[name].end)
        on_way = tuple(Call(*call, begins[day, *call]) for call in calls)
        departs = people[name].days[day].earliest
        times = [departs, *(call.minute for call in on_way)]
        over = [departs, *(c.minute + visits[c.visit].parts[c.part].minutes for c in on_way)]
        rows.append(Tour(name, day, departs, on_way, returns, paused(people[name], times, over)))
    return tuple(rows)


def rested(
    traveller: Traveller, began: float, free: float, way: float, there: float, lasts: float | None
) -> float:
    """When a call begins that could begin ``there`` but for the pause; ``lasts`` when another call follows."""
    pause = traveller.pause
    if pause is None or began > pause.window.earliest:
        return there
    if there <= pause.window.earliest and (lasts is None or there + lasts <= pause.window.latest):
        return there
    if free > pause.window.latest:
        return math.inf
    return max(there, max(free + way, pause.window.earliest) + pause.minutes)


def paused(traveller: Traveller, begins: list[float], free: list[float]) -> float | None:
    """When the pause begins, from when each call begins and is over."""
    if traveller.pause is not None:
        first = traveller.pause.window.earliest
        for (one, other), over in zip(itertools.pairwise(begins), free, strict=False):
            if one <= first < other:
                return max(first, over)
    return None


def road(problem: TourProblem, traveller: Traveller, origin: str, destination: str) -> float:
    return float(problem.ways[traveller.mode].minutes[problem.index[origin], problem.index[destination]])


@settings(max_examples=25, deadline=None)
@given(problems())
def test_no_plan_is_cheaper(problem: TourProblem):
    seen = [verify(problem, plan) for plan in plans(problem)]
    least = min(row.cost for row in seen if row.is_right)
    result = tour(problem, stop=Stop(iterations=2))
    assert result.cost == pytest.approx(least)


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_checker_agrees_and_the_bound_is_below(problem: TourProblem):
    result = tour(problem, stop=Stop(iterations=0))
    seen = verify(problem, result.plan)
    assert (seen.faults, seen.cost == pytest.approx(result.cost), result.bound <= result.cost + 1e-6) == (
        (),
        True,
        True,
    )


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_bound_is_below_every_plan(problem: TourProblem):
    bound = tour(problem, stop=Stop(iterations=0)).bound
    assert all(
        row.cost >= bound - 1e-6 for row in (verify(problem, plan) for plan in plans(problem)) if row.is_right
    )
