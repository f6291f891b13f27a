"""The margin of a distance is exact: the same as trying every number that a cell <5 can stand for."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt.kaart.rules.thuisnabij import quantile_bounds, weighted_quantile

row = st.tuples(st.integers(0, 4).map(float), st.integers(1, 3), st.integers(0, 3)).map(
    lambda r: (r[0], r[1], r[1] + r[2])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(row, min_size=1, max_size=4), st.sampled_from([0.5, 0.9]))
def test_the_margin_agrees_with_trying_every_number(rows: list[tuple[float, int, int]], share: float) -> None:
    choices = product(*(range(low, high + 1) for _, low, high in rows))
    found = {weighted_quantile([(r[0], n) for r, n in zip(rows, c, strict=True)], share) for c in choices}
    assert quantile_bounds(rows, share) == (min(found), max(found))
