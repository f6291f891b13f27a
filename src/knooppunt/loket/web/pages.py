"""Page models of the teller's pages: what to show, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from knooppunt.basis.viewer import Viewer
from knooppunt.loket.actions.versturen import draft_facts
from knooppunt.loket.actions.vertellen import draft_story, told_story
from knooppunt.loket.queries.scholen import school_by_ref
from knooppunt.loket.queries.sleutel import VertellerZicht
from knooppunt.loket.rules.grenzen import REGELS
from knooppunt.loket.rules.vraag import OPEN, Partij, Verteller, Vraagstatus, vingerafdruk, vraag_tekst
from knooppunt.loket.web.teksten import (
    PARTIJEN,
    PARTIJNAMEN,
    REACTIES,
    REDENEN,
    STATUSSEN,
    VERVOLG,
    ZOEKEN,
    relation_name,
    role_name,
)


def readable_key(sleutel: str) -> str:
    """A key in groups of four capitals, to write down."""
    kaal = sleutel.replace("-", "").upper()
    return "-".join(kaal[i : i + 4] for i in range(0, len(kaal), 4))


@dataclass(frozen=True)
class Verhaalblad:
    """One telling: who, when, and the questions with the answers in own words."""

    naam: str
    hoedanigheid: str
    antwoorden: list[tuple[str, str]]
    at: datetime | None = None


@dataclass(frozen=True)
class Conceptblad:
    """A draft to look over: per page of the story the names and values."""

    verhaal: list[tuple[str, str]]
    weten: list[tuple[str, str]]
    kind: list[tuple[str, Any]]
    verteller: list[tuple[str, str]]
    aanvullingen: list[Verhaalblad]
    ondertekend: list[tuple[str, datetime, bool]]


def draft_overview(viewer: Viewer, vraag: Any) -> Conceptblad:
    c = vraag.concept
    deel = draft_facts(vraag)
    school = school_by_ref(c.get("school", ""))
    geen = {"geen": gettext("geen school"), "weet_niet": gettext("weet ik niet")}
    verhaal = draft_story(vraag)
    return Conceptblad(
        verhaal=[(gettext(vraag_tekst(code, vraag.verteller)), tekst) for code, tekst in verhaal.items()],
        weten=[
            (PARTIJEN[p][0], gettext("ja") if p in deel.mag else gettext("nee") if p in deel.gekozen else "")
            for p in Partij
        ],
        kind=[
            (gettext("Naam"), deel.kind_naam),
            (gettext("Geboortedatum"), deel.geboren),
            (gettext("Postcode"), deel.pc4),
            (gettext("School"), school.naam if school else geen.get(c.get("school", ""), "")),
        ],
        verteller=[
            (gettext("Naam"), c.get("verteller_naam", "")),
            (gettext("Wie u bent"), relation_name(c.get("relatie", ""))),
            (gettext("E-mailadres"), c.get("email", "")),
            (gettext("Telefoonnummer"), c.get("telefoon", "")),
        ],
        aanvullingen=tellings(vraag),
        ondertekend=signatures(vraag),
    )


def tellings(vraag: Any) -> list[Verhaalblad]:
    """What was told, the story first, then what was added."""
    return [
        Verhaalblad(
            v.naam,
            relation_name(v.hoedanigheid),
            [(gettext(vraag_tekst(code, v.verteller)), tekst) for code, tekst in v.antwoorden],
            v.verteld_at,
        )
        for v in vraag.vertellingen.all()
    ]


def signatures(vraag: Any) -> list[tuple[str, datetime, bool]]:
    """Who signed too, when, and whether the story still reads as it did then."""
    getekend = [s for s in vraag.sleutels.all() if s.getekend_at]
    nu = vingerafdruk(told_story(vraag)) if getekend else ""
    return [(s.naam, s.getekend_at, s.getekend_voor == nu) for s in getekend]


@dataclass(frozen=True)
class Statusblad:
    """Who has it, why this person, what happens next, by when, and what was written."""

    toestand: str
    vervolg: str
    uiterlijk: date | None
    werkdagen: int
    wie: str
    functie: str
    organisatie: str
    waarom: str
    meelezers: list[tuple[str, str, str]]
    berichten: list[dict[str, Any]]
    verhalen: list[Verhaalblad]
    ondertekend: list[tuple[str, datetime, bool]]
    toestemmingen: list[tuple[str, bool]]
    is_open: bool
    is_leerling: bool


def status_page(zicht: VertellerZicht, op: date) -> Statusblad:
    vraag = zicht.vraag
    status = Vraagstatus(vraag.status)
    zoekend = vraag.eigenaar is None
    return Statusblad(
        toestand=str(STATUSSEN[status]),
        vervolg=str(ZOEKEN if zoekend and status in OPEN else VERVOLG[status]),
        uiterlijk=vraag.reageer_voor if vraag.reactie_at is None and status in OPEN else None,
        werkdagen=REGELS.drempel("eerste_reactie", op).aantal,
        wie=vraag.eigenaar.naam if vraag.eigenaar else "",
        functie=role_name(vraag.eigenaar_rol) if vraag.eigenaar_rol else "",
        organisatie=vraag.eigenaar_organisatie.naam if vraag.eigenaar_organisatie else "",
        waarom=str(REDENEN.get(vraag.eigenaar_reden, "")),
        meelezers=[
            (g.account.naam, role_name(g.rol), g.organisatie.naam) for g in vraag.geinformeerden.all()
        ],
        berichten=_messages(vraag),
        verhalen=tellings(vraag),
        ondertekend=signatures(vraag),
        toestemmingen=[(str(PARTIJNAMEN[Partij(t.partij)]), t.mag) for t in vraag.toestemmingen.all()],
        is_open=status in OPEN,
        is_leerling=vraag.verteller == Verteller.LEERLING and not zicht.is_tweede_ouder,
    )


def _messages(vraag: Any) -> list[dict[str, Any]]:
    """What was written to the teller, and that the question was sent; oldest first."""
    berichten: list[dict[str, Any]] = [
        {"moment": r.at, "titel": str(REACTIES[r.soort]), "tekst": r.tekst, "icoon": "message",
         "wie": ", ".join(filter(None, (r.van.naam, role_name(r.rol) if r.rol else "")))}
        for r in vraag.reacties.all()
    ]  # fmt: skip
    berichten += [
        {"moment": v.verteld_at, "titel": gettext("Verteld") if v.is_begin else gettext("Erbij verteld"),
         "icoon": "person",
         "wie": v.naam, "tekst": "" if v.is_begin else v.antwoorden[0][1]}
        for v in vraag.vertellingen.all()
    ]  # fmt: skip
    return sorted(berichten, key=lambda b: b["moment"])
