"""Engines of others on rides that one can solve by hand. Places lie on a line, ten minutes and kilometres apart."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning.engines.plain import Found, Plain, driven, price_of
from knooppunt_planning.engines.pyvrp import pyvrp_routes
from knooppunt_planning.engines.vroom import vroom_routes
from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window, verify
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.plain import is_plain, plain_of
from knooppunt_planning.routing.timetable import plan_of_routes

PLACES = ("depot", "a", "b", "c")
LINE = 10.0 * np.abs(np.subtract.outer(np.arange(4), np.arange(4)))
ENGINES: dict[str, Callable[[Plain], Found]] = {
    "pyvrp": lambda d: pyvrp_routes(d, 60.0, 1, iterations=100),
    "vroom": lambda d: vroom_routes(d, 60.0),
}


def rider(name: str, origin: str, destination: str = "depot", **settings: Any) -> Rider:
    return Rider(name, origin, destination, np.inf, **{"alighting": 0.0, **settings})


def problem(riders: list[Rider], vehicles: list[Vehicle] | None = None, **settings: Any) -> RouteProblem:
    return RouteProblem(
        PLACES, LINE, LINE, tuple(riders), tuple(vehicles or [bus("one"), bus("two")]), **settings
    )


def bus(name: str, seats: int = 8, **settings: Any) -> Vehicle:
    return Vehicle(name, "depot", "depot", {"seat": seats}, **settings)


def solved(engine: str, question: RouteProblem) -> float:
    """What its plan costs, after the checker has agreed with it."""
    d = arrays_of(question)
    plain = plain_of(d)
    found = ENGINES[engine](plain)
    seen = verify(question, plan_of_routes(question, d, driven(plain, found)))
    assert seen.faults == ()
    assert seen.cost == pytest.approx(price_of(plain, found))
    return seen.cost


HOME = [rider("Ann", "a"), rider("Bob", "c")]
EVENING = Window(1000.0, 1010.0)
CASES = {
    "collect": (HOME, None, 60.0),
    "carry": ([rider("Ann", "a", "b", alighting=2.0), rider("Bob", "b", "c", alighting=2.0)], None, 60.0),
    "carry back": ([rider("Ann", "c", "a"), rider("Bob", "b", "a")], None, 60.0),
    "two small vehicles": (HOME, [bus("one", 1), bus("two", 1)], 80.0),
    "times that are far from each other": (
        [rider("Ann", "a", leave=Window(10, 20)), rider("Bob", "c", leave=EVENING)],
        [bus("one", shifts=(Window(0, 100),)), bus("two", shifts=(Window(900, 1100),))],
        80.0,
    ),
    "a vehicle with a price": (HOME, [bus("dear", price=30.0), bus("cheap", price=5.0)], 65.0),
    "a vehicle with a price per kilometre": (
        HOME,
        [bus("dear", km_price=2.0), bus("cheap", km_price=0.5)],
        30.0,
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES)
def test_an_engine_finds_the_best_plan(engine: str, case: str):
    riders, vehicles, cost = CASES[case]
    assert solved(engine, problem(riders, vehicles)) == cost


def test_one_goes_on_where_another_ended():
    d = plain_of(arrays_of(problem(HOME)))
    assert price_of(d, pyvrp_routes(d, 60.0, 1, [(0, [0, 2]), (0, [1, 3])], iterations=100)) == 60.0


def test_no_time_is_the_plan_to_begin_with():
    d = plain_of(arrays_of(problem(HOME)))
    assert pyvrp_routes(d, 0.0, 1, [(0, [0, 2]), (0, [1, 3])]) == [(0, [0, 2]), (0, [1, 3])]


def test_a_ride_without_more_is_plain():
    assert is_plain(arrays_of(problem(HOME)))


MORE = {
    "a longest ride": problem([replace(HOME[0], max_ride=30.0)]),
    "together": problem([replace(row, together="x") for row in HOME]),
    "apart": problem([replace(row, group="x") for row in HOME], apart=(("x", "x"),)),
    "an assistant": problem([replace(HOME[0], escorted=True)], escorts=1),
    "a lift": problem([replace(HOME[0], asks=frozenset({"lift"}))]),
    "the usual vehicle": problem([replace(HOME[0], usual="one", change=3.0)]),
}


@pytest.mark.parametrize("what", MORE)
def test_more_is_not_plain(what: str):
    assert not is_plain(arrays_of(MORE[what]))
