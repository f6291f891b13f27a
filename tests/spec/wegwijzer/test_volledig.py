"""De wegwijzer: is hij volledig?"""

import pytest

from knooppunt.wegwijzer.rules.volledig import (
    LEEFTIJDSGROEPEN,
    Vulling,
    filling,
    needed,
    not_needed_verdict,
    years,
)

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


@pytest.mark.parametrize(
    ("titel", "vanaf", "van", "tot", "reden", "redenen"),
    [
        ("Een soort voor iedereen, voor alle leeftijden, met een reden", None, None, None, "Buurgemeente.", ()),
        ("Een soort voor 4 tot en met 11 jaar, voor de basisschool", 4, 4, 11, "Buurgemeente.", ()),
        ("Een soort voor 4 tot en met 11 jaar, voor 0 tot 4 jaar", 0, 4, 11, "Buurgemeente.",
         ("Deze soort hulp is niet voor die leeftijd.",)),
        ("Een leeftijd die geen groep is", 5, None, None, "Buurgemeente.",
         ("Deze soort hulp is niet voor die leeftijd.",)),
        ("Zonder reden", None, None, None, "  ",
         ("Schrijf op waarom het hier niet nodig is. Anderen lezen dat.",)),
    ],
)  # fmt: skip
def test_mag_een_soort_op_niet_nodig(titel, vanaf, van, tot, reden, redenen):
    """Mag een soort hulp voor een leeftijd op 'niet nodig'?"""
    assert not_needed_verdict(vanaf, van, tot, reden).reasons == redenen
