"""Build a region from public files: read everything, then write everything in one transaction, or nothing."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
from django.db import transaction

from knooppunt.organisaties.actions.niveaus import name_levels_when_none
from knooppunt.organisaties.actions.organisaties import (
    write_besturen,
    write_gemeente_organisaties,
    write_scholen,
    write_swv_organisaties,
    write_vestigingen,
)
from knooppunt.organisaties.actions.plaatsen import (
    Plaatsen,
    write_gemeenten,
    write_postcodes,
    write_swvs,
    write_wijken,
)
from knooppunt.organisaties.actions.stromen import clear_flows, write_flows
from knooppunt.organisaties.actions.verslag import Gebouwd, make_verslag
from knooppunt.organisaties.bronnen.bronmap import Bronnen, lees_bronmap
from knooppunt.organisaties.bronnen.gebied import Gebied, bepaal_gebied
from knooppunt.organisaties.models import Regio, Regiobouw, Samenwerkingsverband
from knooppunt.organisaties.rules.regio import chosen_codes, regio_code, regio_naam, swv_naam

VERSIE = 1
"""Raise it when the same files must lead to other rows: the next run then writes again."""

Melder = Callable[[str, float], None]
"""Hears what is being done, and which share of the whole is done (0-1)."""


@dataclass(frozen=True)
class Bouwresultaat:
    regio: Regio
    verslag: dict[str, Any]
    veranderd: bool
    """False when the same files and codes were built before: nothing was written."""


def build_region(
    *, bron: Path, swv_codes: Iterable[str], at: datetime, meld: Melder = lambda stap, deel: None
) -> Bouwresultaat:
    """Build, extend or refresh a region from the files in ``bron``.

    ``swv_codes`` are PO or VO codes of the annex, or ``alle``. Refusal (a file that does not fit, an unknown code)
    leaves the database as it was.
    """
    with _without_collector():
        return _build(bron, swv_codes, at, meld)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of coordinates and cells live until the end of a build: looking for garbage among them costs a sixth."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _build(bron: Path, swv_codes: Iterable[str], at: datetime, meld: Melder) -> Bouwresultaat:
    bronnen = lees_bronmap(bron, meld=lambda naam: meld(f"lezen: {naam}", 0.0))
    bestaand = {code for regel in bronnen.bijlage.values() for code in (regel.swv_po, regel.swv_vo) if code}
    codes = chosen_codes(swv_codes, bestaand)
    vingerafdruk = _vingerafdruk(bronnen, codes)
    with transaction.atomic():
        eerder = _same_build(vingerafdruk, bronnen.vingerafdruk)
        if eerder is not None:
            return Bouwresultaat(eerder.regio, eerder.verslag, veranderd=False)
        meld("voorbereiden", 0.3)
        gebied = bepaal_gebied(bronnen, codes)
        regio = _region(codes, bestaand)
        name_levels_when_none(regio)
        gebouwd = _write(bronnen, gebied, regio, meld)
        verslag = make_verslag(bronnen, gebied, gebouwd)
        Regiobouw.objects.create(regio=regio, gebouwd_at=at, vingerafdruk=vingerafdruk, verslag=verslag)
    meld("klaar", 1.0)
    return Bouwresultaat(regio, verslag, veranderd=True)


def _vingerafdruk(bronnen: Bronnen, codes: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join((str(VERSIE), bronnen.vingerafdruk, *codes)).encode()).hexdigest()


def _same_build(vingerafdruk: str, bron_vingerafdruk: str) -> Regiobouw | None:
    """The build of the same files and codes, unless other files were used after it (for whatever codes)."""
    eerder = Regiobouw.objects.filter(vingerafdruk=vingerafdruk).select_related("regio").first()
    if eerder is None:
        return None
    later = Regiobouw.objects.filter(pk__gt=eerder.pk).exclude(verslag__bron=bron_vingerafdruk)
    return None if later.exists() else eerder


def _region(codes: tuple[str, ...], bestaand: set[str]) -> Regio:
    """The region of these codes: the one that they are all in already, or a new one."""
    regios = list(Regio.objects.filter(samenwerkingsverbanden__code__in=codes).distinct())
    gebouwd = Samenwerkingsverband.objects.filter(code__in=codes, regio__isnull=False).count()
    if len(regios) == 1 and gebouwd == len(codes):
        return regios[0]
    regio, _ = Regio.objects.get_or_create(
        code=regio_code(codes, bestaand), defaults={"naam": regio_naam(codes, bestaand)[:120]}
    )
    return regio


def _write(bronnen: Bronnen, gebied: Gebied, regio: Regio, meld: Melder) -> Gebouwd:
    meld("plaatsen", 0.35)
    land = gebied.plaatsen
    swv = write_swvs(gebied.alle_codes, gebied.codes, regio)
    plaatsen = Plaatsen(swv, write_gemeenten(land.gemeentenamen, bronnen))
    write_postcodes(bronnen, land.indeling, land.gemeente_van_pc4, plaatsen)
    wijken = write_wijken(bronnen, gebied.gemeenten, land.wijzer, plaatsen)
    meld("scholen en besturen", 0.45)
    write_swv_organisaties({code: swv_naam(code) for code in gebied.codes}, swv, regio)
    namen = {code: land.gemeentenamen[code] for code in sorted(gebied.gemeenten)}
    write_gemeente_organisaties(namen, plaatsen.gemeente, regio)
    sites = [gebied.sites[code] for code in sorted(gebied.site_codes)]
    besturen = write_besturen(sites, gebied.eigen_sites, regio)
    gemeente_van = {
        code: plaatsen.gemeente.get(gebied.gemeente_van_site[code] or "") for code in gebied.site_codes
    }
    scholen = write_scholen(sites, gebied.eigen_sites, regio, gemeente_van, besturen)
    vestigingen = write_vestigingen(sites, scholen)
    stromen = _write_stromen(bronnen, gebied, vestigingen, meld)
    return Gebouwd(
        regio=regio.code, vestigingen=len(sites), besturen=len(besturen), wijken=wijken, stromen=stromen
    )


def _write_stromen(bronnen: Bronnen, gebied: Gebied, vestigingen: dict[str, int], meld: Melder) -> int:
    meld("leerlingstromen", 0.55)
    gemeenten = {f"GM{nummer}" for nummer in bronnen.herkomst["GEMEENTENUMMER"].unique()}
    peildata = gebied.cellen.select(pl.col("peildatum").unique())["peildatum"].to_list()
    clear_flows(peildata, gemeenten, None if gebied.is_alles else gebied.pc4s)
    return write_flows(
        gebied.cellen, vestigingen, meld=lambda deel: meld("leerlingstromen", 0.55 + 0.4 * deel)
    )
