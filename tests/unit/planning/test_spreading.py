"""The verb spread on instances that one can solve by hand: two places 10 km apart, each with pupils of its own."""

from dataclasses import replace

import numpy as np
import pytest

from knooppunt_planning import Cell, Ending, Point, Stop
from knooppunt_planning.network import Mode, StraightLine
from knooppunt_planning.nouns import HARD
from knooppunt_planning.spreading import (
    LeftOut,
    Opened,
    Scenario,
    Site,
    SpreadProblem,
    SpreadWeights,
    as_today,
    compare,
    only,
    regrets,
    spread,
    travel,
)

HERE, THERE = Point(52.0, 5.0), Point(52.09, 5.0)
WEIGHTS = SpreadWeights(km=1.0, km_beyond_norm=1.0, group=10.0, unserved=1_000.0)
FEW = Stop(iterations=12)


def problem(
    pupils: tuple[tuple[int, int], ...] = ((30, 30), (30, 4)),
    *,
    forecasts: tuple[Scenario, ...] = (),
    sites: tuple[Site, ...] = (),
    **settings: object,
) -> SpreadProblem:
    """Two sites that are open today, and a forecast in which the second loses its pupils."""
    sites = sites or tuple(
        Site(name, at, 40, True, 100.0, 300.0, 20.0) for name, at in (("Brug", HERE), ("Linde", THERE))
    )
    cells = (Cell("3511", HERE, norm_km=5.0), Cell("3512", THERE, norm_km=5.0))
    km = np.array([[0.0, 10.0], [10.0, 0.0]])[:, : len(sites)]
    forecasts = forecasts or (Scenario("fewer", np.array(pupils, dtype=float)),)
    years = tuple(2027 + t for t in range(len(forecasts[0].pupils)))
    return SpreadProblem(sites, cells, km, forecasts, years, **{"weights": WEIGHTS, **settings})


def codes(result) -> list[str]:
    return [reason.code for reason in result.explain()]


def test_a_site_with_too_few_pupils_merges_into_the_nearest():
    result = spread(problem(), stop=FEW)
    assert result.plan.opened == (Opened(2027, "Brug"), Opened(2027, "Linde"), Opened(2028, "Brug"))


def test_the_cost_is_that_of_years_closing_and_kilometres():
    """Three site-years, one closing, four pupils at 10 km of which 5 beyond the norm."""
    assert spread(problem(), stop=FEW).cost == pytest.approx(3 * 100 + 20 + 4 * (10 + 5))


def test_a_small_problem_is_solved_to_the_proof():
    result = spread(problem(), stop=FEW)
    assert (result.gap, result.ending) == (0.0, Ending.PROVEN)


def test_it_tells_what_merges_into_what():
    (reason,) = spread(problem(), stop=FEW).explain("merges")
    assert str(reason) == "Linde closes in 2028 and merges into Brug, where 100% of its 4 pupils go."


def test_a_site_that_may_not_close_stays():
    base = problem()
    fixed = replace(base, sites=(base.sites[0], replace(base.sites[1], may_close=False)))
    assert codes(spread(fixed, stop=FEW)) == []


def test_a_new_site_that_takes_over_is_a_move():
    old = Site("Brug", HERE, 40, True, 500.0, 0.0, 20.0)
    new = Site("Linde", THERE, 40, False, 100.0, 300.0, 20.0)
    result = spread(problem(((20, 20),), sites=(old, new)), stop=FEW)
    assert [str(reason) for reason in result.explain()] == [
        "Brug moves to Linde in 2027, with 100% of its 40 pupils."
    ]


def test_a_site_opens_where_pupils_come():
    sites = (Site("Brug", HERE, 40, True, 10.0), Site("Linde", THERE, 40, False, 10.0, 50.0))
    result = spread(problem(((30, 0), (30, 20)), sites=sites), stop=FEW)
    assert [str(reason) for reason in result.explain()] == ["Linde opens in 2028."]


def test_pupils_come_in_whole_groups():
    result = spread(problem(((30, 30),), group_size=12), stop=FEW)
    assert [row.groups for row in result.plan.opened] == [3, 3]


def test_a_full_group_elsewhere_is_cheaper_than_one_more_group():
    weights = replace(WEIGHTS, group=200.0)
    result = spread(problem(((22, 14),), group_size=12, weights=weights), stop=FEW)
    assert sorted((row.site, row.groups) for row in result.plan.opened) == [("Brug", 2), ("Linde", 1)]


def test_groups_are_enough_for_every_forecast():
    both = (Scenario("few", np.array([[10.0, 10.0]])), Scenario("many", np.array([[30.0, 10.0]])))
    result = spread(problem(forecasts=both, group_size=10), stop=FEW)
    assert [row.groups for row in result.plan.opened] == [3, 1]


def test_no_more_sites_are_open_than_may_be():
    result = spread(problem(((20, 20),), most_open=1), stop=FEW)
    assert len(result.plan.opened) == 1


def test_who_does_not_fit_has_no_place_and_is_told():
    result = spread(problem(((50, 40),)), stop=FEW)
    assert result.plan.unserved == (LeftOut("fewer", 2027, "3511", 10.0),)
    assert [reason.code for reason in result.explain("too_full")] == ["too_full"]


def test_it_tells_where_one_more_place_would_help():
    asked = problem(((40, 40), (42, 38)))
    (reason,) = spread(asked, stop=FEW).explain("place")
    assert (
        str(reason)
        == "One more place at Brug in all years would save 15.00 on travel and on who has no place."
    )


def test_a_cell_without_a_way_is_told():
    base = problem(((5, 5),))
    cut = replace(base, km=np.array([[0.0, 10.0], [np.inf, np.inf]]))
    assert [str(reason) for reason in spread(cut, stop=FEW).explain("no_way")] == [
        "3512 has pupils and no site where they may go."
    ]


def test_when_everyone_must_have_a_place_too_little_room_is_an_answer_with_the_reason():
    asked = problem(((50, 40),), weights=replace(WEIGHTS, unserved=HARD))
    result = spread(asked, stop=FEW)
    assert (result.is_feasible, result.ending) == (False, Ending.INFEASIBLE)
    assert [str(reason) for reason in result.explain()] == [
        "In 2027, fewer, there are 90 pupils, and room for 80."
    ]


def test_when_everyone_must_have_a_place_and_there_is_room_everyone_has():
    result = spread(problem(weights=replace(WEIGHTS, unserved=HARD)), stop=FEW)
    assert result.plan.unserved == ()


def test_a_cell_that_stays_whole_goes_to_one_site():
    sites = (Site("Brug", HERE, 30, True, 1.0), Site("Linde", THERE, 40, True, 1.0))
    split = spread(problem(((32, 5),), sites=sites), stop=FEW)
    whole = spread(problem(((32, 5),), sites=sites, undivided=True), stop=FEW)
    assert [len(result.plan.going) for result in (split, whole)] == [3, 2]


def test_one_of_the_nearest_sites_only():
    result = spread(problem(((30, 4),), sites_considered=1), stop=FEW)
    assert len(result.plan.opened) == 2


def test_today_goes_on_when_nothing_opens_or_closes():
    result = spread(as_today(problem()), stop=FEW)
    assert result.plan.always == {"Brug", "Linde"}


def test_it_shows_who_travels_further_and_not_only_the_average():
    asked = problem()
    before, after = spread(as_today(asked), stop=FEW).plan, spread(asked, stop=FEW).plan
    seen = compare(asked, before, after)
    assert [(row.cell, row.before_km, row.after_km > 0) for row in seen.further] == [("3512", 0.0, True)]
    assert (seen.before.mean_km, seen.before.worst_tenth_km, seen.before.gini) == (0.0, 0.0, 0.0)
    assert seen.after.mean_km == pytest.approx(40 / 94)
    assert seen.after.worst_tenth_km == pytest.approx(40 / 9.4)
    assert seen.after.beyond_norm == pytest.approx(4 / 94)
    assert seen.after.gini == pytest.approx(90 / 94)


def test_who_has_no_place_is_a_share_of_its_own():
    asked = problem(((50, 40),))
    assert travel(asked, spread(asked, stop=FEW).plan).unserved == pytest.approx(10 / 90)


def test_regret_is_what_knowing_the_forecast_would_have_saved():
    stay, go = np.array([[30.0, 30.0]]), np.array([[30.0, 0.0]])
    asked = problem(forecasts=(Scenario("stay", stay, 3.0), Scenario("go", go)))
    seen = regrets(asked, spread(asked, stop=FEW).plan, stop=FEW)
    assert [(row.scenario, row.regret) for row in seen.rows] == [("stay", 0.0), ("go", pytest.approx(80.0))]
    assert (seen.worst.scenario, seen.open_in_all) == ("go", {"Brug"})


def test_the_same_seed_and_iterations_give_the_same_plan():
    rng = np.random.default_rng(1)
    asked = SpreadProblem.classic(
        rng.integers(1, 99, (40, 12)), demand=rng.integers(1, 9, 40), room=np.full(12, 45), most_open=6
    )
    one, two = (spread(asked, stop=Stop(iterations=8), seed=3) for _ in range(2))
    assert (one.plan, one.bound) == (two.plan, two.bound)


def test_a_median_is_where_the_ways_are_shortest():
    line = np.abs(np.subtract.outer(np.arange(7.0), np.arange(7.0)))
    result = spread(SpreadProblem.classic(line, most_open=1), stop=FEW)
    assert (result.cost, result.ending, result.plan.opened) == (12.0, Ending.PROVEN, (Opened(1, "4"),))


def test_a_location_without_enough_room_has_no_plan():
    asked = SpreadProblem.classic(np.ones((3, 2)), demand=np.ones(3), room=np.ones(2))
    result = spread(asked, stop=FEW)
    assert (result.plan, result.ending, codes(result)) == (None, Ending.INFEASIBLE, ["no_room"])


def test_a_search_that_is_cancelled_returns_its_best_plan():
    result = spread(problem(), stop=Stop(iterations=50, cancelled=lambda: True))
    assert (result.ending, result.is_feasible) == (Ending.CANCELLED, True)


def test_progress_is_told():
    seen = []
    spread(problem(), stop=FEW, on_progress=seen.append)
    assert seen[0].doing == "relax"


def test_kilometres_come_over_a_network():
    base = problem()
    over = SpreadProblem.on(
        StraightLine(), base.sites, base.cells, Mode.CAR, scenarios=base.scenarios, years=base.years
    )
    assert (over.km[0, 0], over.km[0, 1] > 10) == (0.0, True)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"km": np.zeros((1, 2))}, "km: must have shape (2, 2), has (1, 2)"),
        ({"km": np.array([[0, 1], [-1, 0]])}, "km of 3512: must be 0 or more everywhere"),
        ({"years": (2028, 2027)}, "years: must be at least one, and rising, are (2028, 2027)"),
        ({"scenarios": ()}, "scenarios: there must be at least one"),
        ({"group_size": 0}, "group_size: must be 1 or more, is 0"),
        ({"most_open": 0}, "most_open: must be 1 or more, is 0"),
        (
            {"scenarios": (Scenario("x", np.zeros((1, 2))),)},
            "scenario x: pupils must have shape (2, 2), has (1, 2)",
        ),
        (
            {"scenarios": (Scenario("x", np.array([[1, 1], [1, np.nan]])),)},
            "scenario x, 2028, cell 3512: pupils must be 0 or more, is nan",
        ),
    ],
)
def test_a_bad_problem_is_refused_with_its_row(change, why):
    with pytest.raises(ValueError) as refusal:
        replace(problem(), **change)
    assert str(refusal.value) == why


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (lambda: Site("Brug", HERE, room=-1.0), "site Brug: room must be 0 or more, is -1.0"),
        (lambda: Site("Brug", HERE, yearly=np.inf), "site Brug: yearly must be finite"),
        (lambda: Scenario("x", np.zeros((1, 1)), 0.0), "scenario x: chance must be above 0, is 0.0"),
        (lambda: SpreadWeights(km=-1.0), "weights: km must be 0 or more, is -1.0"),
        (lambda: only(problem(), "x"), "scenario x: is not in the problem"),
        (
            lambda: SpreadProblem.classic(np.ones((2, 1)), demand=np.array([1.0, 0.0])),
            "customer 2: demand must be above 0, is 0.0",
        ),
        (
            lambda: problem(sites=(Site("Brug", HERE), Site("Brug", THERE))),
            "site Brug: occurs 2 times",
        ),
    ],
)
def test_a_bad_row_is_refused_by_its_name(row, why):
    with pytest.raises(ValueError) as refusal:
        row()
    assert str(refusal.value) == why
