"""What is proven by prices, and school by school by more than prices.

Any prices prove a bound, once no column is cheaper than what it is paid for. With them the model falls apart into
places: each takes the pupils that pay for themselves. In whole pupils and whole visits a school makes less of that than
in parts, and what it makes less is added to the bound.

Source: Geoffrion, Mathematical Programming Study 2 (1974).
"""

from __future__ import annotations

from threading import Event, Thread

import numpy as np
from scipy import sparse

from knooppunt_planning.linear import Floats, Limits, Model, solve
from knooppunt_planning.matching.columns import Indices
from knooppunt_planning.matching.model import MatchModel

NODES, FINE = 1, 1e-3
"""No search tree, and so exact: the last bit takes the most time."""


def mended(match: MatchModel, model: Model, prices: Floats) -> Floats:
    """Prices near these that prove a bound.

    Parameters
    ----------
    model
        The relaxed model without columns and rows of visits.
    prices
        Of its rows; from an interior point they may be a little wrong.
    """
    columns = match.columns
    groups, unserved, hours = columns.groups, columns.parts[1].stop, len(columns.visit)
    first = groups + len(match.problem.supply.places)
    row = first + columns.school[columns.visit] * len(match.problem.skills) + columns.skill
    prices = np.minimum(prices, 0.0)
    prices[:groups] = 0.0
    lack = np.zeros(len(prices))
    np.maximum.at(lack, row, -(model.cost - model.matrix.T @ prices)[-hours:] if hours else lack[:0])
    prices += lack
    dear = (model.cost - model.matrix.T @ prices)[:unserved]
    prices[:groups] = np.inf
    np.minimum.at(prices, np.concatenate([columns.group, np.arange(groups)]), dear)
    return prices


def proven(model: Model, prices: Floats) -> float:
    """The bound of prices that no column can beat: what all limits together are worth."""
    return float(model.row_upper @ prices)


class SchoolRaiser:
    """Raises the bound school by school in a thread of its own, while somebody else looks for solutions.

    ``bound`` grows while it is entered. Leaving stops the thread.

    Parameters
    ----------
    prices
        Mended, of the rows of the whole model.
    bound
        What they prove.
    """

    def __init__(self, match: MatchModel, prices: Floats, bound: float) -> None:
        self.match, self.prices, self.bound = match, prices, bound
        shared = prices.copy()
        for block in ("room", "hours", "length"):
            shared[match.blocks[block]] = 0.0
        self._cost = match.model.cost - match.model.matrix.T @ shared
        self._rows = sparse.csr_array(match.model.matrix)
        self._left = Event()
        self._thread = Thread(target=self.run, name="bound", daemon=True)

    def __enter__(self) -> SchoolRaiser:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._left.set()
        self._thread.join()

    def run(self) -> None:
        """One school after the other, until somebody leaves."""
        columns, schools = self.match.columns, len(self.match.problem.supply.schools)
        owners = (columns.place, columns.school, columns.school[columns.visit])
        worth = self.match.model.row_upper * self.prices
        limits = Limits(nodes=NODES, gap=FINE, cancelled=self._left.is_set, for_bound=True)
        for school, own in enumerate(zip(*(_by(owner, schools) for owner in owners), strict=True)):
            if self._left.is_set():
                return
            model, row = self._alone(school, *own)
            self.bound += max(0.0, solve(model, limits).bound - float(worth[row].sum()))

    def _alone(self, school: int, placed: Indices, visits: Indices, work: Indices) -> tuple[Model, Indices]:
        """The model of one school, for which prices say what the rest of the region is worth; and its rows."""
        match, whole = self.match, self.match.model
        skills, (_, _, visiting, working) = len(match.problem.skills), match.columns.parts
        column = np.concatenate([placed, visiting.start + visits, working.start + work])
        hours = match.blocks["hours"].start + school * skills + np.arange(skills)
        room = np.array([match.blocks["room"].start + school])
        row = np.concatenate([room, hours, match.blocks["length"].start + visits])
        upper = np.full(len(column), np.inf)
        upper[: len(placed)] = whole.row_upper[match.blocks["count"]][match.columns.group[placed]]
        matrix = sparse.csc_array(self._rows[row][:, column])
        limits = whole.row_lower[row], whole.row_upper[row]
        alone = Model(self._cost[column], np.zeros(len(column)), upper, whole.whole[column], matrix, *limits)
        return alone, row


def _by(owner: Indices, owners: int) -> list[Indices]:
    """Which rows each owner has."""
    order = np.argsort(owner, kind="stable")
    ends = np.searchsorted(owner[order], np.arange(1, owners + 1))
    return np.split(order, ends)[:owners]
