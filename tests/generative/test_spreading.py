"""The spread of sites that is found is what counting out every spread finds, and the checker agrees with both."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_planning import Cell, Point, Stop
from knooppunt_planning.nouns import HARD
from knooppunt_planning.spreading import (
    Scenario,
    Site,
    SpreadPlan,
    SpreadProblem,
    SpreadWeights,
    spread,
    verify,
)

HERE = Point(52.0, 5.0)
km = st.integers(0, 9).map(float)
costs = st.integers(0, 6).map(float)


@st.composite
def locations(draw: st.DrawFn) -> SpreadProblem:
    """Up to four customers and three sites, with or without room, opening costs and a limit on how many open."""
    customers, sites = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    cost = np.array([[draw(st.integers(0, 20)) for _ in range(sites)] for _ in range(customers)], dtype=float)
    demand = np.array([draw(st.integers(1, 4)) for _ in range(customers)], dtype=float)
    room = np.array([draw(st.integers(2, 9)) for _ in range(sites)]) if draw(st.booleans()) else None
    opening = np.array([draw(costs) for _ in range(sites)]) if draw(st.booleans()) else None
    most = draw(st.none() | st.integers(1, sites))
    return SpreadProblem.classic(cost, demand=demand, room=room, opening=opening, most_open=most)


def cheapest_location(problem: SpreadProblem) -> float:
    """Of every way to give customers a site; infinite when nothing fits."""
    demand, sites = problem.pupils[0, 0], range(len(problem.sites))
    best = math.inf
    for place in itertools.product(sites, repeat=len(demand)):
        opened = set(place)
        used = [sum(d for d, p in zip(demand, place, strict=True) if p == i) for i in sites]
        fits = all(used[i] <= problem.sites[i].room for i in sites)
        if fits and (problem.most_open is None or len(opened) <= problem.most_open):
            ways = sum(d * problem.km[j, p] for j, (d, p) in enumerate(zip(demand, place, strict=True)))
            best = min(best, ways + sum(problem.sites[i].opening for i in opened))
    return float(best)


@settings(max_examples=60, deadline=None)
@given(locations())
def test_no_location_is_cheaper_than_the_one_that_is_found(problem: SpreadProblem) -> None:
    result = spread(problem, stop=Stop(iterations=30))
    best = cheapest_location(problem)
    assert result.cost == pytest.approx(best)
    assert result.bound <= best + 1e-6


@st.composite
def regions(draw: st.DrawFn) -> SpreadProblem:
    """Two sites, two years, one or two forecasts and one or two cells, with or without groups of two pupils."""
    sites = tuple(
        Site(
            f"s{i}",
            HERE,
            float(draw(st.integers(1, 6))),
            draw(st.booleans()),
            *(draw(costs) for _ in range(3)),
            may_open=draw(st.booleans()),
            may_close=draw(st.booleans()),
        )
        for i in range(2)
    )
    cells = tuple(Cell(f"c{j}", HERE, norm_km=3.0) for j in range(draw(st.integers(1, 2))))
    scenarios = tuple(
        Scenario(f"f{s}", [[draw(st.integers(0, 4)) for _ in cells] for _ in range(2)], s + 1.0)
        for s in range(draw(st.integers(1, 2)))
    )
    return SpreadProblem(
        sites,
        cells,
        [[draw(km) for _ in sites] for _ in cells],
        scenarios,
        (2027, 2028),
        SpreadWeights(1.0, 0.5, draw(costs), 12.0),
        group_size=draw(st.none() | st.just(2)),
        undivided=draw(st.booleans()),
    )


def cheapest_spread(problem: SpreadProblem) -> float:
    """Of every way to open and close, with every number of groups, everyone as cheap as possible."""
    year = list(itertools.product(*(_states(problem, site) for site in problem.sites)))
    return min(_cost(problem, years) for years in itertools.product(year, repeat=2))


def _states(problem: SpreadProblem, site: Site) -> list[int]:
    """Closed (-1), or open with so many groups."""
    groups = range(int(site.room // 2) + 1) if problem.group_size else range(1)
    return [-1, *groups]


def _cost(problem: SpreadProblem, years: tuple[tuple[int, ...], ...]) -> float:
    total = 0.0
    for i, site in enumerate(problem.sites):
        before = site.is_open
        for year in years:
            now = year[i] >= 0
            if (now and not before and not site.may_open) or (before and not now and not site.may_close):
                return math.inf
            total += now * site.yearly + problem.weights.group * max(0, year[i]) * bool(problem.group_size)
            total += (now and not before) * site.opening + (before and not now) * site.closing
            before = now
    for s, t in np.ndindex(len(problem.scenarios), 2):
        room = [_room(problem, site, state) for site, state in zip(problem.sites, years[t], strict=True)]
        total += problem.chances[s] * _ways(problem, problem.pupils[s, t], room)
    return total


def _room(problem: SpreadProblem, site: Site, state: int) -> float:
    if state < 0:
        return 0.0
    return min(site.room, 2.0 * state) if problem.group_size else site.room


def _ways(problem: SpreadProblem, pupils: np.ndarray, room: list[float]) -> float:
    """Every number of pupils of every cell at the first and second site."""
    options = []
    for asked in pupils.astype(int):
        spreads = [(a, b) for a in range(asked + 1) for b in range(asked + 1 - a)]
        if problem.undivided:
            spreads = [way for way in spreads if max(way) in (0, asked) and sum(way) in (0, asked)]
        options.append(spreads)
    best = math.inf
    for way in itertools.product(*options):
        if all(sum(w[i] for w in way) <= room[i] for i in range(2)):
            cost = 0.0
            for j, w in enumerate(way):
                cost += sum(w[i] * problem.pupil_cost[j, i] for i in range(2))
                cost += problem.weights.unserved * (pupils[j] - sum(w))
            best = min(best, cost)
    return best


@settings(max_examples=60, deadline=None)
@given(regions())
def test_no_spread_is_cheaper_than_the_one_that_is_found(problem: SpreadProblem) -> None:
    result = spread(problem, stop=Stop(iterations=30))
    best = cheapest_spread(problem)
    assert (result.cost, result.bound) == pytest.approx((best, best), rel=1e-5, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(locations() | regions())
def test_the_checker_agrees_with_the_cost_and_finds_no_fault(problem: SpreadProblem) -> None:
    result = spread(problem, stop=Stop(iterations=30))
    if result.plan is None:
        assert (problem.weights.unserved, result.cost) == (HARD, math.inf)
        return
    seen = verify(problem, result.plan or SpreadPlan())
    assert (seen.faults, seen.cost) == ((), pytest.approx(result.cost))
