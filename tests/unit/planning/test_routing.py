"""The verb route on problems that one can solve by hand. Places lie on a line, ten minutes and ten kilometres apart."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning import Ending, Progress, Stop
from knooppunt_planning.nouns import HARD
from knooppunt_planning.routing import Act, Rider, RouteProblem, Vehicle, Window, route, verify
from knooppunt_planning.routing.arrays import arrays_of
from knooppunt_planning.routing.combine import Pooled
from knooppunt_planning.routing.search import _Search
from knooppunt_planning.stop import Watch

PLACES = ("depot", "a", "b", "school", "far")
LINE = 10.0 * np.abs(np.subtract.outer(np.arange(5), np.arange(5)))
BELL = 510.0
FEW = Stop(iterations=1)


def to_school(name: str, home: str = "a", **settings: Any) -> Rider:
    return Rider.morning(name, home, "school", BELL, **{"max_ride": 60.0, **settings})


def bus(name: str = "bus", seats: int = 8, **settings: Any) -> Vehicle:
    return Vehicle(name, "depot", "depot", {"seat": seats}, **settings)


def problem(riders: list[Rider], vehicles: list[Vehicle], **settings: Any) -> RouteProblem:
    return RouteProblem(PLACES, LINE, LINE, tuple(riders), tuple(vehicles), **settings)


def solved(question: RouteProblem, **settings: Any):
    """The answer, after the checker has agreed with it."""
    result = route(question, **{"stop": FEW, **settings})
    seen = verify(question, result.plan)
    assert seen.faults == ()
    assert seen.cost == pytest.approx(result.cost)
    assert result.bound <= result.cost
    return result


def carried(result) -> dict[str, list[str]]:
    """Who rides in which vehicle."""
    return {
        f"{row.vehicle}.{row.shift}": sorted(halt.rider for halt in row.halts if halt.act == Act.IN)
        for row in result.plan.routes
    }


def told(result, code: str) -> list[str]:
    return [str(reason) for reason in result.explain(code)]


TWO = [to_school("Ann"), to_school("Bob", "b")]


def test_two_riders_on_one_road_share_a_vehicle():
    assert carried(solved(problem(TWO, [bus("one"), bus("two")]))) == {"one.0": ["Ann", "Bob"]}


def test_the_cost_is_the_road_there_and_back():
    assert solved(problem(TWO, [bus()])).cost == 60.0


def test_nobody_sits_in_a_vehicle_that_waits():
    ann = solved(problem([to_school("Ann")], [bus()])).plan.routes[0].halts
    assert ann[1].minute - ann[0].minute == pytest.approx(21.0)


def test_a_short_longest_ride_takes_a_second_vehicle():
    riders = [to_school("Ann", "far", max_ride=10.5), to_school("Bob", max_ride=20.5)]
    assert len(solved(problem(riders, [bus("one"), bus("two")])).plan.routes) == 2


def test_a_longer_longest_ride_does_not():
    riders = [to_school("Ann", "far", max_ride=90.0), to_school("Bob", max_ride=90.0)]
    assert len(solved(problem(riders, [bus("one"), bus("two")])).plan.routes) == 1


def test_one_seat_takes_one_rider():
    assert len(solved(problem(TWO, [bus("one", 1), bus("two", 1)])).plan.routes) == 2


def test_a_wheelchair_goes_where_it_fits():
    chair = to_school("Ann", uses={"wheelchair": 1})
    van = replace(bus("van", price=50.0), spaces={"wheelchair": 1})
    assert carried(solved(problem([chair], [bus(), van]))) == {"van.0": ["Ann"]}


def test_a_lift_is_asked_for_and_offered():
    asks = to_school("Ann", asks=frozenset({"lift"}))
    assert carried(solved(problem([asks], [bus(), bus("van", price=50.0, offers=frozenset({"lift"}))]))) == {
        "van.0": ["Ann"]
    }


def test_the_cheaper_vehicle_rides():
    fleet = [bus("dear", price=20.0), bus("cheap", price=10.0)]
    assert carried(solved(problem(TWO, fleet))) == {"cheap.0": ["Ann", "Bob"]}


def test_groups_that_are_kept_apart_are_never_on_board_together():
    riders = [to_school("Ann", group="red"), to_school("Bob", group="blue")]
    apart = problem(riders, [bus("one"), bus("two")], apart=(("red", "blue"),))
    assert len(solved(apart).plan.routes) == 2


def test_other_groups_share():
    riders = [to_school("Ann", group="red"), to_school("Bob", group="blue"), to_school("Cas", group="red")]
    apart = problem(riders, [bus("one"), bus("two")], apart=(("blue", "blue"),))
    assert len(solved(apart).plan.routes) == 1


def test_who_belongs_together_rides_together():
    riders = [to_school("Ann", together="x"), to_school("Bob", "b", together="x")]
    fleet = [bus("small", 1), bus("large", 2, price=100.0)]
    assert carried(solved(problem(riders, fleet))) == {"large.0": ["Ann", "Bob"]}


def test_or_not_at_all():
    riders = [to_school("Ann", together="x"), to_school("Bob", "b", together="x")]
    assert solved(problem(riders, [bus("small", 1)])).plan.unserved == ("Ann", "Bob")


def test_an_assistant_takes_a_seat():
    riders = [to_school("Ann", escorted=True), to_school("Bob", escorted=True)]
    one_assistant = problem(riders, [bus("one", 2), bus("two", 2)], escorts=1)
    assert len(solved(one_assistant).plan.unserved) == 1


def test_with_two_assistants_both_ride():
    riders = [to_school("Ann", escorted=True), to_school("Bob", escorted=True)]
    assert len(solved(problem(riders, [bus("one", 2), bus("two", 2)], escorts=2)).plan.routes) == 2


def test_one_vehicle_rides_in_the_morning_and_in_the_afternoon():
    home = Rider.afternoon("Ann home", "a", "school", 900.0, max_ride=60.0)
    vehicle = bus(shifts=(Window(420, 600), Window(840, 1020)))
    day = carried(solved(problem([to_school("Ann"), home], [vehicle])))
    assert day == {"bus.0": ["Ann"], "bus.1": ["Ann home"]}


def test_two_schools_in_one_ride():
    riders = [to_school("Ann"), Rider.morning("Bob", "a", "far", BELL + 15, max_ride=60.0)]
    assert len(solved(problem(riders, [bus("one"), bus("two")])).plan.routes) == 1


def test_a_usual_vehicle_is_worth_a_detour():
    riders = [to_school("Ann", usual="dear", change=30.0)]
    assert carried(solved(problem(riders, [bus("dear", price=20.0), bus("cheap")]))) == {"dear.0": ["Ann"]}


def test_but_not_any_detour():
    riders = [to_school("Ann", usual="dear", change=10.0)]
    assert carried(solved(problem(riders, [bus("dear", price=20.0), bus("cheap")]))) == {"cheap.0": ["Ann"]}


def test_who_may_not_change_does_not():
    riders = [to_school("Ann", usual="dear", change=HARD)]
    assert carried(solved(problem(riders, [bus("dear", price=200.0), bus("cheap")]))) == {"dear.0": ["Ann"]}


def test_the_plan_of_yesterday_is_where_the_search_begins():
    fleet = [bus("one"), bus("two")]
    yesterday = solved(problem(TWO, fleet[1:])).plan
    today = [*TWO, to_school("Cas", "b")]
    result = solved(problem(today, fleet), start=yesterday, stop=Stop(iterations=0))
    assert carried(result) == {"two.0": ["Ann", "Bob", "Cas"]}


def test_riders_of_yesterday_who_do_not_fit_any_more_ride_elsewhere():
    yesterday = solved(problem(TWO, [bus("two")])).plan
    today = problem(TWO, [bus("one", 1), bus("two", 1)])
    assert len(solved(today, start=yesterday, stop=Stop(iterations=0)).plan.routes) == 2


def test_a_ride_that_is_too_far_says_so():
    result = solved(problem([to_school("Ann", max_ride=15.0)], [bus()]))
    assert told(result, "too_far") == ["Ann gets no ride: going straight takes 20 minutes and may take 15."]


def test_ten_minutes_more_on_board_are_offered():
    result = solved(problem([to_school("Ann", max_ride=15.0)], [bus()]))
    assert told(result, "ride_minutes") == [
        "10 minutes more on board would give 1 of 1 riders without a ride a place."
    ]


def test_one_vehicle_more_is_offered():
    result = solved(problem(TWO, [bus(seats=1)]))
    assert told(result, "one_vehicle") == [
        "One more vehicle like bus would take 1 of 1 riders without a ride."
    ]


def test_the_limit_that_binds_is_named():
    result = solved(problem(TWO, [bus(seats=1)]))
    assert [reason.facts["limits"] for reason in result.explain("limit")] == ["window, space"]


REFUSED = {
    "no_vehicle": to_school("Ann", asks=frozenset({"lift"})),
    "no_space": to_school("Ann", uses={"wheelchair": 1}),
    "no_time": to_school("Ann", leave=Window(1, 2)),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_rider_whom_no_vehicle_can_take_is_told_why(code: str):
    assert [reason.code for reason in solved(problem([REFUSED[code]], [bus()])).reasons] == [code]


def test_without_vehicles_nobody_rides():
    assert solved(problem(TWO, [])).plan.unserved == ("Ann", "Bob")


def test_without_riders_the_plan_is_empty_and_proven():
    result = solved(problem([], [bus()]))
    assert (result.cost, result.ending) == (0.0, Ending.PROVEN)


MANY = [to_school(f"R{i}", "ab"[i % 2], max_ride=30.0 + i) for i in range(8)]


@pytest.mark.parametrize("cores", [1, 2])
def test_the_same_seed_gives_the_same_plan(cores: int):
    """Six iterations, so that the routes are combined too."""
    question, stop = problem(MANY, [bus("one", 5), bus("two", 5)]), Stop(iterations=6)
    plans = [route(question, stop=stop, seed=3, cores=cores).plan for _ in range(2)]
    assert plans[0] == plans[1]


def test_two_searches_side_by_side_find_no_worse_plan_than_the_first_of_them():
    question = problem(MANY, [bus("one", 3), bus("two", 5)])
    one, two = (route(question, stop=FEW, seed=3, cores=cores) for cores in (1, 2))
    assert (verify(question, two.plan).faults, two.cost <= one.cost) == ((), True)


def test_two_searches_side_by_side_combine_what_either_came_across():
    question = problem(MANY, [bus("one", 3), bus("two", 5)])
    search = _Search(question, arrays_of(question), Watch(Stop(iterations=1), None), seed=3, cores=2)
    search.run(None)
    first, second = (walk.pool for walk in search.walks)
    key = 0, frozenset([0])
    first.routes, second.routes = {key: Pooled(9.0, (0, 8), False)}, {key: Pooled(8.0, (0, 8), False)}
    search._combine()
    assert (first.routes[key].cost, second.routes) == (8.0, {})


def test_a_search_without_a_core_is_refused():
    with pytest.raises(ValueError) as refused:
        route(problem(MANY, [bus()]), stop=FEW, cores=0)
    assert str(refused.value) == "route: cores must be 1 or more, is 0"


def test_progress_is_told_after_every_iteration():
    seen: list[Progress] = []
    route(problem(MANY, [bus("one", 3), bus("two", 5)]), stop=Stop(iterations=2), on_progress=seen.append)
    assert [progress.iteration for progress in seen] == [1, 2]


@pytest.mark.parametrize("cores", [1, 2])
def test_a_search_can_be_cancelled(cores: int):
    stop = Stop(iterations=50, cancelled=lambda: True)
    result = route(problem(MANY, [bus("one", 3), bus("two", 5)]), stop=stop, cores=cores)
    assert result.ending == Ending.CANCELLED


WRONG_ROWS = {
    "rider Ann: max_ride must be 0 or more, is -1": lambda: to_school("Ann", max_ride=-1),
    "rider Ann: has a cost of change and no usual vehicle": lambda: to_school("Ann", change=1.0),
    "rider Ann: the window (9, 8) must begin at 0 or later and end after it begins": lambda: to_school(
        "Ann", leave=Window(9, 8)
    ),
    "rider Ann: there is no place moon": lambda: problem([to_school("Ann", "moon")], [bus()]),
    "rider Ann: there is no vehicle cab": lambda: problem([to_school("Ann", usual="cab")], [bus()]),
    "rider Ann: occurs 2 times": lambda: problem([to_school("Ann"), to_school("Ann")], [bus()]),
    "apart red, blue: there is no group red": lambda: problem(TWO, [bus()], apart=(("red", "blue"),)),
    "vehicle bus: has no shift": lambda: bus(shifts=()),
    "vehicle bus: shifts overlap or are not in order": lambda: bus(shifts=(Window(5, 9), Window(8, 12))),
    "minutes: must have shape (5, 5), has (2, 2)": lambda: RouteProblem(PLACES, LINE[:2, :2], LINE, (), ()),
    "km of a: must be 0 or more everywhere": lambda: RouteProblem(
        PLACES, LINE, LINE - 15 * (np.arange(5) == 1)[:, None], (), ()
    ),
}


@pytest.mark.parametrize("why", WRONG_ROWS)
def test_a_bad_problem_names_the_row(why: str):
    with pytest.raises(ValueError) as refused:
        WRONG_ROWS[why]()
    assert str(refused.value) == why


def test_a_driver_has_a_break_with_nobody_on_board_before_the_road_gets_too_long():
    route_ = solved(problem([to_school("Ann")], [bus(drive_minutes=45.0, break_minutes=20.0)])).plan.routes[0]
    out = next(halt.minute for halt in route_.halts if halt.act == Act.OUT)
    assert route_.returns - (out + 1) >= 30 + 20


@pytest.mark.parametrize(
    ("minutes", "unserved"),
    [(45.0, ()), (25.0, ("Ann",))],
    ids=["a break before she gets in", "the road home alone is longer than two"],
)
def test_a_break_comes_as_late_as_may_be_with_nobody_on_board(minutes, unserved):
    """Forty minutes to Ann, ten with her to school, and thirty back."""
    far = to_school("Ann", "far", max_ride=90.0)
    assert solved(problem([far], [bus(drive_minutes=minutes, break_minutes=15.0)])).plan.unserved == unserved


def test_shifts_are_a_break_apart():
    day = (Window(400, 600), Window(610, 900))
    with pytest.raises(ValueError, match="vehicle bus: shifts are closer together than a break"):
        bus(shifts=day, drive_minutes=60.0, break_minutes=15.0)
