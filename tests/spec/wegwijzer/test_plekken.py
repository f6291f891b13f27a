"""De wegwijzer: is er plek?"""

from datetime import date
from decimal import Decimal

import pytest

from knooppunt.wegwijzer.rules.plekken import Plekkenstand, Ruimteopgave, add_up

OP = date(2026, 11, 16)


def told(vrij, totaal, schooljaar=None, opgegeven=date(2026, 11, 1)):
    return Ruimteopgave(Decimal(vrij), None if totaal is None else Decimal(totaal), schooljaar, opgegeven)


@pytest.mark.parametrize(
    ("titel", "opgaven", "totaal", "bezet", "vrij", "straks", "lang_geleden"),
    [
        ("Eén groep", [told(3, 8)], 8, 5, 3, 0, 0),
        ("Twee groepen", [told(3, 8), told(0, 8)], 16, 13, 3, 0, 0),
        ("Alleen wat er vrij is", [told(3, None)], 0, 0, 3, 0, 0),
        ("Nu, en volgend schooljaar", [told(0, 8), told(4, 8, 2027)], 8, 8, 0, 4, 0),
        ("Over twee jaar telt nog niet", [told(4, 8, 2028)], 0, 0, 0, 0, 0),
        ("Precies zestig dagen geleden opgegeven", [told(3, 8, opgegeven=date(2026, 9, 17))], 8, 5, 3, 0, 0),
        ("Langer geleden opgegeven", [told(3, 8, opgegeven=date(2026, 9, 16))], 0, 0, 0, 0, 1),
        ("Volgend schooljaar, lang geleden opgegeven", [told(4, 8, 2027, date(2026, 9, 1))], 0, 0, 0, 0, 0),
        ("Niets opgegeven", [], 0, 0, 0, 0, 0),
    ],
)
def test_plekken_opgeteld(titel, opgaven, totaal, bezet, vrij, straks, lang_geleden):
    """Hoeveel plekken zijn er op 16 november 2026?"""
    assert add_up(opgaven, OP) == Plekkenstand(totaal, bezet, vrij, straks, lang_geleden)


@pytest.mark.parametrize(
    ("titel", "opgaven", "deel"),
    [("Vijf van de acht", [told(3, 8)], 62), ("Vol", [told(0, 8)], 100), ("Niet bekend", [told(3, None)], 0)],
)
def test_hoe_vol(titel, opgaven, deel):
    """Hoeveel van de honderd plekken zijn bezet?"""
    assert add_up(opgaven, OP).deel_bezet == deel
