"""Colleagues who work at another place for a while: what a call says, and from open to closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, unless


class Oproepsoort(Benoemd):
    VRAAG = "vraag", "wij zoeken een collega"
    AANBOD = "aanbod", "wij bieden een collega aan"


class Oproepstatus(Benoemd):
    OPEN = "open", "open"
    AFGESPROKEN = "afgesproken", "afgesproken"
    GESLOTEN = "gesloten", "afgerond"
    INGETROKKEN = "ingetrokken", "ingetrokken"


OVERGANGEN: dict[Oproepstatus, frozenset[Oproepstatus]] = {
    Oproepstatus.OPEN: frozenset({Oproepstatus.AFGESPROKEN, Oproepstatus.INGETROKKEN}),
    Oproepstatus.AFGESPROKEN: frozenset({Oproepstatus.OPEN, Oproepstatus.GESLOTEN}),
    Oproepstatus.GESLOTEN: frozenset(),
    Oproepstatus.INGETROKKEN: frozenset({Oproepstatus.OPEN}),
}
WAAROM_NIET = {
    Oproepstatus.OPEN: "Deze oproep staat nog open.",
    Oproepstatus.AFGESPROKEN: "Over deze oproep is al een afspraak.",
    Oproepstatus.GESLOTEN: "Deze oproep is al afgerond.",
    Oproepstatus.INGETROKKEN: "Deze oproep is ingetrokken.",
}


class Antwoordstatus(Benoemd):
    WACHT = "wacht", "wacht op een keuze"
    AANVAARD = "aanvaard", "aanvaard"
    NIET_GEKOZEN = "niet_gekozen", "niet gekozen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


def may_become(nu: Oproepstatus, straks: Oproepstatus) -> Verdict:
    return unless(straks in OVERGANGEN[nu], WAAROM_NIET[nu])


def call_verdict(tekst: str, uren: Decimal, van: date, tot: date, op: date) -> Verdict:
    """What a call says: what it is about, for how many hours a week, in a period that is not over."""
    return (
        unless(tekst.strip(), "Schrijf op wat u zoekt of biedt.")
        & unless(uren > 0, "Vul ten minste een half uur per week in.")
        & unless(tot > van, "De laatste dag is niet later dan de eerste.")
        & unless(tot >= op, "Deze periode is al voorbij.")
    )


def answer_verdict(status: Oproepstatus, tekst: str) -> Verdict:
    return unless(status is Oproepstatus.OPEN, WAAROM_NIET[status]) & unless(
        tekst.strip(), "Schrijf op wat u voorstelt."
    )


def accept_verdict(status: Oproepstatus, antwoord: Antwoordstatus) -> Verdict:
    return may_become(status, Oproepstatus.AFGESPROKEN) & unless(
        antwoord is Antwoordstatus.WACHT, "Dit antwoord is ingetrokken."
    )
