"""Kennis: collega’s uitwisselen."""

from datetime import date
from decimal import Decimal

import pytest

from knooppunt.kennis.rules.oproepen import (
    Antwoordstatus,
    Oproepstatus,
    accept_verdict,
    answer_verdict,
    call_verdict,
    may_become,
)

OP = date(2026, 11, 16)
OPEN = Oproepstatus.OPEN


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Een volledige oproep", {}, ""),
        ("Al begonnen", {"van": date(2026, 9, 1)}, ""),
        ("Zonder tekst", {"tekst": " "}, "Schrijf op wat u zoekt of biedt."),
        ("Geen uren", {"uren": Decimal(0)}, "Vul ten minste een half uur per week in."),
        ("Eén dag", {"tot": date(2026, 12, 1)}, "De laatste dag is niet later dan de eerste."),
        (
            "De periode is voorbij", {"van": date(2026, 9, 1), "tot": date(2026, 11, 15)},
            "Deze periode is al voorbij.",
        ),
    ],
)  # fmt: skip
def test_wat_in_een_oproep_staat(titel, anders, reden):
    """Wat moet er in een oproep van 16 november 2026 staan?"""
    goed = {
        "tekst": "Wij zoeken iemand.",
        "uren": Decimal(8),
        "van": date(2026, 12, 1),
        "tot": date(2027, 6, 1),
    }
    assert call_verdict(**goed | anders, op=OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "tekst", "reden"),
    [
        ("De oproep staat open", "open", "Wij hebben iemand.", ""),
        ("Zonder voorstel", "open", " ", "Schrijf op wat u voorstelt."),
        ("Er is al een afspraak", "afgesproken", "Wij ook.", "Over deze oproep is al een afspraak."),
        ("De oproep is ingetrokken", "ingetrokken", "Wij ook.", "Deze oproep is ingetrokken."),
    ],
)
def test_antwoorden(titel, status, tekst, reden):
    """Wanneer kan een ander antwoorden?"""
    assert answer_verdict(Oproepstatus(status), tekst).reason == reden


@pytest.mark.parametrize(
    ("titel", "status", "antwoord", "reden"),
    [
        ("Een antwoord kiezen", "open", "wacht", ""),
        ("Een antwoord dat is ingetrokken", "open", "ingetrokken", "Dit antwoord is ingetrokken."),
        ("Een tweede antwoord kiezen", "afgesproken", "wacht", "Over deze oproep is al een afspraak."),
    ],
)
def test_kiezen(titel, status, antwoord, reden):
    """Welk antwoord kan men kiezen?"""
    assert accept_verdict(Oproepstatus(status), Antwoordstatus(antwoord)).reason == reden


@pytest.mark.parametrize(
    ("titel", "nu", "straks", "reden"),
    [
        ("Intrekken", "open", "ingetrokken", ""),
        ("Toch weer openen", "ingetrokken", "open", ""),
        ("De afspraak gaat niet door", "afgesproken", "open", ""),
        ("Afronden", "afgesproken", "gesloten", ""),
        ("Afronden zonder afspraak", "open", "gesloten", "Deze oproep staat nog open."),
        ("Na het afronden weer openen", "gesloten", "open", "Deze oproep is al afgerond."),
    ],
)
def test_van_open_naar_afgerond(titel, nu, straks, reden):
    """Welke stap mag een oproep zetten?"""
    assert may_become(Oproepstatus(nu), Oproepstatus(straks)).reason == reden
