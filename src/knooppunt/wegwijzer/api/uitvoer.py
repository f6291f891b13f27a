"""Everything at once: one HSDS JSON file, or a zip of one CSV file per table."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any

from django.http import HttpResponse, StreamingHttpResponse

from knooppunt.basis.rekenblad import safe_cell
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.viewer import Viewer
from knooppunt.wegwijzer.api import kenmerk, vormen
from knooppunt.wegwijzer.api.antwoord import HOUDBAAR, OPEN
from knooppunt.wegwijzer.queries import hsds

PER_KEER = 500
TABELLEN = {
    "services": "services", "organization": "organizations", "organizations": "organizations",
    "service_at_locations": "service_at_location", "location": "locations", "locations": "locations",
    "addresses": "addresses", "phones": "phones", "contacts": "contacts", "schedules": "schedules",
    "service_areas": "service_areas", "languages": "languages", "accessibility": "accessibility",
    "cost_options": "cost_options", "required_documents": "required_documents", "capacities": "service_capacity",
    "unit": "units", "attributes": "attributes", "taxonomies": "taxonomies", "taxonomy_term": "taxonomy_terms",
    "taxonomy_terms": "taxonomy_terms", "organization_identifiers": "organization_identifiers",
}  # fmt: skip
"""The table (and file) of what stands under a name in the JSON."""


def sections(viewer: Viewer) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Everything that shows, by the name of its kind, read in pieces."""
    organisaties = hsds.organisations_with_parts(hsds.shown_organisations(viewer))
    aanbod = hsds.with_parts(hsds.shown_services(viewer))
    yield "organizations", (vormen.organisation(o, volledig=True) for o in organisaties.iterator(PER_KEER))
    yield "services", (vormen.service(a, volledig=True) for a in aanbod.iterator(PER_KEER))
    lijsten = [*(vormen.taxonomy(t) for t in hsds.taxonomies(viewer)), kenmerk.own_taxonomy()]
    yield "taxonomies", iter(lijsten)
    termen = [*map(vormen.taxonomy_term, hsds.terms(viewer)), *map(kenmerk.own_term, kenmerk.KENMERKEN)]
    yield "taxonomy_terms", iter(termen)


def json_export(viewer: Viewer) -> StreamingHttpResponse:
    """``{"organizations": [...], "services": [...], "taxonomies": [...], "taxonomy_terms": [...]}``."""
    return StreamingHttpResponse(
        _as_json(viewer), content_type="application/json; charset=utf-8", headers=_headers("hsds.json")
    )


def csv_export(viewer: Viewer) -> HttpResponse:
    """The tabular form: rows name each other by their identifiers, each row once."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for tabel, rijen in sorted(_tables(viewer).items()):
            with archief.open(f"{tabel}.csv", "w") as bestand:
                _write(bestand, list(rijen.values()))
    return HttpResponse(doel.getvalue(), content_type="application/zip", headers=_headers("hsds-csv.zip"))


def _headers(naam: str) -> dict[str, str]:
    return {**OPEN, "Cache-Control": HOUDBAAR, "Content-Disposition": f'attachment; filename="{naam}"'}


def _as_json(viewer: Viewer) -> Iterator[str]:
    for nummer, (naam, rijen) in enumerate(sections(viewer)):
        exchange("wegwijzer_api").kies({naam: None})
        yield f'{"{" if nummer == 0 else ", "}"{naam}": ['
        for plaats, rij in enumerate(rijen):
            yield ("" if plaats == 0 else ", ") + json.dumps(rij, ensure_ascii=False)
        yield "]"
    yield "}"


def _tables(viewer: Viewer) -> dict[str, dict[str, dict[str, Any]]]:
    """Every table by its name: rows by identifier, the fullest that was met."""
    tabellen: dict[str, dict[str, dict[str, Any]]] = {}
    for naam, rijen in sections(viewer):
        exchange("wegwijzer_api").kies({naam: None})
        for rij in rijen:
            _flatten(TABELLEN[naam], rij, tabellen)
    return tabellen


def _flatten(tabel: str, rij: dict[str, Any], tabellen: dict[str, dict[str, dict[str, Any]]]) -> None:
    plat = {}
    for veld, waarde in rij.items():
        if isinstance(waarde, dict):
            _flatten(TABELLEN[veld], waarde, tabellen)
        elif isinstance(waarde, list):
            for kind in waarde:
                _flatten(TABELLEN[veld], kind, tabellen)
        else:
            plat[veld] = waarde
    al = tabellen.setdefault(tabel, {}).get(rij["id"], {})
    tabellen[tabel][rij["id"]] = al | plat


def _write(bestand: IO[bytes], rijen: list[dict[str, Any]]) -> None:
    """A cell that a spreadsheet would read as a formula gets a quote before it."""
    kolommen = list(dict.fromkeys(kolom for rij in rijen for kolom in rij))
    with ExitStack() as stapel:
        tekst = stapel.enter_context(io.TextIOWrapper(bestand, encoding="utf-8", newline=""))
        schrijver = csv.DictWriter(tekst, ["id", *(k for k in kolommen if k != "id")])
        schrijver.writeheader()
        schrijver.writerows({k: safe_cell(w) for k, w in rij.items()} for rij in rijen)
