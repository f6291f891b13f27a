"""The checker of tours, on weeks made by hand. Places lie on a line, ten minutes and ten kilometres apart."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from knooppunt_planning import Window
from knooppunt_planning.nouns import HARD
from knooppunt_planning.roads import Ways
from knooppunt_planning.touring import (
    Call,
    Part,
    Pause,
    Tour,
    TourPlan,
    TourProblem,
    Traveller,
    Visit,
    verify,
)

LINE = 10.0 * np.abs(np.subtract.outer(np.arange(3), np.arange(3)))
DAYS = {"mon": Window(480, 720), "tue": Window(480, 720), "wed": Window(480, 720)}


def problem(
    *, kim: dict | None = None, bo: dict | None = None, ann: dict | None = None, **settings: Any
) -> TourProblem:
    """Kim is visited twice by one person, Bo once by two; Ann can sign, Ben cannot."""
    windows = {"mon": Window(500, 560), "tue": Window(500, 560), "wed": Window(500, 560)}
    first = Visit("Kim", "a", windows, (Part(60.0, frozenset({"signs"})),), times=2)
    second = Visit("Bo", "b", {"mon": Window(580, 660)}, (Part(30.0), Part(40.0)))
    one = Traveller("Ann", frozenset({"signs"}), "office", "office", DAYS, day_price=3.0, minute_price=0.5)
    other = Traveller("Ben", frozenset(), "office", "office", DAYS)
    visits = (replace(first, **(kim or {})), replace(second, **(bo or {})))
    return TourProblem(
        ("office", "a", "b"),
        {"car": Ways(LINE, LINE)},
        ("mon", "tue", "wed"),
        visits,
        (replace(one, **(ann or {})), other),
        **settings,
    )


MONDAY = Tour("Ann", "mon", 500, (Call("Kim", 0, 510), Call("Bo", 0, 580)), 630)
WITH = Tour("Ben", "mon", 560, (Call("Bo", 1, 580),), 640)
TUESDAY = Tour("Ann", "tue", 500, (Call("Kim", 0, 510),), 580)
PLAN = (MONDAY, WITH, TUESDAY)


def faults(question: TourProblem, *tours: Tour, missed: tuple[str, ...] = ()) -> tuple[str, ...]:
    return verify(question, TourPlan(tours, missed)).faults


def test_a_right_week_has_no_fault():
    assert faults(problem(), *PLAN) == ()


def test_the_cost_is_days_kilometres_and_minutes():
    assert verify(problem(), TourPlan(PLAN)).cost == 2 * 3.0 + 100.0 + 0.5 * 60.0


def test_a_missed_visit_costs_its_price():
    assert (
        verify(problem(kim={"missed": 7.0}, bo={"missed": 9.0}), TourPlan((), ("Kim", "Kim", "Bo"))).cost
        == 23.0
    )


def test_somebody_else_than_usual_costs_the_change():
    usual = problem(bo={"usual": frozenset({"Ann"}), "change": 5.0})
    assert verify(usual, TourPlan(PLAN)).cost == 141.0


def test_lateness_costs_its_minutes_and_the_longest():
    tight = {"mon": Window(500, 505), "tue": Window(500, 502), "wed": Window(500, 505)}
    late = problem(kim={"days": tight}, late=2.0, latest=10.0)
    assert verify(late, TourPlan(PLAN)).cost == 136.0 + 2.0 * (5 + 8) + 10.0 * 8


def at(tour: Tour, *calls: Call, **settings: Any) -> Tour:
    return replace(tour, calls=calls, **settings)


WRONG: dict[str, tuple[dict, tuple[Tour, ...], str]] = {
    "nobody is before the road allows": (
        {},
        (replace(MONDAY, departs=505), WITH, TUESDAY),
        "traveller Ann: is at a at 510.00 on mon, leaves office at 505.00 and needs 10.00 minutes",
    ),
    "a visit takes its time": (
        {},
        (MONDAY, WITH, replace(TUESDAY, returns=575)),
        "traveller Ann: is at office at 575.00 on tue, leaves a at 570.00 and needs 10.00 minutes",
    ),
    "a day is within working hours": (
        {"ann": {"days": DAYS | {"tue": Window(480, 570)}}},
        PLAN,
        "traveller Ann: is away from 500.00 to 580.00 on tue, outside working hours",
    ),
    "a week is within the hours of the week": (
        {"ann": {"most_minutes": 209.0}},
        PLAN,
        "traveller Ann: works 210.00 of 209 minutes",
    ),
    "who comes has the skill": (
        {"ann": {"skills": frozenset()}},
        PLAN,
        "visit Kim: Ann lacks signs",
    ),
    "who comes may come": (
        {"bo": {"usual": frozenset({"Ann"}), "change": HARD}},
        PLAN,
        "visit Bo: Ben may not come instead of who comes usually",
    ),
    "who works on has a pause": (
        {"ann": {"pause": Pause(Window(570, 580), 15.0)}},
        PLAN,
        "traveller Ann: has no pause on mon from 570.00 to 580.00",
    ),
    "a visit does not begin too early": (
        {"kim": {"days": DAYS | {"mon": Window(511, 560)}}},
        PLAN,
        "visit Kim: begins at 510.00 on mon, may from 511",
    ),
    "a visit does not begin too late": (
        {"bo": {"days": {"mon": Window(570, 579)}}},
        PLAN,
        "visit Bo: begins at 580.00 on mon, may until 579",
    ),
    "a visit is on one of its days": (
        {"kim": {"days": {"mon": Window(500, 560)}}},
        PLAN,
        "visit Kim: cannot be on tue",
    ),
    "times of a visit are apart": ({"kim": {"apart": 2}}, PLAN, "visit Kim: is on mon and on tue"),
    "two people are not one": (
        {},
        (at(MONDAY, *MONDAY.calls, Call("Bo", 1, 610), returns=680), TUESDAY),
        "visit Bo: both parts on mon by Ann",
    ),
    "two people come together": (
        {},
        (MONDAY, at(WITH, Call("Bo", 1, 581), returns=641), TUESDAY),
        "visit Bo: the second part on mon is 1.00 minutes after the first",
    ),
    "both come": ({}, (MONDAY, TUESDAY), "visit Bo: has parts [0] of 2 on mon"),
    "a visit is as often as it should": (
        {},
        (MONDAY, WITH),
        "visit Kim: happens or is missed 1 times, should be 2",
    ),
    "a traveller leaves once a day": (
        {},
        (*PLAN, at(TUESDAY)),
        "traveller Ann: has 2 tours on tue",
    ),
    "a traveller is known": (
        {},
        (*PLAN, replace(TUESDAY, traveller="Zed")),
        "traveller Zed on tue: is not in the problem",
    ),
    "a visit is known": (
        {},
        (MONDAY, WITH, at(TUESDAY, Call("Zed", 0, 510))),
        "visit Zed, part 0: is not in the problem",
    ),
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_rule_that_is_broken_is_found(rule: str):
    settings, tours, sentence = WRONG[rule]
    assert sentence in faults(problem(**settings), *tours)


def test_a_missed_visit_is_known():
    assert faults(problem(), *PLAN, missed=("Zed",)) == ("visit Zed: is not in the problem",)
