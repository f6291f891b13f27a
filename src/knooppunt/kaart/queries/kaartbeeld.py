"""What is drawn on the map of an area: its municipalities, schools, where pupils live and where they travel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from knooppunt.kaart.rules.tekening import Gebied, Plek, Reis, Tekening, draw
from knooppunt.organisaties.public import (
    Gemeente,
    Postcodegebied,
    Reisstroom,
    Vestiging,
    afstand_km,
    area_pc4s,
    travel_flows,
)

MEESTE_LIJNEN = 140
MEESTE_GEMEENTEN_MET_STROMEN = 60
SOORT_ZONDER_LIJNEN = "Bo"


@dataclass(frozen=True)
class Gemeentestroom:
    """Pupils of one kind of education who live in one municipality; ``laag`` and ``hoog`` bound their number.

    ``gemiddeld_km`` is the mean straight line over ``laag``; ``scholen`` the number of sites they go to.
    """

    gemeente: str
    laag: int
    hoog: int
    schatting: float
    gemiddeld_km: float | None
    scholen: int


@dataclass(frozen=True)
class Kaartbeeld:
    """The drawing and, beside it, the same figures as rows (largest first)."""

    tekening: Tekening | None
    gemeenten: tuple[Gemeentestroom, ...]
    is_land: bool
    """So many municipalities that the map colours them instead of drawing every trip."""


def map_of(swv_codes: Collection[str], peildatum: date, soort: str) -> Kaartbeeld:
    """The map for pupils of one kind of education who live in the area of these samenwerkingsverbanden."""
    pc4s = area_pc4s(swv_codes)
    gemeente_van = dict(Postcodegebied.objects.filter(pc4__in=pc4s).values_list("pc4", "gemeente__naam"))
    stromen = [stroom for stroom in travel_flows(swv_codes, peildatum) if stroom.soort == soort]
    rijen = _per_municipality(stromen, gemeente_van)
    gemeenten = (
        Gemeente.objects.filter(postcodes__pc4__in=pc4s, grens__isnull=False).distinct().order_by("code")
    )
    is_land = len(gemeenten) > MEESTE_GEMEENTEN_MET_STROMEN
    schaal = _steps({rij.gemeente: rij.schatting for rij in rijen})
    tekening = draw(
        [Gebied(g.code, g.naam, g.grens, schaal.get(g.naam, 0)) for g in gemeenten],
        [] if is_land else _schools(pc4s, soort, stromen),
        [] if is_land else _homes(stromen),
        [] if is_land or soort == SOORT_ZONDER_LIJNEN else _trips(stromen),
    )
    return Kaartbeeld(tekening, rijen, is_land)


def _per_municipality(
    stromen: Iterable[Reisstroom], gemeente_van: dict[str, str | None]
) -> tuple[Gemeentestroom, ...]:
    groepen: dict[str, list[Reisstroom]] = defaultdict(list)
    for stroom in stromen:
        groepen[gemeente_van.get(stroom.woon_pc4) or "onbekend"].append(stroom)
    rijen = [_row(naam, groep) for naam, groep in groepen.items()]
    return tuple(sorted(rijen, key=lambda rij: (-rij.schatting, rij.gemeente)))


def _row(naam: str, stromen: list[Reisstroom]) -> Gemeentestroom:
    afstanden = [
        (afstand_km(s.woonpunt, s.schoolpunt), s.laag) for s in stromen if s.woonpunt and s.schoolpunt
    ]
    gewicht = sum(laag for _, laag in afstanden)
    return Gemeentestroom(
        gemeente=naam,
        laag=sum(s.laag for s in stromen),
        hoog=sum(s.hoog for s in stromen),
        schatting=sum(s.schatting for s in stromen),
        gemiddeld_km=sum(km * laag for km, laag in afstanden) / gewicht if gewicht else None,
        scholen=len({s.vestigingscode for s in stromen}),
    )


def _steps(waarden: dict[str, float]) -> dict[str, int]:
    """Five steps of equal numbers of municipalities, so that a few large cities do not take all the colour."""
    op_volgorde = sorted(waarden, key=lambda naam: waarden[naam])
    return {naam: 1 + 5 * i // len(op_volgorde) for i, naam in enumerate(op_volgorde)}


def _schools(pc4s: Collection[str], soort: str, stromen: Iterable[Reisstroom]) -> list[Plek]:
    """Sites of this kind in the area, and those outside it where its pupils go."""
    bezocht = {stroom.vestigingscode for stroom in stromen}
    in_gebied = set(pc4s)
    sites = (
        Vestiging.objects.filter(lat__isnull=False, soorten__contains=soort)
        .order_by("vestigingscode")
        .values_list("vestigingscode", "organisatie__naam", "plaats", "soorten", "pc4", "lat", "lon")
    )
    return [
        Plek((lat, lon), soort, f"{naam}, {plaats.title()}")
        for code, naam, plaats, soorten, pc4, lat, lon in sites
        if soort in soorten.split(",") and (code in bezocht or pc4 in in_gebied)
    ]


def _homes(stromen: Iterable[Reisstroom]) -> list[Plek]:
    groepen: dict[str, list[Reisstroom]] = defaultdict(list)
    for stroom in stromen:
        groepen[stroom.woon_pc4].append(stroom)
    return [
        Plek(groep[0].woonpunt, "thuis", f"{pc4}: {in_words(groep)}", sum(s.schatting for s in groep))
        for pc4, groep in groepen.items()
        if groep[0].woonpunt
    ]


def _trips(stromen: Iterable[Reisstroom]) -> list[Reis]:
    """The largest flows only: more lines would hide the map."""
    met_punten = [s for s in stromen if s.woonpunt and s.schoolpunt]
    grootste = sorted(met_punten, key=lambda s: (-s.schatting, s.woon_pc4, s.vestigingscode))[:MEESTE_LIJNEN]
    return [
        Reis(s.woonpunt, s.schoolpunt, s.schatting, f"van {s.woon_pc4}: {in_words([s])}")
        for s in grootste
        if s.woonpunt and s.schoolpunt
    ]


def in_words(stromen: Collection[Reisstroom]) -> str:
    """'12 leerlingen', or '4 tot 16 leerlingen' where the file hides small numbers."""
    laag, hoog = sum(s.laag for s in stromen), sum(s.hoog for s in stromen)
    aantal = str(laag) if laag == hoog else f"{laag} tot {hoog}"
    return f"{aantal} leerling{'' if aantal == '1' else 'en'}"
