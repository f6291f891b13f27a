"""A bad row is refused by its name; a good one is kept as it is."""

import pytest

from knooppunt_planning.nouns import (
    HARD,
    Cell,
    Demand,
    Expert,
    Group,
    Need,
    Point,
    School,
    SpecialPlace,
    Supply,
    Wish,
)

HOME = Point(52.0, 5.0)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Need("taal", {"lezen": -1}), "need taal: lezen must be 0 or more, is -1"),
        (
            lambda: Cell("3511", Point(5.0, 520.0)),
            "cell 3511: latitude and longitude (5.0, 520.0) are not on earth",
        ),
        (lambda: School("A", HOME, -2), "school A: room must be 0 or more, is -2"),
        (
            lambda: School("A", HOME, 1, {"lezen": float("nan")}),
            "school A: lezen must be 0 or more, is nan",
        ),
        (lambda: Expert("E", HOME, frozenset(), 20), "expert E: has no skill"),
        (
            lambda: Group("3511", "taal", 0),
            "group 3511/taal: pupils must be a whole number of at least 1, is 0",
        ),
        (
            lambda: Group("3511", "taal", 1, (Wish("A", HARD), Wish("B", HARD))),
            "group 3511/taal -> A -> B: may have one hard wish, has 2: A, B",
        ),
        (
            lambda: Demand((Need("taal"),), (), (Group("3511", "taal", 1),)),
            "group 3511/taal: there is no cell 3511",
        ),
        (
            lambda: Demand((), (Cell("3511", HOME),), (Group("3511", "taal", 1),)),
            "group 3511/taal: there is no need taal",
        ),
        (lambda: Demand((Need("taal"), Need("taal")), (), ()), "need taal: occurs 2 times"),
        (
            lambda: Supply((School("A", HOME, 1),), (SpecialPlace("A", HOME, 1, frozenset()),)),
            "place A: occurs 2 times",
        ),
        (
            lambda: Supply((), (SpecialPlace("Z", HOME, 1, frozenset(), label="zorg"),)),
            "special place Z: there is no budget zorg",
        ),
    ],
)
def test_a_bad_row_is_refused_by_its_name(make, sentence):
    with pytest.raises(ValueError) as refusal:
        make()
    assert str(refusal.value) == sentence


def test_a_demand_counts_its_pupils():
    demand = Demand((Need("taal"),), (Cell("3511", HOME),), (Group("3511", "taal", 2),))
    assert demand.pupils == 2
