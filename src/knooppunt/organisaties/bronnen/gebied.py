"""What of the sources belongs to the asked area: its postcodes, sites and flows. Still without a database."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from knooppunt.organisaties.bronnen.bronmap import Bronnen
from knooppunt.organisaties.bronnen.herkomst import BUITENLAND
from knooppunt.organisaties.bronnen.stromen import (
    Schoolregel,
    cellen,
    met_schatting,
    schoolregels,
    woongemeenten,
)
from knooppunt.organisaties.rules.gemeenten import Gemeentewijzer
from knooppunt.organisaties.rules.indeling import Indeling, deel_in, pc4s_van
from knooppunt.organisaties.rules.schatting import School
from knooppunt.organisaties.rules.vestigingen import Vestigingsgegevens, merge_sites


@dataclass
class Plaatsindeling:
    """What belongs where in the whole country: by PC4, and the names by GM code."""

    indeling: dict[str, Indeling]
    gemeentenamen: dict[str, str]
    gemeente_van_pc4: dict[str, str]
    wijzer: Gemeentewijzer


@dataclass
class Gebied:
    """The area of ``codes``, with everything that one build writes. Sites by vestigingscode, places by PC4 or GM code.

    ``cellen`` are the flows of pupils who live in the area or go to school in it, with their estimate.
    """

    codes: tuple[str, ...]
    alle_codes: set[str]
    plaatsen: Plaatsindeling
    pc4s: set[str]
    gemeenten: set[str]
    sites: dict[str, Vestigingsgegevens]
    site_codes: set[str]
    eigen_sites: set[str]
    gemeente_van_site: dict[str, str | None]
    cellen: pl.DataFrame
    scholen: list[School]
    dubbele_sites: int

    @property
    def is_alles(self) -> bool:
        return set(self.codes) == self.alle_codes


def bepaal_gebied(bronnen: Bronnen, codes: tuple[str, ...]) -> Gebied:
    regels = schoolregels(bronnen.herkomst)
    sites, dubbel = merge_sites(bronnen.scholen, regels, bronnen.vo, bronnen.punten)
    plaatsen = _deel_land_in(bronnen, regels, sites)
    pc4s = pc4s_van(codes, plaatsen.indeling)
    eigen = {code for code, site in sites.items() if site.pc4 in pc4s}
    totalen = {code: site.leerlingen for code, site in sites.items() if site.leerlingen is not None}
    stromen, scholen = met_schatting(cellen(bronnen.herkomst), totalen)
    alle_codes = {code for regel in bronnen.bijlage.values() for code in (regel.swv_po, regel.swv_vo) if code}
    if set(codes) != alle_codes:
        stromen = stromen.filter(
            pl.col("woon_pc4").is_in(list(pc4s)) | pl.col("vestigingscode").is_in(list(eigen))
        )
    site_codes = eigen | set(stromen["vestigingscode"].unique())
    return Gebied(
        codes=codes,
        alle_codes=alle_codes,
        plaatsen=plaatsen,
        pc4s=pc4s,
        gemeenten={plaatsen.gemeente_van_pc4[pc4] for pc4 in pc4s if pc4 in plaatsen.gemeente_van_pc4},
        sites=sites,
        site_codes=site_codes,
        eigen_sites=eigen,
        gemeente_van_site={code: _gemeente_van_site(sites[code], plaatsen) for code in site_codes},
        cellen=stromen,
        scholen=scholen,
        dubbele_sites=dubbel,
    )


def _deel_land_in(
    bronnen: Bronnen, regels: list[Schoolregel], sites: dict[str, Vestigingsgegevens]
) -> Plaatsindeling:
    woonnamen = woongemeenten(bronnen.herkomst)
    namen = {regel.gemeentecode: regel.gemeentenaam for regel in regels}
    namen |= {code: grens.naam for code, grens in bronnen.gemeentegrenzen.items()}
    grenzen = {code: grens.grens for code, grens in bronnen.gemeentegrenzen.items()}
    wijzer = Gemeentewijzer(namen, bronnen.gemeententabel, grenzen)
    echt = {pc4 for pc4 in woonnamen if pc4 not in BUITENLAND} | {site.pc4 for site in sites.values()}
    pc4s = sorted(echt | bronnen.punten.keys() | bronnen.bijlage.keys())
    indeling = deel_in(pc4s, bronnen.bijlage, bronnen.punten)
    return Plaatsindeling(indeling, namen, _gemeenten_van_pc4s(indeling, woonnamen, bronnen, wijzer), wijzer)


def _gemeenten_van_pc4s(
    indeling: dict[str, Indeling], woonnamen: dict[str, str], bronnen: Bronnen, wijzer: Gemeentewijzer
) -> dict[str, str]:
    """The municipality of each PC4: as DUO names it now, else as the annex named it, else where its point lies."""
    gevonden = {}
    for pc4 in indeling:
        regel = bronnen.bijlage.get(pc4)
        code = (
            (wijzer.op_naam(woonnamen[pc4]) if pc4 in woonnamen else None)
            or (wijzer.op_naam(regel.gemeente) if regel else None)
            or wijzer.op_punt(bronnen.punten.get(pc4))
        )
        if code:
            gevonden[pc4] = code
    return gevonden


def _gemeente_van_site(site: Vestigingsgegevens, plaatsen: Plaatsindeling) -> str | None:
    wijzer = plaatsen.wijzer
    return (
        (wijzer.op_code(site.gemeentecode) if site.gemeentecode else None)
        or (wijzer.op_naam(site.gemeentenaam) if site.gemeentenaam else None)
        or plaatsen.gemeente_van_pc4.get(site.pc4)
    )
