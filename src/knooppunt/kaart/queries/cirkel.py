"""Reads of the circle test: public places and counts only, so there is no viewer to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.kaartbeeld import areas_of, homes_of
from knooppunt.kaart.rules.blad import Projectie
from knooppunt.kaart.rules.tekening import Plek, Tekening, draw, sheet
from knooppunt.organisaties.public import Postcodegebied, Vestiging, afstand_km, area_pc4s, travel_flows

if TYPE_CHECKING:
    from knooppunt.kaart.rules.cirkel import Cirkeltoets

SOORTEN = ("Bo", "Sbo", "So", "Vso")
GETEKEND = frozenset(SOORTEN[1:])
"""Primary schools are everywhere: drawn, they would hide the map."""
BUITEN_KM = 40.0
"""Sites so far outside the area still count: the nearest may lie across the border."""
GRAAD_KM = 111.32


@dataclass(frozen=True)
class Cirkelkaart:
    """An area ready for circles: the test, the sheet (None without borders) and the postcodes one can choose."""

    toets: Cirkeltoets
    tekening: Tekening | None
    projectie: Projectie | None
    postcodes: dict[str, tuple[float, float]]

    @property
    def plekken(self) -> list[dict[str, object]]:
        """The postcodes on the sheet, to choose one."""
        if self.projectie is None:
            return []
        op_blad = [(pc4, punt) for pc4, punt in sorted(self.postcodes.items()) if self.projectie.is_on(punt)]
        return [{"pc4": pc4, "x": x, "y": y} for pc4, punt in op_blad for x, y in [self.projectie(punt)]]


def circle_map(swv_codes: Collection[str]) -> Cirkelkaart | None:
    """None when no pupils of this area are known."""
    # Imported here: numpy and scipy are large, and most who start the product never come here.
    from knooppunt.kaart.rules.cirkel import Cirkeltoets, Woongebied

    datums = kept_peildata(swv_codes)
    if not datums:
        return None
    stromen, pc4s = list(travel_flows(swv_codes, datums[0])), area_pc4s(swv_codes)
    aantal = Counter[str]()
    for stroom in stromen:
        aantal[stroom.woon_pc4] += stroom.laag
    punten = {
        pc4: (lat, lon)
        for pc4, lat, lon in Postcodegebied.objects.filter(pc4__in=pc4s, lat__isnull=False).values_list(
            "pc4", "lat", "lon"
        )
    }
    scholen = _sites(punten.values())
    thuis = [Woongebied(pc4, punt, aantal[pc4]) for pc4, punt in sorted(punten.items())]
    gebieden, plekken = areas_of(pc4s, (), {}), homes_of(stromen)
    getekend = [
        Plek(school.punt, soort, school.naam)
        for school in scholen
        if (soort := next((s for s in SOORTEN[1:] if s in school.soorten), ""))
    ]
    return Cirkelkaart(
        Cirkeltoets(scholen, thuis, SOORTEN, afstand_km), draw(gebieden, getekend, plekken, ()),
        sheet(gebieden, plekken) if gebieden else None, punten,
    )  # fmt: skip


def _sites(thuis: Collection[tuple[float, float]]) -> list:
    """Sites in the area and around it."""
    from knooppunt.kaart.rules.cirkel import School

    if not thuis:
        return []
    rand = BUITEN_KM / GRAAD_KM
    lats, lons = [lat for lat, _ in thuis], [lon for _, lon in thuis]
    rijen = Vestiging.objects.filter(
        lat__gte=min(lats) - rand, lat__lte=max(lats) + rand,
        lon__gte=min(lons) - 1.7 * rand, lon__lte=max(lons) + 1.7 * rand,
    )  # fmt: skip
    return [
        School(f"{naam}, {plaats.title()}", (lat, lon), eigen)
        for naam, plaats, soorten, lat, lon in rijen.order_by("vestigingscode").values_list(
            "organisatie__naam", "plaats", "soorten", "lat", "lon"
        )
        if (eigen := frozenset(soorten.split(",")) & frozenset(SOORTEN))
    ]
