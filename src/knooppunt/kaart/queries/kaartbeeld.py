"""What is drawn on the map of an area: its municipalities, schools, where pupils live and where they travel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from knooppunt.kaart.rules.stromen import (
    Gemeentestroom,
    Schoolstroom,
    distance_steps,
    in_words,
    per_municipality,
    per_school,
)
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
MINSTE_LEERLINGEN_VOOR_KLEUR = 10
SOORT_ZONDER_LIJNEN = "Bo"
SPECIAAL = ("Sbo", "So", "Vso")


@dataclass(frozen=True)
class Kaartbeeld:
    """The drawing and, beside it, the same figures as rows (largest first)."""

    tekening: Tekening | None
    gemeenten: tuple[Gemeentestroom, ...]
    scholen: tuple[Schoolstroom, ...]
    is_land: bool
    """So many municipalities that the map colours them by distance instead of drawing every trip."""
    klassen: tuple[tuple[float, float], ...]
    """The mean distances in kilometres, from and to, of each step of the colour scale."""
    lijnen_weggelaten: int
    """Trips that are in the tables but not drawn, because more lines would hide the map."""


def map_of(swv_codes: Collection[str], peildatum: date, soort: str) -> Kaartbeeld:
    """The map for pupils of one kind of education who live in the area of these samenwerkingsverbanden."""
    pc4s = area_pc4s(swv_codes)
    gemeente_van = dict(Postcodegebied.objects.filter(pc4__in=pc4s).values_list("pc4", "gemeente__naam"))
    stromen = list(travel_flows(swv_codes, peildatum, soort))
    gemeenten = per_municipality(stromen, gemeente_van, afstand_km)
    stap, klassen = distance_steps(gemeenten, MINSTE_LEERLINGEN_VOOR_KLEUR)
    gebieden = areas_of(pc4s, gemeenten, stap)
    is_land = len(gebieden) > MEESTE_GEMEENTEN_MET_STROMEN
    reizen = [] if is_land or soort == SOORT_ZONDER_LIJNEN else _trips(stromen)
    return Kaartbeeld(
        tekening=draw(
            gebieden,
            [] if is_land else _schools(pc4s, soort, stromen),
            [] if is_land else homes_of(stromen),
            reizen[:MEESTE_LIJNEN],
        ),
        gemeenten=gemeenten,
        scholen=per_school(stromen, _names({s.vestigingscode for s in stromen}), frozenset(swv_codes)),
        is_land=is_land,
        klassen=klassen,
        lijnen_weggelaten=max(len(reizen) - MEESTE_LIJNEN, 0),
    )


def areas_of(
    pc4s: Collection[str], gemeenten: Collection[Gemeentestroom], stap: dict[str, int]
) -> list[Gebied]:
    per_naam = {rij.gemeente: rij for rij in gemeenten}
    codes = Postcodegebied.objects.filter(pc4__in=pc4s, gemeente__isnull=False).values("gemeente")
    met_grens = Gemeente.objects.filter(pk__in=codes, grens__isnull=False).order_by("code")
    return [
        Gebied(
            g.naam,
            g.grens,
            per_naam[g.naam].in_woorden if g.naam in per_naam else f"{g.naam}: geen leerlingen",
            stap.get(g.naam, 0),
        )
        for g in met_grens
    ]


def _schools(pc4s: Collection[str], soort: str, stromen: Iterable[Reisstroom]) -> list[Plek]:
    """Sites of this kind in the area and those outside it where its pupils go; other special education behind."""
    bezocht = {stroom.vestigingscode for stroom in stromen}
    in_gebied = set(pc4s)
    plekken = []
    for code, naam, plaats, soorten, pc4, lat, lon in (
        Vestiging.objects.filter(lat__isnull=False)
        .order_by("vestigingscode")
        .values_list("vestigingscode", "organisatie__naam", "plaats", "soorten", "pc4", "lat", "lon")
    ):
        eigen = soorten.split(",")
        gekozen = soort in eigen and (code in bezocht or pc4 in in_gebied)
        toon = soort if gekozen else next((s for s in SPECIAAL if s in eigen and s != soort), None)
        if gekozen or (toon and pc4 in in_gebied):
            titel = f"{naam}, {plaats.title()} ({' en '.join(s.lower() for s in eigen)})"
            plekken.append(Plek((lat, lon), str(toon), titel, is_gekozen=gekozen))
    return plekken


def _names(codes: Collection[str]) -> dict[str, str]:
    rijen = Vestiging.objects.values_list("vestigingscode", "organisatie__naam", "plaats")
    return {code: f"{naam}, {plaats.title()}" for code, naam, plaats in rijen if code in codes}


def homes_of(stromen: Iterable[Reisstroom]) -> list[Plek]:
    groepen: dict[str, list[Reisstroom]] = defaultdict(list)
    for stroom in stromen:
        groepen[stroom.woon_pc4].append(stroom)
    return [
        Plek(groep[0].woonpunt, "thuis", f"{pc4}: {in_words(groep)}", sum(s.schatting for s in groep))
        for pc4, groep in groepen.items()
        if groep[0].woonpunt
    ]


def _trips(stromen: Iterable[Reisstroom]) -> list[Reis]:
    """From each home postcode to each school, the largest first."""
    reizen = [
        Reis(s.woonpunt, s.schoolpunt, s.schatting, f"van {s.woon_pc4}: {in_words([s])}")
        for s in stromen
        if s.woonpunt and s.schoolpunt
    ]
    return sorted(reizen, key=lambda r: (-r.aantal, r.van, r.naar))
