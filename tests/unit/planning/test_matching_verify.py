"""The checker finds each kind of fault in a plan that is otherwise right."""

import pytest

from knooppunt_planning import Budget
from knooppunt_planning.matching import MatchPlan, Placement, Unserved, Visits, verify
from tests.unit.planning.test_matching import problem

RIGHT = (Placement("3511/taal", "Brug", 2),)
VISITS = (Visits("E1", "Brug", 2, {"lezen": 8.0}),)


def test_a_right_plan_has_no_fault_and_a_cost():
    seen = verify(problem(), MatchPlan(RIGHT, VISITS))
    assert (seen.is_right, seen.cost) == (True, pytest.approx(16.5))


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        (MatchPlan((), ()), "group 3511/taal: 0 of 2 pupils are counted"),
        (MatchPlan(RIGHT, ()), "school Brug: 8.00 hours of lezen are missing"),
        (
            MatchPlan(RIGHT, (Visits("E1", "Brug", 1, {"lezen": 8.0}),)),
            "expert E1 at Brug: 8.00 hours in 1 visits",
        ),
        (
            MatchPlan(RIGHT, (Visits("E1", "Brug", 3, {"lezen": 8.0, "rekenen": 1.0}),)),
            "expert E1 at Brug: does not have rekenen",
        ),
        (MatchPlan(RIGHT, (*VISITS, Visits("E1", "Linde", 800, {}))), "expert E1: 88.00 of 80 hours"),
        (MatchPlan((Placement("3511/taal", "Maan", 2),)), "place Maan: is not in the problem"),
        (
            MatchPlan((Placement("3511/taal", "Ster", 6),), (), (Unserved("3511/taal", -4),)),
            "group 3511/taal: -4 is not a number of pupils",
        ),
        (
            MatchPlan((Placement("3511/taal", "Ster", 6),), (), (Unserved("3511/taal", -4),)),
            "place Ster: 6 pupils and room for 5",
        ),
    ],
)
def test_a_fault_is_told_with_its_row(plan, fault):
    assert fault in verify(problem(), plan).faults


def test_money_that_is_not_there_is_a_fault():
    asked = problem(budgets=(Budget("zorg", 399.0),))
    assert verify(asked, MatchPlan(RIGHT, VISITS)).faults == ("budget zorg: 400.00 of 399 euro",)


def test_an_expert_who_is_too_far_is_a_fault():
    asked = problem()
    object.__setattr__(asked, "expert_minutes", asked.expert_minutes + 60)
    assert "expert E1 at Brug: is 60 minutes away" in verify(asked, MatchPlan(RIGHT, VISITS)).faults


def test_a_school_that_is_not_among_the_nearest_is_a_fault():
    asked = problem(schools_considered=1)
    plan = MatchPlan((Placement("3511/taal", "Linde", 2),), (Visits("E1", "Linde", 2, {"lezen": 8.0}),))
    assert verify(asked, plan).faults == ("group 3511/taal: may not go to Linde",)
