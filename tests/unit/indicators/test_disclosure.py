"""Small counts stay hidden, and what is published does not give them away."""

import pytest

from knooppunt_indicators.audit import interval
from knooppunt_indicators.disclosure import Table, may_show_share, protect


def table(*counts: tuple[int, ...]) -> Table:
    return Table(
        tuple(f"rij {i}" for i in range(len(counts))),
        tuple(f"kolom {j}" for j in range(len(counts[0]))),
        counts,
    )


def test_a_table_without_small_counts_is_published_whole() -> None:
    assert protect(table((5, 9), (12, 0))).hidden == frozenset()


def test_one_small_count_takes_a_second_one_in_its_row_and_its_column_along() -> None:
    hidden = protect(table((3, 20), (30, 40))).hidden
    assert hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_what_is_left_of_a_total_is_never_small() -> None:
    assert protect(table((14,), (2,), (2,), (9,))).hidden == {
        (1, 0),
        (1, None),
        (2, 0),
        (2, None),
        (3, 0),
        (3, None),
    }


def test_a_small_total_is_hidden_like_a_small_count() -> None:
    assert (0, None) in protect(table((1, 1), (30, 40))).hidden


def test_without_totals_only_the_small_count_is_hidden() -> None:
    assert protect(table((3, 20), (30, 40)), totals=False).hidden == {(0, 0)}


def test_the_attacker_recovers_a_lone_hidden_count_from_its_row() -> None:
    t = table((3, 20), (30, 40))
    assert interval(t.values(), {(0, 0)}, (0, 0)) == (3, 3)


def test_the_attacker_only_bounds_a_count_that_a_second_one_hides() -> None:
    t = table((3, 20), (30, 40))
    assert interval(t.values(), {(0, 0), (0, 1), (1, 0), (1, 1)}, (0, 0)) == (1, 22)


def test_two_hidden_ones_are_recovered_from_their_total_because_a_zero_is_never_hidden() -> None:
    t = table((1,), (1,), (30,))
    hidden = {(i, j) for i in (0, 1) for j in (0, None)}
    assert interval(t.values(), hidden, (0, 0)) == (1, 1)


def test_two_ones_take_a_third_count_along() -> None:
    protected = protect(table((1,), (1,), (30,), (50,)))
    assert [protected.value(i, 0) for i in range(4)] == [None, None, None, 50]


@pytest.mark.parametrize(("denominator", "shown"), [(9, False), (10, True)])
def test_a_share_needs_ten_people(denominator: int, shown: bool) -> None:
    assert may_show_share(denominator) is shown


def test_a_row_of_another_length_is_named() -> None:
    with pytest.raises(ValueError, match="row rij 1: 1 counts for 2 columns"):
        Table(("rij 0", "rij 1"), ("a", "b"), ((1, 2), (3,)))
