"""Identifiers and attributes: what HSDS has no field for leaves as an attribute with a term of our own list."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

NAAMRUIMTE = uuid5(NAMESPACE_URL, "urn:knooppunt:hsds")
KENMERKEN = {
    "vorm": "Wat het is: advies, hulp, groep, plek, onderwijs of expertise.",
    "toegangsweg": "Hoe iemand er komt: vrij, school, gemeente, verwijzing, verklaring of indicatie.",
    "wachttijd-weken": "De wachttijd in hele weken, op de dag die bij wait_time staat.",
    "bereik": "Hoeveel kinderen er in een jaar gebruik van maken.",
    "capaciteit-schooljaar": "Voor welk schooljaar de ruimte geldt; zonder dit kenmerk is het nu.",
    "bladzijde": "Waar bezoekers dit op deze wegwijzer lezen.",
    "herkomst": "Hier ingevuld (eigen), of uit de openbare bestanden (openbaar).",
}
"""The terms of the list ``knooppunt-kenmerken``."""
TAXONOMIE = "knooppunt-kenmerken"


def made_id(*delen: object) -> str:
    """The same identifier every time for what has none of its own."""
    return str(uuid5(NAAMRUIMTE, ":".join(str(deel) for deel in delen)))


def attribute(van: UUID, entiteit: str, code: str, waarde: object) -> dict[str, Any]:
    """One attribute of a row of ``entiteit``."""
    return {
        "id": made_id(van, code),
        "link_id": str(van),
        "link_entity": entiteit,
        "taxonomy_term_id": made_id(TAXONOMIE, code),
        "value": str(waarde),
        "taxonomy_term": own_term(code),
    }


def own_taxonomy() -> dict[str, Any]:
    return {
        "id": made_id(TAXONOMIE),
        "name": TAXONOMIE,
        "description": "Wat Knooppunt van een aanbod weet en HSDS geen veld voor heeft.",
    }


def own_term(code: str) -> dict[str, Any]:
    return {
        "id": made_id(TAXONOMIE, code), "code": code, "name": code, "description": KENMERKEN[code],
        "taxonomy": TAXONOMIE, "taxonomy_id": made_id(TAXONOMIE), "language": "nl",
    }  # fmt: skip


def filled(velden: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: HSDS leaves such a field out."""
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [])}
