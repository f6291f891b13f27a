"""What is near home, for whom, and what a circle on the map holds."""

import math
from dataclasses import replace

import numpy as np
import pytest

from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Stop, Supply
from knooppunt_planning.matching import MatchPlan, MatchProblem, Placement, match
from knooppunt_planning.nearby import CircleTest, access, coverage, norm
from knooppunt_planning.nearby.circles import wilson
from knooppunt_planning.network import StraightLine

TOWN, VILLAGE = Point(52.0, 5.0), Point(52.2, 5.0)


def region(**expert: object) -> MatchProblem:
    """A town with a special place, and a village 22 km north with only a school; an expert works from the town."""
    needs = (Need("taal", {"lezen": 1.0}), Need("doof", {"horen": 1.0}))
    cells = (Cell("stad", TOWN, norm_km=3.0), Cell("dorp", VILLAGE, norm_km=3.0))
    groups = (
        Group("stad", "taal", 3),
        Group("dorp", "taal", 2),
        Group("stad", "doof", 1),
        Group("dorp", "doof", 4),
    )
    supply = Supply(
        (School("Dorpsschool", VILLAGE, 9),),
        (SpecialPlace("Ster", TOWN, 9, frozenset({"taal", "doof"})),),
        (replace(Expert("E1", TOWN, frozenset({"lezen"}), 20.0, max_minutes=60.0), **expert),),
    )
    return MatchProblem.on(StraightLine(), Demand(needs, cells, groups), supply)


def near(problem: MatchProblem, plan: MatchPlan | None = None) -> dict[str, tuple[int, int, int]]:
    return {row.need: (row.by_place, row.by_expertise, row.near) for row in coverage(problem, plan)}


def test_expertise_that_can_come_counts_as_near_home():
    assert near(region()) == {"taal": (3, 2, 5), "doof": (1, 0, 1), "": (4, 2, 6)}


def test_expertise_that_is_too_far_does_not():
    assert near(region(max_minutes=10.0))["taal"] == (3, 0, 3)


def test_an_expert_without_hours_does_not_come():
    assert near(region(hours=0.0))["taal"] == (3, 0, 3)


def test_a_plan_is_counted_as_it_is():
    plan = MatchPlan((Placement("stad/taal", "Ster", 2), Placement("dorp/taal", "Ster", 2)))
    assert near(region(), plan)["taal"] == (3, 2, 2)


def test_the_plan_of_match_serves_as_many_near_home_as_could_be():
    assert near(region(), match(region(), stop=Stop(iterations=5)).plan)[""] == (4, 2, 6)


def test_a_plan_with_an_unknown_place_is_refused():
    with pytest.raises(ValueError) as refusal:
        coverage(region(), MatchPlan((Placement("stad/taal", "Maan", 1),)))
    assert str(refusal.value) == "plan: Maan is not in the problem"


def test_the_share_is_of_the_pupils():
    assert coverage(region())[-1].share == pytest.approx(0.6)


def test_a_circle_holds_places_and_expertise_that_can_come():
    taal, doof = CircleTest(region()).at(VILLAGE, 5.0)
    assert (taal.by_place, taal.by_expertise, doof.by_place, doof.by_expertise) == (False, True, False, False)


def test_a_larger_circle_holds_more():
    assert [inside.by_place for inside in CircleTest(region()).at(VILLAGE, 23.0)] == [True, True]


def test_a_circle_names_what_is_nearest_and_how_far():
    taal = CircleTest(region()).at(VILLAGE, 5.0)[0]
    assert (taal.place, round(taal.place_km, 1), taal.school, taal.school_km) == (
        "Ster",
        22.2,
        "Dorpsschool",
        0.0,
    )


def test_a_need_that_nothing_fits_is_met_in_no_circle():
    doof = CircleTest(region()).at(TOWN, 500.0)[1]
    assert (doof.school, doof.school_km, doof.by_expertise) == ("", math.inf, False)


def test_random_circles_give_the_shares_of_the_pupils_with_their_interval():
    taal, doof, every = CircleTest(region()).draw(4000, seed=1)
    assert (taal.share, doof.low < 0.4 < doof.high, every.share == doof.share, doof.draws, doof.seed) == (
        1.0,
        True,
        True,
        4000,
        1,
    )


def test_the_same_seed_draws_the_same_circles():
    assert CircleTest(region()).draw(50, seed=7) == CircleTest(region()).draw(50, seed=7)


def test_circles_agree_with_distances_one_by_one():
    test, rng = CircleTest(region()), np.random.default_rng(5)
    centres = np.stack([rng.uniform(51.8, 52.4, 200), rng.uniform(4.7, 5.3, 200)], axis=1)
    radius = rng.uniform(0, 40, 200)
    many = test.met(centres, radius)
    alone = [test.at(Point(*centre), float(r)) for centre, r in zip(centres, radius, strict=True)]
    assert [[i.by_place for i in one] for one in alone] == many[0].T.tolist()


def test_an_interval_of_ten_thousand_draws_is_a_percent_wide():
    low, high = wilson(0.5, 10_000)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.5098)


def test_the_norm_is_a_quantile_of_the_ways_to_clubs_within_reach():
    km = [[1.0, 2.0, 3.0, 50.0], [4.0, np.inf, np.inf, np.inf], [60.0, 70.0, 80.0, 90.0]]
    assert norm([km], [[10, 10, 10]], quantile=0.5, reach=8.0).tolist() == [2.0, 4.0, 8.0]


def test_the_norm_weighs_each_mode_by_its_children():
    bicycle, foot = [[5.0, 10.0]], [[20.0, 40.0]]
    assert norm([bicycle, foot], [[1], [3]], quantile=0.5, reach=60.0).tolist() == [20.0]


def test_access_divides_room_over_everyone_within_reach():
    way = [[1.0, 9.0], [1.0, 1.0], [9.0, 9.0]]
    assert access(way, [10, 10, 5], [10, 5], reach=2.0).tolist() == [0.5, 1.0, 0.0]


def test_access_with_wrong_shapes_is_refused():
    with pytest.raises(ValueError) as refusal:
        access([[1.0]], [1, 2], [1], reach=1.0)
    assert str(refusal.value) == "pupils: must have shape (1,), has (2,)"


def test_needs_without_skills_are_met_by_places_alone():
    problem = region()
    places = tuple(replace(place, needs=frozenset({"kind"})) for place in problem.supply.special_places)
    plain = MatchProblem(
        Demand((Need("kind"),), problem.demand.cells, ()),
        Supply(schools=(), special_places=places),
        np.zeros((len(problem.demand.cells), len(places))), np.zeros((0, 0)),
    )  # fmt: skip
    (found,) = CircleTest(plain).at(places[0].at, 1.0)
    assert (found.place, found.by_place, found.by_expertise) == (places[0].name, True, False)
