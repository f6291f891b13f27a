"""Rows of an entry as HSDS objects: times, people, numbers, costs, languages, areas, room and papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knooppunt.wegwijzer.api.kenmerk import attribute, filled, made_id
from knooppunt.wegwijzer.rules.aanbod import TALEN, Eenheid, Kenmerk

SLEUTELS = {"organisatie": "organization_id", "aanbod": "service_id", "locatie": "location_id"}


def keys(rij: Any, organisatie_id: str = "") -> dict[str, str]:
    """To what a row belongs, by the names of HSDS."""
    gevonden = {}
    for naam, sleutel in SLEUTELS.items():
        eigenaar = getattr(rij, naam, None) if hasattr(rij, f"{naam}_id") else None
        if eigenaar is not None:
            gevonden[sleutel] = organisatie_id if naam == "organisatie" else str(eigenaar.uuid)
    return gevonden


def phone(rij: Any, organisatie_id: str = "") -> dict[str, Any]:
    return filled(
        {
            "id": str(rij.uuid),
            **keys(rij, organisatie_id),
            "number": rij.nummer,
            "description": rij.toelichting,
        }
    )


def contact(rij: Any, organisatie_id: str = "") -> dict[str, Any]:
    """A function that one can reach; a name only where the person wants that."""
    telefoon = {"id": made_id(rij.uuid, "telefoon"), "contact_id": str(rij.uuid), "number": rij.telefoon}
    return filled(
        {
            "id": str(rij.uuid), **keys(rij, organisatie_id), "name": rij.naam, "title": rij.functie,
            "department": rij.afdeling, "email": rij.email, "phones": [telefoon] if rij.telefoon else [],
        }
    )  # fmt: skip


def schedule(rij: Any) -> dict[str, Any]:
    return filled(
        {
            "id": str(rij.uuid), **keys(rij), "freq": "WEEKLY", "byday": rij.dagen,
            "opens_at": rij.van.strftime("%H:%M") if rij.van else None,
            "closes_at": rij.tot.strftime("%H:%M") if rij.tot else None,
            "valid_from": rij.geldig_van.isoformat() if rij.geldig_van else None,
            "valid_to": rij.geldig_tot.isoformat() if rij.geldig_tot else None, "description": rij.toelichting,
        }
    )  # fmt: skip


def cost_option(rij: Any) -> dict[str, Any]:
    return filled(
        {
            "id": str(rij.uuid), "service_id": str(rij.aanbod.uuid), "option": rij.waarvoor,
            "currency": None if rij.bedrag is None else "EUR",
            "amount": None if rij.bedrag is None else float(rij.bedrag), "amount_description": rij.toelichting,
            "valid_from": rij.geldig_van.isoformat() if rij.geldig_van else None,
            "valid_to": rij.geldig_tot.isoformat() if rij.geldig_tot else None,
        }
    )  # fmt: skip


def language(rij: Any) -> dict[str, Any]:
    return filled(
        {
            "id": str(rij.uuid), "service_id": str(rij.aanbod.uuid), "code": rij.code,
            "name": str(TALEN.get(rij.code, rij.code)), "note": rij.toelichting,
        }
    )  # fmt: skip


def service_area(rij: Any) -> dict[str, Any]:
    gebied = rij.gemeente or rij.wijk or rij.regio
    return filled(
        {
            "id": str(rij.uuid), "service_id": str(rij.aanbod.uuid), "name": str(gebied),
            "description": rij.toelichting, "extent": gebied.code,
            "extent_type": "text",
        }
    )  # fmt: skip


def capacity(rij: Any) -> dict[str, Any]:
    """Room now, or (with an attribute) in a school year to come."""
    eenheid = Eenheid(rij.eenheid)
    jaar = (
        [attribute(rij.uuid, "service_capacity", "capaciteit-schooljaar", rij.schooljaar)]
        if rij.schooljaar
        else []
    )
    return filled(
        {
            "id": str(rij.uuid), "service_id": str(rij.aanbod.uuid), "unit_id": made_id("eenheid", eenheid),
            "unit": {"id": made_id("eenheid", eenheid), "name": str(eenheid.label)}, "available": float(rij.vrij),
            "maximum": None if rij.totaal is None else float(rij.totaal),
            "description": " ".join(deel for deel in (rij.groep, rij.toelichting) if deel),
            "updated": rij.bijgewerkt_at.isoformat(), "attributes": jaar,
        }
    )  # fmt: skip


def required_document(rij: Any) -> dict[str, Any]:
    return filled(
        {"id": str(rij.uuid), "service_id": str(rij.aanbod.uuid), "document": rij.naam, "uri": rij.url}
    )


def accessibility(rij: Any) -> dict[str, Any]:
    return filled(
        {
            "id": str(rij.uuid), "location_id": str(rij.locatie.uuid), "description": str(Kenmerk(rij.kenmerk).label),
            "details": rij.toelichting,
        }
    )  # fmt: skip


def everywhere(rijen: Iterable[Any]) -> list[Any]:
    """Of an offer: the rows that are not about one location."""
    return [rij for rij in rijen if rij.locatie_id is None]


def there(rijen: Iterable[Any], locatie_id: int) -> list[Any]:
    """Of an offer: the rows that are about this location."""
    return [rij for rij in rijen if rij.locatie_id == locatie_id]


def of_place(rijen: Iterable[Any]) -> list[Any]:
    """Of a location: the rows that are not about one offer."""
    return [rij for rij in rijen if rij.aanbod_id is None]
