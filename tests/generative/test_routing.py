"""Rides: the checker agrees with every plan, a linear program with every verdict on time."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from knooppunt_planning import Stop
from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window, route, verify
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.bound import lower_bound
from knooppunt_planning.routing.state import empty_state, sequences
from knooppunt_planning.routing.times import refresh

PLACES = ("depot", "a", "b", "c", "x", "y")


@st.composite
def problems(draw: st.DrawFn, most: int = 4) -> RouteProblem:
    """Riders between points on a plane, with every kind of limit somewhere."""
    at = np.array([[draw(st.integers(0, 20)), draw(st.integers(0, 20))] for _ in PLACES], dtype=float)
    road = np.hypot(*(at[:, None] - at[None, :]).T).T
    riders = tuple(_rider(draw, i) for i in range(draw(st.integers(1, most))))
    vehicles = tuple(
        Vehicle(
            f"v{k}",
            "depot",
            "depot",
            {"seat": draw(st.integers(1, 3)), "wheelchair": draw(st.integers(0, 1))},
            (Window(0, 200), Window(215, 400))[: draw(st.integers(1, 2))],
            draw(st.sampled_from([60.0, 120.0])),
            draw(st.sampled_from([np.inf, 40.0])),
            15.0,
            price=draw(st.sampled_from([0.0, 10.0])),
        )
        for k in range(draw(st.integers(1, 2)))
    )
    groups = {rider.group for rider in riders}
    apart = (("red", "blue"),) if groups >= {"red", "blue"} else ()
    return RouteProblem(PLACES, road, road, riders, vehicles, apart, escorts=draw(st.integers(0, 1)))


def _rider(draw: st.DrawFn, i: int) -> Rider:
    early = draw(st.integers(0, 250))
    window = Window(early, early + draw(st.sampled_from([5, 30, 100])))
    return Rider(
        f"r{i}",
        draw(st.sampled_from("abc")),
        draw(st.sampled_from("xy")),
        draw(st.sampled_from([15.0, 25.0, 60.0])),
        **{draw(st.sampled_from(["leave", "arrive"])): window},
        uses=draw(st.sampled_from([{"seat": 1}, {"seat": 2}, {"wheelchair": 1}])),
        group=draw(st.sampled_from(["red", "blue", ""])),
        together=draw(st.sampled_from(["", "", "pair"])),
        escorted=draw(st.booleans()),
    )


@settings(max_examples=25, deadline=None)
@given(problems(), st.integers(0, 9))
def test_every_plan_is_right_and_costs_what_it_says(problem: RouteProblem, seed: int):
    result = route(problem, stop=Stop(iterations=1), seed=seed)
    seen = verify(problem, result.plan)
    assert seen.faults == ()
    assert seen.cost == pytest.approx(result.cost)


@settings(max_examples=25, deadline=None)
@given(problems())
def test_the_bound_is_below_every_plan(problem: RouteProblem):
    cheapest = route(problem, stop=Stop(iterations=1)).cost
    assert lower_bound(arrays_of(problem)) <= cheapest + 1e-6


def drivable(problem: RouteProblem, nodes: tuple[int, ...]) -> bool:
    """Whether times exist for these nodes in the first vehicle, says a linear program written from the rules."""
    riders, vehicle, n = problem.riders, problem.vehicles[0], len(problem.riders)
    way = [vehicle.start] + [riders[v].origin if v < n else riders[v - n].destination for v in nodes]
    way.append(vehicle.end)
    stands = [0.0] + [riders[v].boarding if v < n else riders[v - n].alighting for v in nodes]
    rows, most = [], []

    def at_most(later: int, earlier: int, limit: float) -> None:
        """The time of one less that of the other is at most the limit."""
        row = np.zeros(len(way))
        row[later] += 1.0
        row[earlier] -= 1.0
        rows.append(row)
        most.append(limit)

    for k in range(len(way) - 1):
        road = problem.minutes[problem.index[way[k]], problem.index[way[k + 1]]]
        at_most(k, k + 1, -(stands[k] + road))
    for k, node in enumerate(nodes, start=1):
        if node >= n:
            rider = riders[node - n]
            at_most(k, nodes.index(node - n) + 1, rider.max_ride + rider.boarding)
    at_most(len(way) - 1, 0, vehicle.max_minutes)
    windows = [vehicle.shifts[0]] + [riders[v].leave if v < n else riders[v - n].arrive for v in nodes]
    windows.append(vehicle.shifts[0])
    found = linprog(np.zeros(len(way)), A_ub=np.array(rows), b_ub=most, bounds=windows)
    return found.status == 0


@settings(max_examples=20, deadline=None)
@given(problems(most=3), st.randoms(use_true_random=False))
def test_times_exist_where_a_linear_program_finds_them(problem: RouteProblem, random):
    rested = tuple(
        replace(vehicle, drive_minutes=np.inf) for vehicle in problem.vehicles
    )  # the program knows no breaks
    problem, n = replace(problem, vehicles=rested), len(problem.riders)
    orders = [
        order
        for order in permutations(range(2 * n))
        if all(order.index(i) < order.index(n + i) for i in range(n))
    ]
    d = arrays_of(problem)
    state = empty_state(d, 0)
    for order in random.sample(orders, min(6, len(orders))):
        seq, size = sequences(d, {0: order})
        state.seq[:], state.size[:] = seq, size
        assert refresh(d, state, 0) == drivable(problem, order)


SOLVE = """
import json, sys
from tests.generative.test_routing import planned
print(json.dumps(planned()))
"""


def planned() -> list[object]:
    """Cost and routes of one problem with eight riders."""
    rng = np.random.default_rng(1)
    at = rng.uniform(0, 30, (10, 2))
    road = np.hypot(*(at[:, None] - at[None, :]).T).T
    places = tuple(f"p{i}" for i in range(10))
    riders = tuple(Rider.morning(f"r{i}", f"p{i}", "p9", 510, 45) for i in range(8))
    vehicles = tuple(Vehicle(f"v{k}", "p8", "p8", {"seat": 3}, price=10.0) for k in range(3))
    plan = route(RouteProblem(places, road, road, riders, vehicles), stop=Stop(iterations=1)).plan
    assert plan is not None
    return [[row.vehicle, [f"{halt.act} {halt.rider}" for halt in row.halts]] for row in plan.routes]


def test_compiled_is_the_same_as_plain_python():
    """In two processes of its own: whether to compile is decided when numba is imported."""
    answers = [
        subprocess.run(
            [sys.executable, "-c", SOLVE],
            env={**os.environ, "NUMBA_DISABLE_JIT": disabled, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for disabled in ("0", "1")
    ]
    assert json.loads(answers[0]) == json.loads(answers[1])
