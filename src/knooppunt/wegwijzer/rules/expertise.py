"""Asking for expertise: from asked to evaluated, and how many hours can be promised."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import JA, Verdict, nee, unless

REGELS = lees_regelpakket(Path(__file__).with_suffix(".toml"))


class Aanvraagstatus(Benoemd):
    GEVRAAGD = "gevraagd", "wacht op antwoord"
    TOEGEZEGD = "toegezegd", "toegezegd"
    GEWEIGERD = "geweigerd", "kan niet"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    AFGEROND = "afgerond", "afgerond"


OVERGANGEN: dict[Aanvraagstatus, frozenset[Aanvraagstatus]] = {
    Aanvraagstatus.GEVRAAGD: frozenset(
        {Aanvraagstatus.TOEGEZEGD, Aanvraagstatus.GEWEIGERD, Aanvraagstatus.INGETROKKEN}
    ),
    Aanvraagstatus.TOEGEZEGD: frozenset({Aanvraagstatus.AFGEROND, Aanvraagstatus.INGETROKKEN}),
    Aanvraagstatus.GEWEIGERD: frozenset(),
    Aanvraagstatus.INGETROKKEN: frozenset(),
    Aanvraagstatus.AFGEROND: frozenset(),
}
WAAROM_NIET = {
    Aanvraagstatus.GEVRAAGD: "Deze aanvraag wacht nog op antwoord.",
    Aanvraagstatus.TOEGEZEGD: "Deze aanvraag is al toegezegd.",
    Aanvraagstatus.GEWEIGERD: "Op deze aanvraag is al geantwoord dat het niet kan.",
    Aanvraagstatus.INGETROKKEN: "Deze aanvraag is ingetrokken.",
    Aanvraagstatus.AFGEROND: "Deze aanvraag is al afgerond.",
}


class Opbrengst(Benoemd):
    """An answer of the school afterwards: did it help, can the school do it itself now?"""

    JA = "ja", "ja"
    DEELS = "deels", "voor een deel"
    NEE = "nee", "nee"


def may_become(nu: Aanvraagstatus, straks: Aanvraagstatus) -> Verdict:
    return unless(straks in OVERGANGEN[nu], WAAROM_NIET[nu])


def request_verdict(vraag: str, uren: Decimal, van: date, tot: date, op: date) -> Verdict:
    """What one asks says what it is about, for how many hours a week, in a period that is not over."""
    return (
        unless(vraag.strip(), "Schrijf op wat de school wil leren of oplossen.")
        & unless(uren > 0, "Vraag ten minste een half uur per week.")
        & unless(van >= op, "Begin niet eerder dan vandaag.")
        & unless(tot > van, "De laatste dag is niet later dan de eerste.")
    )


def room_verdict(uren: Decimal, vrij: Decimal | None) -> Verdict:
    """Promise no more hours a week than are free. ``vrij`` is None when the offer tells no hours: nothing to book."""
    if vrij is None or uren <= vrij:
        return JA
    return nee(f"Er is {in_words(vrij)} uur per week vrij. De school vraagt {in_words(uren)} uur.")


def free_after(vrij: Decimal, totaal: Decimal | None, terug: Decimal) -> Decimal:
    """Hours that come back, never more than there are in all."""
    return vrij + terug if totaal is None else min(vrij + terug, totaal)


def in_words(uren: Decimal) -> str:
    """``2,5`` and ``4``."""
    return format(uren.normalize(), "f").replace(".", ",")


def answer_by(gevraagd_op: date) -> date:
    """The last day to answer."""
    return REGELS.op("antwoord", gevraagd_op).vanaf(gevraagd_op)


def evaluate_by(laatste_dag: date) -> date:
    """The last day to say whether it helped."""
    return REGELS.op("evaluatie", laatste_dag).vanaf(laatste_dag)


def is_late(status: Aanvraagstatus, antwoord_voor: date, laatste_dag: date, op: date) -> bool:
    """Does somebody keep another waiting: for an answer, or for what came of it?"""
    if status is Aanvraagstatus.GEVRAAGD:
        return op > antwoord_voor
    return status is Aanvraagstatus.TOEGEZEGD and op > evaluate_by(laatste_dag)
