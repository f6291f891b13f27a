"""De wegwijzer: expertise aanvragen."""

from datetime import date
from decimal import Decimal

import pytest

from knooppunt.wegwijzer.rules.expertise import (
    Aanvraagstatus,
    answer_by,
    evaluate_by,
    free_after,
    is_late,
    may_become,
    request_verdict,
    room_verdict,
)

OP = date(2026, 11, 16)
GEVRAAGD, TOEGEZEGD, AFGEROND = Aanvraagstatus.GEVRAAGD, Aanvraagstatus.TOEGEZEGD, Aanvraagstatus.AFGEROND


@pytest.mark.parametrize(
    ("titel", "anders", "reden"),
    [
        ("Een volledige aanvraag", {}, ""),
        ("Zonder vraag", {"vraag": " "}, "Schrijf op wat de school wil leren of oplossen."),
        ("Geen uren", {"uren": Decimal(0)}, "Vraag ten minste een half uur per week."),
        ("Begint gisteren", {"van": date(2026, 11, 15)}, "Begin niet eerder dan vandaag."),
        ("Eén dag", {"tot": OP}, "De laatste dag is niet later dan de eerste."),
    ],
)
def test_wat_in_een_aanvraag_staat(titel, anders, reden):
    """Wat moet er in een aanvraag van 16 november 2026 staan?"""
    goed = {"vraag": "Hoe helpen we deze groep?", "uren": Decimal(2), "van": OP, "tot": date(2027, 1, 15)}
    assert request_verdict(**(goed | anders), op=OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "uren", "vrij", "reden"),
    [
        ("Minder dan er vrij is", "2", "4", ""),
        ("Precies wat er vrij is", "4", "4", ""),
        ("Meer dan er vrij is", "4.5", "4", "Er is 4 uur per week vrij. De school vraagt 4,5 uur."),
        ("Er staan geen uren bij het aanbod", "40", None, ""),
    ],
)
def test_toezeggen_wat_er_vrij_is(titel, uren, vrij, reden):
    """Kan een aanvraag worden toegezegd?"""
    assert room_verdict(Decimal(uren), None if vrij is None else Decimal(vrij)).reason == reden


@pytest.mark.parametrize(
    ("titel", "vrij", "totaal", "terug", "uitkomst"),
    [
        ("De uren komen vrij", 2, 8, 4, 6),
        ("Nooit meer dan er zijn", 6, 8, 4, 8),
        ("Hoeveel er zijn is niet bekend", 6, None, 4, 10),
    ],
)
def test_uren_komen_weer_vrij(titel, vrij, totaal, terug, uitkomst):
    """Hoeveel uur is er vrij als een aanvraag eindigt?"""
    assert free_after(Decimal(vrij), None if totaal is None else Decimal(totaal), Decimal(terug)) == uitkomst


def test_de_klok():
    """Antwoord binnen twee weken; binnen drie weken na de laatste dag zegt de school of het hielp"""
    assert (answer_by(OP), evaluate_by(OP)) == (date(2026, 11, 30), date(2026, 12, 7))


@pytest.mark.parametrize(
    ("titel", "status", "op", "te_laat"),
    [
        ("De laatste dag om te antwoorden", GEVRAAGD, date(2026, 11, 30), False),
        ("Een dag later", GEVRAAGD, date(2026, 12, 1), True),
        ("Toegezegd, nog bezig", TOEGEZEGD, date(2027, 1, 15), False),
        ("Lang klaar, en de school zei nog niets", TOEGEZEGD, date(2027, 2, 6), True),
        ("Afgerond", AFGEROND, date(2028, 1, 1), False),
    ],
)
def test_wie_laat_een_ander_wachten(titel, status, op, te_laat):
    """Is een aanvraag te laat? Gevraagd op 16 november 2026, tot en met 15 januari 2027"""
    assert is_late(status, answer_by(OP), date(2027, 1, 15), op) is te_laat


@pytest.mark.parametrize(
    ("nu", "straks", "reden"),
    [
        (GEVRAAGD, TOEGEZEGD, ""),
        (GEVRAAGD, AFGEROND, "Deze aanvraag wacht nog op antwoord."),
        (TOEGEZEGD, AFGEROND, ""),
        (TOEGEZEGD, TOEGEZEGD, "Deze aanvraag is al toegezegd."),
        (AFGEROND, TOEGEZEGD, "Deze aanvraag is al afgerond."),
        (Aanvraagstatus.GEWEIGERD, TOEGEZEGD, "Op deze aanvraag is al geantwoord dat het niet kan."),
        (Aanvraagstatus.INGETROKKEN, TOEGEZEGD, "Deze aanvraag is ingetrokken."),
    ],
)
def test_van_gevraagd_tot_afgerond(nu, straks, reden):
    """Kan een aanvraag van de ene staat naar de andere?"""
    assert may_become(nu, straks).reason == reden
