"""The best combination of routes that the search came across: set partitioning with HiGHS.

Source: Parragh and Schmid, Computers & Operations Research 40 (2013), for dial-a-ride.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Limits, Model, solve
from knooppunt_planning.routing.arrays import Arrays, Ints
from knooppunt_planning.routing.state import State, sequences

GAP = 1e-5
MOST_ROUTES = 30_000


class Pooled(NamedTuple):
    """A route that can be driven by any slot that is alike."""

    cost: float
    nodes: tuple[int, ...]  # without start and end
    guarded: bool


@dataclass
class Pool:
    """The cheapest order that was seen for each set of riders in each kind of slot."""

    d: Arrays
    routes: dict[tuple[int, frozenset[int]], Pooled] = field(default_factory=dict)

    def add(self, s: State) -> None:
        """Take in the routes of now."""
        n = len(self.d.ride)
        for r in np.flatnonzero(s.size > 2):
            nodes = tuple(s.seq[r, 1 : s.size[r] - 1].tolist())
            key = (int(self.d.twin[r]), frozenset(node for node in nodes if node < n))
            self._take(key, Pooled(float(s.cost[r]), nodes, bool(s.guarded[r] > 0)))
        self._forget()

    def take_over(self, other: Pool) -> None:
        """Take in what another one has, which is empty then."""
        if other is not self:
            for key, route in other.routes.items():
                self._take(key, route)
            other.routes.clear()
            self._forget()

    def _take(self, key: tuple[int, frozenset[int]], route: Pooled) -> None:
        known = self.routes.get(key)
        if known is None or route.cost < known.cost - 1e-9:
            self.routes[key] = route

    def _forget(self) -> None:
        while len(self.routes) > MOST_ROUTES:
            del self.routes[next(iter(self.routes))]

    def better(self, cost: float, seconds: float, nodes: int | None, seed: int) -> tuple[Ints, Ints] | None:
        """Sequences and sizes of the best combination below ``cost``; None when none is found in time.

        By the prices of the relaxed problem most routes are in no such combination, and HiGHS does not get them.
        """
        if not self.routes:
            return None
        model, ends = self._model(), time.monotonic() + seconds
        relaxed = solve(model.relaxed(), Limits(seconds))
        dear = model.cost - model.matrix.T @ relaxed.prices >= cost - relaxed.bound - 1e-6
        if not relaxed.is_done or dear.all():
            return None
        model = replace(model, upper=np.where(dear, 0.0, 1.0))
        found = solve(model, Limits(max(0.0, ends - time.monotonic()), nodes, GAP), seed=seed).x
        if found is None or model.value(found) >= cost - 1e-6:
            return None
        keys, rows = list(self.routes), list(self.routes.values())
        chosen = np.flatnonzero(found[: len(rows)] > 0.5)
        return self._sequences([(keys[c][0], rows[c].nodes) for c in chosen])

    def _model(self) -> Model:
        """Columns: pooled routes, then riders who are left out. Rows: riders, kinds of slot, assistants per shift."""
        d, n, routes = self.d, len(self.d.ride), len(self.routes)
        kinds, room = np.unique(d.twin, return_counts=True)
        row_of_kind = {int(kind): n + k for k, kind in enumerate(kinds)}
        entries = []
        for column, ((kind, riders), route) in enumerate(self.routes.items()):
            entries += [(i, column) for i in sorted(riders)]
            entries.append((row_of_kind[kind], column))
            if route.guarded:
                entries.append((n + len(kinds) + int(d.shift[kind]), column))
        entries += [(i, routes + i) for i in range(n)]
        shape = (n + len(kinds) + len(d.escorts), routes + n)
        at = np.array(entries).T
        matrix = sparse.coo_array((np.ones(at.shape[1]), (at[0], at[1])), shape=shape).tocsc()
        cost = np.array([route.cost for route in self.routes.values()] + [d.unserved] * n)
        return Model(
            cost,
            np.zeros(routes + n),
            np.ones(routes + n),
            np.ones(routes + n, dtype=bool),
            matrix,
            np.concatenate([np.ones(n), np.zeros(shape[0] - n)]),
            np.concatenate([np.ones(n), room, d.escorts]).astype(np.float64),
        )

    def _sequences(self, chosen: list[tuple[int, tuple[int, ...]]]) -> tuple[Ints, Ints]:
        """Each chosen route goes to the next slot that is alike."""
        twin = self.d.twin
        free = {int(kind): iter(np.flatnonzero(twin == kind).tolist()) for kind in np.unique(twin)}
        return sequences(self.d, {next(free[kind]): nodes for kind, nodes in chosen})
