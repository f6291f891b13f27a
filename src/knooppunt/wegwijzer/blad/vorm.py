"""Which fields and rows a sheet has, per entry."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from knooppunt.wegwijzer.models import (
    Aanbod,
    BenodigdPapier,
    Capaciteit,
    Contact,
    Kosten,
    Locatie,
    Openingstijd,
    Organisatienummer,
    Organisatieprofiel,
    Telefoon,
    Toegankelijkheid,
    Voertaal,
)

TIJD = ("dagen", "van", "tot", "geldig_van", "geldig_tot", "toelichting")
CONTACT = ("functie", "naam", "afdeling", "email", "telefoon")
TELEFOON = ("nummer", "toelichting")

VELDEN: dict[type[Model], tuple[str, ...]] = {
    Aanbod: (
        "naam", "andere_naam", "omschrijving", "status", "vorm", "leeftijd_van", "leeftijd_tot", "voor_wie",
        "toegangsweg", "aanmelden", "url", "email", "kosten_uitleg", "tolk", "keurmerk", "let_op", "wachttijd_weken",
        "wachttijd_op", "bereik",
    ),
    Locatie: (
        "soort", "eigen_naam", "omschrijving", "bereikbaarheid", "url", "straat", "eigen_postcode", "eigen_plaats",
    ),
    Organisatieprofiel: ("andere_naam", "omschrijving", "email", "website"),
}  # fmt: skip
"""Columns of the entry itself."""

SLEUTEL: dict[type[Model], str] = {Aanbod: "aanbod", Locatie: "locatie", Organisatieprofiel: "profiel"}
"""The key by which a change or a report names its entry."""

RIJEN: dict[type[Model], dict[str, tuple[type[Model], str, tuple[str, ...]]]] = {
    Aanbod: {
        "openingstijden": (Openingstijd, "aanbod", TIJD),
        "contacten": (Contact, "aanbod", CONTACT),
        "telefoons": (Telefoon, "aanbod", TELEFOON),
        "kosten": (Kosten, "aanbod", ("waarvoor", "bedrag", "toelichting", "geldig_van", "geldig_tot")),
        "voertalen": (Voertaal, "aanbod", ("code", "toelichting")),
        "capaciteit": (
            Capaciteit, "aanbod", ("groep", "eenheid", "schooljaar", "vrij", "totaal", "toelichting", "bijgewerkt_at"),
        ),
        "papieren": (BenodigdPapier, "aanbod", ("naam", "url")),
    },
    Locatie: {
        "openingstijden": (Openingstijd, "locatie", TIJD),
        "telefoons": (Telefoon, "locatie", TELEFOON),
        "toegankelijkheid": (Toegankelijkheid, "locatie", ("kenmerk", "toelichting")),
    },
    Organisatieprofiel: {
        "contacten": (Contact, "organisatie", CONTACT),
        "telefoons": (Telefoon, "organisatie", TELEFOON),
        "nummers": (Organisatienummer, "organisatie", ("register", "nummer")),
    },
}  # fmt: skip
"""Rows of an entry by their name on the sheet: table, the key that binds them, and their columns."""

LEEG: dict[type[Model], dict[str, Any]] = {
    model: {**dict.fromkeys(velden), **{naam: [] for naam in RIJEN[model]}}
    for model, velden in VELDEN.items()
}
"""A sheet with nothing on it."""
