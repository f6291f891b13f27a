"""A file of a neighbour's wegwijzer: HSDS JSON (whole, or one page of it) or a zip of one CSV file per table."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from knooppunt.wegwijzer.rules.buren import Hsdsdeel

HOOGSTENS_BYTES = 60_000_000
"""Unpacked: a small zip can hold a huge file."""
HOOGSTENS_RIJEN = 200_000
FORMULE = re.compile(r"^'(?=[=@\t\r+-])")
"""Our own export puts a quote before what a spreadsheet would read as a formula."""
GEEN_HSDS = (
    "Dit is geen bestand met HSDS: geen JSON met services of organizations, en geen zip met services.csv."
)
KINDEREN: dict[str, dict[str, tuple[str, str]]] = {
    "organizations": {
        "contacts": ("contacts", "organization_id"), "phones": ("phones", "organization_id"),
        "locations": ("locations", "organization_id"),
        "organization_identifiers": ("organization_identifiers", "organization_id"),
    },
    "services": {
        "contacts": ("contacts", "service_id"), "phones": ("phones", "service_id"),
        "schedules": ("schedules", "service_id"), "service_areas": ("service_areas", "service_id"),
        "languages": ("languages", "service_id"), "cost_options": ("cost_options", "service_id"),
        "required_documents": ("required_documents", "service_id"), "capacities": ("service_capacity", "service_id"),
        "service_at_locations": ("service_at_location", "service_id"), "attributes": ("attributes", "link_id"),
    },
    "service_at_location": {
        "contacts": ("contacts", "service_at_location_id"), "phones": ("phones", "service_at_location_id"),
        "schedules": ("schedules", "service_at_location_id"),
    },
    "locations": {
        "addresses": ("addresses", "location_id"), "accessibility": ("accessibility", "location_id"),
        "phones": ("phones", "location_id"), "schedules": ("schedules", "location_id"),
    },
    "contacts": {"phones": ("phones", "contact_id")},
    "service_capacity": {"attributes": ("attributes", "link_id")},
}  # fmt: skip
"""Per table: the lists in its objects, each with the table of its rows and the key that names the object."""
VERWIJST = {
    "services": {"organization": ("organizations", "organization_id")},
    "service_at_location": {"location": ("locations", "location_id")},
    "attributes": {"taxonomy_term": ("taxonomy_terms", "taxonomy_term_id")},
    "service_capacity": {"unit": ("units", "unit_id")},
}
"""Per table: the object that a key of it names."""
SAMEN = ("contacts", "phones", "schedules")
ANDERE_NAMEN = {
    "service_at_locations": "service_at_location", "service_capacities": "service_capacity",
    "capacities": "service_capacity", "organization": "organizations", "service": "services",
    "location": "locations", "address": "addresses", "phone": "phones", "contact": "contacts", "unit": "units",
    "schedule": "schedules", "attribute": "attributes", "taxonomy_term": "taxonomy_terms",
    "service_area": "service_areas", "language": "languages", "cost_option": "cost_options",
    "required_document": "required_documents", "accessibilities": "accessibility",
}  # fmt: skip
Tabellen = dict[str, list[dict[str, Any]]]


class BestandOnleesbaar(Exception):
    """A file that cannot be read; the message says why, in Dutch."""


def read_file(inhoud: bytes) -> dict[Hsdsdeel, list[Any]]:
    """The organisations and services of a file, nested as the API gives them."""
    delen = _zip(inhoud) if inhoud[:2] == b"PK" else _json(inhoud)
    if not any(delen.values()):
        raise BestandOnleesbaar(GEEN_HSDS)
    return delen


def _json(inhoud: bytes) -> dict[Hsdsdeel, list[Any]]:
    try:
        alles = json.loads(inhoud)
    except (ValueError, RecursionError):
        raise BestandOnleesbaar("Dit bestand is geen leesbare JSON en geen zip.") from None
    if isinstance(alles, dict) and isinstance(alles.get("contents"), list):
        alles = alles["contents"]
    if isinstance(alles, dict) and "id" in alles:
        alles = [alles]
    if isinstance(alles, list):
        diensten = [rij for rij in alles if isinstance(rij, dict) and "status" in rij]
        rest = [rij for rij in alles if not (isinstance(rij, dict) and "status" in rij)]
        return {Hsdsdeel.ORGANISATIES: rest, Hsdsdeel.AANBOD: diensten}
    if not isinstance(alles, dict):
        raise BestandOnleesbaar(GEEN_HSDS)
    gevonden = {deel: alles.get(deel.value) or [] for deel in Hsdsdeel}
    if not all(isinstance(rijen, list) for rijen in gevonden.values()):
        raise BestandOnleesbaar(GEEN_HSDS)
    return gevonden


def _zip(inhoud: bytes) -> dict[Hsdsdeel, list[Any]]:
    try:
        tabellen = dict(_tables(zipfile.ZipFile(io.BytesIO(inhoud))))
    except (
        zipfile.BadZipFile,
        zlib.error,
        UnicodeDecodeError,
        csv.Error,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ):
        raise BestandOnleesbaar("Dit zip-bestand is niet te lezen.") from None
    wieg = _Wieg(tabellen)
    return {deel: [wieg.nested(deel.value, rij) for rij in tabellen.get(deel.value, [])] for deel in Hsdsdeel}


def _tables(archief: zipfile.ZipFile) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    over, rijen = HOOGSTENS_BYTES, 0
    for lid in archief.infolist():
        naam = lid.filename.rpartition("/")[2]
        if not naam.endswith(".csv") or len(archief.infolist()) > 100:
            continue
        with archief.open(lid) as bestand:
            tekst = bestand.read(over + 1)
        over -= len(tekst)
        if over < 0:
            raise BestandOnleesbaar("Het bestand is uitgepakt te groot.")
        tabel = naam.removesuffix(".csv")
        gelezen = [
            {k: FORMULE.sub("", w, count=1) for k, w in rij.items() if k and isinstance(w, str)}
            for rij in csv.DictReader(io.StringIO(tekst.decode("utf-8-sig")))
        ]
        rijen += len(gelezen)
        if rijen > HOOGSTENS_RIJEN:
            raise BestandOnleesbaar("Het bestand heeft te veel regels.")
        yield ANDERE_NAMEN.get(tabel, tabel), gelezen


class _Wieg:
    """Puts rows of tables in the objects that they belong to."""

    def __init__(self, tabellen: Tabellen) -> None:
        self._van: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        self._een: dict[tuple[str, str], dict[str, Any]] = {}
        sleutels = {paar for kinderen in KINDEREN.values() for paar in kinderen.values()}
        for tabel, rijen in tabellen.items():
            for rij in rijen:
                self._een[tabel, rij.get("id", "")] = rij
                for kindtabel, sleutel in sleutels:
                    if kindtabel == tabel and rij.get(sleutel):
                        self._van[tabel, sleutel, rij[sleutel]].append(rij)

    def nested(self, tabel: str, rij: dict[str, Any]) -> dict[str, Any]:
        """One row with everything below it. A row of an offer at a location is not one of the offer itself."""
        heel = {k: w for k, w in rij.items() if w != ""}
        for veld, (kindtabel, sleutel) in KINDEREN.get(tabel, {}).items():
            rijen = [
                r for r in self._van[kindtabel, sleutel, rij.get("id", "")] if _is_of(kindtabel, tabel, r)
            ]
            if rijen:
                heel[veld] = [self.nested(kindtabel, r) for r in rijen]
        for veld, (ander, sleutel) in VERWIJST.get(tabel, {}).items():
            gevonden = self._een.get((ander, rij.get(sleutel, "")))
            if gevonden:
                heel[veld] = {k: w for k, w in gevonden.items() if w != ""}
                if ander == "locations":
                    heel[veld] = self.nested(ander, gevonden)
        if tabel == "service_at_location":
            self._at_location(heel)
        return heel

    def _at_location(self, heel: dict[str, Any]) -> None:
        """Our own export names offer and location in such a row, and not the pair."""
        for tabel in SAMEN:
            rijen = [
                r for r in self._van[tabel, "service_id", heel.get("service_id", "")]
                if r.get("location_id") and r.get("location_id") == heel.get("location_id")
            ]  # fmt: skip
            if rijen:
                heel.setdefault(tabel, []).extend(self.nested(tabel, r) for r in rijen)


def _is_of(kindtabel: str, tabel: str, rij: dict[str, Any]) -> bool:
    """Of the offer or the location itself; a row that names both is about the offer at the location."""
    beide = rij.get("service_id") and rij.get("location_id")
    return not (beide and kindtabel in SAMEN and tabel in ("services", "locations"))
