"""Plain rides: the engines side by side are never worse than our own search, and the checker agrees with both."""

import numpy as np
import pytest

from knooppunt_planning import Ending, Stop
from knooppunt_planning.engines.pyvrp import pyvrp_routes
from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window, route, verify
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.plain import plain_of


def problem(seed: int) -> RouteProblem:
    """Twelve riders between points on a plane."""
    rng = np.random.default_rng(seed)
    at = rng.uniform(0, 30, (9, 2))
    road = np.hypot(*(at[:, None] - at[None, :]).T).T
    places = tuple(f"p{i}" for i in range(9))
    early = rng.integers(0, 300, 12)
    riders = tuple(
        Rider(f"r{i}", f"p{i % 8}", f"p{(i + 3) % 8}", np.inf, Window(early[i], early[i] + 60.0))
        for i in range(12)
    )
    vehicles = tuple(Vehicle(f"v{k}", "p8", "p8", {"seat": 2}, price=10.0) for k in range(5))
    return RouteProblem(places, road, road, riders, vehicles)


@pytest.mark.parametrize("seed", range(2))
def test_engines_are_not_worse_than_our_own_search(seed: int):
    question = problem(seed)
    theirs, ours = route(question, stop=Stop(seconds=3)), route(question, stop=Stop(iterations=3))
    assert [verify(question, row.plan).faults for row in (theirs, ours)] == [(), ()]
    assert theirs.cost <= ours.cost + 0.01


def test_the_same_seed_and_iterations_give_the_same_routes():
    question = plain_of(arrays_of(problem(0)))
    first, again = (pyvrp_routes(question, 600.0, 7, iterations=200) for _ in range(2))
    assert first == again


def test_engines_can_be_cancelled():
    answer = route(problem(0), stop=Stop(seconds=60, cancelled=lambda: True))
    assert (answer.ending, answer.seconds < 10) == (Ending.CANCELLED, True)
