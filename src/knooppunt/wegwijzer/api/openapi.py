"""The description of the API in OpenAPI 3.0, made of one table.

It names addresses and parameters as the NL API Design Rules ask (``service-at-locations``, ``perPage``); the API
understands the spelling of HSDS as well (``service_at_locations``, ``per_page``).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from knooppunt.wegwijzer.api.antwoord import VERSIE
from knooppunt.wegwijzer.api.vragen import camel

STANDAARD = "https://docs.openreferral.org/en/3.1/hsds/schema_reference.html"
TEKST: dict[str, Any] = {"type": "string"}
UUID: dict[str, Any] = {"type": "string", "format": "uuid"}
JA: dict[str, Any] = {"type": "boolean", "default": False}
POSTCODE: dict[str, Any] = {"type": "string", "pattern": "^[1-9][0-9]{3} ?([A-Za-z]{2})?$"}
MOMENT: dict[str, Any] = {
    "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]
}
PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "search": (TEKST, "Zoeken in gewone woorden."),
    "postcode": (POSTCODE, "Voor wie hier woont: vier cijfers of een hele postcode."),
    "proximity": (
        {"type": "integer", "minimum": 1, "maximum": 200_000},
        "Hoogstens zo ver van de postcode, in meters. Alleen samen met postcode.",
    ),
    "taxonomy_term_id": (UUID, "Van deze soort hulp, of van de soorten in deze groep."),
    "taxonomy_id": (UUID, "Uit deze lijst van soorten."),
    "organization_id": (UUID, "Van deze organisatie."),
    "modified_after": (MOMENT, "Veranderd na deze dag of dit moment (ISO 8601)."),
    "minimal": (JA, "Alleen nummer, naam, status en laatste verandering."),
    "full": (JA, "Met alles wat erbij hoort."),
    "parent_id": (UUID, "Soorten in deze groep."),
    "top_only": (JA, "Alleen groepen."),
    "page": ({"type": "integer", "minimum": 1, "maximum": 100_000, "default": 1}, "Welke bladzijde."),
    "per_page": ({"type": "integer", "minimum": 1, "maximum": 100, "default": 25}, "Hoeveel per bladzijde."),
}
BLADEREN = ("page", "per_page")
DIENSTEN = (
    "search",
    "postcode",
    "proximity",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
)
LIJSTEN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "services": ("service", "Aanbod", (*DIENSTEN, "minimal", "full", *BLADEREN)),
    "organizations": ("organization", "Organisaties", ("search", "taxonomy_term_id", "full", *BLADEREN)),
    "service_at_locations": ("service_at_location", "Aanbod op een plek", (*DIENSTEN, *BLADEREN)),
    "taxonomies": ("taxonomy", "Lijsten van soorten hulp", ("search", *BLADEREN)),
    "taxonomy_terms": (
        "taxonomy_term",
        "Soorten hulp",
        ("search", "taxonomy_id", "parent_id", "top_only", *BLADEREN),
    ),
}
"""Path: the HSDS object, a title, and what one can ask."""
VERPLICHT = {
    "service": ("id", "name", "status"), "organization": ("id", "name", "description"),
    "service_at_location": ("id",), "taxonomy": ("id", "name", "description"),
    "taxonomy_term": ("id", "name", "description"),
}  # fmt: skip


def description(adres: str) -> dict[str, Any]:
    """For the API at this address (without the last slash)."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Wegwijzer van Knooppunt",
            "description": "Wie helpt kinderen, waar, en of er plek is. Open Referral HSDS 3.1, alleen lezen.",
            "version": VERSIE,
            "contact": {"name": "Knooppunt", "url": adres, "email": settings.DEFAULT_FROM_EMAIL},
        },
        "servers": [{"url": adres.rstrip("/")}],
        "tags": [{"name": "wegwijzer", "description": "De open gegevens van de wegwijzer."}],
        "paths": _paths(),
        "components": {
            "schemas": {
                **{_pascal(naam): _schema(naam) for naam in VERPLICHT},
                "Page": PAGE,
                "Problem": PROBLEM,
            },
            "responses": {
                code: {
                    "description": tekst,
                    "headers": KOPPEN,
                    "content": {
                        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                    },
                }
                for code, tekst in (("400", "Deze vraag kan niet."), ("404", "Niet gevonden."))
            },
        },
    }


KOPPEN = {"API-Version": {"description": "Versie van deze API.", "schema": TEKST}}
PROBLEM = {
    "type": "object", "required": ["title", "status"],
    "properties": {
        "type": TEKST, "title": TEKST, "status": {"type": "integer"}, "detail": TEKST, "instance": TEKST,
        "parameter": TEKST,
    },
}  # fmt: skip
PAGE = {
    "type": "object", "required": ["total_items", "total_pages", "page_number", "size", "contents"],
    "properties": {
        **{naam: {"type": "integer"} for naam in ("total_items", "total_pages", "page_number", "size")},
        **{naam: {"type": "boolean"} for naam in ("first_page", "last_page", "empty")},
        "contents": {"type": "array", "items": {"type": "object"}},
    },
}  # fmt: skip


def _pascal(naam: str) -> str:
    return camel(f"_{naam}")


def _schema(naam: str) -> dict[str, Any]:
    """What an object surely has; all its fields are in the standard."""
    return {
        "type": "object", "required": list(VERPLICHT[naam]),
        "properties": {veld: UUID if veld == "id" else TEKST for veld in VERPLICHT[naam]},
        "externalDocs": {"description": f"HSDS 3.1 {naam}", "url": STANDAARD},
    }  # fmt: skip


def _paths() -> dict[str, Any]:
    paden: dict[str, Any] = {"/": {"get": _get("begin", "Over deze API", (), {"type": "object"})}}
    for pad, (naam, titel, parameters) in LIJSTEN.items():
        schema = {"$ref": f"#/components/schemas/{_pascal(naam)}"}
        bladzijde = {
            "allOf": [
                {"$ref": "#/components/schemas/Page"},
                {"type": "object", "properties": {"contents": {"type": "array", "items": schema}}},
            ]
        }
        adres = f"/{pad.replace('_', '-')}"
        fouten = ("400", "404") if "postcode" in parameters else ("400",)
        paden[adres] = {"get": _get(camel(pad), titel, parameters, bladzijde, *fouten)}
        een = _get(camel(naam), f"{titel}: één", (), schema, "400", "404")
        een["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": UUID, "description": "Nummer."}
        ]
        paden[f"{adres}/{{id}}"] = {"get": een}
    paden["/export/hsds.json"] = {"get": _get("exportJson", "Alles als HSDS JSON", (), {"type": "object"})}
    zip_ = _get(
        "exportCsv", "Alles als CSV, één bestand per tabel", (), {"type": "string", "format": "binary"}
    )
    zip_["responses"]["200"]["content"] = {
        "application/zip": zip_["responses"]["200"]["content"]["application/json"]
    }
    paden["/export/hsds-csv.zip"] = {"get": zip_}
    return paden


def _get(
    naam: str, titel: str, parameters: tuple[str, ...], schema: dict[str, Any], *fouten: str
) -> dict[str, Any]:
    return {
        "operationId": naam, "summary": titel, "description": f"{titel}.", "tags": ["wegwijzer"],
        "parameters": [
            {
                "name": camel(p), "in": "query", "required": False, "schema": PARAMETERS[p][0],
                "description": PARAMETERS[p][1],
            }
            for p in parameters
        ],
        "responses": {
            "200": {"description": "Gevonden.", "headers": KOPPEN, "content": {"application/json": {"schema": schema}}},
            **{code: {"$ref": f"#/components/responses/{code}"} for code in fouten},
        },
    }  # fmt: skip
