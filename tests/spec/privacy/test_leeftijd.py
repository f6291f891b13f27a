"""Verjaardagen waarop rechten veranderen."""

from datetime import date

import pytest

from knooppunt.privacy.rules.leeftijd import TRAPPEN, announced_from, next_change, stage_on


@pytest.mark.parametrize(
    ("titel", "geboren", "op", "trap", "verandert_op"),
    [
        ("Een kind van 9", date(2017, 5, 4), date(2026, 11, 16), "jong", date(2029, 5, 4)),
        ("De dag voor de twaalfde verjaardag", date(2014, 11, 17), date(2026, 11, 16), "jong", date(2026, 11, 17)),
        ("De twaalfde verjaardag", date(2014, 11, 16), date(2026, 11, 16), "samen", date(2030, 11, 16)),
        ("Een leerling van 16", date(2010, 3, 2), date(2026, 11, 16), "zelf", date(2028, 3, 2)),
        ("Een leerling van 18", date(2008, 3, 2), date(2026, 11, 16), "volwassen", None),
        ("Geboren op 29 februari: jarig op 1 maart", date(2008, 2, 29), date(2026, 2, 28), "zelf", date(2026, 3, 1)),
    ],
)  # fmt: skip
def test_trappen(titel, geboren, op, trap, verandert_op):
    """Wat geldt er nu, en wanneer verandert dat?"""
    verjaardag = next_change(geboren, op)
    assert (stage_on(geboren, op).code, verjaardag and verjaardag.dag) == (trap, verandert_op)


def test_elke_trap_heeft_woorden_voor_iedereen():
    assert [t.code for t in TRAPPEN if not (t.ouder and t.leerling)] == []


def test_een_leerling_leest_je():
    trap = stage_on(date(2012, 1, 1), date(2026, 11, 16))
    assert (trap.voor("leerling", "Yara")[:3], trap.voor("ouder", "Yara")[:10]) == ("Jij", "U en Yara ")


def test_twee_maanden_van_tevoren_krijgt_iedereen_bericht():
    assert announced_from(date(2026, 12, 31)) == date(2027, 2, 28)
