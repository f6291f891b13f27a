"""The planner finds what counting out every plan finds, and its checker agrees with both."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Stop, Supply
from knooppunt_planning.matching import MatchPlan, MatchProblem, greedy, match, search, verify

HERE = Point(52.0, 5.0)
SKILLS = ("lezen", "gedrag")
hours = st.sampled_from([0.0, 0.5, 0.75, 1.0, 1.5])
km = st.integers(0, 12).map(float)


@st.composite
def problems(draw: st.DrawFn) -> MatchProblem:
    """One or two groups, two schools, one special place, and an expert per skill: hours follow from placements."""
    needs = tuple(Need(f"n{i}", {q: draw(hours) for q in SKILLS}) for i in range(2))
    groups = tuple(Group("c", f"n{i}", draw(st.integers(1, 2))) for i in range(draw(st.integers(1, 2))))
    demand = Demand(needs, (Cell("c", HERE, draw(km)),), groups)
    schools = tuple(School(f"s{i}", HERE, draw(st.integers(0, 3)), {"lezen": draw(hours)}) for i in range(2))
    special = (SpecialPlace("z", HERE, draw(st.integers(0, 2)), frozenset({"n0"})),)
    experts = tuple(
        Expert(f"e{q}", HERE, frozenset({q}), draw(st.sampled_from([0.0, 1.0, 4.0, 8.0]))) for q in SKILLS
    )
    minutes = [[draw(st.sampled_from([0.0, 15.0, 30.0, 60.0])) for _ in schools] for _ in experts]
    return MatchProblem(demand, Supply(schools, special, experts), [[draw(km) for _ in range(3)]], minutes)


def cheapest(problem: MatchProblem) -> float:
    """The least cost of all ways to spread the groups over two schools, the special place and nowhere."""
    ways = [
        [way for way in product(range(group.pupils + 1), repeat=4) if sum(way) == group.pupils]
        for group in problem.demand.groups
    ]
    return min(cost_of(problem, spread) for spread in product(*ways))


def cost_of(problem: MatchProblem, spread: tuple[tuple[int, ...], ...]) -> float:
    """Infinite when this spread is impossible; visits and hours follow from it."""
    weights, supply = problem.weights, problem.supply
    groups, norm = problem.demand.groups, problem.demand.cells[0].norm_km
    kinds = {need.name: need for need in problem.demand.needs}
    total = sum(way[3] for way in spread) * weights.unserved
    for p, room in enumerate(supply.rooms):
        there = sum(way[p] for way in spread)
        if there > room or (
            p == 2 and any(w[2] and g.need != "n0" for w, g in zip(spread, groups, strict=True))
        ):
            return math.inf
        way_km = problem.home_km[0, p]
        each = weights.special_place + weights.special_km * way_km
        total += there * (
            each if p == 2 else weights.km * way_km + weights.km_beyond_norm * max(0, way_km - norm)
        )
    for e, expert in enumerate(supply.experts):
        (skill,) = expert.skills
        used = 0.0
        for s, school in enumerate(supply.schools):
            asked = sum(w[s] * kinds[g.need].hours[skill] for w, g in zip(spread, groups, strict=True))
            work = problem.weeks * max(0.0, asked - school.own_hours.get(skill, 0.0))
            visits, road = math.ceil(work / problem.visit_hours - 1e-9), problem.expert_minutes[e, s] / 30
            if visits and problem.expert_minutes[e, s] > expert.max_minutes:
                return math.inf
            total += visits * (weights.visit + weights.travel_hour * road) + work * weights.hour
            used += work + visits * road
        if used > problem.weeks * expert.hours + 1e-9:
            return math.inf
    return float(total)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_plan_is_cheaper_than_the_one_that_is_found(problem: MatchProblem) -> None:
    result = match(problem, stop=Stop(iterations=8))
    assert (result.cost, result.bound) == pytest.approx((cheapest(problem),) * 2)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_the_checker_agrees_with_the_cost_and_finds_no_fault(problem: MatchProblem) -> None:
    result = match(problem, stop=Stop(iterations=8))
    seen = verify(problem, result.plan or MatchPlan())
    assert (seen.faults, seen.cost) == ((), pytest.approx(result.cost))


@settings(max_examples=60, deadline=None)
@given(problems())
def test_the_plan_by_hand_keeps_the_rules_and_is_never_cheaper(problem: MatchProblem) -> None:
    seen = verify(problem, greedy(problem))
    assert (seen.faults, seen.cost >= match(problem, stop=Stop(iterations=8)).cost - 1e-6) == ((), True)


@pytest.fixture(scope="module")
def _everything_is_large():
    """Every problem goes the way of the large ones: rounded and annealed instead of solved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "SMALL", -1)
        patch.setattr(search, "LOOSE", (3, 100))
        patch.setattr(search, "STRICT", (15, 20))
        yield


@pytest.mark.usefixtures("_everything_is_large")
@settings(max_examples=25, deadline=None)
@given(problems())
def test_annealing_keeps_the_rules_and_is_never_cheaper_than_the_cheapest(problem: MatchProblem) -> None:
    result = match(problem, stop=Stop(iterations=4))
    seen = verify(problem, result.plan or MatchPlan())
    assert (seen.faults, seen.cost) == ((), pytest.approx(result.cost))
    assert result.bound - 1e-6 <= cheapest(problem) <= result.cost + 1e-6
