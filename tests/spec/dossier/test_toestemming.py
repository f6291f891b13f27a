"""Wie geeft toestemming om een deel van het dossier te delen?"""

from datetime import date

import pytest

from knooppunt.dossier.rules.kring import Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import (
    Gever,
    Stem,
    is_complete,
    may_answer,
    may_withdraw,
    who_consents,
)

OP = date(2026, 11, 16)
OUDER, LEERLING = Hoedanigheid.OUDER, Hoedanigheid.LEERLING


@pytest.mark.parametrize(
    ("titel", "geboren", "leerling_doet_mee", "nodig"),
    [
        ("kind van 9: de ouder", date(2017, 5, 4), False, {OUDER}),
        ("kind van 9 dat meedoet: toch de ouder", date(2017, 5, 4), True, {OUDER}),
        ("de dag voor de twaalfde verjaardag", date(2014, 11, 17), True, {OUDER}),
        ("op de twaalfde verjaardag: samen", date(2014, 11, 16), True, {OUDER, LEERLING}),
        (
            "12 jaar zonder account: de ouder, die het met het kind bespreekt",
            date(2014, 11, 16),
            False,
            {OUDER},
        ),
        ("de dag voor de zestiende verjaardag: nog samen", date(2010, 11, 17), True, {OUDER, LEERLING}),
        ("op de zestiende verjaardag: de leerling zelf", date(2010, 11, 16), True, {LEERLING}),
        ("16 jaar zonder account: toch alleen de leerling", date(2010, 11, 16), False, {LEERLING}),
    ],
)
def test_wie_moet_ja_zeggen(titel, geboren, leerling_doet_mee, nodig):
    assert who_consents(geboren, OP, leerling_doet_mee) == nodig


@pytest.mark.parametrize(
    ("titel", "gever", "nodig", "reden"),
    [
        ("ouder met gezag van een jong kind", Gever(1, OUDER, gezag=True), {OUDER}, ""),
        (
            "ouder zonder gezag",
            Gever(1, OUDER),
            {OUDER},
            "Alleen een ouder met gezag kan hierover beslissen.",
        ),
        ("leerling van 9", Gever(1, LEERLING), {OUDER}, "Je ouder beslist hierover. Praat er samen over."),
        ("leerling van 13", Gever(1, LEERLING), {OUDER, LEERLING}, ""),
        (
            "ouder van 16-jarige",
            Gever(1, OUDER, gezag=True),
            {LEERLING},
            "De leerling is oud genoeg om hier zelf over te beslissen.",
        ),
        ("leerling van 16", Gever(1, LEERLING), {LEERLING}, ""),
    ],
)
def test_wie_mag_antwoorden(titel, gever, nodig, reden):
    assert may_answer(gever, frozenset(nodig)).reason == reden


@pytest.mark.parametrize(
    ("titel", "nodig", "stemmen", "compleet"),
    [
        ("ouder zegt ja", {OUDER}, (Stem(OUDER, True),), True),
        ("alleen de ouder, leerling nog niet", {OUDER, LEERLING}, (Stem(OUDER, True),), False),
        ("allebei ja", {OUDER, LEERLING}, (Stem(OUDER, True), Stem(LEERLING, True)), True),
        ("leerling zegt nee", {OUDER, LEERLING}, (Stem(OUDER, True), Stem(LEERLING, False)), False),
        ("de andere ouder zegt nee", {OUDER}, (Stem(OUDER, True), Stem(OUDER, False)), False),
        ("nog niemand", {OUDER}, (), False),
    ],
)
def test_wanneer_is_de_toestemming_rond(titel, nodig, stemmen, compleet):
    assert is_complete(frozenset(nodig), stemmen) is compleet


def test_toestemming_kan_worden_ingetrokken_door_wie_haar_mag_geven():
    assert may_withdraw(Gever(1, OUDER, gezag=True), frozenset({OUDER}), Grondslag.TOESTEMMING)


def test_de_wettelijke_taak_van_de_school_kan_niet_worden_ingetrokken():
    verdict = may_withdraw(Gever(1, OUDER, gezag=True), frozenset({OUDER}), Grondslag.WETTELIJKE_TAAK)
    assert verdict.reason.startswith("De school heeft deze gegevens nodig voor haar wettelijke taak.")
