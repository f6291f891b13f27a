"""In en uit de kring, en de ene regisseur van het gezin."""

from datetime import UTC, date, datetime

import pytest

from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.kringwissel import (
    Plaats,
    StandUitnodiging,
    answer_verdict,
    guest_until_verdict,
    leave_verdict,
    regisseur_verdict,
    removal_verdict,
)

OP = date(2026, 11, 16)
TOEN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
OUDER, LEERLING, TEAM, GAST = Hoedanigheid
MET_GEZAG = (
    "U hebt gezag over dit kind. Daarom houdt u altijd toegang tot dit dossier. Meedoen hoeft niet. "
    "Klopt het gezag niet? Zeg het de regisseur."
)


@pytest.mark.parametrize(
    ("titel", "plaats", "reden"),
    [
        ("teamlid, er is nog iemand", Plaats(TEAM, False, (OUDER, TEAM)), ""),
        ("gast gaat weg", Plaats(GAST, False, (OUDER, TEAM)), ""),
        (
            "regisseur",
            Plaats(TEAM, True, (OUDER, TEAM)),
            "De regisseur draagt eerst de regie over. Daarna kan hij of zij uit de kring.",
        ),
        (
            "laatste van het team",
            Plaats(TEAM, False, (OUDER, GAST)),
            "Dit is de laatste persoon van het team. Nodig eerst iemand anders uit.",
        ),
        ("een van twee ouders, zonder gezag", Plaats(OUDER, False, (OUDER, TEAM)), ""),
        ("een van twee ouders, met gezag", Plaats(OUDER, False, (OUDER, TEAM), heeft_gezag=True), MET_GEZAG),
        (
            "de leerling",
            Plaats(LEERLING, False, (OUDER, TEAM)),
            "Dit is je eigen dossier. Je mag altijd blijven kijken. Meedoen hoeft niet.",
        ),
        ("ouder van een leerling die meedoet", Plaats(OUDER, False, (LEERLING, TEAM)), ""),
        (
            "enige ouder",
            Plaats(OUDER, False, (TEAM, GAST)),
            "In een dossier doet altijd een ouder of de leerling zelf mee.",
        ),
    ],
)
def test_wie_uit_de_kring_kan(titel, plaats, reden):
    assert leave_verdict(plaats).reason == reden


GEZAG = "Deze ouder heeft gezag en hoort bij de kring. Klopt dat niet meer? Wijzig dan eerst het gezag bij Het gezin."


@pytest.mark.parametrize(
    ("titel", "hoedanigheid", "heeft_gezag", "reden"),
    [
        ("ouder met gezag", OUDER, True, GEZAG),
        ("ouder zonder gezag", OUDER, False, ""),
        (
            "de leerling",
            LEERLING,
            False,
            "Dit is het dossier van de leerling zelf. De leerling hoort altijd bij de kring.",
        ),
        ("iemand van het team", TEAM, False, ""),
        ("gast", GAST, False, ""),
    ],
)
def test_wie_een_ander_uit_de_kring_haalt(titel, hoedanigheid, heeft_gezag, reden):
    anderen = (OUDER, TEAM)
    assert removal_verdict(Plaats(hoedanigheid, False, anderen, heeft_gezag)).reason == reden


BASIS = {
    "kandidaat": 7,
    "team": {7, 8},
    "huidige": 8,
    "vanaf": OP,
    "huidige_vanaf": date(2026, 9, 1),
    "op": OP,
}


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("overdragen vandaag", {}, ""),
        ("overdragen met terugwerkende dag", {"vanaf": date(2026, 10, 1)}, ""),
        ("eerste regisseur", {"huidige": None, "huidige_vanaf": None}, ""),
        (
            "niet in het team",
            {"kandidaat": 9},
            "De regisseur is iemand van het team rond het kind. Nodig deze persoon eerst uit.",
        ),
        ("is het al", {"kandidaat": 8}, "Deze persoon is al de regisseur."),
        (
            "dag in de toekomst",
            {"vanaf": date(2026, 11, 17)},
            "Kies vandaag of een dag die al geweest is. De overdracht geldt direct.",
        ),
        (
            "voor de vorige begon",
            {"vanaf": date(2026, 8, 31)},
            "Kies een dag na het begin van de vorige regisseur.",
        ),
    ],
)
def test_wie_regisseur_kan_worden(titel, anders, reden):
    assert regisseur_verdict(**(BASIS | anders)).reason == reden


@pytest.mark.parametrize(
    ("titel", "hoedanigheid", "tot", "reden"),
    [
        ("gast voor een maand", GAST, date(2026, 12, 16), ""),
        ("gast zonder einddatum", GAST, None, "Een gast kijkt mee tot een einddatum. Vul die in."),
        ("gast tot vandaag", GAST, OP, "Kies een einddatum na vandaag."),
        (
            "gast voor een jaar",
            GAST,
            date(2027, 11, 16),
            "Een gast kijkt hoogstens een half jaar mee; daarna is een nieuwe uitnodiging nodig. "
            "Kies een eerdere einddatum.",
        ),
        ("gast op de langste dag", GAST, date(2027, 5, 18), ""),
        ("teamlid zonder einddatum", TEAM, None, ""),
        ("teamlid met einddatum", TEAM, date(2026, 12, 16), "Alleen een gast heeft een einddatum."),
    ],
)
def test_een_gast_heeft_een_einddatum(titel, hoedanigheid, tot, reden):
    assert guest_until_verdict(hoedanigheid, tot, OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "stand", "reden"),
    [
        ("open", StandUitnodiging(date(2026, 12, 1)), ""),
        ("op de laatste dag", StandUitnodiging(OP), ""),
        (
            "verlopen",
            StandUitnodiging(date(2026, 11, 15)),
            "Deze uitnodiging is verlopen. Vraag de afzender om een nieuwe.",
        ),
        (
            "gebruikt",
            StandUitnodiging(date(2026, 12, 1), aanvaard_at=TOEN),
            "Deze uitnodiging is al gebruikt. Inloggen kan gewoon.",
        ),
        (
            "afgeslagen",
            StandUitnodiging(date(2026, 12, 1), afgewezen_at=TOEN),
            "Deze uitnodiging is afgeslagen. Toch meedoen? Vraag de afzender om een nieuwe.",
        ),
        (
            "ingetrokken",
            StandUitnodiging(date(2026, 12, 1), ingetrokken_at=TOEN),
            "Deze uitnodiging is ingetrokken. Vraag de afzender wat er is gebeurd.",
        ),
    ],
)
def test_welke_uitnodiging_kan_worden_beantwoord(titel, stand, reden):
    assert answer_verdict(stand, OP).reason == reden
