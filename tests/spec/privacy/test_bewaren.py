"""Bewaren en wissen."""

from datetime import date

import pytest

from knooppunt.privacy.rules.bewaren import (
    ELDERS,
    REGELS,
    Doen,
    announce_from,
    hold_verdict,
    removal_day,
    rule_on,
    rules_on,
)
from knooppunt.steunpunt.rules import PAKKET as STEUNPUNT
from tests.factories import OP


@pytest.mark.parametrize(
    ("titel", "soort", "begin", "weg_op"),
    [
        ("Een dossier blijft drie jaar na het afsluiten", "dossier", date(2026, 11, 16), date(2029, 11, 16)),
        ("Een vraag zonder dossier blijft een jaar", "vraag", date(2026, 11, 16), date(2027, 11, 16)),
        ("Een verhaal dat niet is verstuurd, gaat meteen na de laatste dag", "concept", OP, OP),
        ("Een link blijft nog dertig dagen bekend", "sleutel", date(2026, 11, 16), date(2026, 12, 16)),
        ("Een uitnodiging die niemand aannam, blijft drie maanden", "uitnodiging", date(2026, 11, 30),
         date(2027, 2, 28)),
        ("Een taak die gedaan is, blijft een jaar", "taak", date(2024, 2, 29), date(2025, 2, 28)),
        ("Een account zonder reden blijft een half jaar", "account", date(2026, 8, 31), date(2027, 2, 28)),
        ("Wie keek, blijft vijf jaar bekend", "inzage", date(2026, 11, 16), date(2031, 11, 16)),
    ],
)  # fmt: skip
def test_zo_lang_bewaren_wij(titel, soort, begin, weg_op):
    """Zo lang bewaren wij het."""
    assert rule_on(soort, OP).weg_op(begin) == weg_op


@pytest.mark.parametrize(
    ("titel", "einde_van_de_termijn", "aangekondigd_op", "gewist_op"),
    [
        ("De termijn is over zes weken voorbij", date(2026, 12, 28), date(2026, 11, 16), date(2026, 12, 28)),
        ("De termijn is al lang voorbij: er blijft zes weken om te lezen", date(2020, 1, 1),
         date(2026, 11, 16), date(2026, 12, 28)),
        ("De termijn is volgende week voorbij", date(2026, 11, 23), date(2026, 11, 16), date(2026, 12, 28)),
    ],
)  # fmt: skip
def test_nooit_zonder_aankondiging(titel, einde_van_de_termijn, aangekondigd_op, gewist_op):
    """Nooit zonder zes weken aankondiging."""
    assert removal_day(einde_van_de_termijn, aangekondigd_op) == gewist_op


@pytest.mark.parametrize(
    ("titel", "toelichting", "tot", "redenen"),
    [
        ("Met een reden en een dag", "Er loopt een bezwaar bij de LBT.", date(2027, 6, 1), ""),
        ("Precies een jaar", "Er loopt een bezwaar.", date(2027, 11, 16), ""),
        ("Zonder uitleg", "  ", date(2027, 6, 1), "Schrijf op waarom dit nog nodig is. De ouders lezen dat."),
        ("Tot vandaag", "Er loopt een bezwaar.", OP, "Kies een dag na vandaag."),
        ("Langer dan een jaar", "Er loopt een bezwaar.", date(2027, 11, 17),
         "Zo lang kan iemand het wissen hoogstens uitstellen. Daarna is een nieuwe reden nodig. Kies een eerdere dag."),
    ],
)  # fmt: skip
def test_uitstel(titel, toelichting, tot, redenen):
    """Nog nodig, want: een uitstel heeft een reden en een einde."""
    assert hold_verdict(toelichting, tot, OP).reason == redenen


def test_elke_regel_zegt_wanneer_hij_begint_wat_er_gebeurt_en_waarom():
    assert [r.code for r in REGELS if not (r.begin and r.termijn.bron and isinstance(r.doen, Doen))] == []


def test_op_elke_dag_geldt_er_een_regel_per_soort():
    codes = [r.code for r in rules_on(OP)]
    assert sorted(set(codes)) == sorted(codes)


def test_wat_niet_hier_ligt_staat_erbij():
    assert [e.wat for e in ELDERS if not (e.waar and e.termijn and e.bron)] == []


def test_het_steunpunt_wist_zelf_en_dezelfde_termijn_staat_hier():
    termijn = STEUNPUNT.op("CONTACT_BEWAREN", OP).duur
    assert [e.termijn for e in ELDERS if "steunpunt" in e.wat] == [f"{termijn} na de laatste verandering"]


def test_aankondigen_is_zes_weken_van_tevoren():
    assert announce_from(date(2026, 11, 16)) == date(2026, 12, 28)
