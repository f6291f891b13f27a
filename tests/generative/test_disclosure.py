"""No protected table gives a hidden figure away: an attacker who tries every table agrees with the audit."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from knooppunt_indicators.audit import interval
from knooppunt_indicators.disclosure import Table, protect

small = st.integers(min_value=0, max_value=6)
tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.tuples(*[small] * columns), min_size=1, max_size=4).map(
        lambda rows: Table(tuple(map(str, range(len(rows)))), tuple(map(str, range(columns))), tuple(rows))
    )
)
tiny = st.tuples(*[st.tuples(*[st.integers(0, 2)] * 2)] * 2).map(
    lambda rows: Table(("a", "b"), ("c", "d"), rows)
)


@settings(max_examples=300, deadline=None)
@given(tables)
def test_nothing_hidden_can_be_recovered(table: Table) -> None:
    protected = protect(table)
    values = table.values()
    for cell in protected.hidden:
        low, high = interval(values, protected.hidden, cell)
        assert low < high


@settings(max_examples=300, deadline=None)
@given(tables)
def test_no_total_minus_its_published_parts_is_small(table: Table) -> None:
    protected = protect(table)
    row_totals = [[(i, j) for j in range(len(table.columns))] + [(i, None)] for i in range(len(table.rows))]
    column_totals = [
        [(i, j) for i in range(len(table.rows))] + [(None, j)] for j in range(len(table.columns))
    ]
    for *parts, total in row_totals + column_totals:
        if protected.value(*total) is not None:
            left = sum(table.values()[cell] for cell in parts if protected.value(*cell) is None)
            assert left == 0 or left >= 5


@settings(max_examples=40, deadline=None)
@given(tiny, st.sets(st.sampled_from([(0, 0), (0, 1), (1, 0), (1, 1), (0, None), (None, 1)])))
def test_the_audit_agrees_with_trying_every_table(
    table: Table, hidden: set[tuple[int | None, int | None]]
) -> None:
    values = table.values()
    agreeing = []
    for a, b, c, d in product(range(9), repeat=4):
        other = Table(table.rows, table.columns, ((a, b), (c, d))).values()
        if all(
            other[cell] >= min(count, 1) if cell in hidden else other[cell] == count
            for cell, count in values.items()
        ):
            agreeing.append(other)
    for cell in hidden:
        assert interval(values, hidden, cell) == (
            min(o[cell] for o in agreeing),
            max(o[cell] for o in agreeing),
        )
