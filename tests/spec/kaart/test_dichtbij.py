"""Wie dichtbij naar school gaat, wie dat kan, en wat er verandert als de deskundige reist."""

from datetime import date

import pytest

from knooppunt.kaart.rules.dichtbij import Schoolweg, Verplaatsing, move_expertise, nearness
from knooppunt.kaart.rules.norm import Norm, Normgroep, Normrij

NORM = Norm((Normrij("", Normgroep.JONG, 5.0), Normrij("", Normgroep.OUD, 10.0)), date(2026, 11, 27))


def weg(km, laag=10, hoog=None, leeftijd=8, soort="So", **anders):
    hoog = laag if hoog is None else hoog
    return Schoolweg(soort, leeftijd, "9901", "GM1", laag, hoog, (laag + hoog) / 2, km, **anders)


DICHTBIJ = [
    ([weg(5.0), weg(5.1)], (0.5, 0.5), "precies op de grens is dichtbij"),
    ([weg(9.0, leeftijd=12)], (1.0, 1.0), "vanaf 12 jaar geldt de grotere afstand"),
    ([weg(1.0, 1, 4), weg(9.0, 1, 4)], (0.2, 0.8), "een verborgen aantal geeft een laagste en een hoogste"),
    ([weg(1.0, soort="Bo")], None, "een andere soort telt niet mee"),
]


@pytest.mark.parametrize(("wegen", "deel", "titel"), DICHTBIJ, ids=[rij[-1] for rij in DICHTBIJ])
def test_gaat_dichtbij_naar_school(wegen, deel, titel):
    """Welk deel dichtbij naar school gaat"""
    (rij,) = nearness(wegen, ["So"], NORM)
    assert rij.nu == deel


KAN = [
    ([weg(9.0, soort_km=2.0)], (1.0, 1.0), "er is een school van deze soort dichterbij dan de eigen school"),
    ([weg(9.0, soort_km=6.0)], (0.0, 0.0), "de dichtstbijzijnde is te ver"),
    ([weg(9.0)], (0.0, 0.0), "er is er geen bekend"),
]


@pytest.mark.parametrize(("wegen", "deel", "titel"), KAN, ids=[rij[-1] for rij in KAN])
def test_zou_dichtbij_kunnen(wegen, deel, titel):
    """Welk deel een school van deze soort dichtbij heeft"""
    (rij,) = nearness(wegen, ["So"], NORM)
    assert rij.kan == deel


VERPLAATST = [
    (
        [weg(2.0), weg(12.0, gewoon_km=1.0, komt_km=11.0)],
        Verplaatsing("So", 4, 2.5, 0.5, 0.625, 2.5 * 11 * 10, 2.5 * 11 * 2),
        "één van de vier die ver reist, blijft; heen en terug op vijf dagen, de deskundige één keer",
    ),
    (
        [weg(2.0), weg(12.0, gewoon_km=5.5, komt_km=11.0)],
        Verplaatsing("So", 4, 0.0, 0.5, 0.5, 0.0, 0.0),
        "zonder gewone school dichtbij verandert er niets",
    ),
    ([], Verplaatsing("So", 4, 0.0, 0.0, 0.0, 0.0, 0.0), "zonder leerlingen is er niets"),
]


@pytest.mark.parametrize(("wegen", "uitkomst", "titel"), VERPLAATST, ids=[rij[-1] for rij in VERPLAATST])
def test_als_de_deskundige_reist(wegen, uitkomst, titel):
    """Wat er per week verandert als de deskundige reist"""
    assert move_expertise(wegen, ["So"], NORM, 4) == (uitkomst,)
