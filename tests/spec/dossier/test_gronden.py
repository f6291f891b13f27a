"""Op grond van welke wet mag een organisatie een deel zien?"""

from datetime import date

import pytest

from knooppunt.dossier.rules.gronden import (
    DOELEN,
    GRONDEN,
    Basis,
    Ontvanger,
    all_parents_decide,
    basis_verdict,
    ground_verdict,
    legal_grounds,
)
from knooppunt.dossier.rules.kring import DEELBAAR, Deel, Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import Stem, is_complete
from knooppunt.organisaties.models import Organisatie

OP = date(2026, 11, 16)
EIGEN = Ontvanger("school", "school", True)
ANDERE = Ontvanger("school", "school", False)
BESTUUR = Ontvanger("schoolbestuur", "schoolbestuur", True)
SWV = Ontvanger("swv", "samenwerkingsverband", False)
GEMEENTE = Ontvanger("gemeente", "gemeente", False)
JEUGDHULP = Ontvanger("jeugdhulp", "jeugdhulp", False)
VRAAG = "Vraag toestemming aan de ouders of de leerling."


@pytest.mark.parametrize(
    ("titel", "ontvanger", "deel", "gronden"),
    [
        ("De eigen school: onderwijs", EIGEN, Deel.ONDERWIJS, ("ONDERWIJS_SCHOOL", "OVERSTAP")),
        ("De eigen school: gegevens over gezondheid", EIGEN, Deel.ZORG, ("GEZONDHEID_SCHOOL",)),
        (
            "Het bestuur van de eigen school: gegevens over gezondheid",
            BESTUUR,
            Deel.ZORG,
            ("GEZONDHEID_SCHOOL",),
        ),
        ("De eigen school: verhaal en gezin", EIGEN, Deel.GEZIN, ()),
        ("Een andere school: onderwijs", ANDERE, Deel.ONDERWIJS, ()),
        ("Een andere school: gegevens over gezondheid", ANDERE, Deel.ZORG, ()),
        ("Het samenwerkingsverband: onderwijs", SWV, Deel.ONDERWIJS, ("ONDERSTEUNING_SWV",)),
        ("Het samenwerkingsverband: gegevens over gezondheid", SWV, Deel.ZORG, ("ONDERSTEUNING_SWV",)),
        ("Het samenwerkingsverband: verhaal en gezin", SWV, Deel.GEZIN, ()),
        ("De gemeente: onderwijs", GEMEENTE, Deel.ONDERWIJS, ("LEERPLICHT",)),
        ("De gemeente: gegevens over gezondheid", GEMEENTE, Deel.ZORG, ()),
        ("Jeugdhulp: onderwijs", JEUGDHULP, Deel.ONDERWIJS, ()),
        ("Jeugdhulp: gegevens over gezondheid", JEUGDHULP, Deel.ZORG, ()),
    ],
)
def test_zonder_toestemming(titel, ontvanger, deel, gronden):
    """Zonder toestemming mag het alleen op een van deze gronden; staat er niets, dan moet u toestemming vragen"""
    assert tuple(g.code for g in legal_grounds(ontvanger, deel, OP)) == gronden


@pytest.mark.parametrize(
    ("titel", "code", "ontvanger", "deel", "doel", "reden"),
    [
        ("Past", "ONDERSTEUNING_SWV", SWV, Deel.ZORG, "ondersteuning", ""),
        ("Geen wet gekozen", "", SWV, Deel.ZORG, "ondersteuning", "Kies op grond van welke wet dit mag."),
        (
            "Een wet die hier niet staat",
            "VERZONNEN",
            SWV,
            Deel.ZORG,
            "ondersteuning",
            "Kies op grond van welke wet dit mag.",
        ),
        (
            "Andere soort organisatie",
            "ONDERSTEUNING_SWV",
            JEUGDHULP,
            Deel.ZORG,
            "ondersteuning",
            f"Deze wet geldt niet voor deze soort organisatie (jeugdhulp). {VRAAG}",
        ),
        (
            "Ander deel",
            "LEERPLICHT",
            GEMEENTE,
            Deel.ZORG,
            "naar_school",
            f"Deze wet geldt niet voor het deel ‘zorg en hulp’. {VRAAG}",
        ),
        (
            "Een andere school",
            "GEZONDHEID_SCHOOL",
            ANDERE,
            Deel.ZORG,
            "ondersteuning",
            f"Deze wet geldt alleen voor de eigen school van het kind. {VRAAG}",
        ),
        (
            "Ander doel",
            "LEERPLICHT",
            GEMEENTE,
            Deel.ONDERWIJS,
            "ondersteuning",
            "Deze wet geldt niet voor dit doel. Kies een ander doel of vraag toestemming.",
        ),
    ],
)
def test_past_de_wet(titel, code, ontvanger, deel, doel, reden):
    """Een wet geldt voor bepaalde organisaties, delen en doelen"""
    assert ground_verdict(code, ontvanger, deel, doel, OP).reason == reden


def test_voor_de_wet_gold_zij_niet():
    """De wet passend onderwijs geldt vanaf 1 augustus 2014"""
    assert legal_grounds(SWV, Deel.ZORG, date(2014, 7, 31)) == ()


def test_toestemming_vraagt_geen_wet_maar_wel_een_doel():
    """Toestemming vraagt geen wet, maar wel een doel"""
    ja = basis_verdict(Basis(Grondslag.TOESTEMMING), JEUGDHULP, Deel.ZORG, OP)
    nee = basis_verdict(Basis(Grondslag.TOESTEMMING, doel="x"), JEUGDHULP, Deel.ZORG, OP)
    assert (ja.reason, nee.reason) == ("", "Kies waarvoor dit nodig is.")


def test_elke_grond_noemt_wat_er_bestaat():
    """Elke grond noemt soorten organisaties, delen en doelen die er zijn, en een bron"""
    soorten = set(Organisatie.Soort.values)
    fout = [
        g.code
        for g in GRONDEN
        if not (g.organisatiesoorten <= soorten and g.delen <= set(DEELBAAR))
        or not (set(g.doelen) <= set(DOELEN) and g.bron)
    ]
    assert fout == []


OUDER, LEERLING = Hoedanigheid.OUDER, Hoedanigheid.LEERLING
MOEDER, VADER, KIND = Stem(OUDER, True, 1), Stem(OUDER, True, 2), Stem(LEERLING, True)


@pytest.mark.parametrize(
    ("titel", "nodig", "stemmen", "samen", "compleet"),
    [
        ("Eén ouder, waar één genoeg is", {OUDER}, (MOEDER,), set(), True),
        ("Eén ouder, waar beide nodig zijn", {OUDER}, (MOEDER,), {1, 2}, False),
        ("Beide ouders", {OUDER}, (MOEDER, VADER), {1, 2}, True),
        ("Beide ouders, van wie één nee zegt", {OUDER}, (MOEDER, Stem(OUDER, False, 2)), {1, 2}, False),
        ("Beide ouders, zonder de leerling van 13", {OUDER, LEERLING}, (MOEDER, VADER), {1, 2}, False),
        ("Beide ouders en de leerling van 13", {OUDER, LEERLING}, (MOEDER, VADER, KIND), {1, 2}, True),
        ("De leerling van 16", {LEERLING}, (KIND,), set(), True),
    ],
)
def test_beide_ouders(titel, nodig, stemmen, samen, compleet):
    """Wanneer is de toestemming compleet? Bij zorg en hulp zeggen alle ouders met gezag ja"""
    assert is_complete(frozenset(nodig), stemmen, frozenset(samen)) is compleet


@pytest.mark.parametrize(
    ("titel", "deel", "samen"),
    [
        ("Onderwijs", Deel.ONDERWIJS, False),
        ("Verhaal en gezin", Deel.GEZIN, False),
        ("Zorg en hulp", Deel.ZORG, True),
    ],
)
def test_bij_welke_delen_alle_ouders(titel, deel, samen):
    """Bij welke delen zeggen alle ouders met gezag ja?"""
    assert (all_parents_decide(deel, OP) is not None) is samen
