"""How far is near: as far as children of an area travel to sport."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from knooppunt_planning.nouns import refuse_unless

Floats = npt.NDArray[np.float64]


def norm(
    to_clubs: Sequence[npt.ArrayLike],
    children: Sequence[npt.ArrayLike],
    *,
    quantile: float = 0.75,
    reach: float,
) -> Floats:
    """The thuisnabij norm of each cell: a quantile of the ways of its children to the clubs within reach.

    Parameters
    ----------
    to_clubs
        For each mode of travel an array of shape (cells, clubs): the way from each cell to each club, in any unit
        (km, minutes). Infinite where there is no way.
    children
        For each mode of travel an array of shape (cells,): how many children travel like that.
    quantile
        Which part of the ways is at most the norm, e.g. 0.75.
    reach
        Further than this nobody goes to a club, in the same unit.

    Returns
    -------
    float array of shape (cells,), in the same unit
        A cell without a club within reach, or without children, gets ``reach``.

    Raises
    ------
    ValueError
        When the quantile is not between 0 and 1, or when shapes do not fit.

    Notes
    -----
    The seeds ask for "the distance that children of that age and area travel to a sports club". Which club a child
    chooses is not known, so every club within reach counts the same.
    """
    refuse_unless(0 <= quantile <= 1, "quantile", f"must be from 0 to 1, is {quantile}")
    refuse_unless(len(to_clubs) == len(children) > 0, "children", "must be given for every mode of travel")
    ways = [np.asarray(way, dtype=np.float64) for way in to_clubs]
    count = [np.asarray(number, dtype=np.float64) for number in children]
    for way, number in zip(ways, count, strict=True):
        fits = number.shape == way.shape[:1]
        refuse_unless(fits, "children", f"must have shape {way.shape[:1]}, has {number.shape}")
    way = np.concatenate(ways, axis=1)
    weight = np.concatenate(
        [np.broadcast_to(n[:, None], w.shape) for n, w in zip(count, ways, strict=True)], axis=1
    )
    return _weighted_quantile(way, np.where(way <= reach, weight, 0.0), quantile, reach)


def _weighted_quantile(values: Floats, weights: Floats, quantile: float, otherwise: float) -> Floats:
    """Per row the smallest value with at least this share of the weight at or below it."""
    order = np.argsort(values, axis=1, kind="stable")
    below = np.cumsum(np.take_along_axis(weights, order, axis=1), axis=1)
    total = below[:, -1] if below.shape[1] else np.zeros(len(values))
    found = np.full(len(values), otherwise)
    some = np.flatnonzero(total > 0)
    reached = (below[some] >= quantile * total[some, None] - 1e-12) & (below[some] > 0)
    first = reached.argmax(axis=1)
    found[some] = values[some, order[some, first]]
    return found
