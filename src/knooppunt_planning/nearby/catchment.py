"""Where it is crowded: places per pupil, when everyone may use every place within reach."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from knooppunt_planning.nouns import refuse_unless


def access(
    way: npt.ArrayLike, pupils: npt.ArrayLike, room: npt.ArrayLike, *, reach: float
) -> npt.NDArray[np.float64]:
    """Two-step floating catchment: the places per pupil that each cell can reach.

    First every place divides its room over all pupils within reach; then every cell adds up what the places within its
    reach have for it. Weighted by pupils the cells add up to all room that somebody can reach.

    Parameters
    ----------
    way
        Shape (cells, places): km or minutes, infinite where there is no way.
    pupils
        Shape (cells,).
    room
        Shape (places,).
    reach
        How far one goes, in the unit of ``way``.

    Returns
    -------
    float array of shape (cells,)
        1 means one place per pupil; below 1 it is crowded.

    Raises
    ------
    ValueError
        When shapes do not fit.

    Notes
    -----
    Source: Luo and Wang, Environment and Planning B 30 (2003).
    """
    within = np.asarray(way, dtype=np.float64) <= reach
    people, places = np.asarray(pupils, dtype=np.float64), np.asarray(room, dtype=np.float64)
    refuse_unless(within.ndim == 2, "way", "must have two dimensions: cells and places")
    refuse_unless(
        people.shape == within.shape[:1], "pupils", f"must have shape {within.shape[:1]}, has {people.shape}"
    )
    refuse_unless(
        places.shape == within.shape[1:], "room", f"must have shape {within.shape[1:]}, has {places.shape}"
    )
    asking = within.T @ people
    per_pupil = np.divide(places, asking, out=np.zeros_like(places), where=asking > 0)
    return np.asarray(within @ per_pupil)
