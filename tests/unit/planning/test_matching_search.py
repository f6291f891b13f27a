"""The search of the verb match for regions that are too large to be solved to the proof."""

from functools import cache

import numpy as np
import pytest

from benchmarks.matching_region import Size, region
from knooppunt_planning import (
    Cell,
    Demand,
    Ending,
    Expert,
    Group,
    Need,
    Point,
    Result,
    School,
    SpecialPlace,
    Stop,
    Supply,
)
from knooppunt_planning.linear import Limits, solve
from knooppunt_planning.matching import MatchPlan, MatchProblem, greedy, match, search, verify
from knooppunt_planning.matching.model import model_of
from knooppunt_planning.matching.prices import SchoolRaiser, mended, proven
from knooppunt_planning.matching.relaxation import relax, without_visits

VILLAGE = Size(pupils=90, cells=12, towns=2, schools=12, special=2, experts=6, needs=6)
SOME = Stop(iterations=8)


@pytest.fixture(autouse=True, scope="module")
def _few_changes():
    """The tests run without compiling, so an iteration is shorter; and the smallest region counts as large."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "SMALL", 0)
        patch.setattr(search, "LOOSE", (3, 40))
        patch.setattr(search, "STRICT", (12, 10))
        yield


@cache
def village() -> MatchProblem:
    return region(5, VILLAGE)


@cache
def found(seed: int = 1) -> Result[MatchPlan]:
    return match(village(), stop=SOME, seed=seed)


def test_the_plan_keeps_every_rule_and_costs_what_it_says():
    seen = verify(village(), found().plan)
    assert (seen.faults, seen.cost) == ((), pytest.approx(found().cost))


def test_it_is_much_cheaper_than_the_plan_by_hand():
    assert found().cost < 0.9 * verify(village(), greedy(village())).cost


def test_it_is_close_to_the_bound():
    assert 0 <= found().gap < 0.1


def test_the_same_seed_and_iterations_give_the_same_plan():
    assert match(village(), stop=SOME, seed=1).plan == found().plan


def test_another_seed_searches_elsewhere():
    assert found(seed=2).plan != found().plan


def test_progress_tells_a_cost_that_only_falls():
    told = []
    match(village(), stop=SOME, on_progress=told.append)
    costs = [step.cost for step in told]
    assert (len(told), costs) == (8, sorted(costs, reverse=True))


def test_a_cancel_halfway_gives_a_plan_that_keeps_the_rules():
    told = []
    stop = Stop(seconds=60, cancelled=lambda: len(told) >= 3)
    result = match(village(), stop=stop, on_progress=told.append)
    assert (result.ending, verify(village(), result.plan).faults) == (Ending.CANCELLED, ())


def test_leaving_visits_out_of_the_relaxed_model_changes_neither_its_cost_nor_its_prices():
    model = model_of(village())
    short, long = relax(model, Limits()), solve(model.model.relaxed(), Limits())
    assert short.bound == pytest.approx(long.bound)
    reduced = model.model.cost - model.model.matrix.T @ short.prices
    assert reduced.min() > -1e-6
    assert abs(reduced @ short.x) < 1e-6 * short.bound


def area(room: int = 2) -> MatchProblem:
    """As in a real area: all can stay at their special school, and the expert's week is full in whole visits alone.

    Ten villages each with a school and a pupil, four of them further from it. Without whole visits the expert comes to
    all ten in 12.5 of 13 hours, and the special school looks dear; in whole visits the expert comes to six.
    """
    at, villages, far, reads = Point(52.0, 5.0), range(10), range(4), {"lezen": 0.25}
    demand = Demand(
        (Need("n", reads),),
        tuple(Cell(f"c{i}", at, norm_km=5.0) for i in villages),
        tuple(Group(f"c{i}", "n", 1) for i in villages),
    )
    supply = Supply(
        tuple(School(f"s{i}", at, room) for i in villages),
        (SpecialPlace("z", at, 10, frozenset({"n"})),),
        (Expert("e", at, frozenset(reads), hours=3.25),),
    )
    km = np.full((10, 11), np.inf)
    km[villages, villages], km[far, far], km[:, 10] = 1.0, 4.0, 2.0
    return MatchProblem(demand, supply, km, np.full((1, 10), 30.0))


def test_where_the_relaxed_model_sees_no_reason_the_far_pupils_stay_at_the_special_school(monkeypatch):
    """The search finds no plan of its own here when options are tried by prices alone, or fines stay low."""
    monkeypatch.setattr(search, "LOOSE", (3, 100))
    monkeypatch.setattr(search, "STRICT", (30, 20))
    plan = match(area(), stop=Stop(iterations=20)).plan
    assert [row.group for row in plan.placements if row.place == "z"] == [f"c{i}/n" for i in range(4)]


@pytest.mark.parametrize("crossover", [True, False])
def test_the_bound_of_an_interior_point_is_that_of_its_corner(crossover):
    model = model_of(village())
    assert relax(model, Limits(crossover=crossover)).bound == pytest.approx(relax(model, Limits()).bound)


@pytest.mark.parametrize("times", [0.0, 0.5, 1.5])
def test_prices_that_are_wrong_prove_less_and_nothing_is_cheaper_than_what_is_paid_for_it(times):
    model = model_of(village())
    short, right = without_visits(model), relax(model, Limits())
    kept = np.delete(right.prices, np.r_[model.blocks["length"]])
    prices = mended(model, short, kept * times)
    assert (short.cost - short.matrix.T @ prices).min() > -1e-9
    assert 0 < proven(short, prices) < right.bound


def test_school_by_school_whole_visits_raise_the_bound_and_never_above_the_best_plan():
    model = model_of(area(room=1))
    relaxed = relax(model, Limits())
    raiser = SchoolRaiser(model, relaxed.prices, relaxed.bound)
    raiser.run()
    assert relaxed.bound + 1 < raiser.bound <= solve(model.model, Limits()).bound
