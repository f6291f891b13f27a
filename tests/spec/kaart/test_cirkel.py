"""De cirkeltoets: wat er binnen een cirkel is, en hoe vaak dat elders zo is."""

import pytest

from knooppunt.kaart.rules.cirkel import Cirkeltoets, School, Woongebied
from knooppunt.organisaties.rules.plaatsen import afstand_km

NOORD, MIDDEN, ZUID = (52.09, 5.0), (52.0, 5.0), (51.91, 5.0)
"""Tien kilometer uit elkaar."""
SCHOLEN = [
    School("De Linde", MIDDEN, frozenset({"Bo"})),
    School("De Sluis", ZUID, frozenset({"So", "Vso"})),
    School("De Brug", ZUID, frozenset({"Bo"})),
]
THUIS = [Woongebied("9901", MIDDEN, 300), Woongebied("9902", ZUID, 100), Woongebied("9903", NOORD, 0)]


def toets(scholen=SCHOLEN, thuis=THUIS) -> Cirkeltoets:
    return Cirkeltoets(scholen, thuis, ("Bo", "Sbo", "So"), afstand_km)


@pytest.mark.parametrize(
    ("titel", "midden", "straal", "binnen", "aantallen"),
    [
        ("een kleine cirkel heeft wat er staat", MIDDEN, 2, [True, False, False], [1, 0, 0]),
        ("een grote cirkel heeft ook wat verder staat", MIDDEN, 15, [True, False, True], [2, 0, 1]),
        ("op een plek zonder scholen is er niets", NOORD, 2, [False, False, False], [0, 0, 0]),
    ],
)
def test_wat_er_binnen_is(titel, midden, straal, binnen, aantallen):
    """Wat er binnen de cirkel is"""
    rijen = toets().at(midden, straal)
    assert ([r.is_binnen for r in rijen], [r.aantal for r in rijen]) == (binnen, aantallen)


def test_wat_het_dichtst_bij_is():
    """Ook buiten de cirkel staat erbij wat het dichtst bij is, en hoe ver"""
    bo, sbo, so = toets().at(MIDDEN, 2)
    assert [(r.dichtstbij, round(r.km, 1)) for r in (bo, so)] == [("De Linde", 0.0), ("De Sluis", 10.0)]
    assert sbo.dichtstbij == ""


def test_hoe_vaak_het_elders_zo_is():
    """Van de plekken waar leerlingen wonen telt elke leerling even zwaar"""
    bo, sbo, so = toets().at(NOORD, 2)
    laag, hoog = so.deel_marge
    assert (bo.deel, sbo.deel, laag < 0.25 < hoog) == (1.0, 0.0, True)


def test_zonder_leerlingen_is_er_geen_vergelijking():
    """Wonen er geen leerlingen, dan wordt er niet geloot"""
    leeg = toets(thuis=[Woongebied("9903", NOORD, 0)])
    assert [r.deel for r in leeg.at(MIDDEN, 2)] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("titel", "straal", "aantal"),
    [("alleen het midden", 5, 300), ("tot en met het zuiden", 11, 400)],
)
def test_hoeveel_leerlingen_er_wonen(titel, straal, aantal):
    """Hoeveel leerlingen er in de cirkel wonen"""
    assert toets().pupils_inside(MIDDEN, straal) == aantal
