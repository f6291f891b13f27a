"""The verb fleet, and its checker, on mornings that one can plan by hand. Places lie ten minutes apart on a line."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning import Ending, Progress, Stop, Window
from knooppunt_planning.busing import (
    Act,
    Bus,
    BusSchool,
    BusStop,
    FleetPlan,
    FleetProblem,
    Halt,
    fleet,
    verify,
)

PLACES = ("a", "b", "c", "d", "e")
LINE = 10.0 * np.abs(np.subtract.outer(np.arange(5), np.arange(5)))
FEW = Stop(iterations=1)
EARLY, LATE = BusSchool("early", "b", Window(500, 500)), BusSchool("late", "e", Window(600, 600))


def stop(name: str, place: str = "a", school: str = "early", pupils: int = 10, **settings: Any) -> BusStop:
    return BusStop(name, place, school, pupils, **settings)


def problem(
    stops: list[BusStop], schools: tuple[BusSchool, ...] = (EARLY, LATE), **settings: Any
) -> FleetProblem:
    return FleetProblem(PLACES, LINE, schools, tuple(stops), **{"seats": 30, **settings})


def solved(question: FleetProblem, **settings: Any):
    """The answer, after the checker has agreed with it."""
    result = fleet(question, **{"stop": FEW, **settings})
    seen = verify(question, result.plan)
    assert seen.faults == ()
    assert seen.cost == result.cost
    assert result.bound <= result.cost
    return result


def test_stops_of_one_school_share_a_bus():
    assert solved(problem([stop("one"), stop("two", "c")])).cost == 1


def test_a_full_bus_takes_no_more():
    assert solved(problem([stop("one", pupils=20), stop("two", pupils=20)])).cost == 2


def test_a_bus_does_one_run_after_another():
    assert solved(problem([stop("one"), stop("two", "c", "late")])).cost == 1


def test_a_bell_that_is_too_soon_takes_another_bus():
    soon = replace(LATE, window=Window(530, 530))
    assert solved(problem([stop("one"), stop("two", "c", "late")], (EARLY, soon))).cost == 2


def test_a_window_gives_time_for_another_run():
    """Free at b at 500, ten minutes to c, one of loading, twenty to e and two of unloading."""
    wide = replace(LATE, window=Window(510, 533))
    assert solved(problem([stop("one"), stop("two", "c", "late")], (EARLY, wide))).cost == 1


def test_a_short_longest_ride_takes_two_buses():
    schools = (replace(EARLY, place="c"),)
    assert solved(problem([stop("one", "a"), stop("two", "b")], schools, max_ride=20.5)).cost == 2


def test_a_longer_longest_ride_takes_one():
    schools = (replace(EARLY, place="c"),)
    assert solved(problem([stop("one", "a"), stop("two", "b")], schools, max_ride=21.0)).cost == 1


def test_a_stop_that_is_too_far_is_told():
    result = solved(problem([stop("one"), stop("two", "e")], max_ride=20.0))
    assert (result.plan.unserved, [str(reason) for reason in result.reasons]) == (
        ("two",),
        ["two has no bus: going straight takes 30 minutes and may take 20."],
    )


def test_more_pupils_than_seats_are_told():
    result = solved(problem([stop("one", pupils=31)]))
    assert [str(reason) for reason in result.reasons] == ["one has no bus: 31 pupils do not fit on 30 seats."]


def test_a_stop_without_a_way_has_no_bus():
    nowhere = LINE.copy()
    nowhere[0, :] = np.inf
    question = FleetProblem(PLACES, nowhere, (EARLY,), (stop("one"), stop("two", "c")), 30)
    assert solved(question).plan.unserved == ("one",)


def test_no_stops_need_no_bus():
    assert solved(problem([])).cost == 0


@pytest.mark.parametrize(("mixed", "buses"), [(False, 2), (True, 1)])
def test_pupils_of_two_schools_share_a_bus_only_when_loads_may_be_mixed(mixed: bool, buses: int):
    """Both begin at a, and there is no time to go back for the second."""
    soon = replace(LATE, window=Window(533, 533))
    stops = [stop("one"), stop("two", "a", "late")]
    assert solved(problem(stops, (EARLY, soon), mixed=mixed), stop=Stop(iterations=4)).cost == buses


@pytest.mark.parametrize(("longest", "buses"), [(54.0, 2), (55.0, 1)])
def test_the_time_that_the_bus_waits_at_another_school_is_on_board_too(longest: float, buses: int):
    """In at a at 490, at b at 500 for the others, and at e at 545: the road takes 40 of these 55 minutes."""
    early, late = replace(EARLY, unloading=0.0), replace(LATE, unloading=0.0, window=Window(545, 545))
    stops = [stop("one", "a", loading=0.0), stop("two", "a", "late", loading=0.0)]
    question = problem(stops, (early, late), mixed=True, max_ride=longest)
    assert solved(question, stop=Stop(iterations=4)).cost == buses


def test_seats_are_shared_by_the_pupils_of_both_schools():
    soon = replace(LATE, window=Window(533, 533))
    stops = [stop("one", pupils=20), stop("two", "a", "late", pupils=20)]
    assert solved(problem(stops, (EARLY, soon), mixed=True), stop=Stop(iterations=4)).cost == 2


def test_whoever_must_be_on_board_at_the_same_moment_needs_a_seat():
    """From a to c and from a to d, in time for the same bell: no bus has room for both."""
    schools = (replace(EARLY, place="c"), replace(EARLY, name="other", place="d"))
    stops = [stop("one", pupils=20), stop("two", "a", "other", pupils=20)]
    assert solved(problem(stops, schools, mixed=True)).ending == Ending.PROVEN


def test_the_fewest_buses_are_proven():
    assert solved(problem([stop("one"), stop("two", "c", "late")])).ending == Ending.PROVEN


MANY = [stop(f"s{i}", PLACES[i % 5], ("early", "late")[i % 2], 7 + i % 3) for i in range(20)]


def test_the_same_seed_gives_the_same_plan():
    plans = [solved(problem(MANY), seed=3, stop=Stop(iterations=2)).plan for _ in range(2)]
    assert plans[0] == plans[1]


def test_progress_is_told_after_each_iteration():
    seen: list[Progress] = []
    fleet(problem(MANY, max_ride=31.0), stop=Stop(iterations=2), on_progress=seen.append)
    assert [progress.iteration for progress in seen] == [1, 2]


def test_it_can_be_cancelled():
    cancelled = Stop(iterations=1000, cancelled=lambda: True)
    assert fleet(problem(MANY), stop=cancelled).ending == Ending.CANCELLED


BAD = {
    "stop one: there is no school zed": lambda: problem([stop("one", school="zed")]),
    "stop one: there is no place z": lambda: problem([stop("one", "z")]),
    "stop one: occurs 2 times": lambda: problem([stop("one"), stop("one")]),
    "stop one: pupils must be 0 or more, is -1": lambda: stop("one", pupils=-1),
    "school early: there is no place z": lambda: problem([], (replace(EARLY, place="z"),)),
    "minutes of a: must be 0 or more everywhere": lambda: FleetProblem(PLACES, LINE - 1, (), (), 30),
}


@pytest.mark.parametrize("sentence", BAD)
def test_a_bad_row_is_refused_by_name(sentence: str):
    with pytest.raises(ValueError) as refused:
        BAD[sentence]()
    assert str(refused.value) == sentence


STOPS = [stop("one"), stop("two", "c"), stop("three", "c", "late")]
IN, OUT = Act.IN, Act.OUT
ONE, TWO, AT_EARLY = Halt(IN, "one", 466.0), Halt(IN, "two", 487.0), Halt(OUT, "early", 498.0)
THREE, AT_LATE = Halt(IN, "three", 577.0), Halt(OUT, "late", 598.0)


def faults(*halts: Halt, **settings: Any) -> tuple[str, ...]:
    return verify(problem(STOPS, **settings), FleetPlan((Bus(halts),))).faults


def test_a_right_plan_has_no_fault():
    assert faults(ONE, TWO, AT_EARLY, THREE, AT_LATE) == ()


def test_a_stop_without_a_bus_costs_buses():
    assert verify(problem(STOPS), FleetPlan((Bus((ONE, TWO, AT_EARLY)),), ("three",))).cost == 11.0


MIXED = (ONE, TWO, replace(THREE, minute=488.0), replace(AT_EARLY, minute=499.0), AT_LATE)
SOONER = (replace(EARLY, window=Window(500, 501)), LATE)


def test_a_mixed_load_has_no_fault_where_it_may_be():
    assert verify(problem(STOPS, SOONER, mixed=True), FleetPlan((Bus(MIXED),))).faults == ()


WRONG: dict[str, tuple[tuple[Halt, ...], dict, str]] = {
    "every stop is served": ((ONE, TWO, AT_EARLY), {}, "stop three: is served or left 0 times"),
    "a stop is served once": (
        (ONE, ONE, TWO, AT_EARLY, THREE, AT_LATE),
        {},
        "stop one: is served or left 2 times",
    ),
    "a bus is nowhere before it can be": (
        (ONE, TWO, AT_EARLY, replace(THREE, minute=509.0), AT_LATE),
        {},
        "bus 0: is at three at 509.00, leaves early at 500.00 and needs 10.00 minutes",
    ),
    "a bus is empty at the bell": (
        (ONE, TWO, replace(AT_EARLY, minute=499.0), THREE, AT_LATE),
        {},
        "bus 0: is empty at early at 501.00",
    ),
    "seats are enough": (
        (ONE, TWO, AT_EARLY, THREE, AT_LATE),
        {"seats": 19},
        "bus 0: has 20 pupils at two on 19 seats",
    ),
    "a ride is not too long": (
        (ONE, TWO, AT_EARLY, THREE, AT_LATE),
        {"max_ride": 30.0},
        "stop one: is on board for 31.00 of 30 minutes",
    ),
    "a ride is not too long over another school": (
        MIXED,
        {"max_ride": 60.0, "mixed": True, "schools": SOONER},
        "stop three: is on board for 109.00 of 60 minutes",
    ),
    "loads are not mixed": (
        MIXED,
        {"schools": SOONER},
        "bus 0: has pupils of early and late on board at three",
    ),
    "a stop is brought to its school": (
        (ONE, TWO, AT_EARLY, THREE),
        {},
        "stop three: is not brought to late",
    ),
    "a bus comes to a school once": (
        (ONE, AT_EARLY, TWO, AT_EARLY, THREE, AT_LATE),
        {},
        "bus 0: comes to early 2 times",
    ),
    "somebody gets out at a school": (
        (ONE, TWO, AT_EARLY, AT_LATE, THREE),
        {},
        "bus 0: is at late, where nobody gets out",
    ),
    "a stop is known": ((replace(ONE, name="zed"),), {}, "stop zed: is not in the problem"),
    "a school is known": ((replace(AT_LATE, name="zed"),), {}, "school zed: is not in the problem"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_rule_that_is_broken_is_found(rule: str):
    halts, settings, sentence = WRONG[rule]
    assert sentence in faults(*halts, **settings)
