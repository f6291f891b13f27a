"""Het plan: wat nodig is voordat het geldt."""

from dataclasses import replace
from datetime import date

import pytest

from knooppunt.basis.verdict import JA
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan import (
    Ondertekenaar,
    PlanFeiten,
    evaluation_date_verdict,
    hearing_record_verdict,
    level_verdict,
    may_answer,
    may_present,
    may_put_in_force,
    owner_verdict,
    review_date_verdict,
    who_must_agree,
)

OP = date(2026, 11, 16)
VOOR_HOORRECHT = date(2025, 7, 31)
MOEDER = Ondertekenaar("Samira", 1, "eens", account_id=11)
VADER = Ondertekenaar("Karim", 2, "eens")
KIND = Ondertekenaar("Yara", None, "eens", account_id=12)
KLAAR = PlanFeiten(
    delen_met_doel=frozenset({Deel.ONDERWIJS}),
    doelen_met_actie=1,
    heeft_perspectief=True,
    heeft_factoren=True,
    is_gehoord=True,
    ondertekenaars=(MOEDER, VADER),
    is_voorgelegd=True,
    evaluatie_voor=date(2027, 6, 1),
)
GPO = "Een geschil kunt u binnen 6 weken voorleggen aan de Geschillencommissie passend onderwijs (GPO)."

VASTSTELLEN = [
    # Titel, wat anders is, op welke dag, de reden (leeg: het mag)
    ("Alles is er", {}, OP, ""),
    (
        "Geen doel met een actie",
        {"doelen_met_actie": 0},
        OP,
        "Er staat nog geen doel met een actie in het plan.",
    ),
    (
        "Geen perspectief",
        {"heeft_perspectief": False},
        OP,
        "Het perspectief ontbreekt: waar werkt het kind naartoe?",
    ),
    (
        "Geen factoren",
        {"heeft_factoren": False},
        OP,
        "Schrijf op wat het kind helpt en wat het in de weg staat.",
    ),
    (
        "Alleen zorgdoelen: geen perspectief nodig",
        {"heeft_perspectief": False, "heeft_factoren": False, "delen_met_doel": frozenset({Deel.ZORG})},
        OP,
        "",
    ),
    (
        "Leerling niet gehoord",
        {"is_gehoord": False},
        OP,
        "De leerling is nog niet gehoord. Leg vast wat de leerling ervan vindt, of waarom dat niet kon.",
    ),
    ("Niet gehoord, voordat het hoorrecht bestond", {"is_gehoord": False}, VOOR_HOORRECHT, ""),
    (
        "Een ouder heeft nog niet geantwoord",
        {"ondertekenaars": (replace(MOEDER, antwoord=""), VADER)},
        OP,
        "Samira heeft nog niet ingestemd met het plan.",
    ),
    (
        "Een ouder zonder account heeft nog niet getekend",
        {"ondertekenaars": (MOEDER, replace(VADER, antwoord=""))},
        OP,
        "De instemming van Karim ontbreekt. Karim doet niet online mee: leg de handtekening op papier vast.",
    ),
    (
        "Een ouder is het niet eens",
        {"ondertekenaars": (replace(MOEDER, antwoord="oneens"), VADER)},
        OP,
        f"Samira is het niet eens met het plan. Ga eerst met elkaar in gesprek en pas het plan aan. {GPO}",
    ),
    (
        "Niemand met gezag bekend",
        {"ondertekenaars": ()},
        OP,
        "Het dossier zegt nog niet wie het gezag heeft. Leg dat vast bij Gezin en team.",
    ),
    (
        "Evaluatiedatum voorbij",
        {"evaluatie_voor": date(2026, 11, 15)},
        OP,
        "De evaluatiedatum ligt in het verleden. Kies een nieuwe datum.",
    ),
]


@pytest.mark.parametrize(("titel", "anders", "op", "reden"), VASTSTELLEN, ids=[r[0] for r in VASTSTELLEN])
def test_vaststellen(titel, anders, op, reden):
    assert may_put_in_force(replace(KLAAR, **anders), op).reason == reden


ONDERWIJS, ZORG = frozenset({Deel.ONDERWIJS}), frozenset({Deel.ZORG})
WIE = [
    # Titel, leeftijd, delen met een doel, dag, wie moet instemmen
    ("Kind van 9: beide ouders met gezag", 9, ONDERWIJS, OP, "ouders"),
    ("Kind van 11 met zorgdoel: alleen de ouders", 11, ZORG, OP, "ouders"),
    ("Leerling van 12 met zorgdoel: ouders en leerling", 12, ZORG, OP, "ouders en leerling"),
    ("Leerling van 12 zonder zorgdoel: alleen de ouders", 12, ONDERWIJS, OP, "ouders"),
    (
        "Leerling van 15 met zorg en onderwijs: ouders en leerling",
        15,
        ONDERWIJS | ZORG,
        OP,
        "ouders en leerling",
    ),
    ("Leerling van 16, alleen zorg: de leerling zelf", 16, ZORG, OP, "leerling"),
    (
        "Leerling van 16, zorg en onderwijs: ouders en leerling",
        16,
        ONDERWIJS | ZORG,
        OP,
        "ouders en leerling",
    ),
    ("Leerling van 17, alleen onderwijs: de ouders", 17, ONDERWIJS, OP, "ouders"),
    ("Leerling van 18: de leerling in plaats van de ouders", 18, ONDERWIJS, OP, "leerling"),
    ("Vóór de Jeugdwet telde 12 jaar niet mee", 12, ZORG, date(2014, 12, 31), "ouders"),
]
GROEPEN = {"ouders": (MOEDER, VADER), "leerling": (KIND,), "ouders en leerling": (MOEDER, VADER, KIND)}


@pytest.mark.parametrize(("titel", "leeftijd", "delen", "op", "wie"), WIE, ids=[r[0] for r in WIE])
def test_wie_moet_instemmen(titel, leeftijd, delen, op, wie):
    assert who_must_agree(leeftijd, delen, (MOEDER, VADER), KIND, op) == GROEPEN[wie]


def test_een_plan_wordt_een_keer_voorgelegd():
    assert may_present(replace(KLAAR, is_voorgelegd=False)) == JA
    assert may_present(KLAAR).reason == "Het plan is al voorgelegd."


ANTWOORDEN = [
    ("Een ouder met gezag leest en antwoordt", MOEDER, True, 4, ""),
    (
        "Een ouder zonder gezag",
        None,
        True,
        4,
        "U hoeft niet in te stemmen met dit plan. Dat doen de ouders met gezag, of de leerling zelf.",
    ),
    (
        "Nog niet voorgelegd",
        MOEDER,
        False,
        4,
        "Het plan is nog niet klaar om te tekenen. U krijgt bericht als het zover is.",
    ),
    (
        "Gewijzigd tijdens het lezen",
        MOEDER,
        True,
        3,
        "Het plan is intussen gewijzigd. Lees het opnieuw en geef dan uw antwoord.",
    ),
]


@pytest.mark.parametrize(
    ("titel", "wie", "voorgelegd", "gezien", "reden"), ANTWOORDEN, ids=[r[0] for r in ANTWOORDEN]
)
def test_antwoord_op_het_plan(titel, wie, voorgelegd, gezien, reden):
    assert may_answer(wie, is_voorgelegd=voorgelegd, gezien=gezien, inhoud=4).reason == reden


HERZIENING = [
    ("Vandaag", OP, ""),
    ("Op de dag van de evaluatie", date(2027, 6, 1), ""),
    ("Gisteren", date(2026, 11, 15), "De datum om terug te kijken ligt in het verleden."),
    ("Na de evaluatie", date(2027, 6, 2), "Kijk uiterlijk terug op 01-06-2027, de evaluatie van het plan."),
]


@pytest.mark.parametrize(("titel", "dag", "reden"), HERZIENING, ids=[r[0] for r in HERZIENING])
def test_wanneer_een_actie_wordt_bekeken(titel, dag, reden):
    assert review_date_verdict(dag, date(2027, 6, 1), OP).reason == reden


EVALUATIEDATUM = [
    ("Voor het eind van het schooljaar", date(2027, 7, 31), None, ""),
    (
        "In het volgende schooljaar",
        date(2027, 8, 1),
        None,
        "Evalueer minstens één keer per schooljaar: uiterlijk op 31-07-2027.",
    ),
    ("In het verleden", date(2026, 11, 15), None, "De evaluatiedatum ligt in het verleden."),
    (
        "Voordat een actie wordt bekeken",
        date(2027, 1, 1),
        date(2027, 2, 1),
        "Een actie wordt pas op 01-02-2027 bekeken. Kies een latere evaluatie of een eerdere datum voor die actie.",
    ),
]


@pytest.mark.parametrize(
    ("titel", "dag", "herziening", "reden"), EVALUATIEDATUM, ids=[r[0] for r in EVALUATIEDATUM]
)
def test_wanneer_het_plan_wordt_geevalueerd(titel, dag, herziening, reden):
    assert evaluation_date_verdict(dag, OP, herziening).reason == reden


EIGENAAR = [
    ("Iemand uit de kring die het deel leest", True, {Deel.ZORG}, ""),
    (
        "Iemand die het deel niet leest",
        True,
        {Deel.ONDERWIJS},
        "Els mag het deel ‘zorg en hulp’ niet lezen. Kies iemand anders, of deel dit deel eerst bij Gezin en team.",
    ),
    (
        "Iemand buiten de kring",
        False,
        {Deel.ZORG},
        "Kies iemand uit de kring rond het kind. Nodig een ander eerst uit bij Gezin en team.",
    ),
]


@pytest.mark.parametrize(("titel", "in_kring", "delen", "reden"), EIGENAAR, ids=[r[0] for r in EIGENAAR])
def test_wie_een_actie_kan_doen(titel, in_kring, delen, reden):
    assert owner_verdict("Els", in_kring, Deel.ZORG, frozenset(delen)).reason == reden


REDEN = "Schrijf op waarom het niveau van ondersteuning verandert."
SPRONG = "Het niveau verandert meer dan één stap tegelijk. Schrijf op waarom één stap niet genoeg is."
NIVEAU = [
    # Titel, van, naar, reden, extra reden, weigering
    ("Het eerste niveau", None, 3, "", "", ""),
    ("Het niveau blijft gelijk", 2, 2, "", "", ""),
    ("Eén stap omhoog met reden", 2, 3, "meer rust nodig", "", ""),
    ("Eén stap omlaag zonder reden", 3, 2, " ", "", REDEN),
    ("Twee stappen met één reden", 1, 3, "meer rust nodig", "", SPRONG),
    ("Twee stappen met een extra reden", 1, 3, "meer rust nodig", "de klas is te groot", ""),
    ("Twee stappen zonder redenen", 4, 2, "", "", f"{REDEN} {SPRONG}"),
]


@pytest.mark.parametrize(
    ("titel", "van", "naar", "reden", "extra", "weigering"), NIVEAU, ids=[r[0] for r in NIVEAU]
)
def test_niveau_van_ondersteuning(titel, van, naar, reden, extra, weigering):
    assert level_verdict(van, naar, reden, extra, OP).reason == weigering


HOREN = [
    ("Gesprek met eigen woorden", OP, "Ik wil rust.", "", False, ""),
    ("Reden waarom het niet kon", None, "", "Ilyas is ziek.", False, ""),
    (
        "Niets ingevuld",
        None,
        "",
        "",
        False,
        "Vul in wanneer u met de leerling sprak, of waarom dat niet kon.",
    ),
    (
        "Gesprek zonder woorden",
        OP,
        " ",
        "",
        False,
        "Schrijf op wat de leerling zei, in zijn of haar eigen woorden.",
    ),
    (
        "Gesprek in de toekomst",
        date(2026, 11, 17),
        "Ik",
        "",
        False,
        "De datum van het gesprek ligt in de toekomst.",
    ),
    (
        "De leerling schreef zelf",
        OP,
        "Anders",
        "",
        True,
        "De leerling heeft zelf al iets opgeschreven. Alleen de leerling verandert die woorden.",
    ),
]


@pytest.mark.parametrize(
    ("titel", "dag", "mening", "niet", "zelf", "reden"), HOREN, ids=[r[0] for r in HOREN]
)
def test_de_leerling_horen(titel, dag, mening, niet, zelf, reden):
    assert hearing_record_verdict(dag, mening, niet, door_leerling=zelf, op=OP).reason == reden
