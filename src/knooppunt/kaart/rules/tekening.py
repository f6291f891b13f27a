"""The map as numbers: gets places, gives shapes, circles, lines and names for the template. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry import shape

from knooppunt.kaart.rules.blad import BREEDTE, Projectie, Punt, on_sheet, path, window
from knooppunt.kaart.rules.namen import BREED, SMAL, Rond, place_names

GROOTSTE_CIRKEL, DIKSTE_LIJN = 17.0, 5.0
DIKSTE_VANAF = 25
"""Where every trip is of a few pupils the lines stay thin, or they would hide the map."""
HALVE_SCHOOL = 8.0
BUIGING = 0.13
RONDE_GETALLEN = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


@dataclass(frozen=True)
class Gebied:
    """A municipality: its GeoJSON border (longitude, latitude) and the step of the colour scale, 0 to 5."""

    naam: str
    grens: dict[str, Any]
    titel: str
    schaal: int = 0


@dataclass(frozen=True)
class Plek:
    """Something at a point (latitude, longitude): a school, or a home postcode with a number of pupils.

    ``is_gekozen``: it belongs to what the map is about; other schools stay in the background.
    """

    punt: Punt
    soort: str
    titel: str
    aantal: float = 0.0
    is_gekozen: bool = True


@dataclass(frozen=True)
class Reis:
    """Pupils from one point to another (latitude, longitude), with how many."""

    van: Punt
    naar: Punt
    aantal: float
    titel: str


@dataclass(frozen=True)
class Vlak:
    """An area on the sheet; ``breed`` and ``smal`` are where its name stands on a wide and a small screen."""

    naam: str
    titel: str
    pad: str
    schaal: int
    breed: Punt | None
    smal: Punt | None


@dataclass(frozen=True)
class Teken:
    x: float
    y: float
    soort: str
    titel: str
    straal: float
    is_gekozen: bool


@dataclass(frozen=True)
class Lijn:
    pad: str
    dikte: float
    titel: str


@dataclass(frozen=True)
class Maat:
    """An example for the legend: how large this number of pupils is drawn."""

    aantal: int
    maat: float


@dataclass(frozen=True)
class Tekening:
    """A finished sheet; all coordinates in units of the view box. ``schaalbalk`` is a number of kilometres."""

    breedte: int
    hoogte: int
    schaalbalk: Maat
    vlakken: tuple[Vlak, ...]
    lijnen: tuple[Lijn, ...]
    cirkels: tuple[Teken, ...]
    scholen: tuple[Teken, ...]
    cirkelmaten: tuple[Maat, ...]
    lijnmaten: tuple[Maat, ...]


def draw(
    gebieden: Sequence[Gebied], scholen: Iterable[Plek], thuis: Iterable[Plek], reizen: Iterable[Reis],
    in_beeld: Sequence[Plek] | None = None,
) -> Tekening | None:  # fmt: skip
    """The sheet that shows where pupils live, with what lies in sight of it. None without any area.

    ``in_beeld``: what must be in sight, when that is something else than ``thuis``.
    """
    if not gebieden:
        return None
    thuis = list(thuis)
    projectie = sheet(gebieden, thuis if in_beeld is None else in_beeld)
    tekens = _schools([p for p in scholen if projectie.is_on(p.punt)], projectie)
    cirkels, cirkelmaten = _circles([p for p in thuis if projectie.is_on(p.punt)], projectie)
    lijnen, lijnmaten = _lines([r for r in reizen if projectie.is_on(r.van)], projectie)
    bedekken = [(teken.x, teken.y, teken.straal or HALVE_SCHOOL) for teken in (*tekens, *cirkels)]
    return Tekening(
        breedte=BREEDTE,
        hoogte=projectie.hoogte,
        schaalbalk=_scale_bar(projectie.km),
        vlakken=_areas(gebieden, bedekken, projectie),
        lijnen=lijnen,
        cirkels=cirkels,
        scholen=tekens,
        cirkelmaten=cirkelmaten,
        lijnmaten=lijnmaten,
    )


def sheet(gebieden: Sequence[Gebied], thuis: Sequence[Plek]) -> Projectie:
    """How these areas with these homes lie on paper."""
    return Projectie(window([p.punt for p in thuis], [shape(g.grens) for g in gebieden]))


def _areas(gebieden: Sequence[Gebied], tekens: Sequence[Rond], projectie: Projectie) -> tuple[Vlak, ...]:
    vormen = on_sheet([gebied.grens for gebied in gebieden], projectie)
    paren = [(gebied.naam, vorm) for gebied, vorm in zip(gebieden, vormen, strict=True)]
    breed, smal = place_names(paren, tekens, BREED), place_names(paren, tekens, SMAL)
    return tuple(
        Vlak(g.naam, g.titel, pad, g.schaal, breed.get(g.naam), smal.get(g.naam))
        for g, vorm in zip(gebieden, vormen, strict=True)
        if (pad := path(vorm))
    )


def _schools(plekken: list[Plek], projectie: Projectie) -> tuple[Teken, ...]:
    """The chosen ones last, so that they lie on top."""
    return tuple(_mark(plek, projectie, 0) for plek in sorted(plekken, key=lambda p: p.is_gekozen))


def _circles(plekken: list[Plek], projectie: Projectie) -> tuple[tuple[Teken, ...], tuple[Maat, ...]]:
    """Circles whose surface follows the number; the largest lie underneath."""
    meest = max((plek.aantal for plek in plekken), default=0)

    def straal(aantal: float) -> float:
        return round(max(GROOTSTE_CIRKEL * math.sqrt(aantal / meest), 1.5), 1)

    cirkels = [_mark(p, projectie, straal(p.aantal)) for p in sorted(plekken, key=lambda p: -p.aantal)]
    return tuple(cirkels), tuple(Maat(n, straal(n)) for n in examples(meest))


def _lines(reizen: list[Reis], projectie: Projectie) -> tuple[tuple[Lijn, ...], tuple[Maat, ...]]:
    """Curved lines from home to school, the thin ones first so that the thick ones lie on top."""
    meest = max((reis.aantal for reis in reizen), default=0)

    def dikte(aantal: float) -> float:
        return round(max(DIKSTE_LIJN * math.sqrt(aantal / max(meest, DIKSTE_VANAF)), 0.7), 1)

    lijnen = [
        Lijn(_curve(projectie(reis.van), projectie(reis.naar)), dikte(reis.aantal), reis.titel)
        for reis in sorted(reizen, key=lambda r: r.aantal)
    ]
    return tuple(lijnen), tuple(Maat(n, dikte(n)) for n in examples(meest))


def _curve(van: Punt, naar: Punt) -> str:
    (x1, y1), (x2, y2) = van, naar
    mx, my = (x1 + x2) / 2 - BUIGING * (y2 - y1), (y1 + y2) / 2 + BUIGING * (x2 - x1)
    return f"M{x1:.0f},{y1:.0f}Q{mx:.0f},{my:.0f} {x2:.0f},{y2:.0f}"


def _mark(plek: Plek, projectie: Projectie, straal: float) -> Teken:
    x, y = projectie(plek.punt)
    return Teken(x, y, plek.soort, plek.titel, straal, plek.is_gekozen)


def _scale_bar(km: float) -> Maat:
    """The longest round distance that is at most a quarter of the sheet."""
    afstand = max((getal for getal in RONDE_GETALLEN if getal * km <= BREEDTE / 4), default=1)
    return Maat(afstand, round(afstand * km, 1))


def examples(meest: float) -> tuple[int, ...]:
    """Round numbers for the legend: the largest that occurs, and about a fifth of it."""
    kleiner = [getal for getal in RONDE_GETALLEN if getal <= meest]
    if not kleiner:
        return ()
    klein = [getal for getal in kleiner if 5 * getal <= kleiner[-1]]
    return (*klein[-1:], kleiner[-1])
