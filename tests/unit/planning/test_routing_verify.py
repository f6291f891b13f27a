"""The checker of ride lists, on timetables made by hand. Places lie on a line, ten minutes and ten kilometres apart."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning.nouns import HARD
from knooppunt_planning.routing import (
    Act,
    Halt,
    Rider,
    Route,
    RoutePlan,
    RouteProblem,
    Vehicle,
    Window,
    verify,
)

LINE = 10.0 * np.abs(np.subtract.outer(np.arange(4), np.arange(4)))
PLACES = ("depot", "a", "b", "school")


def problem(*, rider: dict | None = None, vehicle: dict | None = None, **settings: Any) -> RouteProblem:
    """Ann and Bob go from a and b to school, in a bus or a taxi that start and end at the depot."""
    ann = Rider("Ann", "a", "school", max_ride=21.0, arrive=Window(505, 515), **(rider or {}))
    bob = Rider("Bob", "b", "school", max_ride=20.0, arrive=Window(505, 515), group="blue")
    bus = replace(
        Vehicle("bus", "depot", "depot", {"seat": 2}, (Window(420, 560),), 80.0, price=5.0), **(vehicle or {})
    )
    taxi = Vehicle("taxi", "depot", "depot", {"seat": 2, "wheelchair": 1})
    return RouteProblem(PLACES, LINE, LINE, (ann, bob), (bus, taxi), **settings)


def halts(*rows: tuple[str, str, float]) -> tuple[Halt, ...]:
    return tuple(Halt(Act(act), rider, minute) for rider, act, minute in rows)


BOTH = Route(
    "bus",
    0,
    470,
    halts(("Ann", "in", 484), ("Bob", "in", 495), ("Ann", "out", 506), ("Bob", "out", 507)),
    540,
)
PLAN = RoutePlan((BOTH,))


def faults(question: RouteProblem, route: Route = BOTH, **plan: object) -> tuple[str, ...]:
    return verify(question, replace(RoutePlan((route,)), **plan)).faults


def test_a_right_timetable_has_no_fault():
    assert faults(problem()) == ()


def test_the_cost_is_that_of_the_vehicle_and_its_kilometres():
    assert verify(problem(), PLAN).cost == 5.0 + 60.0


def test_an_unserved_rider_costs_the_penalty():
    left_out = RoutePlan((), ("Ann", "Bob"))
    assert verify(problem(unserved=400.0), left_out).cost == 800.0


def test_a_rider_in_another_vehicle_than_usual_costs_the_change():
    assert verify(problem(rider={"usual": "taxi", "change": 7.0}), PLAN).cost == 72.0


WRONG = {
    "a vehicle is not before the road allows": (
        {},
        replace(BOTH, departs=475),
        "vehicle bus: is at a at 484.00, leaves depot at 475.00 and needs 10.00 minutes",
    ),
    "a ride is not too long": (
        {},
        replace(BOTH, halts=(replace(BOTH.halts[0], minute=480), *BOTH.halts[1:])),
        "rider Ann: is on board for 25.00 of 21 minutes",
    ),
    "nobody gets out before the window": (
        {"rider": {"leave": Window(485, 600)}},
        BOTH,
        "rider Ann: gets in at 484.00, outside (485, 600)",
    ),
    "a route is not too long": (
        {"vehicle": {"max_minutes": 60.0}},
        BOTH,
        "vehicle bus: is away for 70.00 of 60 minutes",
    ),
    "a vehicle is away in its shift": (
        {"vehicle": {"shifts": (Window(420, 530),)}},
        BOTH,
        "vehicle bus: is away from 470.00 to 540.00, outside its shift",
    ),
    "there is a seat for everyone": (
        {"vehicle": {"spaces": {"seat": 1}}},
        BOTH,
        "vehicle bus: 2 of seat are taken and there are 1",
    ),
    "a wheelchair does not go on a seat": (
        {"rider": {"uses": {"wheelchair": 1}}},
        BOTH,
        "vehicle bus: 1 of wheelchair are taken and there are 0",
    ),
    "an assistant takes a seat": (
        {"rider": {"escorted": True}, "escorts": 1},
        BOTH,
        "vehicle bus: 3 of seat are taken and there are 2",
    ),
    "there are enough assistants": (
        {"rider": {"escorted": True}, "vehicle": {"spaces": {"seat": 3}}},
        BOTH,
        "shift 0: 1 routes need an assistant, there are 0",
    ),
    "groups are kept apart": (
        {"rider": {"group": "red"}, "apart": (("red", "blue"),)},
        BOTH,
        "rider Bob: is on board with Ann, and is to be kept apart",
    ),
    "a vehicle offers what is asked": (
        {"rider": {"asks": frozenset({"lift"})}},
        BOTH,
        "rider Ann: asks for lift, bus does not offer it",
    ),
    "who may not change does not": (
        {"rider": {"usual": "taxi", "change": HARD}},
        BOTH,
        "rider Ann: may ride with taxi alone, rides with bus",
    ),
}


@pytest.mark.parametrize("rule", WRONG)
def test_the_checker_sees_that(rule: str):
    settings, route, fault = WRONG[rule]
    assert faults(problem(**settings), route) == (fault,)


def test_groups_that_are_kept_apart_may_ride_one_after_the_other():
    apart = problem(rider={"group": "red"}, apart=(("red", "blue"),))
    apart = replace(apart, riders=tuple(replace(rider, arrive=Window(480, 560)) for rider in apart.riders))
    first_ann = halts(("Ann", "in", 480), ("Ann", "out", 501), ("Bob", "in", 512), ("Bob", "out", 523))
    route = Route("taxi", 0, 470, first_ann, 560)
    assert faults(apart, route) == ()


def test_who_belongs_together_is_not_split():
    pair = problem()
    pair = replace(pair, riders=tuple(replace(rider, together="siblings") for rider in pair.riders))
    alone = replace(BOTH, halts=halts(("Ann", "in", 484), ("Ann", "out", 505)))
    assert faults(pair, alone, unserved=("Bob",)) == ("together siblings: do not ride in the same vehicle",)


def test_a_forgotten_rider_is_seen():
    alone = replace(BOTH, halts=halts(("Ann", "in", 484), ("Ann", "out", 505)))
    assert faults(problem(), alone) == ("rider Bob: does not get in and out once, in one vehicle: ",)


def test_getting_out_before_getting_in_is_seen():
    turned = replace(BOTH, halts=(BOTH.halts[2], BOTH.halts[1], BOTH.halts[0], BOTH.halts[3]))
    told = ("rider Ann: does not get in and out once, in one vehicle: out 0, in 0",)
    assert faults(problem(), turned) == told


def test_a_vehicle_rides_once_in_a_shift():
    empty = Route("bus", 0, 470, (), 470)
    plan = RoutePlan((BOTH, empty))
    assert verify(problem(), plan).faults == ("vehicle bus: has 2 routes in shift 0",)


def test_a_strange_name_is_a_fault():
    strange = replace(BOTH, vehicle="boat")
    assert faults(problem(), strange) == ("vehicle boat, shift 0: is not in the problem",)


def test_a_driver_who_is_on_the_road_for_too_long_without_a_break_is_seen():
    tired = problem(vehicle={"drive_minutes": 45.0, "break_minutes": 10.0})
    found = ("vehicle bus: is on the road for 60.00 minutes without a break, may be for 45",)
    assert (faults(tired), faults(tired, replace(BOTH, returns=550))) == (found, ())


def test_standing_still_with_somebody_on_board_is_no_break():
    tired = problem(vehicle={"drive_minutes": 25.0, "break_minutes": 5.0})
    bob_alone = Route("bus", 0, 464, halts(("Bob", "in", 484), ("Bob", "out", 505)), 536)
    assert faults(tired, bob_alone, unserved=("Ann",)) == (
        "vehicle bus: is on the road for 30.00 minutes without a break, may be for 25",
    )
