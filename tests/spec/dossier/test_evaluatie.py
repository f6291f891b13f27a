"""Evalueren, afsluiten en overdragen."""

from dataclasses import replace
from datetime import date

import pytest

from knooppunt.dossier.rules.evaluatie import (
    EvaluatieGegevens,
    closing_verdict,
    evaluation_day_verdict,
    follow_up_verdict,
    outcomes_verdict,
    reopening_verdict,
    voices_verdict,
)
from knooppunt.dossier.rules.plan_termijnen import next_evaluation, school_year_end

OP = date(2026, 11, 16)

VOLGENDE = [
    ("Plan van november: voor het eind van dit schooljaar", date(2026, 11, 16), False, date(2027, 7, 31)),
    ("Plan van 1 augustus: het hele schooljaar", date(2026, 8, 1), False, date(2027, 7, 31)),
    (
        "Plan van kort voor de zomer: volgend schooljaar, binnen een jaar",
        date(2027, 7, 1),
        False,
        date(2028, 6, 30),
    ),
    (
        "Dit schooljaar al geëvalueerd: volgend schooljaar, binnen een jaar",
        date(2027, 3, 1),
        True,
        date(2028, 2, 29),
    ),
]


@pytest.mark.parametrize(("titel", "vanaf", "geevalueerd", "dag"), VOLGENDE, ids=[r[0] for r in VOLGENDE])
def test_volgende_evaluatie(titel, vanaf, geevalueerd, dag):
    assert next_evaluation(vanaf, geevalueerd=geevalueerd) == dag


def test_het_schooljaar_loopt_tot_en_met_31_juli():
    assert [school_year_end(date(2027, 7, 31)), school_year_end(date(2027, 8, 1))] == [
        date(2027, 7, 31),
        date(2028, 7, 31),
    ]


UITKOMSTEN = [
    ("Elk doel heeft een uitkomst en een waarom", {1: ("bereikt", "oefenen"), 2: ("niet", "ziek")}, ""),
    ("Eén doel ontbreekt", {1: ("bereikt", "oefenen")}, "Geef bij elk doel aan of het is bereikt."),
    (
        "Een waarom ontbreekt",
        {1: ("bereikt", "oefenen"), 2: ("niet", " ")},
        "Schrijf bij elk doel op waarom het wel of niet lukte.",
    ),
]


@pytest.mark.parametrize(("titel", "uitkomsten", "reden"), UITKOMSTEN, ids=[r[0] for r in UITKOMSTEN])
def test_uitkomsten_van_doelen(titel, uitkomsten, reden):
    assert outcomes_verdict(frozenset({1, 2}), uitkomsten).reason == reden


STEMMEN = [
    ("Beide stemmen", "Fijn", "Goed", ""),
    ("Zonder de leerling", "", "Goed", "Schrijf op wat de leerling er zelf van vindt."),
    ("Zonder de ouders", "Fijn", " ", "Schrijf op wat de ouders ervan vinden."),
]


@pytest.mark.parametrize(("titel", "leerling", "ouders", "reden"), STEMMEN, ids=[r[0] for r in STEMMEN])
def test_stemmen_van_leerling_en_ouders(titel, leerling, ouders, reden):
    assert voices_verdict(leerling, ouders).reason == reden


DAGEN = [
    ("Vandaag", OP, ""),
    ("Morgen", date(2026, 11, 17), "Het gesprek is nog niet geweest. Vul de evaluatie in na het gesprek."),
    ("Voor het plan", date(2026, 8, 31), "Het gesprek was voordat het plan inging. Controleer de datum."),
]


@pytest.mark.parametrize(("titel", "dag", "reden"), DAGEN, ids=[r[0] for r in DAGEN])
def test_dag_van_het_gesprek(titel, dag, reden):
    assert evaluation_day_verdict(dag, date(2026, 9, 1), OP).reason == reden


OVERDRAGEN = EvaluatieGegevens(
    datum=OP, gesproken_met="moeder", stem_leerling="Fijn", stem_ouders="Goed", vervolg="overdragen",
    overdracht_naar_id=7, overdracht_op=date(2027, 1, 4), overdracht_gesprek="Els met Ton",
)  # fmt: skip
VERVOLG = [
    ("Overdragen met alles erbij", {}, ""),
    ("Zonder school", {"overdracht_naar_id": None}, "Kies de school waar het kind naartoe gaat."),
    (
        "Eerste dag in het verleden",
        {"overdracht_op": date(2026, 11, 1)},
        "Kies de eerste dag op de nieuwe school: vandaag of later.",
    ),
    ("Zonder gesprek", {"overdracht_gesprek": ""}, "Schrijf op wie met wie praat bij de overdracht."),
    ("Doorgaan vraagt niets extra", {"vervolg": "doorgaan", "overdracht_naar_id": None}, ""),
    ("Afsluiten zonder reden", {"vervolg": "afsluiten"}, "Schrijf op waarom het dossier dicht kan."),
    ("Afsluiten met reden", {"vervolg": "afsluiten", "vervolg_reden": "Het gaat goed."}, ""),
]


@pytest.mark.parametrize(("titel", "anders", "reden"), VERVOLG, ids=[r[0] for r in VERVOLG])
def test_hoe_het_verder_gaat(titel, anders, reden):
    assert follow_up_verdict(replace(OVERDRAGEN, **anders), OP).reason == reden


AFSLUITEN = [
    ("Met reden en niets open", "Het gaat goed.", 0, False, ""),
    ("Zonder reden", " ", 0, False, "Schrijf op waarom het dossier dicht kan."),
    (
        "Met open acties, niet gezien",
        "Het gaat goed.",
        2,
        False,
        "Er staan nog acties of afspraken open. Bevestig dat u ze hebt gezien.",
    ),
    ("Met open acties, gezien", "Het gaat goed.", 2, True, ""),
]


@pytest.mark.parametrize(
    ("titel", "reden", "open_zaken", "gezien", "weigering"), AFSLUITEN, ids=[r[0] for r in AFSLUITEN]
)
def test_dossier_afsluiten(titel, reden, open_zaken, gezien, weigering):
    assert closing_verdict(reden, open_zaken, gezien).reason == weigering


HEROPENEN = [
    ("Binnen de termijn", date(2026, 10, 5), ""),
    ("Na de termijn", date(2026, 10, 4), "Heropenen kon tot en met 15-11-2026. Open een nieuw dossier."),
    ("Een open dossier", None, "Dit dossier is open."),
]


@pytest.mark.parametrize(("titel", "afgesloten_op", "reden"), HEROPENEN, ids=[r[0] for r in HEROPENEN])
def test_dossier_heropenen(titel, afgesloten_op, reden):
    assert reopening_verdict(afgesloten_op, OP).reason == reden
