"""Where does a place belong? Names of municipalities, nearest postcodes, points in borders."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

Punt = tuple[float, float]
"""Latitude and longitude in degrees (WGS84)."""

AARDSTRAAL_KM = 6371.0088


def afstand_km(van: Punt, naar: Punt) -> float:
    """Great-circle distance in kilometres (haversine, mean earth radius of the IUGG)."""
    breedte1, breedte2 = math.radians(van[0]), math.radians(naar[0])
    boog = (
        math.sin((breedte2 - breedte1) / 2) ** 2
        + math.cos(breedte1) * math.cos(breedte2) * math.sin(math.radians(naar[1] - van[1]) / 2) ** 2
    )
    return 2 * AARDSTRAAL_KM * math.asin(math.sqrt(min(1.0, boog)))


def nearest_pc4(punt: Punt, kandidaten: Mapping[str, Punt]) -> str | None:
    """The candidate PC4 whose point is nearest; with equal distances the lowest number."""
    smalte = math.cos(math.radians(punt[0])) ** 2
    # Squared degrees on a locally flat map: the same order as the great circle, at a tenth of the time.
    return min(
        kandidaten,
        key=lambda pc4: (
            (kandidaten[pc4][0] - punt[0]) ** 2 + smalte * (kandidaten[pc4][1] - punt[1]) ** 2,
            pc4,
        ),
        default=None,
    )


def naam_sleutel(naam: str) -> str:
    """A municipality's name as it is compared: 's-Gravenhage, S GRAVENHAGE and s gravenhage are one."""
    return re.sub("[^A-Z]", "", unicodedata.normalize("NFD", naam.upper()))


def huidige_code(code: str, tabel: Mapping[str, tuple[str, str | None]]) -> str:
    """The code after all mergers that the national table knows of."""
    gezien: set[str] = set()
    while code not in gezien and (opvolger := tabel.get(code, ("", None))[1]):
        gezien.add(code)
        code = opvolger
    return code


def ligt_in(punt: Punt, grens: Mapping[str, Any]) -> bool:
    """Does the point lie in this GeoJSON polygon or multipolygon? Holes count as outside."""
    vlakken = [grens["coordinates"]] if grens["type"] == "Polygon" else grens["coordinates"]
    return any(
        _in_ring(punt, vlak[0]) and not any(_in_ring(punt, gat) for gat in vlak[1:]) for vlak in vlakken
    )


def _in_ring(punt: Punt, ring: list[list[float]]) -> bool:
    y, x = punt
    binnen = False
    vorige = ring[-1]
    for hoek in ring:
        if (hoek[1] > y) != (vorige[1] > y) and x < hoek[0] + (y - hoek[1]) / (vorige[1] - hoek[1]) * (
            vorige[0] - hoek[0]
        ):
            binnen = not binnen
        vorige = hoek
    return binnen


def gemeente_van_punt(punt: Punt, grenzen: Iterable[tuple[str, Mapping[str, Any]]]) -> str | None:
    """The code of the first border that holds the point."""
    return next((code for code, grens in grenzen if ligt_in(punt, grens)), None)


def middelpunt(grens: Mapping[str, Any]) -> Punt:
    """The mean corner of the outer ring: good enough to tell in which municipality a wijk lies."""
    ring = grens["coordinates"][0] if grens["type"] == "Polygon" else grens["coordinates"][0][0]
    return sum(hoek[1] for hoek in ring) / len(ring), sum(hoek[0] for hoek in ring) / len(ring)
