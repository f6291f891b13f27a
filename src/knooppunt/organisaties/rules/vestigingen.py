"""One school site from several lists: which list wins for which fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knooppunt.organisaties.bronnen.geo import Schoolplek
from knooppunt.organisaties.bronnen.lijsten import VoVestiging
from knooppunt.organisaties.bronnen.stromen import SOORTEN, Schoolregel
from knooppunt.organisaties.rules.plaatsen import Punt


@dataclass(frozen=True)
class Vestigingsgegevens:
    """What is known of a site. ``punt_is_postcode``: the point is that of the PC4, the address was not in the list."""

    vestigingscode: str
    naam: str
    soorten: tuple[str, ...]
    denominatie: str
    postcode: str
    plaats: str
    punt: Punt | None = None
    punt_is_postcode: bool = False
    leerlingen: int | None = None
    gemeentecode: str = ""
    gemeentenaam: str = ""
    bestuursnummer: str = ""

    @property
    def pc4(self) -> str:
        return self.postcode[:4]


def merge_sites(
    scholen: Iterable[Schoolplek],
    regels: Iterable[Schoolregel],
    vo: Mapping[str, VoVestiging],
    punten: Mapping[str, Punt],
) -> tuple[dict[str, Vestigingsgegevens], int]:
    """All sites by vestigingscode, and how many rows of the site list were a second address of the same site.

    The site list gives name, place, point and total; the flows give postcode, municipality, board and kinds (they say
    where the pupils of the peildatum went); the secondary list fills what is still open.
    """
    sites: dict[str, Vestigingsgegevens] = {}
    dubbel = 0
    for school in scholen:
        dubbel += school.vestigingscode in sites
        sites.setdefault(school.vestigingscode, _uit_lijst(school))
    for regel in regels:
        sites[regel.vestigingscode] = _met_stromen(sites.get(regel.vestigingscode), regel)
    for code, vestiging in vo.items():
        sites[code] = _met_vo(sites.get(code), vestiging)
    return {code: _met_punt(site, punten) for code, site in sites.items()}, dubbel


def _uit_lijst(school: Schoolplek) -> Vestigingsgegevens:
    return Vestigingsgegevens(
        vestigingscode=school.vestigingscode,
        naam=school.naam,
        soorten=school.soorten,
        denominatie=school.denominatie,
        postcode=school.postcode,
        plaats=school.plaats,
        punt=school.punt,
        leerlingen=school.leerlingen,
        gemeentenaam=school.gemeentenaam,
    )


def _met_stromen(site: Vestigingsgegevens | None, regel: Schoolregel) -> Vestigingsgegevens:
    site = site or Vestigingsgegevens(
        regel.vestigingscode, regel.naam, regel.soorten, regel.denominatie, regel.postcode, regel.plaats
    )
    return replace(
        site,
        soorten=tuple(soort for soort in SOORTEN if soort in {*site.soorten, *regel.soorten}),
        postcode=regel.postcode,
        gemeentecode=regel.gemeentecode,
        gemeentenaam=regel.gemeentenaam,
        bestuursnummer=regel.bestuursnummer,
    )


def _met_vo(site: Vestigingsgegevens | None, vo: VoVestiging) -> Vestigingsgegevens:
    site = site or Vestigingsgegevens(
        vo.vestigingscode, vo.naam, ("Vo",), vo.denominatie, vo.postcode, vo.plaats, vo.punt
    )
    return replace(
        site,
        gemeentecode=site.gemeentecode or vo.gemeentecode,
        bestuursnummer=site.bestuursnummer or vo.bestuursnummer,
    )


def _met_punt(site: Vestigingsgegevens, punten: Mapping[str, Punt]) -> Vestigingsgegevens:
    if site.punt is not None:
        return site
    punt = punten.get(site.pc4)
    return replace(site, punt=punt, punt_is_postcode=punt is not None)
