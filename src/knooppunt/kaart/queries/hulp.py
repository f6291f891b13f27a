"""What a study from dossiers is counted with: which children to count, and what the wegwijzer has for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any

from knooppunt.basis.verdict import Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import Hulpgroep, Wie, countable, may_count_needs, need_names
from knooppunt.kaart.queries.bewaard import kept_near_home, kept_peildata
from knooppunt.kaart.queries.gebied import homes_of, sites, with_ways
from knooppunt.kaart.queries.plekken import SCHOOLKIND, Punt, homes_in, municipality_of
from knooppunt.kaart.queries.studies import sector_of
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.norm import PAKKET as NORM_REGELS
from knooppunt.kaart.rules.ontbreekt import in_steps
from knooppunt.kaart.rules.spreiding.dossiers import in_the_spread
from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten, Hulpplek, Hulpteam
from knooppunt.kaart.rules.verdeelplan.vraag import (
    GEWOON,
    SPECIAAL,
    Gebiedsfeiten,
    Schoolplek,
    Sector,
    Verdeelvraag,
    born_between,
    enough_verdict,
)
from knooppunt.organisaties.public import Vestiging
from knooppunt.wegwijzer.public import BEHOEFTEN, PLEKKEN, places_on_the_map, travelling_expertise


def children_in(swv: str, sector: Sector, op: date) -> Wie:
    """Children of this age with a home on the map of this area."""
    return Wie(frozenset(homes_in([swv])), *born_between(sector, op))


Geteld = tuple[tuple[Hulpgroep, ...], dict[str, Any]]
"""The children whom a study is about, and the facts that are kept with it. Of others nothing is kept."""


def plan_from_dossiers(viewer: Viewer, vraag: Verdeelvraag, groepen: tuple[Hulpgroep, ...]) -> Geteld:
    """Of the kinds that are planned: a plan for one rare kind would point at the few who need it."""
    nodig = tuple(groep for groep in groepen if vraag.of_it(groep.wie.soorten))
    return nodig, needs_facts(viewer, vraag, nodig).as_json()


def spread_from_dossiers(viewer: Viewer, vraag: Spreidingsvraag, groepen: tuple[Hulpgroep, ...]) -> Geteld:
    """Special schools of this kind where the children are; regular schools of the area may house a new place."""
    sector, pc4s = Sector(sector_of(vraag.swv)), frozenset(homes_in([vraag.swv]))
    gewoon = [plek for plek, soorten in sites(pc4s, pc4__in=pc4s) if GEWOON[sector] in soorten]
    waar = {groep.wie.school for groep in groepen if vraag.of_it(groep.wie.soorten)}
    speciaal = [plek for plek, soorten in sites(pc4s, vestigingscode__in=waar) if vraag.soort in soorten]
    wegen = area_ways([vraag.swv])
    thuis = homes_of(pc4s, sector, viewer.op, wegen.maat)
    feiten = with_ways(wegen, Gebiedsfeiten(tuple(thuis), tuple(gewoon), tuple(speciaal), ()))
    return in_the_spread(vraag, feiten, groepen), feiten.as_json()


def needs_facts(viewer: Viewer, vraag: Verdeelvraag, groepen: tuple[Hulpgroep, ...]) -> Hulpfeiten:
    """Every home of the area, not only those of the children; schools of the area, and those where the children go."""
    pc4s = frozenset(homes_in([vraag.swv]))
    gewoon, speciaal, pc4_van = _schools(pc4s, {g.wie.school for g in groepen}, vraag.sector)
    gemeenten = municipality_of(pc4_van.values())
    gemeente = {code: gemeenten.get(pc4, "") for code, pc4 in pc4_van.items()}
    plekken, teams = _places(viewer), _teams(viewer, gewoon, gemeente)
    erbij = [Schoolplek(code, naam, punt) for code, naam, punt in (*plekken.values(), *teams.values())]
    wegen = area_ways([vraag.swv])
    thuis = tuple(homes_of(pc4s, vraag.sector, viewer.op, wegen.maat))
    gebied = with_ways(wegen, Gebiedsfeiten(thuis, tuple(gewoon), (*speciaal, *erbij), ()))
    return Hulpfeiten(gebied, gemeente, tuple(plekken), tuple(teams), need_names(), groepen)


def _schools(
    pc4s: Collection[str], nu: set[str], sector: Sector
) -> tuple[list[Schoolplek], list[Schoolplek], dict[str, str]]:
    """Regular schools, special ones where children go, and the postcodes of the regular ones."""
    gewoon = [plek for plek, soorten in sites(pc4s, pc4__in=pc4s) if GEWOON[sector] in soorten]
    elders = sites(pc4s, vestigingscode__in=nu - {plek.code for plek in gewoon})
    gewoon += [plek for plek, soorten in elders if {"Bo", "Vo"} & set(soorten)]
    codes = {plek.code for plek in gewoon}
    speciaal = [plek for plek, _ in elders if plek.code not in codes]
    rijen = Vestiging.objects.filter(vestigingscode__in=codes).order_by("vestigingscode")
    return gewoon, speciaal, dict(rijen.values_list("vestigingscode", "pc4"))


Bij = tuple[str, str, Punt]
"""Code, name and point of what the wegwijzer has."""


def _places(viewer: Viewer) -> dict[Hulpplek, Bij]:
    """Places to learn with room that was told lately."""
    gevonden = {}
    for plek in places_on_the_map(viewer, met_opgave=True):
        soorten = _needs(plek.soorten)
        if plek.vrij and soorten and PLEKKEN in plek.soorten and plek.leeftijd_tot >= SCHOOLKIND:
            punt = plek.punten[0]
            gevonden[Hulpplek(plek.ref, punt, soorten, plek.vrij)] = (plek.ref, plek.naam, punt)
    return gevonden


def _teams(viewer: Viewer, gewoon: list[Schoolplek], gemeente: dict[str, str]) -> dict[Hulpteam, Bij]:
    """Expertise with free hours. Without an address it starts in the middle of the schools where it comes."""
    gevonden = {}
    for d in travelling_expertise(viewer):
        soorten, komt = _needs(d.soorten), None if d.gemeenten is None else tuple(sorted(d.gemeenten))
        binnen = [s.punt for s in gewoon if komt is None or gemeente[s.code] in komt]
        if soorten and binnen:
            punt = d.punten[0] if d.punten else _middle(binnen)
            gevonden[Hulpteam(d.ref, punt, soorten, d.uren, komt)] = (d.ref, d.naam, punt)
    return gevonden


def _needs(soorten: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in BEHOEFTEN if code in set(soorten))


def _middle(punten: list[Punt]) -> Punt:
    return fmean(lat for lat, _ in punten), fmean(lon for _, lon in punten)


@dataclass(frozen=True)
class Bronstand:
    """How many children each source has for an area. ``dossiers`` in steps, None when the viewer may not count them."""

    gebied: str
    dossiers: int | None
    kan: Verdict
    zonder_soort: int
    openbaar: int


def sources_of(viewer: Viewer, gebieden: Iterable[tuple[str, str]]) -> tuple[Bronstand, ...]:
    """For these areas (code and name)."""
    mag = may_count_needs(viewer)
    stap = NORM_REGELS.drempel("KAART.KLEIN", viewer.op).aantal
    standen = []
    for code, naam in gebieden:
        sector, datums = Sector(sector_of(code)), kept_peildata([code])
        beeld = kept_near_home([code], datums[0]).soorten if datums else ()
        openbaar = round(sum(s.schatting for s in beeld if s.soort in SPECIAAL[sector]))
        telbaar = countable(viewer, children_in(code, sector, viewer.op)) if mag else None
        standen.append(
            Bronstand(
                naam, in_steps(telbaar.met_soort, stap), enough_verdict(telbaar.met_soort, viewer.op),
                in_steps(telbaar.zonder_soort, stap), openbaar,
            )
            if telbaar
            else Bronstand(naam, None, mag, 0, openbaar)
        )  # fmt: skip
    return tuple(standen)
