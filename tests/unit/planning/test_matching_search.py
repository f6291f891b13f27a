"""The search of the verb match for regions that are too large to be solved to the proof."""

from functools import cache

import pytest

from benchmarks.matching_region import Size, region
from knooppunt_planning import Ending, Result, Stop
from knooppunt_planning.linear import Limits, solve
from knooppunt_planning.matching import MatchPlan, MatchProblem, greedy, match, search, verify
from knooppunt_planning.matching.model import model_of
from knooppunt_planning.matching.relaxation import relax

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
