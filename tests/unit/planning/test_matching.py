"""The verb match on instances that one can solve by hand. Points lie on a line; a degree of latitude is 111.2 km."""

from dataclasses import replace

import numpy as np
import pytest

from knooppunt_planning import (
    Budget,
    Cell,
    Demand,
    Ending,
    Expert,
    Group,
    Need,
    Point,
    School,
    SpecialPlace,
    Stop,
    Supply,
    Wish,
)
from knooppunt_planning.matching import (
    MatchPlan,
    MatchProblem,
    Placement,
    Visits,
    greedy,
    match,
    verify,
)
from knooppunt_planning.nouns import HARD

HERE, NEAR, FAR = Point(52.0, 5.0), Point(52.01, 5.0), Point(52.1, 5.0)
TAAL = Need("taal", {"lezen": 1.0})
FEW = Stop(iterations=10)


def problem(
    *,
    pupils: int = 2,
    room: int = 5,
    own: float = 0.0,
    expert_hours: float = 20.0,
    wishes: tuple[Wish, ...] = (),
    budgets: tuple[Budget, ...] = (),
    **settings: object,
) -> MatchProblem:
    """Two pupils of one cell, a school here and one near, a special place far away and one expert."""
    label = budgets[0].label if budgets else ""
    demand = Demand((TAAL,), (Cell("3511", HERE, norm_km=2.0),), (Group("3511", "taal", pupils, wishes),))
    supply = Supply(
        (School("Brug", HERE, room, {"lezen": own}), School("Linde", NEAR, 5)),
        (SpecialPlace("Ster", FAR, 5, frozenset({"taal"})),),
        (Expert("E1", HERE, frozenset({"lezen"}), expert_hours, label=label, price=50.0),),
        budgets,
    )
    km, minutes = [[0.0, 1.0, 10.0]], [[0.0, 3.0]]
    return MatchProblem(demand, supply, km, minutes, **settings)


def placed(plan: MatchPlan | None) -> list[tuple[str, int]]:
    assert plan is not None
    return [(row.place, row.pupils) for row in plan.placements]


def codes(result) -> list[str]:
    return [reason.code for reason in result.explain()]


def test_an_expert_comes_and_the_pupils_stay_at_the_school_around_the_corner():
    result = match(problem(), stop=FEW)
    assert result.plan == MatchPlan(
        (Placement("3511/taal", "Brug", 2),), (Visits("E1", "Brug", 2, {"lezen": 8.0}),)
    )


def test_the_cost_is_that_of_visits_and_hours():
    assert match(problem(), stop=FEW).cost == pytest.approx(2 * 0.25 + 8 * 2.0)


def test_a_small_problem_is_solved_to_the_proof():
    result = match(problem(), stop=FEW)
    assert (result.gap, result.ending) == (0.0, Ending.PROVEN)


def test_hours_of_the_school_itself_come_first():
    result = match(problem(own=2.0), stop=FEW)
    assert result.plan == MatchPlan((Placement("3511/taal", "Brug", 2),))


def test_who_does_not_fit_goes_to_the_next_school():
    assert placed(match(problem(room=1), stop=FEW).plan) == [("Brug", 1), ("Linde", 1)]


def test_without_an_expert_pupils_go_to_the_special_place():
    assert placed(match(problem(expert_hours=0), stop=FEW).plan) == [("Ster", 2)]


def test_an_expert_does_not_drive_longer_than_he_may():
    base = problem(room=0)
    expert = replace(base.supply.experts[0], max_minutes=2.0)
    near = replace(base, supply=replace(base.supply, experts=(expert,)))
    assert placed(match(near, stop=FEW).plan) == [("Ster", 2)]


def test_a_budget_that_is_spent_sends_no_expert():
    result = match(problem(budgets=(Budget("zorg", 399.0),)), stop=FEW)
    assert placed(result.plan) == [("Brug", 1), ("Ster", 1)]


def test_a_wish_outweighs_a_little_distance():
    assert placed(match(problem(wishes=(Wish("Linde", 5.0, "sibling"),)), stop=FEW).plan) == [("Linde", 2)]


def test_a_light_wish_does_not():
    assert placed(match(problem(wishes=(Wish("Linde", 0.5, "sibling"),)), stop=FEW).plan) == [("Brug", 2)]


def test_a_placement_that_must_not_move_stays():
    assert placed(match(problem(wishes=(Wish("Ster", HARD, "placement"),)), stop=FEW).plan) == [("Ster", 2)]


def test_a_hard_wish_without_room_leaves_pupils_unserved_and_says_so():
    result = match(problem(room=1, wishes=(Wish("Brug", HARD),)), stop=FEW)
    assert [str(reason) for reason in result.explain("hard_wish")] == [
        "1 pupils of 3511/taal -> Brug are not served: they may go nowhere but to Brug."
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"pupils": 20, "room": 5, "expert_hours": 400.0}, "no_room"),
        ({"pupils": 12, "room": 30, "expert_hours": 3.0}, "no_hours"),
    ],
)
def test_who_is_not_served_is_told_with_the_cause(change, code):
    assert codes(match(problem(**change), stop=FEW))[0] == code


def test_a_skill_that_nobody_near_has_is_told():
    base = problem(pupils=7)
    alone = replace(base, supply=replace(base.supply, experts=()), expert_minutes=np.zeros((0, 2)))
    assert str(match(alone, stop=FEW).explain("skill_far")[0]) == (
        "2 pupils of 3511/taal are not served: no expert in lezen comes near a school with room."
    )


def test_the_expert_whose_hour_would_help_most_is_told():
    reason = match(problem(pupils=12, room=30, expert_hours=3.0), stop=FEW).explain("expert_hour")[0]
    assert (reason.facts["expert"], reason.facts["saving"] > 100) == ("E1", True)


def test_what_travelling_expertise_saves_is_told():
    reason = match(problem(), stop=FEW).explain("instead")[0]
    assert str(reason) == (
        "2 pupils stay at a regular school because an expert comes. Going to the nearest special place that "
        "fits would be 40 km a day more in all, there and back. Experts are on the road 0.0 hours a week."
    )


def test_the_same_seed_and_iterations_give_the_same_plan():
    asked = problem(pupils=12, room=6, expert_hours=9.0)
    assert match(asked, stop=FEW, seed=3).plan == match(asked, stop=FEW, seed=3).plan


def test_a_search_that_is_cancelled_gives_what_it_has():
    result = match(problem(), stop=Stop(seconds=60, cancelled=lambda: True))
    assert (result.ending, verify(problem(), result.plan).faults) == (Ending.CANCELLED, ())


def test_a_problem_without_pupils_has_an_empty_plan():
    base = problem()
    empty = replace(base, demand=replace(base.demand, groups=()))
    assert match(empty, stop=FEW).plan == MatchPlan()


def test_the_greedy_plan_keeps_every_rule():
    asked = problem(pupils=12, room=6, expert_hours=9.0)
    assert verify(asked, greedy(asked)).faults == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"home_km": [[1.0, 2.0]]}, "home_km: must have shape (1, 3), has (1, 2)"),
        ({"home_km": [[1.0, -2.0, 0.0]]}, "home_km of 3511: must be 0 or more everywhere"),
        ({"expert_minutes": [[1.0, float("nan")]]}, "expert_minutes of E1: must be 0 or more everywhere"),
        ({"weeks": 0}, "weeks: must be 1 or more, is 0"),
    ],
)
def test_a_bad_problem_is_refused_by_its_row(change, sentence):
    with pytest.raises(ValueError) as refusal:
        replace(problem(), **change)
    assert str(refusal.value) == sentence


def test_a_wish_for_an_unknown_place_is_refused():
    with pytest.raises(ValueError) as refusal:
        problem(wishes=(Wish("Maan", 1.0),))
    assert str(refusal.value) == "group 3511/taal -> Maan: there is no place Maan"


def test_without_time_there_is_still_a_plan_by_hand():
    assert placed(match(problem(), stop=Stop(seconds=0)).plan) == [("Brug", 2)]


def test_a_region_without_schools_uses_its_special_places():
    base = problem()
    supply = replace(base.supply, schools=())
    alone = replace(base, supply=supply, home_km=[[10.0]], expert_minutes=np.zeros((1, 0)))
    assert placed(match(alone, stop=FEW).plan) == [("Ster", 2)]


def test_a_region_with_nothing_leaves_everyone_unserved_and_says_why():
    base = problem()
    empty = replace(base, supply=Supply(()), home_km=np.zeros((1, 0)), expert_minutes=np.zeros((0, 0)))
    assert codes(match(empty, stop=FEW)) == ["no_room"]


def test_a_cancel_is_heard():
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    assert match(
        problem(pupils=12, room=6, expert_hours=9.0), stop=Stop(seconds=60, cancelled=cancelled)
    ).ending == (Ending.CANCELLED)
