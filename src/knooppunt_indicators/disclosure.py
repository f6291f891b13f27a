"""Disclosure control: which figures of a table must stay hidden so that no person can be recognised.

Small counts are hidden first (primary suppression). Then, as long as a hidden figure can be recovered from what is
left (`audit`), the smallest figure that helps is hidden too (complementary suppression). Source of the rule: DUO
publishes counts of 1 to 4 as ``<5``; domain.md section 6, "Small numbers".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knooppunt_indicators.audit import Cell, interval


@dataclass(frozen=True)
class Table:
    """Counts of people by two groupings.

    Attributes
    ----------
    rows, columns
        Labels of the groups.
    counts
        ``counts[i][j]`` people in row i and column j, each >= 0.

    Raises
    ------
    ValueError
        When a row has another length than the columns, or a count is negative; names the row.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.rows):
            raise ValueError(f"{len(self.rows)} rows are named and {len(self.counts)} are given")
        for label, row in zip(self.rows, self.counts, strict=True):
            if len(row) != len(self.columns):
                raise ValueError(f"row {label}: {len(row)} counts for {len(self.columns)} columns")
            if any(count < 0 for count in row):
                raise ValueError(f"row {label}: a count is negative")

    def values(self) -> dict[Cell, int]:
        """Every count and every total, by (row, column) with None for 'all'."""
        values: dict[Cell, int] = {
            (i, j): count for i, row in enumerate(self.counts) for j, count in enumerate(row)
        }
        values |= {(i, None): sum(row) for i, row in enumerate(self.counts)}
        values |= {(None, j): sum(row[j] for row in self.counts) for j in range(len(self.columns))}
        values[None, None] = sum(sum(row) for row in self.counts)
        return values


@dataclass(frozen=True)
class ProtectedTable:
    """A table as it may be published: a hidden figure is None."""

    table: Table
    hidden: frozenset[Cell]

    def value(self, row: int | None, column: int | None) -> int | None:
        """The count or total (None for 'all' in a direction), or None when it is hidden."""
        return None if (row, column) in self.hidden else self.table.values()[row, column]


def protect(table: Table, threshold: int = 5, totals: bool = True) -> ProtectedTable:
    """Hide what could show a person.

    Parameters
    ----------
    table
        The true counts.
    threshold
        Counts from 1 up to and including ``threshold - 1`` are hidden; 0 is shown.
    totals
        Whether totals are published too. Without totals nothing can be solved, and only small counts are hidden.

    Returns
    -------
    ProtectedTable
        In which no hidden figure can be recovered exactly from the published ones, and no total minus its published
        parts leaves a small count (two nested cuts that differ by less than the threshold).

    Raises
    ------
    ValueError
        When the threshold is below 1.
    """
    if threshold < 1:
        raise ValueError(f"threshold {threshold} is below 1")
    values = table.values()
    if not totals:
        values = {cell: count for cell, count in values.items() if None not in cell}
        return ProtectedTable(table, frozenset(c for c, n in values.items() if 0 < n < threshold))
    hidden = {cell for cell, count in values.items() if 0 < count < threshold}
    while lines := _weak_lines(table, values, hidden, threshold):
        hidden.add(_helper(values, hidden, lines))
    return ProtectedTable(table, frozenset(hidden))


def may_show_share(denominator: int, minimum: int = 10) -> bool:
    """A percentage is shown only over enough people (domain.md section 6: 10, or 5 inside a school)."""
    return denominator >= minimum


def _weak_lines(
    table: Table, values: dict[Cell, int], hidden: set[Cell], threshold: int
) -> Sequence[list[Cell]]:
    """The sums in which one more figure must be hidden: what is left of a total is small, or gives a figure away."""
    every = {tuple(line): line for cell in hidden for line in _lines(table, cell)}.values()
    if small := [line for line in every if 0 < _left_over(line, values, hidden) < threshold]:
        return small
    exposed = [cell for cell in sorted(hidden, key=str) if _is_recovered(values, hidden, cell)]
    lines = [line for cell in exposed for line in _lines(table, cell)]
    # A figure that stands alone in its sum needs company there; hiding elsewhere would not help.
    return [line for line in lines if sum(cell in hidden for cell in line) == 1] or lines


def _left_over(line: list[Cell], values: dict[Cell, int], hidden: set[Cell]) -> int:
    """Total minus the published parts: what the hidden parts are together; 0 when the total is hidden too."""
    *parts, total = line
    return 0 if total in hidden else sum(values[cell] for cell in parts if cell in hidden)


def _is_recovered(values: dict[Cell, int], hidden: set[Cell], cell: Cell) -> bool:
    low, high = interval(values, hidden, cell)
    return low == high


def _helper(values: dict[Cell, int], hidden: set[Cell], lines: Sequence[list[Cell]]) -> Cell:
    """The smallest published figure in these sums; a count before a total, and above zero before a zero."""
    candidates = [cell for line in lines for cell in line if cell not in hidden]
    if not candidates:
        candidates = [cell for cell in values if cell not in hidden]
    return min(candidates, key=lambda cell: (values[cell] == 0, None in cell, values[cell], str(cell)))


def _lines(table: Table, cell: Cell) -> Sequence[list[Cell]]:
    """The sums that the figure takes part in: its row with the row total, its column with the column total."""
    row, column = cell
    rows: list[int | None] = [*range(len(table.rows)), None]
    columns: list[int | None] = [*range(len(table.columns)), None]
    return [[(row, j) for j in columns], [(i, column) for i in rows]]
