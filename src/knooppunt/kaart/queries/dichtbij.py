"""Reads of near home: the way of every pupil to school, and to the nearest school there is. Public counts only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.queries.plekken import Punt, Schoolpunt, Thuis, homes_in, sites_around
from knooppunt.kaart.queries.thuisnabij import SOORTEN_PO
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.dichtbij import Dichtbij, Schoolweg, Verplaatsing, move_expertise, nearness
from knooppunt.kaart.rules.norm import PAKKET, Norm
from knooppunt.kaart.rules.thuisnabij import weighted_quantile
from knooppunt.kaart.rules.wegen.maat import Hoe, Reismaat
from knooppunt.organisaties.public import Stroomcel, Vestiging, flow_cells, peildata, travel_flows

if TYPE_CHECKING:
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen

SPECIAAL = SOORTEN_PO[1:]
GEWOON = {"Bo": "Bo", "Sbo": "Bo", "So": "Bo", "Vso": "Vo"}
"""The regular kind of education for the same ages. Of a secondary site is not known which levels it has."""


@dataclass(frozen=True)
class Dichtbijbeeld:
    """Near home for an area by a norm, and what moving expertise would change."""

    peildatum: date
    soorten: tuple[Dichtbij, ...]
    verplaatst: tuple[Verplaatsing, ...]
    maat: Reismaat


def near_home_now(swv_codes: Collection[str], norm: Norm) -> Dichtbijbeeld:
    """Refusal when no pupils of this area are known."""
    datums = peildata(swv_codes)
    if not datums:
        raise Refusal(f"Van {' en '.join(sorted(swv_codes))} zijn er geen leerlingen bekend.")
    gebied = area_ways(swv_codes)
    wegen = list(ways_to_school(swv_codes, datums[0], gebied))
    een_van, over_weg = PAKKET.drempel("KAART.BLIJFT", norm.op).aantal, norm.over_road(gebied.maat.omweg)
    return Dichtbijbeeld(
        datums[0], nearness(wegen, SOORTEN_PO, over_weg),
        move_expertise(wegen, SPECIAAL, over_weg, een_van), gebied.maat,
    )  # fmt: skip


def travel_minutes(swv_codes: Collection[str], peildatum: date, hoe: Hoe) -> dict[str, tuple[float, float]]:
    """Within how many minutes half of the pupils, and 9 of 10, are at school, by kind of education.

    Weighted with the number that is certain. Infinite when so many have no way; a kind of which nothing is known is
    left out.
    """
    thuis, gebied = homes_in(swv_codes), area_ways(swv_codes)
    tijden: dict[str, list[tuple[float, int]]] = {}
    for stroom in travel_flows(swv_codes, peildatum):
        if stroom.soort in GEWOON and stroom.woon_pc4 in thuis and stroom.schoolpunt:
            minuten = gebied.minuten(thuis[stroom.woon_pc4].punt, stroom.schoolpunt, hoe)
            if minuten is not None:
                tijden.setdefault(stroom.soort, []).append((minuten, stroom.laag))
    return {
        soort: (half, meest)
        for soort, rijen in tijden.items()
        for half, meest in [(weighted_quantile(rijen, 0.5), weighted_quantile(rijen, 0.9))]
        if half is not None and meest is not None
    }


def ways_to_school(swv_codes: Collection[str], peildatum: date, gebied: Gebiedswegen) -> Iterable[Schoolweg]:
    """Every cell of the public counts of which both points are known."""
    thuis = homes_in(swv_codes)
    scholen = sites_around([plek.punt for plek in thuis.values()])
    punten = {
        pk: (lat, lon)
        for pk, lat, lon in Vestiging.objects.filter(lat__isnull=False).values_list("pk", "lat", "lon")
    }
    dichtstbij = _Dichtstbij(scholen, gebied)
    for cel in flow_cells(swv_codes, peildatum):
        if cel.soort in GEWOON and cel.woon_pc4 in thuis and cel.vestiging_id in punten:
            plek = thuis[cel.woon_pc4]
            yield _way(cel, plek, punten[cel.vestiging_id], dichtstbij)


class _Dichtstbij:
    """The nearest school of a kind for each home, looked up once."""

    def __init__(self, scholen: Iterable[Schoolpunt], gebied: Gebiedswegen) -> None:
        self.gebied = gebied
        self.per_soort: dict[str, list[Punt]] = {}
        for school in scholen:
            for soort in school.soorten:
                self.per_soort.setdefault(soort, []).append(school.punt)
        self.gevonden: dict[tuple[Punt, str], Punt | None] = {}

    def of(self, van: Punt, soort: str) -> Punt | None:
        if (van, soort) not in self.gevonden:
            self.gevonden[van, soort] = min(
                self.per_soort.get(soort, ()), key=lambda naar: self.gebied.km(van, naar), default=None
            )
        return self.gevonden[van, soort]


def _way(cel: Stroomcel, thuis: Thuis, school: Punt, dichtstbij: _Dichtstbij) -> Schoolweg:
    van, km = thuis.punt, dichtstbij.gebied.km
    eigen, gewoon = dichtstbij.of(van, cel.soort), dichtstbij.of(van, GEWOON[cel.soort])
    return Schoolweg(
        cel.soort, cel.leeftijd, cel.woon_pc4, thuis.gemeente, cel.laag, cel.hoog, cel.schatting,
        km=km(van, school),
        soort_km=None if eigen is None else km(van, eigen),
        gewoon_km=None if gewoon is None else km(van, gewoon),
        komt_km=None if gewoon is None else km(school, gewoon, Hoe.AUTO),
    )  # fmt: skip
