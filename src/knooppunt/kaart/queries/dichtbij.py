"""Reads of near home: the way of every pupil to school, and to the nearest school there is. Public counts only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.queries.plekken import Punt, Schoolpunt, homes_in, sites_around
from knooppunt.kaart.queries.thuisnabij import SOORTEN_PO
from knooppunt.kaart.rules.dichtbij import Dichtbij, Schoolweg, Verplaatsing, move_expertise, nearness
from knooppunt.kaart.rules.norm import PAKKET, Norm
from knooppunt.organisaties.public import Stroomcel, Vestiging, afstand_km, flow_cells, peildata

SPECIAAL = SOORTEN_PO[1:]
GEWOON = {"Bo": "Bo", "Sbo": "Bo", "So": "Bo", "Vso": "Vo"}
"""The regular kind of education for the same ages. Of a secondary site is not known which levels it has."""


@dataclass(frozen=True)
class Dichtbijbeeld:
    """Near home for an area by a norm, and what moving expertise would change."""

    peildatum: date
    soorten: tuple[Dichtbij, ...]
    verplaatst: tuple[Verplaatsing, ...]


def near_home_now(swv_codes: Collection[str], norm: Norm) -> Dichtbijbeeld:
    """Refusal when no pupils of this area are known."""
    datums = peildata(swv_codes)
    if not datums:
        raise Refusal(f"Van {' en '.join(sorted(swv_codes))} zijn er geen leerlingen bekend.")
    wegen = list(ways_to_school(swv_codes, datums[0]))
    een_van = PAKKET.drempel("KAART.BLIJFT", norm.op).aantal
    return Dichtbijbeeld(
        datums[0], nearness(wegen, SOORTEN_PO, norm), move_expertise(wegen, SPECIAAL, norm, een_van)
    )


def ways_to_school(swv_codes: Collection[str], peildatum: date) -> Iterable[Schoolweg]:
    """Every cell of the public counts of which both points are known."""
    thuis = homes_in(swv_codes)
    scholen = sites_around([plek.punt for plek in thuis.values()])
    punten = {
        pk: (lat, lon)
        for pk, lat, lon in Vestiging.objects.filter(lat__isnull=False).values_list("pk", "lat", "lon")
    }
    dichtstbij = _Dichtstbij(scholen)
    for cel in flow_cells(swv_codes, peildatum):
        if cel.soort in GEWOON and cel.woon_pc4 in thuis and cel.vestiging_id in punten:
            plek = thuis[cel.woon_pc4]
            yield _way(cel, plek.punt, plek.gemeente, punten[cel.vestiging_id], dichtstbij)


class _Dichtstbij:
    """The nearest school of a kind for each home, looked up once."""

    def __init__(self, scholen: Iterable[Schoolpunt]) -> None:
        self.per_soort: dict[str, list[Punt]] = {}
        for school in scholen:
            for soort in school.soorten:
                self.per_soort.setdefault(soort, []).append(school.punt)
        self.gevonden: dict[tuple[Punt, str], Punt | None] = {}

    def of(self, van: Punt, soort: str) -> Punt | None:
        if (van, soort) not in self.gevonden:
            self.gevonden[van, soort] = min(
                self.per_soort.get(soort, ()), key=lambda naar: afstand_km(van, naar), default=None
            )
        return self.gevonden[van, soort]


def _way(cel: Stroomcel, thuis: Punt, gemeente: str, school: Punt, dichtstbij: _Dichtstbij) -> Schoolweg:
    eigen, gewoon = dichtstbij.of(thuis, cel.soort), dichtstbij.of(thuis, GEWOON[cel.soort])
    return Schoolweg(
        cel.soort, cel.leeftijd, cel.woon_pc4, gemeente, cel.laag, cel.hoog, cel.schatting,
        km=afstand_km(thuis, school),
        soort_km=None if eigen is None else afstand_km(thuis, eigen),
        gewoon_km=None if gewoon is None else afstand_km(thuis, gewoon),
        komt_km=None if gewoon is None else afstand_km(school, gewoon),
    )  # fmt: skip
