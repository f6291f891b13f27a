"""Rows of an HSDS object as rows of a sheet: times, people, numbers, costs, languages, room and papers. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from knooppunt.wegwijzer.rules.aanbod import DAGEN, Eenheid, Kenmerk
from knooppunt.wegwijzer.rules.hsds_velden import Lezer

Rij = dict[str, Any]
Object = Mapping[str, Any]
EENHEID = {str(e.label): e.value for e in Eenheid}
KENMERK = {str(k.label): k.value for k in Kenmerk}
TAAL = re.compile(r"[a-z]{2,3}")


def of_service(lezer: Lezer, rij: Object) -> dict[str, list[Rij]]:
    """Every list of rows on the sheet of an offer."""
    return {
        "openingstijden": schedules(lezer, rij), "contacten": contacts(lezer, rij), "telefoons": phones(lezer, rij),
        "kosten": costs(lezer, rij), "voertalen": languages(lezer, rij), "capaciteit": rooms(lezer, rij),
        "papieren": [
            {"naam": naam, "url": lezer.web(p, "uri")}
            for p in lezer.rijen(rij, "required_documents")
            if (naam := lezer.tekst(p, "document", 160))
        ],
    }  # fmt: skip


def schedules(lezer: Lezer, rij: Object) -> list[Rij]:
    rijen = []
    for tijd in lezer.rijen(rij, "schedules"):
        gegeven = re.split(r"[,\s]+", lezer.tekst(tijd, "byday", 60).upper())
        dagen = [d for d in DAGEN if d in gegeven]
        van, tot = lezer.uur(tijd, "opens_at"), lezer.uur(tijd, "closes_at")
        if not dagen:
            lezer.klachten.append("een openingstijd zonder dag")
            continue
        if van and tot and tot <= van:
            lezer.klachten.append("een openingstijd die eerder eindigt dan begint")
            van = tot = None
        rijen.append(
            {
                "dagen": ",".join(dagen), "van": van, "tot": tot, "geldig_van": lezer.dag(tijd, "valid_from"),
                "geldig_tot": lezer.dag(tijd, "valid_to"), "toelichting": lezer.tekst(tijd, "description", 160),
            }
        )  # fmt: skip
    return rijen


def contacts(lezer: Lezer, rij: Object) -> list[Rij]:
    """Functions that one can reach; without a function the name of the contact says it."""
    rijen = []
    for c in lezer.rijen(rij, "contacts"):
        nummers = phones(lezer, c)
        rijen.append(
            {
                "functie": lezer.tekst(c, "title", 80) or "contact", "naam": lezer.tekst(c, "name", 120),
                "afdeling": lezer.tekst(c, "department", 80), "email": lezer.mail(c, "email"),
                "telefoon": nummers[0]["nummer"] if nummers else "",
            }
        )  # fmt: skip
    return rijen


def phones(lezer: Lezer, rij: Object) -> list[Rij]:
    return [
        {"nummer": nummer, "toelichting": lezer.tekst(t, "description", 120)}
        for t in lezer.rijen(rij, "phones")
        if (nummer := lezer.tekst(t, "number", 20))
    ]


def numbers(lezer: Lezer, rij: Object) -> list[Rij]:
    """Numbers in other registers; a register and number once."""
    gevonden = {
        (lezer.tekst(n, "identifier_type", 20), lezer.tekst(n, "identifier", 40))
        for n in lezer.rijen(rij, "organization_identifiers")
    }
    return [
        {"register": register, "nummer": nummer}
        for register, nummer in sorted(gevonden)
        if register and nummer
    ]


def costs(lezer: Lezer, rij: Object) -> list[Rij]:
    """Amounts in euro; another currency stays in words."""
    rijen = []
    for k in lezer.rijen(rij, "cost_options"):
        bedrag, munt = lezer.getal(k, "amount", 999_999), lezer.tekst(k, "currency", 3).upper()
        uitleg = lezer.tekst(k, "amount_description", 180)
        if bedrag is not None and munt not in ("", "EUR"):
            uitleg, bedrag = f"{bedrag:g} {munt} {uitleg}".strip(), None
        rijen.append(
            {
                "waarvoor": lezer.tekst(k, "option", 120), "bedrag": None if bedrag is None else f"{bedrag:.2f}",
                "toelichting": uitleg, "geldig_van": lezer.dag(k, "valid_from"), "geldig_tot": lezer.dag(k, "valid_to"),
            }
        )  # fmt: skip
    return rijen


def languages(lezer: Lezer, rij: Object) -> list[Rij]:
    rijen: dict[str, Rij] = {}
    for taal in lezer.rijen(rij, "languages"):
        code = lezer.tekst(taal, "code", 40).lower().partition("-")[0]
        if not TAAL.fullmatch(code):
            lezer.klachten.append("een taal zonder code")
            continue
        rijen[code] = {"code": code, "toelichting": lezer.tekst(taal, "note", 120)}
    return list(rijen.values())


def rooms(lezer: Lezer, rij: Object) -> list[Rij]:
    """Room per group and school year; a second line about the same adds nothing."""
    rijen: dict[tuple[Any, ...], Rij] = {}
    for c in lezer.rijen(rij, "capacities"):
        vrij, totaal = lezer.getal(c, "available", 99_999), lezer.getal(c, "maximum", 99_999)
        bijgewerkt = c.get("updated")
        if vrij is None or not (isinstance(bijgewerkt, str) and lezer.dag(c, "updated")):
            lezer.klachten.append("ruimte zonder aantal of dag")
            continue
        eenheid = c.get("unit")
        naam = lezer.tekst(eenheid, "name", 80) if isinstance(eenheid, dict) else ""
        regel = {
            "groep": lezer.tekst(c, "description", 80), "eenheid": EENHEID.get(naam, Eenheid.PLEKKEN.value),
            "schooljaar": _school_year(lezer, c), "vrij": f"{vrij:.1f}",
            "totaal": f"{totaal:.1f}" if totaal is not None and totaal >= vrij else None, "toelichting": "",
            "bijgewerkt_at": bijgewerkt if "T" in bijgewerkt else f"{bijgewerkt[:10]}T00:00:00+00:00",
        }  # fmt: skip
        rijen.setdefault((regel["groep"], regel["eenheid"], regel["schooljaar"]), regel)
    return list(rijen.values())


def _school_year(lezer: Lezer, rij: Object) -> int | None:
    for kenmerk in lezer.rijen(rij, "attributes"):
        term = kenmerk.get("taxonomy_term")
        if isinstance(term, dict) and term.get("code") == "capaciteit-schooljaar":
            return lezer.geheel(kenmerk, "value", 2100)
    return None


def accessibility(lezer: Lezer, rij: Object) -> tuple[list[Rij], list[str]]:
    """What our list has a word for, and the sentences about the rest."""
    rijen: dict[str, Rij] = {}
    over = []
    for t in lezer.rijen(rij, "accessibility"):
        zin, uitleg = lezer.tekst(t, "description", 200), lezer.tekst(t, "details", 200)
        if zin in KENMERK:
            rijen[KENMERK[zin]] = {"kenmerk": KENMERK[zin], "toelichting": uitleg}
        else:
            over.append(" ".join(d for d in (zin, uitleg) if d))
    return list(rijen.values()), over
