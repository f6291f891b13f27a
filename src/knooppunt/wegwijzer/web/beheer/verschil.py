"""A change in words: which field, what it was, what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knooppunt.wegwijzer.rules.aanbod import (
    DAGEN,
    TALEN,
    Aanbodstatus,
    Aanbodvorm,
    Eenheid,
    Kenmerk,
    Toegangsweg,
)
from knooppunt.wegwijzer.rules.wijziging import Blad, Wijzigingssoort, Wijzigingsstatus, differences

VELDNAMEN = {
    "naam": "Naam", "andere_naam": "Andere naam", "omschrijving": "Omschrijving", "status": "Open of niet",
    "vorm": "Wat het is", "leeftijd_van": "Vanaf leeftijd", "leeftijd_tot": "Tot en met leeftijd",
    "voor_wie": "Voor wie", "toegangsweg": "Hoe iemand er komt", "aanmelden": "Aanmelden", "url": "Webadres",
    "website": "Webadres", "email": "E-mailadres", "kosten_uitleg": "Uitleg over kosten", "tolk": "Tolk",
    "keurmerk": "Keurmerk", "let_op": "Nieuws voor nu", "wachttijd_weken": "Wachttijd in weken", "bereik": "Bereik",
    "soorten": "Soorten hulp", "locaties": "Waar", "werkgebieden": "Voor inwoners van",
    "openingstijden": "Openingstijden", "contacten": "Contacten", "telefoons": "Telefoonnummers", "kosten": "Kosten",
    "voertalen": "Talen", "capaciteit": "Vrije plekken", "papieren": "Meenemen", "soort": "Soort plek",
    "eigen_naam": "Naam van de plek", "bereikbaarheid": "Hoe men er komt", "straat": "Straat",
    "eigen_postcode": "Postcode", "eigen_plaats": "Plaats", "toegankelijkheid": "Geschikt voor",
    "nummers": "Nummers in registers",
}  # fmt: skip
WOORDEN = {
    e.value: e.label for enum in (Aanbodstatus, Aanbodvorm, Toegangsweg, Eenheid, Kenmerk) for e in enum
}
STIL = {"bijgewerkt_at", "geldig_van", "geldig_tot"}
"""Columns of a row that a reader of a change need not see."""


@dataclass(frozen=True)
class Verschilregel:
    """One field that differs, in words."""

    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Wijzigingsregel:
    """One line of the history."""

    ref: str
    at: datetime
    wat: str
    wie: str
    toelichting: str
    staat: str
    reden: str
    verschillen: list[Verschilregel]
    kan_terug: bool


def differences_in_words(oud: Blad, nieuw: Blad) -> list[Verschilregel]:
    return [
        Verschilregel(VELDNAMEN.get(v.veld, v.veld), _words(v.oud), _words(v.nieuw))
        for v in differences(oud, nieuw)
    ]


def change_lines(wijzigingen: Sequence[Any]) -> list[Wijzigingsregel]:
    """The history, newest first, each with what differs from what held before it."""
    vorig: Blad = {}
    regels: list[Wijzigingsregel] = []
    for nummer, w in enumerate(reversed(wijzigingen)):
        verschillen = differences_in_words(vorig, w.blad) if w.blad and vorig else []
        is_laatste = nummer == len(wijzigingen) - 1
        geldt = w.status == Wijzigingsstatus.GELDT
        staat = "" if geldt else Wijzigingsstatus(w.status).label
        kan_terug = bool(w.blad) and geldt and not is_laatste
        regels.append(
            Wijzigingsregel(
                w.ref, w.at, Wijzigingssoort(w.soort).label, w.door, w.toelichting, staat, w.reden, verschillen,
                kan_terug,
            )
        )  # fmt: skip
        vorig = w.blad if w.blad and geldt else vorig
    return regels[::-1]


def _words(waarde: Any) -> str:
    """A value as a reader reads it; rows on lines of their own."""
    if waarde in (None, "", []):
        return ""
    if isinstance(waarde, list):
        return "\n".join(_row(rij) for rij in waarde)
    return WOORDEN.get(waarde, str(waarde)) if isinstance(waarde, str) else str(waarde)


def _row(rij: Any) -> str:
    if not isinstance(rij, dict):
        return str(rij).partition(":")[2] or str(rij)
    return ", ".join(_cell(k, w) for k, w in rij.items() if w not in (None, "") and k not in STIL)


def _cell(kolom: str, waarde: Any) -> str:
    if kolom == "dagen":
        return " ".join(DAGEN.get(d, d) for d in str(waarde).split(","))
    if kolom == "bedrag":
        return f"€ {waarde}"
    if kolom == "code":
        return TALEN.get(str(waarde), str(waarde))
    if kolom in ("vrij", "totaal"):
        return f"{kolom} {waarde}"
    return WOORDEN.get(str(waarde), str(waarde))
