"""An entry as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from knooppunt.wegwijzer.blad.vorm import RIJEN, VELDEN
from knooppunt.wegwijzer.models import Aanbod, Locatie, Organisatieprofiel

Vermelding = Aanbod | Locatie | Organisatieprofiel


def read_sheet(vermelding: Vermelding) -> dict[str, Any]:
    """Everything that can be filled in, as values that JSON knows. Kinds by code, locations by reference."""
    soort = type(vermelding)
    blad = {veld: plain_value(getattr(vermelding, veld)) for veld in VELDEN[soort]}
    for naam, (_, _, kolommen) in RIJEN[soort].items():
        blad[naam] = [
            {k: plain_value(getattr(rij, k)) for k in kolommen} for rij in rows_of(vermelding, naam)
        ]
    if isinstance(vermelding, Aanbod):
        blad["soorten"] = sorted(vermelding.soorten.values_list("code", flat=True))
        blad["locaties"] = list(vermelding.plekken.order_by("pk").values_list("locatie__ref", flat=True))
        blad["werkgebieden"] = sorted(_area(gebied) for gebied in vermelding.werkgebieden.all())
    return blad


def rows_of(vermelding: Vermelding, naam: str) -> QuerySet[Any]:
    """The rows of an entry by their name on the sheet. What is said of an offer at one location is not on a sheet."""
    model, sleutel, _ = RIJEN[type(vermelding)][naam]
    eigenaar = vermelding.organisatie if sleutel == "organisatie" else vermelding
    velden = {veld.name for veld in model._meta.get_fields()}
    anders = {"aanbod", "locatie", "organisatie"} & velden - {sleutel}
    return model._default_manager.filter(
        **{sleutel: eigenaar}, **{f"{veld}__isnull": True for veld in anders}
    ).order_by("pk")


def _area(gebied: Any) -> str:
    if gebied.gemeente:
        return f"gemeente:{gebied.gemeente.code}"
    return f"wijk:{gebied.wijk.code}" if gebied.wijk else f"regio:{gebied.regio.code}"


def as_sheet(soort: type[Vermelding], gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody filled in, written as a sheet is written, so that two sheets can be laid beside each other."""
    blad = dict(gegevens)
    for veld in VELDEN[soort]:
        if veld in blad:
            blad[veld] = plain_value(column_value(soort, veld, blad[veld]))
    for naam, (model, _, kolommen) in RIJEN[soort].items():
        if naam in blad:
            blad[naam] = [
                {k: plain_value(column_value(model, k, rij.get(k))) for k in kolommen} for rij in blad[naam]
            ]
    return blad


def column_value(model: Any, kolom: str, waarde: Any) -> Any:
    """A value as its column takes it: an empty text for a column of text, None for every other."""
    veld = model._meta.get_field(kolom)
    if waarde in (None, ""):
        return None if veld.null else veld.get_default() or ""
    return veld.to_python(waarde)


def plain_value(waarde: Any) -> Any:
    """As JSON keeps it: moments and days in ISO, money and room as text."""
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, time):
        return waarde.strftime("%H:%M")
    if isinstance(waarde, Decimal):
        return format(waarde.normalize(), "f")
    return waarde
