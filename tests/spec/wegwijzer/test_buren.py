"""Andere wegwijzers volgen: wat verdwijnt wanneer, en wat lijkt op iets van onszelf."""

from datetime import date

import pytest

from knooppunt.wegwijzer.rules.buren import Gegeven, is_over, likely_same, may_resume

OP = date(2026, 11, 16)


def gegeven(naam, organisatie="Jeugdteam", plaatsen=(), adressen=()):
    return Gegeven("ref", naam, organisatie, frozenset(plaatsen), frozenset(adressen))


@pytest.mark.parametrize(
    ("titel", "op", "weg"),
    [
        ("Dezelfde dag: het blijft staan, met een waarschuwing", date(2026, 11, 16), False),
        ("Na zes dagen: het blijft staan", date(2026, 11, 22), False),
        ("Na een week: het verdwijnt", date(2026, 11, 23), True),
    ],
)
def test_wat_bij_de_buren_is_verdwenen(titel, op, weg):
    """Iets stond op 16 november 2026 voor het eerst niet meer op de andere wegwijzer. Gaat het hier weg?"""
    assert is_over(OP, op) is weg


@pytest.mark.parametrize(
    ("titel", "op", "verder"),
    [
        ("Dezelfde dag: verder waar het stopte", date(2026, 11, 16), True),
        ("De volgende nacht: verder waar het stopte", date(2026, 11, 17), True),
        ("Later: opnieuw beginnen", date(2026, 11, 18), False),
    ],
)
def test_lezen_dat_stopte(titel, op, verder):
    """Het lezen van een andere wegwijzer begon op 16 november 2026 en stopte. Gaat het verder?"""
    assert may_resume(OP, op) is verder


ONS = gegeven("Rots en Water", "Jeugdhulp Waterrijk", ["lindeveen"], ["info@jeugdhulp.invalid"])


@pytest.mark.parametrize(
    ("titel", "van_hen", "dubbel"),
    [
        ("Zelfde naam, zelfde plaats", gegeven("Rots & Water", "Anders", ["lindeveen"]), True),
        ("Zelfde naam, zelfde organisatie", gegeven("Rots en water", "Jeugdhulp Waterrijk"), True),
        ("Zelfde naam, andere plaats en organisatie", gegeven("Rots en Water", "Sportclub", ["zuidhoek"]), False),
        ("Andere naam, zelfde plaats", gegeven("Fietsles", "Anders", ["lindeveen"]), False),
        ("Naam die er op lijkt, zelfde e-mailadres",
         gegeven("Rots en Water training", "X", ["elders"], ["info@jeugdhulp.invalid"]), True),
        ("Heel andere naam, zelfde e-mailadres", gegeven("Pleegzorg", "X", [], ["info@jeugdhulp.invalid"]), False),
    ],
)  # fmt: skip
def test_wat_lijkt_op_iets_van_onszelf(titel, van_hen, dubbel):
    """Bij ons: Rots en Water van Jeugdhulp Waterrijk in Lindeveen. Lijkt dit van de buren daarop?"""
    assert likely_same(van_hen, ONS, OP) is dubbel
