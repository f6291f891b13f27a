"""Distances over the earth as a sphere."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

EARTH_METRES = 6_371_009.0
"""Mean radius of the earth (IUGG)."""


def unit_vectors(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Latitude and longitude, shape (n, 2), as points on the unit sphere, shape (n, 3).

    The chord between two of them grows with the distance over the sphere, so a k-d tree needs no projection.
    """
    latitude, longitude = np.radians(degrees).reshape(-1, 2).T
    across = np.cos(latitude)
    return np.stack([across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude)], axis=1)


def straight_metres(
    origins: npt.NDArray[np.float64], destinations: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Great-circle distances between two arrays of latitude and longitude in degrees.

    Returns
    -------
    float array of shape (n, m), in metres
    """
    return _haversine(np.radians(origins)[:, None, :], np.radians(destinations)[None, :, :])


def metres_each(
    origins: npt.NDArray[np.float64], destinations: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Great-circle distances from each origin to the destination in the same row; shapes (n, 2) and (n,), in metres."""
    return _haversine(np.radians(origins), np.radians(destinations))


def _haversine(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    half = np.sin((a - b) / 2) ** 2
    haversine = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(np.minimum(haversine, 1.0))))
