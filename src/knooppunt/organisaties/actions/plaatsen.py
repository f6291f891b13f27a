"""Write the places: samenwerkingsverbanden, municipalities, wijken and postcodes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knooppunt.organisaties.actions.rijen import upsert_rows
from knooppunt.organisaties.bronnen.bronmap import Bronnen
from knooppunt.organisaties.models import Gemeente, Postcodegebied, Regio, Samenwerkingsverband, Wijk
from knooppunt.organisaties.rules.gemeenten import Gemeentewijzer
from knooppunt.organisaties.rules.indeling import Indeling
from knooppunt.organisaties.rules.plaatsen import middelpunt
from knooppunt.organisaties.rules.regio import swv_naam


@dataclass(frozen=True)
class Plaatsen:
    """Ids by code."""

    swv: dict[str, int]
    gemeente: dict[str, int]


def write_swvs(codes: Collection[str], gebouwd: Collection[str], regio: Regio) -> dict[str, int]:
    """All samenwerkingsverbanden of the annex; those that are built now belong to the region, unless they have one."""
    upsert_rows(
        Samenwerkingsverband,
        ("code", "sector", "naam", "regio"),
        [
            (code, code[:2].lower(), swv_naam(code), regio.pk if code in gebouwd else None)
            for code in sorted(codes)
        ],
        sleutel="code",
        houd=("regio",),
    )
    return dict(Samenwerkingsverband.objects.values_list("code", "id"))


def write_gemeenten(bekend: Mapping[str, str], bronnen: Bronnen) -> dict[str, int]:
    grenzen = bronnen.gemeentegrenzen
    upsert_rows(
        Gemeente,
        ("code", "naam", "grens"),
        [
            (code, naam, json.dumps(grenzen[code].grens) if code in grenzen else None)
            for code, naam in sorted(bekend.items())
        ],
        sleutel="code",
    )
    return dict(Gemeente.objects.values_list("code", "id"))


def write_postcodes(
    bronnen: Bronnen,
    indeling: Mapping[str, Indeling],
    gemeente_van_pc4: Mapping[str, str],
    plaatsen: Plaatsen,
) -> None:
    rijen = []
    for pc4, plek in indeling.items():
        lat, lon = bronnen.punten.get(pc4, (None, None))
        gemeente = plaatsen.gemeente.get(gemeente_van_pc4.get(pc4, ""))
        po, vo = plaatsen.swv.get(plek.swv_po or ""), plaatsen.swv.get(plek.swv_vo or "")
        rijen.append((pc4, lat, lon, gemeente, po, vo, plek.herkomst, bronnen.inwoners.get(pc4)))
    upsert_rows(
        Postcodegebied,
        ("pc4", "lat", "lon", "gemeente", "swv_po", "swv_vo", "swv_herkomst", "inwoners"),
        rijen,
        sleutel="pc4",
    )


def write_wijken(
    bronnen: Bronnen, gemeenten: Collection[str], wijzer: Gemeentewijzer, plaatsen: Plaatsen
) -> int:
    """The wijken of these municipalities (GM codes); a wijk of a merged municipality goes where it lies now."""
    rijen = []
    for wijk in bronnen.wijken:
        code = wijzer.op_code("GM" + wijk.code[2:6]) or wijzer.op_punt(middelpunt(wijk.grens))
        if code in gemeenten:
            rijen.append(
                (
                    wijk.code,
                    wijk.naam,
                    plaatsen.gemeente[code],
                    wijk.inwoners,
                    wijk.aandeel_0_14,
                    wijk.stedelijkheid,
                    json.dumps(wijk.grens),
                )
            )
    velden = ("code", "naam", "gemeente", "inwoners", "aandeel_0_14", "stedelijkheid", "grens")
    upsert_rows(Wijk, velden, rijen, sleutel="code")
    return len(rijen)
