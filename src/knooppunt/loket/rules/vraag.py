"""A question at the front desk: who tells, what is asked, when it is complete, and the states that it goes through."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from knooppunt.basis.termijnen import age_on
from knooppunt.basis.verdict import JA, Verdict, nee, nl, unless
from knooppunt.loket.rules.grenzen import REGELS


class Verteller(StrEnum):
    """Who tells."""

    OUDER = "ouder"
    LEERLING = "leerling"
    SCHOOL = "school"
    KINDEROPVANG = "kinderopvang"
    GEMEENTE = "gemeente"
    JEUGDPROFESSIONAL = "jeugdprofessional"


class Partij(StrEnum):
    """Who may be told the story: each asks for its own yes or no."""

    SCHOOL = "school"
    GEMEENTE = "gemeente"
    SWV = "swv"


class Vraagstatus(StrEnum):
    CONCEPT = "concept"
    VERSTUURD = "verstuurd"
    OPGEPAKT = "opgepakt"
    WACHT = "wacht"
    """On the teller, who was asked something back."""
    ADVIES = "advies"
    DOSSIER = "dossier"


class Reactiesoort(StrEnum):
    """What the owner writes to the teller."""

    ANTWOORD = "antwoord"
    WEDERVRAAG = "wedervraag"
    ADVIES = "advies"
    DOORGEGEVEN = "doorgegeven"


OVERGANGEN: dict[Vraagstatus, frozenset[Vraagstatus]] = {
    Vraagstatus.CONCEPT: frozenset({Vraagstatus.VERSTUURD}),
    Vraagstatus.VERSTUURD: frozenset(
        {
            Vraagstatus.VERSTUURD,
            Vraagstatus.OPGEPAKT,
            Vraagstatus.WACHT,
            Vraagstatus.ADVIES,
            Vraagstatus.DOSSIER,
        }
    ),
    Vraagstatus.OPGEPAKT: frozenset(
        {
            Vraagstatus.VERSTUURD,
            Vraagstatus.OPGEPAKT,
            Vraagstatus.WACHT,
            Vraagstatus.ADVIES,
            Vraagstatus.DOSSIER,
        }
    ),
    Vraagstatus.WACHT: frozenset(
        {
            Vraagstatus.VERSTUURD,
            Vraagstatus.OPGEPAKT,
            Vraagstatus.WACHT,
            Vraagstatus.ADVIES,
            Vraagstatus.DOSSIER,
        }
    ),
    Vraagstatus.ADVIES: frozenset({Vraagstatus.OPGEPAKT}),
    Vraagstatus.DOSSIER: frozenset(),
}
OPEN = frozenset({Vraagstatus.VERSTUURD, Vraagstatus.OPGEPAKT, Vraagstatus.WACHT})
"""Someone is busy with it, or must be."""

VRAGEN: dict[str, str] = {
    "gaat_goed": nl("Wat gaat er goed?"),
    "vindt_leuk": nl("Wat vindt uw kind leuk?"),
    "nodig": nl("Wat is er nodig?"),
    "geprobeerd": nl("Wat is al geprobeerd?"),
    "helpt_al": nl("Wie helpt er al?"),
    "aanvulling": nl("Wat wilt u erbij vertellen?"),
}
"""The questions of the story, by code, as a parent reads them."""

VRAGEN_LEERLING: dict[str, str] = {
    "gaat_goed": nl("Wat gaat er goed?"),
    "vindt_leuk": nl("Wat vind je leuk?"),
    "nodig": nl("Wat heb je nodig?"),
    "geprobeerd": nl("Wat heb je al geprobeerd?"),
    "helpt_al": nl("Wie helpt je al?"),
    "aanvulling": nl("Wat wil je erbij vertellen?"),
}

VRAGEN_PROFESSIONAL: dict[str, str] = VRAGEN | {"vindt_leuk": nl("Wat vindt het kind leuk?")}


def vraag_tekst(code: str, verteller: str) -> str:
    """The words in which this teller was asked it."""
    if verteller == Verteller.LEERLING:
        return VRAGEN_LEERLING[code]
    return VRAGEN[code] if verteller == Verteller.OUDER else VRAGEN_PROFESSIONAL[code]


def handling_verdict(van: Vraagstatus) -> Verdict:
    """Can the owner still do something with it? After an advice only the teller opens it again."""
    return JA if van in OPEN else status_verdict(van, Vraagstatus.WACHT)


def status_verdict(van: Vraagstatus, naar: Vraagstatus) -> Verdict:
    """May a question go from one state to another?"""
    if naar in OVERGANGEN[van]:
        return JA
    redenen = {
        Vraagstatus.CONCEPT: nl("Deze vraag is nog niet verstuurd."),
        Vraagstatus.DOSSIER: nl("Deze vraag is verder gegaan in een dossier."),
    }
    return nee(
        redenen.get(van, nl("Deze vraag is afgesloten met een advies. De verteller kan hem heropenen."))
    )


def age_verdict(verteller: Verteller, geboren: date, op: date) -> Verdict:
    """Is the child of an age for this desk, and may a pupil of this age tell it alone?"""
    jaren = age_on(geboren, op)
    goed = unless(geboren <= op, nl("Deze geboortedatum ligt in de toekomst. Kijk de datum na."))
    goed &= unless(
        jaren <= REGELS.leeftijd("hoogste_leeftijd", op).jaren,
        nl("Dit loket is voor kinderen en jongeren. Kijk de geboortedatum na."),
    )
    if goed and verteller is Verteller.LEERLING:
        goed &= unless(
            jaren >= REGELS.leeftijd("zelf_vertellen", op).jaren,
            nl(
                "Je bent nog te jong om dit alleen te vertellen. "
                "Vertel het samen met een ouder, verzorger of je juf of meester."
            ),
        )
    return goed


@dataclass(frozen=True)
class Verhaaldeel:
    """What a draft holds, as far as completeness is concerned."""

    verteller: Verteller
    nodig: str = ""
    gekozen: frozenset[Partij] = field(default_factory=frozenset)
    """The parties about which the teller said yes or no."""
    kind_naam: str = ""
    geboren: date | None = None
    pc4: str = ""
    verteller_naam: str = ""
    email: str = ""
    mag: frozenset[Partij] = field(default_factory=frozenset)


def readers_verdict(mag: frozenset[Partij]) -> Verdict:
    """A story that nobody may read helps nobody."""
    return unless(
        mag, nl("Niemand mag dit nu lezen. Dan kan niemand helpen. Kies minstens één die het mag lezen.")
    )


def send_verdict(deel: Verhaaldeel, op: date) -> Verdict:
    """Is the story complete enough to send? What is missing is said all at once."""
    goed = (
        unless(deel.nodig.strip(), nl("Vertel nog wat er nodig is."))
        & unless(deel.gekozen == frozenset(Partij), nl("Kies nog wie dit verhaal mag lezen."))
        & unless(deel.kind_naam.strip() and deel.geboren and deel.pc4, nl("Vul nog in over wie het gaat."))
        & unless(deel.verteller_naam.strip(), nl("Vul nog in wie dit vertelt."))
    )
    if deel.geboren:
        goed &= age_verdict(deel.verteller, deel.geboren, op)
    if deel.gekozen == frozenset(Partij):
        goed &= readers_verdict(deel.mag)
    return goed


def vingerafdruk(antwoorden: Mapping[str, str]) -> str:
    """What a second parent signed: changes when a word of the story changes."""
    tekst = json.dumps(sorted(antwoorden.items()), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()
