"""A sheet of paper for a map: from longitude and latitude to its units, and borders as short paths.

Pure. A sheet is ``BREEDTE`` units wide; one unit is about one pixel on a desktop, so borders are simplified to less
than that.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

BREEDTE = 720
RAND = 16
TOLERANTIE = 0.8
KRAAG = 0.06
"""Room around the points on the sheet, as a share of its longest side, so that nothing lies on the edge."""

Punt = tuple[float, float]
Venster = tuple[float, float, float, float]
"""West, south, east and north in degrees."""


class Projectie:
    """Longitude and latitude to the sheet: equal scale in both directions at the middle latitude."""

    def __init__(self, venster: Venster) -> None:
        self.west, self.zuid, self.oost, self.noord = venster
        self.krimp = math.cos(math.radians((self.zuid + self.noord) / 2))
        breed = max((self.oost - self.west) * self.krimp, 1e-6)
        self.schaal = (BREEDTE - 2 * RAND) / breed
        self.hoogte = round((self.noord - self.zuid) * self.schaal + 2 * RAND)

    def __call__(self, punt: Punt) -> Punt:
        """Units right and down of the corner, for a (latitude, longitude)."""
        lat, lon = punt
        return (
            round(RAND + (lon - self.west) * self.krimp * self.schaal, 1),
            round(RAND + (self.noord - lat) * self.schaal, 1),
        )

    def back(self, x: float, y: float) -> Punt:
        """Latitude and longitude of a place on the sheet."""
        return (
            self.noord - (y - RAND) / self.schaal,
            self.west + (x - RAND) / (self.krimp * self.schaal),
        )

    def is_on(self, punt: Punt) -> bool:
        """Does it lie on the sheet, with room for a sign around it?"""
        x, y = self(punt)
        return RAND / 2 <= x <= BREEDTE - RAND / 2 and RAND / 2 <= y <= self.hoogte - RAND / 2

    @property
    def km(self) -> float:
        """Units of one kilometre."""
        return self.schaal / 111.32


def window(punten: Sequence[Punt], grenzen: Sequence[BaseGeometry]) -> Venster:
    """What the sheet shows: the points with some room around them, but no more than the borders.

    A municipality of which one postcode takes part does not make the region small. Without points: the borders.
    """
    west, zuid, oost, noord = shapely.total_bounds(list(grenzen))
    if not punten:
        return float(west), float(zuid), float(oost), float(noord)
    lats, lons = [lat for lat, _ in punten], [lon for _, lon in punten]
    ruimte = KRAAG * max(max(lats) - min(lats), max(lons) - min(lons), 0.05)
    return (
        max(float(west), min(lons) - 1.6 * ruimte),
        max(float(zuid), min(lats) - ruimte),
        min(float(oost), max(lons) + 1.6 * ruimte),
        min(float(noord), max(lats) + ruimte),
    )


def on_sheet(grenzen: Iterable[dict[str, Any]], projectie: Projectie) -> list[BaseGeometry]:
    """The borders in units, simplified together so that neighbours keep one line between them."""
    vormen = [shapely.transform(shape(g), lambda xy: _to_sheet(xy, projectie)) for g in grenzen]
    samen = shapely.coverage_simplify(vormen, TOLERANTIE)
    blad = (-RAND, -RAND, BREEDTE + RAND, projectie.hoogte + RAND)
    return [shapely.clip_by_rect(vorm, *blad) for vorm in samen]


def _to_sheet(xy: Any, projectie: Projectie) -> Any:
    return [projectie((lat, lon)) for lon, lat in xy]


def path(vorm: BaseGeometry) -> str:
    """SVG path data; relative steps of at most a tenth keep it short. Islets of less than a few units are left out."""
    stukken = []
    for deel in getattr(vorm, "geoms", [vorm]):
        if deel.geom_type == "Polygon" and deel.area >= 4:
            stukken += [_ring(ring.coords) for ring in (deel.exterior, *deel.interiors)]
    return "".join(stukken)


def _ring(coords: Iterable[Punt]) -> str:
    punten = [(round(x, 1), round(y, 1)) for x, y in coords][:-1]
    stappen = [f"{_number(b[0] - a[0])},{_number(b[1] - a[1])}" for a, b in itertools.pairwise(punten)]
    return f"M{_number(punten[0][0])},{_number(punten[0][1])}l{' '.join(stappen)}z"


def _number(waarde: float) -> str:
    return f"{waarde:.1f}".removesuffix(".0")
