"""The facts of an area for a plan: where pupils live, which schools there are, and how pupils travel now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knooppunt.kaart.queries.norm import norm_in_force
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.norm import HELE_REGIO, Normgroep
from knooppunt.kaart.rules.verdeelplan.vraag import (
    GEWOON,
    SPECIAAL,
    Gebiedsfeiten,
    Schoolplek,
    Sector,
    Stroom,
    Woonplek,
)
from knooppunt.kaart.rules.wegen.maat import Hoe, Reismaat
from knooppunt.organisaties.public import Postcodegebied, Vestiging, area_pc4s, travel_flows

if TYPE_CHECKING:
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen

GROEP = {Sector.PO: Normgroep.JONG, Sector.VO: Normgroep.OUD}


def area_facts(swv: str, peildatum: date, sector: Sector, op: date) -> Gebiedsfeiten:
    """As the public files say it: regular schools of the area, and the special schools where its pupils go.

    Near home is what the region decided, as it holds on ``op``. Pupils whose postcode or school has no place on the map
    are left out.
    """
    stromen = [
        Stroom(s.woon_pc4, s.vestigingscode, s.soort, round(s.schatting, 2))
        for s in travel_flows([swv], peildatum)
        if s.soort in SPECIAAL[sector] and s.woonpunt and s.schoolpunt
    ]
    pc4s, wegen = area_pc4s([swv]), area_ways([swv])
    feiten = Gebiedsfeiten(
        tuple(homes_of({s.pc4 for s in stromen}, sector, op, wegen.maat)),
        tuple(plek for plek, soorten in sites(pc4s, pc4__in=pc4s) if GEWOON[sector] in soorten),
        tuple(plek for plek, _ in sites(pc4s, vestigingscode__in={s.code for s in stromen})),
        tuple(stromen),
    )
    return with_ways(wegen, feiten)


def with_ways(wegen: Gebiedswegen, feiten: Gebiedsfeiten) -> Gebiedsfeiten:
    """Of pupils to every school, and of experts from the special schools to the regular ones."""
    from knooppunt.kaart.rules.wegen.gebied import kept_ways  # numpy: only who makes a plan needs it

    thuis = {plek.pc4: plek.punt for plek in feiten.woonplekken}
    gewoon = [school.punt for school in feiten.gewoon]
    speciaal = {school.code: school.punt for school in feiten.speciaal}
    gevraagd = {
        Hoe.FIETS: (thuis.values(), [*gewoon, *speciaal.values()]),
        Hoe.AUTO: (speciaal.values(), gewoon),
    }
    gaan = {(thuis[s.pc4], speciaal[s.code]) for s in feiten.stromen}
    return replace(feiten, maat=wegen.maat, tabel=kept_ways(wegen, gevraagd, gaan))


def homes_of(pc4s: Collection[str], sector: Sector, op: date, maat: Reismaat) -> list[Woonplek]:
    """Postcodes with a point. The norm is a straight line, the plan goes over the road."""
    norm, omweg, groep = norm_in_force(op).norm, maat.omweg, GROEP[sector]
    rijen = Postcodegebied.objects.filter(pc4__in=pc4s, lat__isnull=False).order_by("pc4")
    return [
        Woonplek(pc4, (lat, lon), gemeente or "", round(norm.of_group(code or HELE_REGIO, groep) * omweg, 1))
        for pc4, lat, lon, gemeente, code in rijen.values_list(
            "pc4", "lat", "lon", "gemeente__naam", "gemeente__code"
        )
    ]


def sites(pc4s: Collection[str], **waar: object) -> list[tuple[Schoolplek, list[str]]]:
    """Each with its kinds of education."""
    rijen = Vestiging.objects.filter(lat__isnull=False, lon__isnull=False, **waar).order_by("vestigingscode")
    velden = ("vestigingscode", "organisatie__naam", "plaats", "lat", "lon", "leerlingen", "soorten", "pc4")
    in_gebied = set(pc4s)
    return [
        (
            Schoolplek(
                code,
                f"{naam}, {plaats.title()}" if plaats else naam,
                (lat, lon),
                leerlingen or 0,
                pc4 in in_gebied,
            ),
            soorten.split(","),
        )
        for code, naam, plaats, lat, lon, leerlingen, soorten, pc4 in rijen.values_list(*velden)
    ]
