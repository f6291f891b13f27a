"""The attacker: what can be known exactly of the hidden figures of a table with totals?

A two-way table with its totals is a network: a cell carries its count from its row to its column, a row total from
the grand total to the row, a column total from the column back to the grand total. Everything that a reader can
conclude about a hidden figure is the smallest and the largest flow through its arc. The true table is one feasible
flow, so both follow from how much the flow can be diverted (maximum flow in the residual network).

The attacker knows the rule: a zero is published, so a figure that is hidden is at least 1.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Set

Cell = tuple[int | None, int | None]
"""(row, column); None is the total over that direction, (None, None) the grand total."""

Node = str | tuple[str, int]


def interval(values: Mapping[Cell, int], hidden: Set[Cell], cell: Cell) -> tuple[int, int]:
    """The exact bounds that a reader can derive for one figure.

    Parameters
    ----------
    values
        The true counts (>= 0) of every cell and total; totals are the sums.
    hidden
        The cells and totals that are not published.
    cell
        The figure that the reader wants to know.

    Returns
    -------
    tuple of int
        Lowest and highest count that agree with everything published and with hidden figures of at least 1
        (a hidden zero stays at least 0). Equal when the figure is recovered.
        The highest is capped at the sum of the table plus one when nothing bounds it.

    Raises
    ------
    KeyError
        When the table has no such cell.
    """
    true = values[cell]
    if cell not in hidden:
        return true, true
    ceiling = sum(values.values()) + 1
    capacity = _residual(values, hidden - {cell}, ceiling)
    tail, head = _arc(cell)
    more = _max_flow({n: dict(c) for n, c in capacity.items()}, head, tail, ceiling - true)
    less = _max_flow(capacity, tail, head, true - _least(true))
    return true - less, true + more


def _arc(cell: Cell) -> tuple[Node, Node]:
    """Tail and head of the arc that carries this figure."""
    row, column = cell
    if row is None and column is None:
        return "end", "begin"
    if column is None:
        return "begin", ("row", row or 0)
    if row is None:
        return ("column", column), "end"
    return ("row", row), ("column", column)


def _residual(values: Mapping[Cell, int], hidden: Set[Cell], ceiling: int) -> dict[Node, dict[Node, int]]:
    """How far each hidden figure can still go up (along its arc) and down (against it)."""
    capacity: dict[Node, dict[Node, int]] = {}
    for cell in hidden:
        tail, head = _arc(cell)
        capacity.setdefault(tail, {}).setdefault(head, 0)
        capacity.setdefault(head, {}).setdefault(tail, 0)
        capacity[tail][head] += ceiling - values[cell]
        capacity[head][tail] += values[cell] - _least(values[cell])
    return capacity


def _least(count: int) -> int:
    """What everyone knows of a hidden figure. A zero is hidden only to protect another, and counts from zero."""
    return min(count, 1)


def _max_flow(capacity: dict[Node, dict[Node, int]], source: Node, sink: Node, limit: int) -> int:
    """Largest flow from source to sink, at most ``limit`` (shortest augmenting paths)."""
    flow = 0
    while flow < limit:
        path = _shortest_path(capacity, source, sink)
        if path is None:
            break
        step = min(limit - flow, *(capacity[a][b] for a, b in path))
        for a, b in path:
            capacity[a][b] -= step
            capacity[b][a] = capacity[b].get(a, 0) + step
        flow += step
    return flow


def _shortest_path(
    capacity: dict[Node, dict[Node, int]], source: Node, sink: Node
) -> list[tuple[Node, Node]] | None:
    came_from: dict[Node, Node] = {source: source}
    queue = deque([source])
    while queue:
        node = queue.popleft()
        for nearby, room in capacity.get(node, {}).items():
            if room <= 0 or nearby in came_from:
                continue
            came_from[nearby] = node
            if nearby == sink:
                path = [(node, sink)]
                while path[0][0] != source:
                    path.insert(0, (came_from[path[0][0]], path[0][0]))
                return path
            queue.append(nearby)
    return None
