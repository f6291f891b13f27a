"""School buses: a brute force over tiny mornings agrees with the plan and the bound."""

import itertools
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_planning import Stop, Window
from knooppunt_planning.busing import BusSchool, BusStop, FleetProblem, fleet, verify

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
        PLACES,
        minutes,
        schools,
        stops,
        seats=10,
        max_ride=draw(st.sampled_from([20.0, 35.0, 80.0])),
        mixed=draw(st.booleans()),
    )


def _bells(draw: st.DrawFn) -> list[tuple[str, float]]:
    return [("x", 500.0), ("y", 500.0 + draw(st.sampled_from([0, 25, 50, 100])))]


def fewest(problem: FleetProblem) -> int:
    """Over every way to divide the stops over buses."""
    stops = list(problem.stops)
    return min(
        len(division) for division in divisions(stops) if all(one_bus(problem, part) for part in division)
    )


def divisions(stops: list[BusStop]) -> Iterator[list[list[BusStop]]]:
    if not stops:
        yield []
        return
    for rest in divisions(stops[1:]):
        yield [[stops[0]], *rest]
        for k in range(len(rest)):
            yield [*rest[:k], [stops[0], *rest[k]], *rest[k + 1 :]]


def one_bus(problem: FleetProblem, stops: list[BusStop]) -> bool:
    """Whether any order of these stops and their schools can be driven."""
    used = [school for school in problem.schools if school.name in {stop.school for stop in stops}]
    return any(drivable(problem, order) for order in itertools.permutations([*stops, *used]))


def drivable(problem: FleetProblem, order: tuple[BusStop | BusSchool, ...]) -> bool:
    """Seats and schools on board are counted; times are bound by differences, and exist without a negative circle."""
    at = {halt.name: k for k, halt in enumerate(order) if isinstance(halt, BusSchool)}
    aboard: list[BusStop] = []
    for k, halt in enumerate(order):
        if isinstance(halt, BusSchool):
            aboard = [stop for stop in aboard if stop.school != halt.name]
            continue
        aboard.append(halt)
        schools = {stop.school for stop in aboard}
        if k > at[halt.school] or sum(stop.pupils for stop in aboard) > problem.seats:
            return False
        if len(schools) > 1 and not problem.mixed:
            return False
    return not has_negative_circle(differences(problem, order, at))


def differences(problem: FleetProblem, order: tuple, at: dict[str, int]) -> np.ndarray:
    """From i to j: the time of j is at most so much after that of i. The last one is midnight."""
    most = np.full((len(order) + 1,) * 2, np.inf)
    places = [problem.index[halt.place] for halt in order]
    stands = [halt.unloading if isinstance(halt, BusSchool) else halt.loading for halt in order]
    for k, halt in enumerate(order):
        if k + 1 < len(order):
            most[k + 1, k] = -(stands[k] + problem.minutes[places[k], places[k + 1]])
        if isinstance(halt, BusSchool):
            most[-1, k], most[k, -1] = halt.window.latest - stands[k], stands[k] - halt.window.earliest
        else:
            most[k, at[halt.school]] = problem.max_ride + stands[k]
    return most


def has_negative_circle(most: np.ndarray) -> bool:
    for k in range(len(most)):
        most = np.minimum(most, most[:, [k]] + most[[k], :])
    return bool((np.diagonal(most) < -1e-6).any())


@settings(max_examples=40, deadline=None)
@given(problems())
def test_no_plan_has_fewer_buses(problem: FleetProblem):
    result = fleet(problem, stop=Stop(iterations=6))
    assert verify(problem, result.plan).faults == ()
    if not result.plan.unserved:
        assert result.bound <= result.cost == fewest(problem)
