"""The own data as a document for people: chapters, in the order in which someone would tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from knooppunt.basis.datums import datum, moment

Stuk = dict[str, Any]
"""A chapter: ``kop``, and ``regels`` (name, text) or ``blokken`` (title, text)."""


DAGEN = ("geboren", "geopend_op", "afgesloten_op", "wordt_gewist_op")
PLANTEKSTEN = (
    ("perspectief", "Waar we naartoe werken"),
    ("bevorderend", "Wat helpt"),
    ("belemmerend", "Wat in de weg staat"),
    ("welke_hulp", "Welke hulp nodig is"),
    ("leerling_gehoord", "Wat de leerling vindt"),
)


def document_of(gegevens: dict[str, Any], op: date) -> dict[str, Any]:
    """What the template needs; without anything empty."""
    account = gegevens["account"]
    return {
        "titel": "Mijn gegevens in Knooppunt",
        "ondertitel": f"{account['naam']} · gemaakt op {datum(op)}",
        "voet": "Mijn gegevens · vertrouwelijk",
        "account": [
            ("Naam", account["naam"]),
            ("E-mailadres", account["email"]),
            ("Account sinds", _day(account["gemaakt_op"])),
            ("Apparaten", ", ".join(a["browser"] for a in account["apparaten"])),
        ],
        "dossiers": [_dossier(d) for d in gegevens["dossiers"]],
        "vragen": [
            {"titel": f"Vraag {v['code']}, {_day(v['verstuurd_op'])}", "tekst": _told(v)}
            for v in gegevens["loket"]
        ],
        "verzoeken": [
            {
                "titel": f"{v['soort'].capitalize()}, {_day(v['op'])}: {v['status']}",
                "tekst": _lines(v["tekst"], v["antwoord"]),
            }
            for v in gegevens["verzoeken"]
        ],
        "scholing": [
            {"titel": f"{s['titel']}, {_day(s['begint_op'])}", "tekst": _lines(s["van"], s["status"])}
            for s in gegevens["scholing"]
        ],
    }


def _dossier(d: dict[str, Any]) -> dict[str, Any]:
    over = d["over"]
    namen = (
        "geboren",
        "school",
        "gemeente",
        "niveau",
        "status",
        "geopend_op",
        "afgesloten_op",
        "wordt_gewist_op",
    )
    return {
        "naam": f"{over['voornaam']} {over['achternaam']}",
        "gegevens": [
            (naam.replace("_", " ").capitalize(), _day(over[naam]) if naam in DAGEN else over[naam])
            for naam in namen
            if over[naam]
        ],
        "stukken": [stuk for stuk in _chapters(d) if stuk["blokken"]],
    }  # fmt: skip


def _chapters(d: dict[str, Any]) -> Iterator[Stuk]:
    """Heading and blocks (title, text) of one dossier."""
    yield from _who(d)
    for plan in d["plannen"]:
        yield _chapter(f"Plan, versie {plan['versie']} ({plan['status']})", _plan(plan))
    yield from _what_was_done(d)
    yield _chapter("Wie keek", ((f"{_day(k['dag'])}: {k['wie']}", _look(k)) for k in d["wie_keek"]))
    yield _chapter("Wat er gebeurde", ((moment(_at(g["op"])), g["wat"]) for g in d["wat_er_gebeurde"]))


def _who(d: dict[str, Any]) -> Iterator[Stuk]:
    yield _chapter(
        "Het verhaal",
        (
            (f"{v['verteller']} ({v['als']}), {_day(v['op'])}", _answers(v["antwoorden"]))
            for v in d["verhaal"]
        ),
    )
    yield _chapter("Gezin", ((lid["naam"], _lines(lid["relatie"], lid["bijdrage"])) for lid in d["gezin"]))
    yield _chapter("Wie er bij hoort", ((b["naam"], _period(b)) for b in d["kring"]))
    yield _chapter(
        "Wat wordt gedeeld",
        ((g["organisatie"], f"{g['deel']}: {g['grondslag']}{_until(g)}") for g in d["gedeeld"]),
    )


def _what_was_done(d: dict[str, Any]) -> Iterator[Stuk]:
    yield _chapter("Overleg", ((f"{_day(o['op'])}, {o['plaats']}", _meeting(o)) for o in d["overleggen"]))
    yield _chapter("Afspraken", ((a["tekst"], f"{a['wie']}, voor {_day(a['voor'])}") for a in d["afspraken"]))
    yield _chapter(
        "Inzet", ((i["omschrijving"], _lines(i["status"], i["aanbieder"], i["reden"])) for i in d["inzet"])
    )
    yield _chapter("Adviezen", ((a["titel"], _lines(a["van"], a["tekst"])) for a in d["adviezen"]))
    yield _chapter(
        "Documenten", ((t["titel"], f"{t['van']}, {_day(t['op'])}: {t['bestand']}") for t in d["documenten"])
    )
    yield _chapter(
        "Verbeterd",
        (
            (c["waar"], "gewist" if c["gewist"] else f"eerst: {c['eerst']}\nnu: {c['nu']}")
            for c in d["verbeteringen"]
        ),
    )


def _chapter(kop: str, blokken: Any) -> Stuk:
    return {"kop": kop, "blokken": [{"titel": titel, "tekst": tekst} for titel, tekst in blokken]}


def _plan(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for naam, woord in PLANTEKSTEN:
        if plan.get(naam):
            yield woord, plan[naam]
    for doel in plan["doelen"]:
        acties = [f"{a['tekst']} ({a['wie']})" for a in doel["acties"]]
        yield f"Doel: {doel['tekst']}", _lines(doel["eigen_woorden"], *acties)
    if plan.get("terugblik"):
        t = plan["terugblik"]
        yield f"Terugblik op {_day(t['op'])}", _lines(t["leerling"], t["ouders"], t["vervolg"], t["reden"])


def _meeting(overleg: dict[str, Any]) -> str:
    woorden = [f"{w['van']}: {w['tekst']}" for w in overleg["eigen_woorden"]]
    return _lines(overleg["vraag"], _answers(overleg["samen_begrepen"]), *woorden)


def _look(kijken: dict[str, Any]) -> str:
    bladzijden = ", ".join(b["naam"] for b in kijken["bladzijden"])
    return _lines(f"{kijken['rol']} {kijken['organisatie']}".strip(), bladzijden, ", ".join(kijken["waarom"]))


def _told(vraag: dict[str, Any]) -> str:
    verteld = [_answers(v["antwoorden"]) for v in vraag["verteld"]]
    return _lines(*verteld, *(f"{r['van']}: {r['tekst']}" for r in vraag["reacties"]))


def _answers(antwoorden: list[dict[str, str]]) -> str:
    return _lines(*(f"{a['vraag']}: {a['antwoord']}" for a in antwoorden if a["antwoord"]))


def _period(b: dict[str, str]) -> str:
    return _lines(
        ", ".join(filter(None, (b["als"], b["functie"], b["organisatie"]))),
        f"sinds {_day(b['vanaf'])}{_until(b)}",
    )


def _until(iets: dict[str, str]) -> str:
    return f", tot {_day(iets['tot'])}" if iets["tot"] else ""


def _lines(*regels: str) -> str:
    return "\n".join(regel for regel in regels if regel)


def _day(tekst: str) -> str:
    return datum(_at(tekst)) if tekst else ""


def _at(tekst: str) -> date | datetime:
    return datetime.fromisoformat(tekst) if "T" in tekst else date.fromisoformat(tekst)
