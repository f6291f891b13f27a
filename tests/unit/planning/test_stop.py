"""A search ends at the first limit that it reaches, and says which."""

import math

import pytest

from knooppunt_planning import Ending, Reason, Result, Stop, Watch, relative_gap


def ending_after(stop: Stop, steps: int, cost: float = 10.0, bound: float = 5.0) -> Ending | None:
    watch = Watch(stop)
    for _ in range(steps):
        watch.step(cost, bound)
    return watch.ending


@pytest.mark.parametrize(
    ("stop", "steps", "bound", "ending"),
    [
        (Stop(iterations=3), 2, 5.0, None),
        (Stop(iterations=3), 3, 5.0, Ending.ITERATIONS),
        (Stop(seconds=0), 1, 5.0, Ending.SECONDS),
        (Stop(seconds=60, gap=0.3), 1, 8.0, Ending.GAP),
        (Stop(seconds=60), 1, 10.0, Ending.PROVEN),
        (Stop(seconds=60, cancelled=lambda: True), 1, 5.0, Ending.CANCELLED),
    ],
)
def test_the_first_limit_ends_the_search(stop, steps, bound, ending):
    assert ending_after(stop, steps, bound=bound) == ending


def test_a_search_without_an_end_is_refused():
    with pytest.raises(ValueError) as refusal:
        Stop(gap=0.01)
    assert str(refusal.value) == "stop: give seconds or iterations, or the search never ends"


def test_progress_is_told_after_every_step():
    told = []
    watch = Watch(Stop(iterations=9), told.append)
    watch.step(10.0, 8.0, "first")
    assert [(p.iteration, p.cost, p.bound, p.gap, p.doing) for p in told] == [(1, 10.0, 8.0, 0.25, "first")]


@pytest.mark.parametrize(
    ("cost", "bound", "gap"),
    [(419 + 100, 100, 4.19), (5, 5, 0), (5, 0, math.inf), (0, 0, 0), (math.inf, 3, math.inf), (-9, -10, 0.1)],
)
def test_a_gap_is_a_share_of_the_bound(cost, bound, gap):
    assert relative_gap(cost, bound) == pytest.approx(gap)


def test_a_result_without_a_plan_is_infeasible_and_says_why():
    reason = Reason("no_room", "{place} has no room for {pupils} pupils", {"place": "A", "pupils": 3})
    result = Result[str](None, math.inf, 4.0, Ending.INFEASIBLE, (reason, Reason("other", "Something else")))
    assert (result.is_feasible, [str(r) for r in result.explain("no_room")]) == (
        False,
        ["A has no room for 3 pupils"],
    )
