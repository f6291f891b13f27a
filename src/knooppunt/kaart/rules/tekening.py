"""The map as numbers: from longitude and latitude to shapes on a sheet of a given width.

Pure: gets places, gives paths, circles and labels for the template. Draws a sheet of ``BREEDTE`` units; one unit is
about one pixel on a desktop, so borders are simplified to less than that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

BREEDTE = 720
RAND = 14
TOLERANTIE = 0.7
LETTER_BREED, LETTER_HOOG = 6.4, 14
Punt = tuple[float, float]


@dataclass(frozen=True)
class Gebied:
    """A municipality: its GeoJSON border (longitude, latitude) and the step of the colour scale, 0 to 5."""

    code: str
    naam: str
    grens: Mapping[str, Any]
    schaal: int = 0


@dataclass(frozen=True)
class Plek:
    """Something at a point (latitude, longitude): a school or a home postcode with a size."""

    punt: Punt
    soort: str
    titel: str
    grootte: float = 0.0


@dataclass(frozen=True)
class Reis:
    """Pupils from one point to another (latitude, longitude), with how many."""

    van: Punt
    naar: Punt
    aantal: float
    titel: str


@dataclass(frozen=True)
class Vlak:
    naam: str
    pad: str
    schaal: int
    label: Punt | None


@dataclass(frozen=True)
class Teken:
    x: float
    y: float
    soort: str
    titel: str
    straal: float


@dataclass(frozen=True)
class Lijn:
    pad: str
    dikte: float
    titel: str


@dataclass(frozen=True)
class Tekening:
    """A finished sheet; all coordinates in units of the view box."""

    breedte: int
    hoogte: int
    vlakken: tuple[Vlak, ...]
    lijnen: tuple[Lijn, ...]
    cirkels: tuple[Teken, ...]
    tekens: tuple[Teken, ...]


class Projectie:
    """Longitude and latitude to the sheet: equal scale in both directions at the middle latitude."""

    def __init__(self, west: float, zuid: float, oost: float, noord: float) -> None:
        self.krimp = math.cos(math.radians((zuid + noord) / 2))
        self.west, self.noord = west, noord
        breed = max((oost - west) * self.krimp, 1e-6)
        self.schaal = (BREEDTE - 2 * RAND) / breed
        self.hoogte = round((noord - zuid) * self.schaal + 2 * RAND)

    def __call__(self, punt: Punt) -> Punt:
        lat, lon = punt
        return (
            round(RAND + (lon - self.west) * self.krimp * self.schaal, 1),
            round(RAND + (self.noord - lat) * self.schaal, 1),
        )


def draw(
    gebieden: Sequence[Gebied], scholen: Iterable[Plek], thuis: Iterable[Plek], reizen: Iterable[Reis]
) -> Tekening | None:
    """The sheet that shows all areas, with what lies in sight of them. None without any area."""
    vormen = [(gebied, shape(gebied.grens)) for gebied in gebieden]
    if not vormen:
        return None
    west, zuid, oost, noord = shapely.total_bounds([vorm for _, vorm in vormen])
    projectie = Projectie(west, zuid, oost, noord)

    def in_zicht(punt: Punt) -> bool:
        return zuid <= punt[0] <= noord and west <= punt[1] <= oost

    return Tekening(
        breedte=BREEDTE,
        hoogte=projectie.hoogte,
        vlakken=_areas(vormen, projectie),
        lijnen=_lines(list(reizen), projectie, in_zicht),
        cirkels=_circles([p for p in thuis if in_zicht(p.punt)], projectie),
        tekens=tuple(_mark(p, projectie, 0) for p in scholen if in_zicht(p.punt)),
    )


def _areas(vormen: list[tuple[Gebied, BaseGeometry]], projectie: Projectie) -> tuple[Vlak, ...]:
    """Every area as a path; a name is written where it fits without covering another, the largest first."""
    bezet: list[tuple[float, float, float, float]] = []
    vlakken = []
    for gebied, vorm in sorted(vormen, key=lambda paar: -paar[1].area):
        op_blad = shapely.transform(vorm, lambda xy: _to_sheet(xy, projectie))
        eenvoudig = shapely.simplify(op_blad, TOLERANTIE, preserve_topology=True)
        label = _label(op_blad, gebied.naam, bezet)
        vlakken.append(Vlak(gebied.naam, _path(eenvoudig), gebied.schaal, label))
    return tuple(vlakken)


def _to_sheet(xy: Any, projectie: Projectie) -> Any:
    return [projectie((lat, lon)) for lon, lat in xy]


def _path(vorm: BaseGeometry) -> str:
    """SVG path data; relative steps in whole tenths keep it short."""
    stukken = []
    for deel in getattr(vorm, "geoms", [vorm]):
        for ring in (deel.exterior, *deel.interiors):
            punten = [(round(x, 1), round(y, 1)) for x, y in ring.coords[:-1]]
            if len(punten) < 3:
                continue
            (x, y), rest = punten[0], punten[1:]
            stappen = []
            for volgende in rest:
                stappen.append(f"{volgende[0] - x:.1f},{volgende[1] - y:.1f}")
                x, y = volgende
            stukken.append(f"M{punten[0][0]:.1f},{punten[0][1]:.1f}l{' '.join(stappen)}z")
    return "".join(stukken)


def _label(vorm: BaseGeometry, naam: str, bezet: list[tuple[float, float, float, float]]) -> Punt | None:
    """The middle of the largest circle inside the area, when the name is not wider than twice that circle allows."""
    cirkel = shapely.maximum_inscribed_circle(vorm, tolerance=2)
    (x, y), straal = cirkel.coords[0], cirkel.length
    halve = len(naam) * LETTER_BREED / 2
    vak = (x - halve, y - LETTER_HOOG, x + halve, y + LETTER_HOOG / 2)
    past = halve < max(2.2 * straal, 20) and vak[0] > 0 and vak[2] < BREEDTE
    if not past or any(vak[0] < b[2] and b[0] < vak[2] and vak[1] < b[3] and b[1] < vak[3] for b in bezet):
        return None
    bezet.append(vak)
    return round(x, 1), round(y, 1)


def _lines(reizen: list[Reis], projectie: Projectie, in_zicht: Any) -> tuple[Lijn, ...]:
    """Curved lines from home to school, the thin ones first so that the thick ones lie on top."""
    meest = max((reis.aantal for reis in reizen), default=1)
    lijnen = []
    for reis in sorted(reizen, key=lambda r: r.aantal):
        if not in_zicht(reis.van):
            continue
        (x1, y1), (x2, y2) = projectie(reis.van), projectie(reis.naar)
        buiging = 0.12
        mx, my = (x1 + x2) / 2 - buiging * (y2 - y1), (y1 + y2) / 2 + buiging * (x2 - x1)
        dikte = round(0.6 + 4.4 * math.sqrt(reis.aantal / meest), 1)
        lijnen.append(Lijn(f"M{x1:.0f},{y1:.0f}Q{mx:.0f},{my:.0f} {x2:.0f},{y2:.0f}", dikte, reis.titel))
    return tuple(lijnen)


def _circles(plekken: list[Plek], projectie: Projectie) -> tuple[Teken, ...]:
    """Circles whose surface follows the number; the largest lie underneath."""
    meest = max((plek.grootte for plek in plekken), default=1) or 1
    return tuple(
        _mark(plek, projectie, round(2 + 12 * math.sqrt(plek.grootte / meest), 1))
        for plek in sorted(plekken, key=lambda p: -p.grootte)
    )


def _mark(plek: Plek, projectie: Projectie, straal: float) -> Teken:
    x, y = projectie(plek.punt)
    return Teken(x, y, plek.soort, plek.titel, straal)
