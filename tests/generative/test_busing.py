"""School buses: a brute force over tiny mornings agrees with the plan and the bound."""

import itertools
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_planning import Stop, Window
from knooppunt_planning.busing import Bus, BusSchool, BusStop, FleetPlan, FleetProblem, Run, fleet, verify

PLACES = ("a", "b", "c", "x", "y")


@st.composite
def problems(draw: st.DrawFn) -> FleetProblem:
    """At most four stops of two schools."""
    at = np.array([[draw(st.integers(0, 20)), draw(st.integers(0, 20))] for _ in PLACES], dtype=float)
    minutes = np.abs(at[:, None] - at[None, :]).sum(axis=2)
    schools = tuple(
        BusSchool(name, name, Window(bell, bell + draw(st.sampled_from([0, 30]))))
        for name, bell in _bells(draw)
    )
    stops = tuple(
        BusStop(
            f"s{i}",
            draw(st.sampled_from("abc")),
            draw(st.sampled_from("xy")),
            draw(st.sampled_from([3, 5, 9])),
        )
        for i in range(draw(st.integers(1, 4)))
    )
    return FleetProblem(
        PLACES, minutes, schools, stops, seats=10, max_ride=draw(st.sampled_from([20.0, 35.0, 80.0]))
    )


def _bells(draw: st.DrawFn) -> list[tuple[str, float]]:
    return [("x", 500.0), ("y", 500.0 + draw(st.sampled_from([0, 25, 50, 100])))]


def plans(problem: FleetProblem) -> Iterator[FleetPlan]:
    """Every way to divide the stops over buses and put them in order, each run as early as can be."""
    names = [stop.name for stop in problem.stops]
    for division in divisions(names):
        for orders in itertools.product(*(itertools.permutations(part) for part in division)):
            yield FleetPlan(tuple(bus(problem, order) for order in orders))


def divisions(names: list[str]) -> Iterator[list[list[str]]]:
    if not names:
        yield []
        return
    for rest in divisions(names[1:]):
        yield [[names[0]], *rest]
        for k in range(len(rest)):
            yield [*rest[:k], [names[0], *rest[k]], *rest[k + 1 :]]


def bus(problem: FleetProblem, order: tuple[str, ...]) -> Bus:
    stops = {stop.name: stop for stop in problem.stops}
    schools = {school.name: school for school in problem.schools}
    runs: list[Run] = []
    for name, group in itertools.groupby(order, key=lambda stop: stops[stop].school):
        row = tuple(group)
        way = [problem.index[place] for place in (*(stops[stop].place for stop in row), name)]
        minutes = sum(float(problem.minutes[i, j]) for i, j in itertools.pairwise(way))
        minutes += sum(stops[stop].loading for stop in row) + schools[name].unloading
        ends = schools[name].window.earliest
        if runs:
            ends = max(
                ends, runs[-1].ends + float(problem.minutes[problem.index[runs[-1].school], way[0]]) + minutes
            )
        runs.append(Run(name, row, ends - minutes, ends))
    return Bus(tuple(runs))


@settings(max_examples=40, deadline=None)
@given(problems())
def test_no_plan_has_fewer_buses(problem: FleetProblem):
    result = fleet(problem, stop=Stop(iterations=3))
    assert verify(problem, result.plan).faults == ()
    if not result.plan.unserved:
        seen = [verify(problem, plan) for plan in plans(problem)]
        assert result.bound <= result.cost == min(row.cost for row in seen if row.is_right)
