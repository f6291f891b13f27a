"""Reads of the circle test: public places and counts, and what the wegwijzer shows to everyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.kaartbeeld import areas_of, homes_of
from knooppunt.kaart.queries.plekken import SCHOOLKIND, Schoolpunt, homes_in, municipality_of, sites_around
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.blad import Projectie
from knooppunt.kaart.rules.tekening import Plek, Tekening, draw, sheet
from knooppunt.organisaties.public import afstand_km, travel_flows
from knooppunt.wegwijzer.public import (
    BEHOEFTEN,
    Hulpsoort,
    kinds_by_code,
    places_on_the_map,
    travelling_expertise,
)

if TYPE_CHECKING:
    from knooppunt.kaart.rules.behoefte import Behoeftetoets
    from knooppunt.kaart.rules.cirkel import Cirkeltoets, Woongebied
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen

SOORTEN = ("Bo", "Sbo", "So", "Vso")


@dataclass(frozen=True)
class Cirkelkaart:
    """An area ready for circles: the tests, the sheet (None without borders) and the postcodes one can choose."""

    toets: Cirkeltoets
    behoeften: Behoeftetoets
    tekening: Tekening | None
    projectie: Projectie | None
    postcodes: dict[str, tuple[float, float]]
    wegen: Gebiedswegen

    @property
    def plekken(self) -> list[dict[str, object]]:
        """The postcodes on the sheet, to choose one."""
        if self.projectie is None:
            return []
        op_blad = [(pc4, punt) for pc4, punt in sorted(self.postcodes.items()) if self.projectie.is_on(punt)]
        return [{"pc4": pc4, "x": x, "y": y} for pc4, punt in op_blad for x, y in [self.projectie(punt)]]


def circle_map(viewer: Viewer, swv_codes: Collection[str]) -> Cirkelkaart | None:
    """None when no pupils of this area are known."""
    # Imported here: numpy and scipy are large, and most who start the product never come here.
    from knooppunt.kaart.rules.cirkel import Cirkeltoets, School, Woongebied

    datums = kept_peildata(swv_codes)
    if not datums:
        return None
    stromen = list(travel_flows(swv_codes, datums[0]))
    aantal = Counter[str]()
    for stroom in stromen:
        aantal[stroom.woon_pc4] += stroom.laag
    punten = {pc4: plek.punt for pc4, plek in homes_in(swv_codes).items()}
    sites = [s for s in sites_around(punten.values()) if s.soorten & frozenset(SOORTEN)]
    thuis = [Woongebied(pc4, punt, aantal[pc4]) for pc4, punt in sorted(punten.items())]
    gebieden, plekken = areas_of(punten, (), {}), homes_of(stromen)
    # Primary schools are everywhere: drawn, they would hide the map.
    getekend = [
        Plek(school.punt, soort, school.naam)
        for school in sites
        if (soort := next((s for s in SOORTEN[1:] if s in school.soorten), ""))
    ]
    return Cirkelkaart(
        Cirkeltoets([School(s.naam, s.punt, s.soorten) for s in sites], thuis, SOORTEN, afstand_km),
        _needs(viewer, sites, thuis), draw(gebieden, getekend, plekken, ()),
        sheet(gebieden, plekken) if gebieden else None, punten, area_ways(swv_codes),
    )  # fmt: skip


def _needs(viewer: Viewer, sites: list[Schoolpunt], thuis: list[Woongebied]) -> Behoeftetoets:
    """What the wegwijzer knows: room that was told lately, and expertise with free hours."""
    from knooppunt.kaart.rules.behoefte import Behoeftetoets, Deskundige, Gewoneschool, Vrijeplek

    plekken = [
        Vrijeplek(plek.naam, punt, plek.soorten, plek.vrij)
        for plek in places_on_the_map(viewer, met_opgave=True)
        if plek.vrij and plek.leeftijd_tot >= SCHOOLKIND
        for punt in plek.punten
    ]
    komen = [Deskundige(d.naam, d.soorten, d.gemeenten) for d in travelling_expertise(viewer)]
    gewoon = [s for s in sites if "Bo" in s.soorten]
    gemeente = municipality_of({s.pc4 for s in gewoon})
    scholen = [Gewoneschool(s.naam, s.punt, gemeente.get(s.pc4, "")) for s in gewoon]
    return Behoeftetoets(plekken, komen, scholen, thuis, afstand_km)


def needs_in_words(viewer: Viewer) -> dict[str, Hulpsoort]:
    """The needs that are asked, as the wegwijzer calls them; those that it does not have are left out."""
    return {soort.code: soort for soort in kinds_by_code(BEHOEFTEN)}
