"""De wegwijzer: is hij volledig?"""

import pytest

from knooppunt.wegwijzer.rules.volledig import LEEFTIJDSGROEPEN, Vulling, filling, needed, years

BASISSCHOOL = LEEFTIJDSGROEPEN[1]


@pytest.mark.parametrize(
    ("titel", "op_tijd", "te_lang_geleden", "uitkomst"),
    [
        ("Voor alle jaren iets dat op tijd is nagekeken", (4, 11), None, Vulling.GEVULD),
        (
            "Twee keer aanbod samen voor alle jaren, een deel lang niet nagekeken",
            (4, 8),
            (9, 11),
            Vulling.VEROUDERD,
        ),
        ("Alleen aanbod dat lang niet is nagekeken", None, (0, 99), Vulling.VEROUDERD),
        ("Niets voor 4 en 5 jaar", (6, 12), None, Vulling.DEELS),
        ("Alleen aanbod voor andere leeftijden", (12, 18), (0, 3), Vulling.ONTBREEKT),
        ("Niets", None, None, Vulling.ONTBREEKT),
    ],
)
def test_is_een_soort_gevuld(titel, op_tijd, te_lang_geleden, uitkomst):
    """Is een soort hulp voor 4 tot en met 11 jaar gevuld?"""
    vers, oud = (
        years(*leeftijden) if leeftijden else frozenset() for leeftijden in (op_tijd, te_lang_geleden)
    )
    assert filling(years(4, 11), vers, oud) is uitkomst


@pytest.mark.parametrize(
    ("titel", "van", "tot", "nodig"),
    [
        ("Een soort voor 6 tot en met 18 jaar", 6, 18, [6, 7, 8, 9, 10, 11]),
        ("Een soort voor iedereen", None, None, [4, 5, 6, 7, 8, 9, 10, 11]),
        ("Een soort die pas op de middelbare school begint", 12, 18, []),
    ],
)
def test_voor_welke_leeftijden_is_een_soort_nodig(titel, van, tot, nodig):
    """Voor welke leeftijden op de basisschool is een soort nodig?"""
    assert sorted(needed(BASISSCHOOL, van, tot)) == nodig
