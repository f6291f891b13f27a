"""HSDS objects of a neighbour as sheets of the wegwijzer. The other way round: ``api/vormen.py``, ``api/delen.py``.

Pure: what a region knows (kinds, municipalities) is given. What cannot be read is left out and said (``klachten``);
only an object without what its standard and its page need is refused as a whole (``Onleesbaar``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from knooppunt.wegwijzer.rules import hsds_rijen
from knooppunt.wegwijzer.rules.aanbod import HSDS_STATUS, Aanbodvorm, Locatiesoort, Toegangsweg
from knooppunt.wegwijzer.rules.hsds_velden import OUDST, Lezer, Onleesbaar, identifier

STATUS = {hsds: status.value for status, hsds in HSDS_STATUS.items()}
WEG_IN = {weg.value: str(weg.label) for weg in Toegangsweg}
"""Our own export puts this sentence before what somebody filled in."""
POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})?", re.IGNORECASE)
OPGEGEVEN = re.compile(r"opgegeven op (\d{4}-\d\d-\d\d)")
NEDERLAND = {"latitude": (50.5, 53.8), "longitude": (3.2, 7.4)}
"""Degrees: a point outside is a mistake, and would spoil every map."""


@dataclass(frozen=True)
class Bekend:
    """What this region knows: kinds by their identifier, and the codes of areas as a sheet writes them."""

    soorten: Mapping[str, str]
    gebieden: frozenset[str]


@dataclass(frozen=True)
class Gelezen:
    """One entry: its identifier there, its sheet, and what was wrong."""

    daar: str
    naam: str
    blad: dict[str, Any]
    klachten: Sequence[str] = ()
    bladzijde: str = ""
    nagekeken_op: str | None = None


@dataclass(frozen=True)
class Plek(Gelezen):
    """A location; ``punt`` as it is given there. ``rijen`` hold for one offer at this location only."""

    punt: tuple[float, float] | None = None
    organisatie: str = ""
    omschrijving: str = ""
    rijen: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Organisatieblad(Gelezen):
    boven: str = ""
    plekken: Sequence[Plek] = ()


@dataclass(frozen=True)
class Dienst(Gelezen):
    organisatie: Organisatieblad | None = None
    organisatie_id: str = ""
    plekken: Sequence[Plek] = ()
    gebied: str = ""
    """Areas that this region does not know."""


def read_organisation(rij: Any) -> Organisatieblad:
    daar, lezer = identifier(rij), Lezer()
    naam = lezer.tekst(rij, "name", 160)
    if not naam:
        raise Onleesbaar("Er staat geen naam (name) bij.")
    blad = {
        "andere_naam": lezer.tekst(rij, "alternate_name", 160), "omschrijving": lezer.tekst(rij, "description"),
        "email": lezer.mail(rij, "email"), "website": lezer.web(rij, "website") or lezer.web(rij, "uri"),
        "contacten": hsds_rijen.contacts(lezer, rij), "telefoons": hsds_rijen.phones(lezer, rij),
        "nummers": hsds_rijen.numbers(lezer, rij),
    }  # fmt: skip
    plekken = tuple(_place(lezer, plek, daar) for plek in lezer.rijen(rij, "locations"))
    return Organisatieblad(
        daar, naam, blad, lezer.klachten, bladzijde=str(blad["website"]),
        boven=lezer.tekst(rij, "parent_organization_id", 100), plekken=tuple(p for p in plekken if p),
    )  # fmt: skip


def read_service(rij: Any, bekend: Bekend) -> Dienst:
    """An offer with its organisation and locations, as far as they are in it."""
    daar, lezer = identifier(rij), Lezer()
    naam, status = lezer.tekst(rij, "name", 160), rij.get("status")
    if not naam:
        raise Onleesbaar("Er staat geen naam (name) bij.")
    if status not in STATUS:
        raise Onleesbaar("De status is geen woord van HSDS.")
    organisatie = rij.get("organization")
    gelezen = read_organisation(organisatie) if isinstance(organisatie, dict) else None
    organisatie_id = gelezen.daar if gelezen else lezer.tekst(rij, "organization_id", 100)
    if not organisatie_id:
        raise Onleesbaar("Er staat geen organisatie bij.")
    kenmerken = _attributes(lezer, rij)
    blad = _service_fields(lezer, rij, kenmerken) | {"naam": naam, "status": STATUS[status]}
    blad |= hsds_rijen.of_service(lezer, rij)
    blad["soorten"] = sorted({bekend.soorten[k] for k, _, _ in kenmerken if k in bekend.soorten})
    if not blad["soorten"]:
        lezer.klachten.append("geen soort hulp van de landelijke lijst: alleen op naam en tekst te vinden")
    blad["werkgebieden"], gebied = _areas(lezer, rij, bekend)
    plekken = [_at_location(lezer, plek, organisatie_id) for plek in lezer.rijen(rij, "service_at_locations")]
    gezien = lezer.dag(rij, "assured_date") or lezer.dag(rij, "last_modified")
    return Dienst(
        daar, naam, blad, lezer.klachten, _value(kenmerken, "bladzijde") or blad["url"], gezien, gelezen,
        organisatie_id, tuple({p.daar: p for p in plekken if p}.values()), gebied,
    )  # fmt: skip


def _service_fields(lezer: Lezer, rij: Mapping[str, Any], kenmerken: Sequence[Any]) -> dict[str, Any]:
    van, tot = lezer.geheel(rij, "minimum_age", OUDST), lezer.geheel(rij, "maximum_age", OUDST)
    if van is not None and tot is not None and van > tot:
        lezer.klachten.append("de jongste leeftijd is hoger dan de oudste")
        van = tot = None
    vorm, weg = _value(kenmerken, "vorm"), _value(kenmerken, "toegangsweg")
    weg = weg if weg in set(Toegangsweg) else Toegangsweg.ONBEKEND.value
    aanmelden = lezer.tekst(rij, "application_process")
    wacht = {"weken": _value(kenmerken, "wachttijd-weken"), "bereik": _value(kenmerken, "bereik")}
    weken, opgegeven = lezer.geheel(wacht, "weken", 500), OPGEGEVEN.search(lezer.tekst(rij, "wait_time"))
    if weken is None and lezer.tekst(rij, "wait_time"):
        aanmelden = f"{aanmelden} Wachttijd: {lezer.tekst(rij, 'wait_time')}".strip()
    return {
        "andere_naam": lezer.tekst(rij, "alternate_name", 160), "omschrijving": lezer.tekst(rij, "description"),
        "vorm": vorm if vorm in set(Aanbodvorm) else Aanbodvorm.HULP.value, "leeftijd_van": van, "leeftijd_tot": tot,
        "voor_wie": lezer.tekst(rij, "eligibility_description"), "toegangsweg": weg,
        "aanmelden": aanmelden.removeprefix(WEG_IN[weg]).strip(), "url": lezer.web(rij, "url"),
        "email": lezer.mail(rij, "email"), "tolk": lezer.tekst(rij, "interpretation_services"),
        "kosten_uitleg": lezer.tekst(rij, "fees_description") or lezer.tekst(rij, "fees"),
        "keurmerk": lezer.tekst(rij, "accreditations"), "let_op": lezer.tekst(rij, "alert"),
        "wachttijd_weken": weken if opgegeven else None, "wachttijd_op": opgegeven[1] if opgegeven else None,
        "bereik": lezer.geheel(wacht, "bereik", 1_000_000),
    }  # fmt: skip


def _attributes(lezer: Lezer, rij: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Of each attribute: identifier and code of its term, and its value."""
    gevonden = []
    for kenmerk in lezer.rijen(rij, "attributes"):
        term = kenmerk.get("taxonomy_term")
        term = term if isinstance(term, dict) else {}
        nummer = kenmerk.get("taxonomy_term_id") or term.get("id")
        gevonden.append((str(nummer or ""), str(term.get("code") or ""), lezer.tekst(kenmerk, "value", 500)))
    return gevonden


def _value(kenmerken: Sequence[tuple[str, str, str]], code: str) -> str:
    return next((waarde for _, term, waarde in kenmerken if term == code), "")


def _areas(lezer: Lezer, rij: Mapping[str, Any], bekend: Bekend) -> tuple[list[str], str]:
    """The areas that this region knows, and the names of the others."""
    hier: set[str] = set()
    elders: list[str] = []
    for gebied in lezer.rijen(rij, "service_areas"):
        code, naam = lezer.tekst(gebied, "extent", 2000), lezer.tekst(gebied, "name", 80)
        raak = {f"{soort}:{code}" for soort in ("gemeente", "wijk", "regio")} & bekend.gebieden
        if raak:
            hier |= raak
        else:
            elders.append(naam or "een gebied daar")
    return sorted(hier), "" if hier else ", ".join(dict.fromkeys(elders))[:300]


def _at_location(lezer: Lezer, rij: Mapping[str, Any], organisatie: str) -> Plek | None:
    plek = rij.get("location")
    gelezen = _place(lezer, plek, organisatie) if isinstance(plek, dict) else None
    if gelezen is None:
        lezer.klachten.append("een plek zonder gegevens")
        return None
    rijen = {
        "contacten": hsds_rijen.contacts(lezer, rij), "telefoons": hsds_rijen.phones(lezer, rij),
        "openingstijden": hsds_rijen.schedules(lezer, rij),
    }  # fmt: skip
    return Plek(
        gelezen.daar, gelezen.naam, gelezen.blad, punt=gelezen.punt, organisatie=gelezen.organisatie,
        omschrijving=lezer.tekst(rij, "description"), rijen=rijen,
    )  # fmt: skip


def _place(lezer: Lezer, rij: Mapping[str, Any], organisatie: str) -> Plek | None:
    try:
        daar = identifier(rij)
    except Onleesbaar:
        lezer.klachten.append("een plek zonder nummer")
        return None
    adres = next(iter(lezer.rijen(rij, "addresses")), {})
    kenmerken, over = hsds_rijen.accessibility(lezer, rij)
    code = POSTCODE.fullmatch(lezer.tekst(adres, "postal_code", 20))
    straat = ", ".join(
        d for d in (lezer.tekst(adres, "address_1", 160), lezer.tekst(adres, "address_2", 160)) if d
    )
    blad = {
        "soort": (Locatiesoort.ONLINE if rij.get("location_type") == "virtual" else Locatiesoort.ADRES).value,
        "eigen_naam": lezer.tekst(rij, "name", 160), "bereikbaarheid": lezer.tekst(rij, "transportation"),
        "omschrijving": " ".join(d for d in (lezer.tekst(rij, "description"), *over) if d),
        "url": lezer.web(rij, "url"), "straat": straat[:160], "toegankelijkheid": kenmerken,
        "eigen_postcode": "".join(d or "" for d in code.groups()).upper() if code else "",
        "eigen_plaats": lezer.tekst(adres, "city", 80), "telefoons": hsds_rijen.phones(lezer, rij),
        "openingstijden": hsds_rijen.schedules(lezer, rij),
    }  # fmt: skip
    eigenaar = lezer.tekst(rij, "organization_id", 100) or organisatie
    return Plek(daar, blad["eigen_naam"], blad, punt=_point(lezer, rij), organisatie=eigenaar)


def _point(lezer: Lezer, rij: Mapping[str, Any]) -> tuple[float, float] | None:
    lat, lon = lezer.getal(rij, "latitude", 90), lezer.getal(rij, "longitude", 180)
    if lat is None or lon is None:
        return None
    laag, hoog = NEDERLAND["latitude"]
    west, oost = NEDERLAND["longitude"]
    if not (laag <= lat <= hoog and west <= lon <= oost):
        lezer.klachten.append("de plek ligt buiten Nederland; de plek op de kaart is niet overgenomen")
        return None
    return lat, lon
