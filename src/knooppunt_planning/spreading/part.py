"""Some sites and some customers of a core as a whole-number model of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Model
from knooppunt_planning.spreading.classic import NOWHERE, Core, Flags, Floats, Ints


@dataclass(frozen=True, eq=False)
class Part:
    """Which of these customers go to which of these sites, at most ``most`` of them open.

    Attributes
    ----------
    sites, customers
        Numbers in the core.
    site, customer
        Of every option: position in ``sites`` and in ``customers``.
    """

    core: Core
    sites: Ints
    customers: Ints
    site: Ints
    customer: Ints
    most: int

    @property
    def model(self) -> Model:
        """Columns: options, sites, customers left out. Rows: everyone once, only where open, room, how many open."""
        core, options = self.core, len(self.site)
        sites, customers = len(self.sites), len(self.customers)
        x, y = np.arange(options), options + np.arange(sites)
        u = options + sites + np.arange(customers)
        columns = options + sites + customers
        asked = core.demand[self.customers]
        blocks = [
            _rows(columns, customers, (self.customer, x, 1.0), (np.arange(customers), u, 1.0)),
            _rows(columns, options, (x, x, 1.0), (x, y[self.site], -1.0)),
            _rows(columns, 1, (np.zeros(sites, dtype=np.int64), y, 1.0)),
        ]
        lower = [np.ones(customers), np.full(options + 1, -np.inf)]
        upper = [np.ones(customers), np.zeros(options), np.array([float(self.most)])]
        if not core.is_roomy:
            used, room = (self.site, x, asked[self.customer]), core.room[self.sites]
            blocks.append(_rows(columns, sites, used, (np.arange(sites), y, -room)))
            lower.append(np.full(sites, -np.inf))
            upper.append(np.zeros(sites))
        cost = core.cost[self.sites[self.site], self.customers[self.customer]]
        whole = np.full(columns, not core.is_roomy)
        whole[y] = True
        return Model(
            np.concatenate([cost, core.fixed[self.sites], core.left[self.customers]]),
            np.zeros(columns),
            np.ones(columns),
            whole,
            sparse.csc_array(sparse.vstack(blocks)),
            np.concatenate(lower),
            np.concatenate(upper),
        )

    def values(self, is_open: Flags, place: Ints) -> Floats:
        """A plan of the core as values of the columns."""
        served = place[self.customers]
        goes = self.sites[self.site] == served[self.customer]
        return np.concatenate([goes, is_open[self.sites], served < 0]).astype(np.float64)

    def put(self, x: Floats, is_open: Flags, place: Ints) -> tuple[Flags, Ints]:
        """The plan with this part as in the values of the columns."""
        options, sites = len(self.site), len(self.sites)
        is_open, place = is_open.copy(), place.copy()
        is_open[self.sites] = x[options : options + sites] > 0.5
        place[self.customers] = NOWHERE
        goes = np.flatnonzero(x[:options] > 0.5)
        place[self.customers[self.customer[goes]]] = self.sites[self.site[goes]]
        return is_open, place


def _rows(columns: int, rows: int, *entries: tuple[Ints, Ints, float | Floats]) -> sparse.coo_array:
    at = np.concatenate([row for row, _, _ in entries]), np.concatenate([column for _, column, _ in entries])
    values = np.concatenate([np.broadcast_to(value, len(row)) for row, _, value in entries])
    return sparse.coo_array((values, at), shape=(rows, columns))
