"""A small map of where results are: borders of municipalities, pins with the numbers of the list, and the place asked.

Pure: gets points in degrees, gives numbers for the template. The list beside it says the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry import shape

from knooppunt.wegwijzer.rules.zoekvraag import Punt

BREEDTE, HOOGTE, RAND = 440, 360, 34
PIN = 15
KLEINSTE_KM = 8.0
"""The sheet shows at least this many kilometres, or one pin would stand on a street."""
FIJNHEID = 0.0004
"""Degrees: borders are simplified to what one can see."""
KM_PER_GRAAD = 111.2


@dataclass(frozen=True)
class Grens:
    """A municipality with its border as rings of (latitude, longitude)."""

    naam: str
    ringen: tuple[tuple[Punt, ...], ...]
    midden: Punt
    """A point inside it, for its name."""


@dataclass(frozen=True)
class Pin:
    """One spot with the numbers of the results there."""

    x: float
    y: float
    nummers: tuple[int, ...]
    titel: str

    @property
    def tekst(self) -> str:
        return str(self.nummers[0]) if len(self.nummers) == 1 else f"{self.nummers[0]}+"


@dataclass(frozen=True)
class Kaartje:
    breedte: int
    hoogte: int
    paden: tuple[tuple[str, str], ...]
    """Names of municipalities with their border as SVG path data."""
    namen: tuple[tuple[str, float, float], ...]
    pinnen: tuple[Pin, ...]
    hier: Punt | None
    """Where was asked, in units of the sheet."""
    schaal_km: int
    schaal_breedte: float


def simplified(naam: str, grens: dict[str, Any]) -> Grens:
    """The border of a municipality (GeoJSON), as coarse as the map can show."""
    vorm = shape(grens).simplify(FIJNHEID)
    delen = [deel for deel in getattr(vorm, "geoms", [vorm]) if not deel.is_empty]
    ringen = tuple(
        tuple((round(lat, 5), round(lon, 5)) for lon, lat in deel.exterior.coords)
        for deel in delen
        if deel.area > FIJNHEID**2 * 40
    )
    midden = vorm.representative_point()
    return Grens(naam, ringen, (midden.y, midden.x))


def draw(
    plekken: Sequence[tuple[int, str, Punt]], hier: Punt | None, grenzen: Iterable[Grens]
) -> Kaartje | None:
    """The map of these results (number, name, point). None when none of them has a point."""
    if not plekken:
        return None
    punten = [punt for _, _, punt in plekken] + ([hier] if hier else [])
    op_blad, per_km = _projection(punten)
    grenzen = list(grenzen)
    schaal = max((km for km in (1, 2, 5, 10, 20, 50, 100, 200) if km * per_km <= BREEDTE / 4), default=1)
    return Kaartje(
        BREEDTE,
        HOOGTE,
        tuple((g.naam, pad) for g in grenzen if (pad := _path(g, op_blad))),
        tuple((g.naam, x, y) for g in grenzen for x, y in [op_blad(g.midden)] if _on_sheet(x, y)),
        _pins([(nummer, titel, op_blad(punt)) for nummer, titel, punt in plekken]),
        op_blad(hier) if hier else None,
        schaal,
        round(schaal * per_km, 1),
    )


def _on_sheet(x: float, y: float) -> bool:
    """With room for a name around it."""
    return 2 * RAND < x < BREEDTE - 2 * RAND and RAND / 2 < y < HOOGTE - RAND / 2


def _projection(punten: Sequence[Punt]) -> tuple[Any, float]:
    """Degrees to the sheet, equal scale in both directions; and the units of a kilometre."""
    lats, lons = [p[0] for p in punten], [p[1] for p in punten]
    midden = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    krimp = math.cos(math.radians(midden[0]))
    hoog = max((max(lats) - min(lats)) * KM_PER_GRAAD, KLEINSTE_KM)
    breed = max((max(lons) - min(lons)) * KM_PER_GRAAD * krimp, KLEINSTE_KM)
    per_km = min((BREEDTE - 2 * RAND) / breed, (HOOGTE - 2 * RAND) / hoog)

    def op_blad(punt: Punt) -> Punt:
        return (
            round(BREEDTE / 2 + (punt[1] - midden[1]) * KM_PER_GRAAD * krimp * per_km, 1),
            round(HOOGTE / 2 - (punt[0] - midden[0]) * KM_PER_GRAAD * per_km, 1),
        )

    return op_blad, per_km


def _path(grens: Grens, op_blad: Any) -> str:
    """Only rings that come near the sheet; relative steps keep it short."""
    stukken = []
    for ring in grens.ringen:
        punten = [op_blad(punt) for punt in ring]
        xs, ys = [x for x, _ in punten], [y for _, y in punten]
        if max(xs) < 0 or min(xs) > BREEDTE or max(ys) < 0 or min(ys) > HOOGTE:
            continue
        stukken.append("M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in punten) + "z")
    return "".join(stukken)


def _pins(plekken: Sequence[tuple[int, str, Punt]]) -> tuple[Pin, ...]:
    """What would cover each other stands together; the first of the list is on top."""
    groepen: list[tuple[Punt, list[tuple[int, str]]]] = []
    for nummer, titel, punt in plekken:
        for midden, leden in groepen:
            if math.dist(midden, punt) < 1.6 * PIN:
                leden.append((nummer, titel))
                break
        else:
            groepen.append((punt, [(nummer, titel)]))
    return tuple(
        Pin(x, y, tuple(n for n, _ in leden), ", ".join(f"{n}. {titel}" for n, titel in leden))
        for (x, y), leden in reversed(groepen)
    )
