"""The verb fleet, and its checker, on mornings that one can plan by hand. Places lie ten minutes apart on a line."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning import Ending, Progress, Stop, Window
from knooppunt_planning.busing import Bus, BusSchool, BusStop, FleetPlan, FleetProblem, Run, fleet, verify

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
FIRST, SECOND = Run("early", ("one", "two"), 466.0, 500.0), Run("late", ("three",), 577.0, 600.0)
RIGHT = FleetPlan((Bus((FIRST, SECOND)),))


def faults(plan: FleetPlan, **settings: Any) -> tuple[str, ...]:
    return verify(problem(STOPS, **settings), plan).faults


def runs(*rows: Run) -> FleetPlan:
    return FleetPlan((Bus(rows),))


def test_a_right_plan_has_no_fault():
    assert faults(RIGHT) == ()


def test_a_stop_without_a_bus_costs_buses():
    assert verify(problem(STOPS), FleetPlan((Bus((FIRST,)),), ("three",))).cost == 11.0


WRONG: dict[str, tuple[FleetPlan, dict, str]] = {
    "every stop is served": (runs(FIRST), {}, "stop three: is served or left 0 times"),
    "a stop is served once": (replace(RIGHT, unserved=("one",)), {}, "stop one: is served or left 2 times"),
    "a bus begins when it can be there": (
        runs(FIRST, replace(SECOND, begins=509.0)),
        {},
        "bus 0: begins at three at 509.00, is free at early at 500.00 and needs 10.00 minutes",
    ),
    "a run takes its time": (
        runs(replace(FIRST, begins=467.0), SECOND),
        {},
        "bus 0: does the run to early in 33.00 minutes",
    ),
    "a bus is empty at the bell": (
        runs(replace(FIRST, ends=501.0), SECOND),
        {},
        "bus 0: is empty at early at 501.00",
    ),
    "seats are enough": (RIGHT, {"seats": 19}, "bus 0: has 20 pupils to early on 19 seats"),
    "a ride is not too long": (RIGHT, {"max_ride": 30.0}, "stop one: is on board for 31.00 of 30 minutes"),
    "a stop is brought to its school": (
        runs(replace(FIRST, school="late"), SECOND),
        {},
        "stop one: is brought to late",
    ),
    "a bus comes to a school once": (
        runs(replace(FIRST, stops=("one",)), replace(FIRST, stops=("two",)), SECOND),
        {},
        "bus 0: has 2 runs to early",
    ),
    "a run has stops": (
        runs(FIRST, SECOND, Run("late", (), 600.0, 600.0)),
        {},
        "bus 0: has a run without stops",
    ),
    "a stop is known": (runs(replace(FIRST, stops=("zed",))), {}, "stop zed: is not in the problem"),
    "a school is known": (runs(replace(FIRST, school="zed")), {}, "school zed: is not in the problem"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_rule_that_is_broken_is_found(rule: str):
    plan, settings, sentence = WRONG[rule]
    assert sentence in faults(plan, **settings)
