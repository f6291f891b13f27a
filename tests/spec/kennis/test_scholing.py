"""Kennis: scholing, en wie er een plek heeft."""

from datetime import UTC, date, datetime, timedelta

import pytest

from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.kennis.policies import may_sign_up
from knooppunt.kennis.rules.scholing import (
    Agendablad,
    Deelnamestatus,
    Scholingsstand,
    attendance_verdict,
    calendar_sheet,
    leave_verdict,
    place_for,
    plan_verdict,
    sign_up_verdict,
)

OP = date(2026, 11, 16)
DAG = date(2026, 12, 7)
TOT = date(2026, 11, 30)
BEGIN = datetime(2026, 12, 7, 12, 0, tzinfo=UTC)
STAND = Scholingsstand(DAG, TOT, is_afgelast=False)


@pytest.mark.parametrize(
    ("titel", "op", "is_afgelast", "reden"),
    [
        ("Ruim op tijd", OP, False, ""),
        ("Op de laatste dag", TOT, False, ""),
        ("Een dag te laat", TOT + timedelta(days=1), False, "Aanmelden kan niet meer."),
        ("Na de dag zelf", DAG + timedelta(days=1), False, "Dit is al geweest."),
        ("Het is afgelast", OP, True, "Dit gaat niet door."),
    ],
)
def test_aanmelden(titel, op, is_afgelast, reden):
    """Kan iemand zich nog aanmelden voor 7 december, als dat tot en met 30 november kan?"""
    assert sign_up_verdict(Scholingsstand(DAG, TOT, is_afgelast), op).reason == reden


@pytest.mark.parametrize(
    ("titel", "op", "reden"),
    [
        ("Na de laatste dag van aanmelden", TOT + timedelta(days=1), ""),
        ("Op de dag zelf", DAG, ""),
        ("De dag erna", DAG + timedelta(days=1), "Dit is al geweest."),
    ],
)
def test_afmelden(titel, op, reden):
    """Kan iemand zich nog afmelden?"""
    assert leave_verdict(STAND, op).reason == reden


@pytest.mark.parametrize(
    ("titel", "plekken", "bezet", "status"),
    [
        ("Er is plek", 20, 19, Deelnamestatus.AANGEMELD),
        ("Het is vol", 20, 20, Deelnamestatus.WACHTLIJST),
        ("Er zijn meer mensen dan plekken", 18, 20, Deelnamestatus.WACHTLIJST),
    ],
)
def test_een_plek_of_de_wachtlijst(titel, plekken, bezet, status):
    """Wat krijgt wie zich nu aanmeldt?"""
    assert place_for(plekken, bezet) is status


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Een gewone middag", {}, ""),
        ("Het einde voor het begin", {"eindigt_at": BEGIN}, "Het einde is niet later dan het begin."),
        (
            "Aanmelden na de dag", {"aanmelden_tot": DAG + timedelta(days=1)},
            "Aanmelden kan tot en met de dag zelf, niet langer.",
        ),
        ("Geen plekken", {"plekken": 0}, "Er is ten minste één plek."),
    ],
)  # fmt: skip
def test_op_de_agenda_zetten(titel, anders, reden):
    """Wat kan op de agenda?"""
    goed = {"begint_at": BEGIN, "eindigt_at": BEGIN + timedelta(hours=3), "aanmelden_tot": DAG, "plekken": 20}
    assert plan_verdict(**goed | anders).reason == reden


def iemand(soort: str, *functies: Functie) -> Viewer:
    return Viewer(1, soort, OP, functies=functies)


@pytest.mark.parametrize(
    ("titel", "wie", "voor_ouders", "reden"),
    [
        ("Een leerkracht", iemand("professional", Functie("mentor", 1, "school")), False, ""),
        (
            "Iemand zonder werk in de regio", iemand("professional"), True,
            "U werkt op dit moment bij geen organisatie in de regio.",
        ),
        ("Een ouder, als het mag", iemand("ouder"), True, ""),
        (
            "Een ouder, als het niet mag", iemand("ouder"), False,
            "Dit is voor mensen die in het onderwijs of de hulp werken.",
        ),
        ("Een leerling", iemand("leerling"), True, "Log in als ouder of met uw werk om u aan te melden."),
    ],
)  # fmt: skip
def test_wie_zich_aanmeldt(titel, wie, voor_ouders, reden):
    """Wie mag zich aanmelden?"""
    assert may_sign_up(wie, voor_ouders).reason == reden


@pytest.mark.parametrize(
    ("titel", "op", "reden"),
    [
        ("De dag ervoor", DAG - timedelta(days=1), "U kunt dit invullen vanaf de dag zelf."),
        ("Op de dag zelf", DAG, ""),
    ],
)
def test_invullen_wie_er_was(titel, op, reden):
    """Wanneer vult men in wie er was?"""
    assert attendance_verdict(DAG, op).reason == reden


def calendar(**anders: object) -> list[str]:
    velden = {
        "ref": "abc", "titel": "Rust", "tekst": "Oefenen", "begint_at": BEGIN, "plaats": "De Vuurtoren",
        "eindigt_at": BEGIN + timedelta(hours=3), "volgnummer": 2, "url": "https://x.invalid/", "vervalt": False,
    }  # fmt: skip
    return calendar_sheet(Agendablad(**velden | anders), at=BEGIN).splitlines()


def test_in_de_agenda_staat_het_in_de_tijd_van_nederland():
    assert "DTSTART;TZID=Europe/Amsterdam:20261207T130000" in calendar()


def test_wat_niet_doorgaat_verdwijnt_uit_de_agenda():
    assert ("STATUS:CANCELLED" in calendar(vervalt=True), "STATUS:CONFIRMED" in calendar()) == (True, True)
