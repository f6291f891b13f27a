"""The checker finds each kind of fault in a plan of sites that is otherwise right."""

from dataclasses import replace

import pytest

from knooppunt_planning.nouns import HARD
from knooppunt_planning.spreading import Going, LeftOut, Opened, SpreadPlan, verify
from tests.unit.planning.test_spreading import WEIGHTS, problem

ASKED = problem(((30, 4),))
OPEN = (Opened(2027, "Brug"), Opened(2027, "Linde"))
AT_BRUG = Going("fewer", 2027, "3511", "Brug", 30.0)
AT_LINDE = Going("fewer", 2027, "3512", "Linde", 4.0)
RIGHT = SpreadPlan(OPEN, (AT_BRUG, AT_LINDE))


def test_a_right_plan_has_no_fault_and_a_cost():
    seen = verify(ASKED, RIGHT)
    assert (seen.faults, seen.cost) == ((), pytest.approx(200.0))


def test_travel_counts_beyond_the_norm_and_who_has_no_place():
    far = SpreadPlan(
        OPEN, (AT_BRUG, AT_LINDE._replace(site="Brug", pupils=3.0)), (LeftOut("fewer", 2027, "3512", 1.0),)
    )
    assert verify(ASKED, far).cost == pytest.approx(200 + 3 * (10 + 5) + 1_000)


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        (SpreadPlan(OPEN, (AT_BRUG,)), "cell 3512 in 2027, fewer: 0 of 4 pupils are counted"),
        (replace(RIGHT, opened=OPEN[:1]), "cell 3512 in 2027: goes to Linde, which is closed"),
        (replace(RIGHT, opened=(*OPEN, OPEN[0])), "site Brug in 2027: is named 2 times"),
        (replace(RIGHT, opened=(Opened(2030, "Brug"),)), "year 2030: is not in the problem"),
        (replace(RIGHT, opened=(Opened(2027, "Maan"),)), "site Maan: is not in the problem"),
        (SpreadPlan(OPEN, (AT_BRUG, AT_LINDE._replace(cell="9"))), "cell 9: is not in the problem"),
        (SpreadPlan(OPEN, (AT_BRUG, AT_LINDE._replace(scenario="x"))), "scenario x: is not in the problem"),
        (
            SpreadPlan(OPEN, (AT_BRUG, AT_LINDE._replace(pupils=-4.0))),
            "cell 3512 in 2027: -4.0 is not a number of pupils",
        ),
        (
            replace(RIGHT, opened=(OPEN[0], Opened(2027, "Linde", -1))),
            "site Linde in 2027: -1 is not a number of groups",
        ),
    ],
)
def test_a_fault_is_told_with_its_row(plan, fault):
    assert verify(ASKED, plan).faults == (fault,)


@pytest.mark.parametrize(
    ("asked", "plan", "fault"),
    [
        (
            replace(ASKED, sites=tuple(replace(site, room=20.0) for site in ASKED.sites)),
            RIGHT,
            "site Brug in 2027, fewer: 30 pupils and room for 20",
        ),
        (
            replace(ASKED, group_size=12),
            replace(RIGHT, opened=(Opened(2027, "Brug", 2), Opened(2027, "Linde", 1))),
            "site Brug in 2027, fewer: 30 pupils in 2 groups of 12",
        ),
        (
            replace(ASKED, group_size=12),
            replace(RIGHT, opened=(Opened(2027, "Brug", 4), Opened(2027, "Linde", 1))),
            "site Brug in 2027: has no room for 4 groups of 12",
        ),
        (replace(ASKED, most_open=1), RIGHT, "year 2027: 2 sites are open, 1 may be"),
        (
            replace(ASKED, sites=(ASKED.sites[0], replace(ASKED.sites[1], is_open=False, may_open=False))),
            RIGHT,
            "site Linde in 2027: may not open",
        ),
        (
            replace(ASKED, sites=(ASKED.sites[0], replace(ASKED.sites[1], may_close=False))),
            SpreadPlan(OPEN[:1], (AT_BRUG, AT_LINDE._replace(site="Brug"))),
            "site Linde in 2027: may not close",
        ),
        (
            replace(ASKED, sites_considered=1),
            SpreadPlan(OPEN, (AT_BRUG, AT_LINDE._replace(site="Brug"))),
            "cell 3512: may not go to Brug",
        ),
        (
            replace(ASKED, undivided=True),
            SpreadPlan(
                OPEN, (AT_BRUG, AT_LINDE._replace(pupils=2.0), AT_LINDE._replace(site="Brug", pupils=2.0))
            ),
            "cell 3512 in 2027, fewer: is divided over 2 places",
        ),
        (
            replace(ASKED, weights=replace(WEIGHTS, unserved=HARD)),
            SpreadPlan(OPEN, (AT_BRUG,), (LeftOut("fewer", 2027, "3512", 4.0),)),
            "cell 3512 in 2027, fewer: 4 pupils must have a place",
        ),
    ],
)
def test_a_rule_that_is_broken_is_a_fault(asked, plan, fault):
    assert verify(asked, plan).faults == (fault,)
