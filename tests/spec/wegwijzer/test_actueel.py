"""De wegwijzer: hoe lang wat er staat als waar telt."""

from datetime import date

import pytest

from knooppunt.wegwijzer.rules.actueel import Actualiteit, freshness, stale_before, told_until

OP = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("titel", "nagekeken_op", "uitkomst"),
    [
        ("Vandaag nagekeken", date(2026, 11, 16), Actualiteit.ACTUEEL),
        ("Vijf maanden geleden nagekeken", date(2026, 6, 16), Actualiteit.ACTUEEL),
        ("Bijna een half jaar geleden nagekeken", date(2026, 5, 30), Actualiteit.NAKIJKEN),
        ("Precies 183 dagen geleden: de laatste dag", date(2026, 5, 17), Actualiteit.NAKIJKEN),
        ("184 dagen geleden nagekeken", date(2026, 5, 16), Actualiteit.VEROUDERD),
    ],
)
def test_hoe_vers_is_een_vermelding(titel, nagekeken_op, uitkomst):
    """Hoe vers is een vermelding op 16 november 2026?"""
    assert freshness(nagekeken_op, OP) is uitkomst


def test_verouderd_is_wat_voor_deze_dag_is_nagekeken():
    """Verouderd is precies wat eerder is nagekeken dan de houdbaarheid toelaat"""
    grens = stale_before(OP)
    assert (freshness(grens, OP), grens) == (Actualiteit.NAKIJKEN, date(2026, 5, 17))


def test_opgegeven_ruimte_telt_zestig_dagen():
    """Vrije plekken en wachttijden tellen zestig dagen mee nadat ze zijn opgegeven"""
    assert told_until(date(2026, 11, 16)) == date(2027, 1, 15)
