"""The verb tour on weeks that one can plan by hand. Places lie on a line, ten minutes and ten kilometres apart."""

from typing import Any

import numpy as np
import pytest

from knooppunt_planning import Ending, Progress, Stop, Window
from knooppunt_planning.nouns import HARD
from knooppunt_planning.roads import Ways
from knooppunt_planning.touring import Part, Pause, TourProblem, Traveller, Visit, tour, verify

PLACES = ("office", "a", "b", "c", "far")
LINE = 10.0 * np.abs(np.subtract.outer(np.arange(5), np.arange(5)))
WAYS = {"car": Ways(LINE, LINE)}
WEEK = ("mon", "tue", "wed")
SCHOOL = Window(510.0, 840.0)
OPEN = Window(480.0, 1020.0)
FEW = Stop(iterations=1)


def visit(
    name: str, place: str = "a", *asks: str, days: str = "mon", minutes: float = 60, **settings: Any
) -> Visit:
    part = Part(minutes, frozenset(asks))
    return Visit(name, place, dict.fromkeys(days.split(), SCHOOL), **{"parts": (part,), **settings})


def both(name: str, place: str = "a", days: str = "mon", **settings: Any) -> Visit:
    return visit(name, place, days=days, parts=(Part(60.0), Part(60.0)), **settings)


def expert(name: str, *skills: str, days: str = "mon", hours: Window = OPEN, **settings: Any) -> Traveller:
    ends = {"start": "office", "end": "office", **settings}
    return Traveller(name, frozenset(skills), days=dict.fromkeys(days.split(), hours), **ends)


def problem(visits: list[Visit], travellers: list[Traveller], **settings: Any) -> TourProblem:
    return TourProblem(PLACES, settings.pop("ways", WAYS), WEEK, tuple(visits), tuple(travellers), **settings)


def solved(question: TourProblem, **settings: Any):
    """The answer, after the checker has agreed with it."""
    result = tour(question, **{"stop": FEW, **settings})
    seen = verify(question, result.plan)
    assert seen.faults == ()
    assert seen.cost == pytest.approx(result.cost)
    assert result.bound <= result.cost + 1e-9
    return result


def done(result) -> dict[str, list[str]]:
    """Who visits whom on which day."""
    return {f"{row.traveller} {row.day}": [call.visit for call in row.calls] for row in result.plan.tours}


def told(result, code: str) -> list[str]:
    return [str(reason) for reason in result.explain(code)]


def minutes(result, name: str) -> list[float]:
    return [call.minute for row in result.plan.tours for call in row.calls if call.visit == name]


def test_two_visits_on_one_road_are_one_tour():
    assert len(done(solved(problem([visit("Kim"), visit("Bo", "b")], [expert("Ann"), expert("Ben")])))) == 1


def test_the_cost_is_the_road_there_and_back():
    assert solved(problem([visit("Kim"), visit("Bo", "b")], [expert("Ann")])).cost == 40.0


def test_who_has_the_skill_goes():
    question = problem([visit("Kim", "a", "signs")], [expert("Ann"), expert("Ben", "signs", start="far")])
    assert done(solved(question)) == {"Ben mon": ["Kim"]}


def test_from_home_to_the_office_is_a_tour():
    assert solved(problem([visit("Kim", "b")], [expert("Ann", start="far")])).cost == 40.0


def test_the_train_has_its_own_times():
    slow = {"car": Ways(LINE, LINE), "transit": Ways(3 * LINE, LINE)}
    result = solved(problem([visit("Kim", "far")], [expert("Ann", mode="transit")], ways=slow))
    assert result.plan.tours[0].returns - result.plan.tours[0].departs == pytest.approx(300.0)


def test_a_day_has_a_price():
    question = problem([visit("Kim")], [expert("Ann", day_price=50.0), expert("Ben", day_price=9.0)])
    assert solved(question).cost == 29.0


def test_a_minute_on_the_road_has_a_price():
    assert solved(problem([visit("Kim")], [expert("Ann", km_price=0.0, minute_price=2.0)])).cost == 40.0


def test_times_of_a_visit_are_on_different_days():
    result = solved(problem([visit("Kim", days="mon tue wed", times=2)], [expert("Ann", days="mon tue wed")]))
    assert len(done(result)) == 2


def test_with_a_day_between_them():
    result = solved(
        problem([visit("Kim", days="mon tue wed", times=2, apart=2)], [expert("Ann", days="mon tue wed")])
    )
    assert sorted(done(result)) == ["Ann mon", "Ann wed"]


def test_a_third_time_without_a_third_day_is_missed():
    result = solved(problem([visit("Kim", days="mon tue", times=3)], [expert("Ann", days="mon tue wed")]))
    assert result.plan.missed == ("Kim",)


def test_two_people_come_together():
    result = solved(problem([both("Kim")], [expert("Ann", start="far"), expert("Ben")]))
    assert len(set(minutes(result, "Kim"))) == 1


def test_the_second_comes_as_long_after_the_first_as_asked():
    result = solved(problem([both("Kim", after=Window(90, 120))], [expert("Ann"), expert("Ben")]))
    first, second = sorted(minutes(result, "Kim"))
    assert 90 <= second - first <= 120


def test_one_person_cannot_be_two():
    assert solved(problem([both("Kim")], [expert("Ann")])).plan.missed == ("Kim",)


def test_people_do_not_wait_for_each_other_in_a_circle():
    """Ann and Ben can both do both visits only in the same order."""
    question = problem([both("Kim"), both("Bo", "far")], [expert("Ann"), expert("Ben")])
    orders = {tuple(calls) for calls in done(solved(question)).values()}
    assert len(orders) == 1


def test_the_hours_of_a_week_are_kept():
    question = problem([visit("Kim"), visit("Bo")], [expert("Ann", most_minutes=139.0)])
    assert len(solved(question).plan.missed) == 1


def test_enough_hours_are_enough():
    question = problem([visit("Kim"), visit("Bo")], [expert("Ann", most_minutes=140.0)])
    assert solved(question).plan.missed == ()


def test_working_hours_end_the_day():
    question = problem([visit("Kim", minutes=300.0), visit("Bo", minutes=300.0)], [expert("Ann")])
    assert len(solved(question).plan.missed) == 1


def test_nobody_comes_late_when_that_is_forbidden():
    early = [visit("Kim", "a"), visit("Bo", "far", days="")]
    early[1].days["mon"] = Window(500.0, 510.0)
    question = problem([early[0], early[1], visit("Cas", "far", minutes=60)], [expert("Ann")])
    assert minutes(solved(question), "Bo") <= [510.0]


def test_lateness_has_a_price():
    tight = [visit("Kim"), visit("Bo")]
    for row in tight:
        row.days["mon"] = Window(510.0, 510.0)
    question = problem(tight, [expert("Ann")], late=1.0, latest=2.0)
    assert solved(question).cost == 20.0 + 60.0 + 2 * 60.0


def test_the_usual_person_comes():
    kim = visit("Kim", usual=frozenset({"Ann"}), change=100.0)
    assert done(solved(problem([kim], [expert("Ann", start="far"), expert("Ben")]))) == {"Ann mon": ["Kim"]}


def test_somebody_else_comes_when_that_is_cheaper():
    kim = visit("Kim", usual=frozenset({"Ann"}), change=5.0)
    assert done(solved(problem([kim], [expert("Ann", start="far"), expert("Ben")]))) == {"Ben mon": ["Kim"]}


def test_nobody_else_comes_when_that_is_forbidden():
    kim = visit("Kim", usual=frozenset({"Ann"}), change=HARD)
    assert solved(problem([kim], [expert("Ann", days="tue"), expert("Ben")])).plan.missed == ("Kim",)


def test_nobody_waits_at_noon_for_a_visit_in_the_morning():
    """The first visit is moved to the second, which has a fixed time."""
    fixed = visit("Bo")
    fixed.days["mon"] = Window(800.0, 800.0)
    row = solved(problem([visit("Kim"), fixed], [expert("Ann")])).plan.tours[0]
    assert row.returns - row.departs == pytest.approx(140.0)


NOON = Pause(Window(720.0, 750.0), 30.0)


def test_a_pause_is_between_two_visits():
    bo = Visit("Bo", "b", {"mon": Window(730, 840)}, (Part(60.0),))
    (row,) = solved(problem([visit("Kim", minutes=215), bo], [expert("Ann", pause=NOON)])).plan.tours
    assert (row.pause, [call.minute for call in row.calls]) == (725.0, [510.0, 765.0])


def test_a_visit_that_lasts_longer_than_the_pause_can_wait_is_the_last():
    bo = Visit("Bo", "b", {"mon": Window(730, 840)}, (Part(60.0),), missed=70.0)
    assert solved(problem([visit("Kim", minutes=250), bo], [expert("Ann", pause=NOON)])).plan.missed == (
        "Bo",
    )


def test_a_day_that_is_over_before_the_pause_has_none():
    assert [row.pause for row in solved(problem([visit("Kim")], [expert("Ann", pause=NOON)])).plan.tours] == [
        None
    ]


def test_no_visits_are_no_plan_to_make():
    assert solved(problem([], [expert("Ann")])).ending == Ending.PROVEN


def test_nobody_to_travel_misses_everything():
    assert solved(problem([visit("Kim")], [])).plan.missed == ("Kim",)


def test_a_place_without_a_way_is_missed():
    nowhere = LINE.copy()
    nowhere[:, 4] = np.inf
    result = solved(
        problem([visit("Kim", "far"), visit("Bo")], [expert("Ann")], ways={"car": Ways(nowhere, nowhere)})
    )
    assert result.plan.missed == ("Kim",)


WHY = {
    "no_skill": (
        [visit("Kim", "a", "signs")],
        [expert("Ann")],
        "Kim is missed: nobody who may come can do signs.",
    ),
    "no_day": (
        [both("Kim")],
        [expert("Ann"), expert("Ben", days="tue")],
        "Kim is missed: on no day when it can be, enough people who can do it work.",
    ),
    "no_time": (
        [visit("Kim", "far", minutes=600.0)],
        [expert("Ann")],
        "Kim is missed: nobody can be there in time and back within working hours.",
    ),
    "too_dear": (
        [visit("Kim", "far", missed=10.0)],
        [expert("Ann")],
        "Kim is missed: going there costs more than missing it.",
    ),
    "limit": (
        [visit("Kim", minutes=300.0), visit("Bo", minutes=299.0, missed=900.0)],
        [expert("Ann")],
        "Bo is missed; there would be a place without any one of these limits: hours.",
    ),
}


@pytest.mark.parametrize("code", WHY)
def test_why_a_visit_is_missed(code: str):
    visits, travellers, sentence = WHY[code]
    assert told(solved(problem(visits, travellers)), code) == [sentence]


def test_which_hour_would_help():
    question = problem(
        [visit("Kim", minutes=300.0), visit("Bo", minutes=230.0, missed=900.0)], [expert("Ann")]
    )
    assert told(solved(question), "one_hour") == [
        "One hour a day more of Ann would give 1 of 1 missed visits a place."
    ]


def test_which_skill_would_help():
    assert told(solved(problem([visit("Kim", "a", "signs")], [expert("Ann")])), "one_skill") == [
        "Ann would give 1 of 1 missed visits a place with the skill signs."
    ]


def test_nothing_missed_is_nothing_to_explain():
    assert solved(problem([visit("Kim")], [expert("Ann")])).reasons == ()


def test_a_proven_plan_ends_the_search():
    assert solved(problem([visit("Kim")], [expert("Ann")])).ending == Ending.PROVEN


MANY = [visit(f"v{i}", PLACES[1 + i % 4], days="mon tue wed") for i in range(12)]
FOUR = [expert(f"e{i}", start=PLACES[1 + i], days="mon tue wed") for i in range(4)]


def test_the_same_seed_gives_the_same_plan():
    plans = [solved(problem(MANY, FOUR), seed=3, stop=Stop(iterations=2)).plan for _ in range(2)]
    assert plans[0] == plans[1]


def test_progress_is_told_after_each_iteration():
    seen: list[Progress] = []
    tour(problem(MANY, FOUR), stop=Stop(iterations=2), on_progress=seen.append)
    assert [progress.iteration for progress in seen] == [1, 2]


def test_it_can_be_cancelled():
    stop = Stop(iterations=1000, cancelled=lambda: True)
    assert tour(problem(MANY, FOUR), stop=stop).ending == Ending.CANCELLED


BAD = {
    "visit Kim: there is no place nowhere": lambda: problem([visit("Kim", "nowhere")], []),
    "visit Kim: there is no day sun": lambda: problem([visit("Kim", days="sun")], []),
    "visit Kim: has 0 parts, 1 or 2 are possible": lambda: visit("Kim", parts=()),
    "visit Kim: times and apart must be 1 or more": lambda: visit("Kim", times=0),
    "visit Kim: missed must be a finite cost": lambda: visit("Kim", missed=HARD),
    "visit Kim: has a cost of change and nobody usual": lambda: visit("Kim", change=1.0),
    "visit Kim: there is no traveller Zed": lambda: problem([visit("Kim", usual=frozenset({"Zed"}))], []),
    "visit Kim: occurs 2 times": lambda: problem([visit("Kim"), visit("Kim")], []),
    "traveller Ann: there is no mode transit": lambda: problem([], [expert("Ann", mode="transit")]),
    "traveller Ann: day_price must be 0 or more, is -1": lambda: expert("Ann", day_price=-1),
    "minutes by car of office: must be 0 or more everywhere": lambda: problem(
        [], [], ways={"car": Ways(LINE - 1, LINE)}
    ),
}


@pytest.mark.parametrize("sentence", BAD)
def test_a_bad_row_is_refused_by_name(sentence: str):
    with pytest.raises(ValueError) as refused:
        BAD[sentence]()
    assert str(refused.value) == sentence
