"""Reads of what is missing near home: public counts, what the wegwijzer has, and how much is asked in dossiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.public import Inzetsoort, count_not_begun
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.dichtbij import SPECIAAL, ways_to_school
from knooppunt.kaart.queries.plekken import SCHOOLKIND, homes_in
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.norm import PAKKET, Norm, Normgroep
from knooppunt.kaart.rules.ontbreekt import (
    Gemislijst,
    comes,
    far_away,
    in_steps,
    live_there,
    not_met,
)
from knooppunt.kaart.rules.wegen.maat import Reismaat
from knooppunt.organisaties.public import afstand_km
from knooppunt.wegwijzer.public import BEHOEFTEN, Plaats, Steunplek, places_on_the_map, travelling_expertise


@dataclass(frozen=True)
class Ontbreeklijst:
    """What is missing in an area, by municipality or by postcode."""

    peildatum: date
    ver: Gemislijst
    """Pupils of special education who go to a school beyond the norm."""
    niets: Gemislijst
    """Pupils who live where the wegwijzer has nothing near for a need."""
    wegwijzer_weet: bool
    """Somebody told room or free hours; otherwise everything would be missing everywhere."""
    maat: Reismaat


@dataclass(frozen=True)
class Gevraagd:
    """Support that was asked in dossiers and has not begun: children, at least this many."""

    gemeente: str
    soort: Inzetsoort
    minstens: int


@dataclass(frozen=True)
class Hier:
    """One kind of support from one place: the nearest place for it, and whether expertise comes."""

    plaats: Plaats
    dichtstbij: Steunplek | None
    km: float | None
    is_dichtbij: bool
    komt: bool

    @property
    def ontbreekt(self) -> bool:
        return not self.is_dichtbij and not self.komt


def missing(
    viewer: Viewer, swv_codes: Collection[str], norm: Norm, per_postcode: bool
) -> Ontbreeklijst | None:
    """None when no pupils of this area are known."""
    datums = kept_peildata(swv_codes)
    if not datums:
        return None
    thuis, gebiedswegen = homes_in(swv_codes), area_ways(swv_codes)
    wegen = list(ways_to_school(swv_codes, datums[0], gebiedswegen))
    over_weg = norm.over_road(gebiedswegen.maat.omweg)
    klein = PAKKET.drempel("KAART.KLEIN", norm.op).aantal

    def gebied(pc4: str) -> str:
        return pc4 if per_postcode else thuis[pc4].gemeente_naam or "gemeente niet bekend"

    wonen = live_there(wegen, {pc4: plek.punt for pc4, plek in thuis.items()}, norm)
    steun = [p for p in places_on_the_map(viewer, met_opgave=True) if p.vrij and p.leeftijd_tot >= SCHOOLKIND]
    komen = travelling_expertise(viewer)
    return Ontbreeklijst(
        datums[0], far_away(wegen, SPECIAAL, over_weg, gebied, klein),
        not_met(wonen, steun, komen, BEHOEFTEN, over_weg, gebied, klein, gebiedswegen.km),
        bool(steun or komen), gebiedswegen.maat,
    )  # fmt: skip


def asked_in_dossiers(viewer: Viewer) -> list[Gevraagd]:
    """By municipality and kind of support, as far as there are enough children; most first. No totals."""
    klein = PAKKET.drempel("KAART.KLEIN", viewer.op).aantal
    rijen = [
        Gevraagd(gemeente, Inzetsoort(soort), in_steps(aantal, klein))
        for (gemeente, soort), aantal in Counter(count_not_begun()).items()
        if aantal >= klein
    ]
    return sorted(rijen, key=lambda rij: (-rij.minstens, rij.gemeente, rij.soort.value))


def here(viewer: Viewer, soort: str, plaats: Plaats, norm: Norm) -> Hier:
    """Is this kind of support near this place? For the ages that may go furthest; a place counts without room told.

    By straight lines, like the list of the wegwijzer beside it: it may be any place, and from there no roads were
    reckoned.
    """
    plekken = [
        (afstand_km(plaats.punt, punt), nr, plek)
        for nr, plek in enumerate(places_on_the_map(viewer, soort=soort))
        for punt in plek.punten
    ]
    km, _, plek = min(plekken, default=(None, 0, None))
    grens = norm.of_group(plaats.gemeente, Normgroep.OUD)
    return Hier(
        plaats, plek, km, km is not None and km <= grens,
        comes(travelling_expertise(viewer), soort, plaats.gemeente),
    )  # fmt: skip
