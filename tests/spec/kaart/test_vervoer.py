"""Leerlingenvervoer: wat er kan, wat niet en waarom. Nooit een besluit."""

from datetime import date

import pytest

from knooppunt.kaart.rules import vervoer as v
from knooppunt.kaart.rules.vervoer import Afspraken, Kans, Onderwijs, Reist, Rit, agreement_verdict, explain

OP = date(2026, 11, 26)
GEMEENTE = Afspraken(km=4, zelf_vanaf=10, reistijd=60, training=True)
KAN, MISSCHIEN, NIET = Kans.KAN, Kans.MISSCHIEN, Kans.NIET


def rit(onderwijs=Onderwijs.SO, leeftijd=11, km=12.0, reist=Reist.ZELF, dichtstbij=True) -> Rit:
    return Rit(onderwijs, leeftijd, km, reist, dichtstbij)


@pytest.mark.parametrize(
    ("titel", "reis", "afspraken", "kans", "waarom"),
    [
        ("verder dan de grens van de gemeente", rit(), GEMEENTE, KAN, [v.VER_GENOEG]),
        ("precies op de grens is niet verder", rit(km=4.0), GEMEENTE, NIET, [v.TE_DICHTBIJ]),
        ("een handicap gaat voor de afstand", rit(km=1.0, reist=Reist.NIET), GEMEENTE, KAN, [v.HANDICAP]),
        ("gewone middelbare school", rit(Onderwijs.VO), GEMEENTE, NIET, [v.GEWOON_VO]),
        ("middelbare school met een handicap", rit(Onderwijs.VO, reist=Reist.NIET), GEMEENTE, KAN, [v.HANDICAP]),
        (
            "niet de dichtstbijzijnde school", rit(dichtstbij=False), GEMEENTE, MISSCHIEN,
            [v.VER_GENOEG, v.NIET_DICHTSTBIJ],
        ),
        (
            "wie niet weet of het de dichtstbijzijnde is", rit(dichtstbij=None), GEMEENTE, MISSCHIEN,
            [v.VER_GENOEG, v.WEET_NIET],
        ),
        (
            "een gemeente die niets invulde", rit(), Afspraken(), MISSCHIEN,
            [v.GEEN_GRENS, v.PAKKET.drempel("VERVOER.AFSTAND", OP).tekst],
        ),
    ],
)  # fmt: skip
def test_helpt_de_gemeente(titel, reis, afspraken, kans, waarom):
    """Helpt de gemeente met de reis"""
    uitleg = explain(reis, afspraken, OP)
    assert (uitleg.kans, list(uitleg.waarom)) == (kans, waarom)


@pytest.mark.parametrize(
    ("titel", "reis", "fiets", "ov", "begeleid", "eigen", "aangepast"),
    [
        ("ver en zelfstandig: eerst het openbaar vervoer", rit(), NIET, KAN, NIET, MISSCHIEN, MISSCHIEN),
        ("dichtbij genoeg om te fietsen", rit(km=7.0), KAN, KAN, NIET, MISSCHIEN, MISSCHIEN),
        ("een jong kind gaat samen", rit(leeftijd=6, km=7.0), NIET, MISSCHIEN, KAN, MISSCHIEN, MISSCHIEN),
        ("met iemand erbij", rit(reist=Reist.SAMEN), NIET, MISSCHIEN, KAN, MISSCHIEN, MISSCHIEN),
        ("niet zelf door een handicap", rit(reist=Reist.NIET), NIET, NIET, NIET, MISSCHIEN, KAN),
        ("te dichtbij voor een vergoeding", rit(km=3.0), KAN, KAN, NIET, NIET, NIET),
    ],
)
def test_in_welke_volgorde(titel, reis, fiets, ov, begeleid, eigen, aangepast):
    """Welke manieren van reizen er zijn, in de volgorde waarin de gemeente kijkt"""
    kansen = [stap.kans for stap in explain(reis, GEMEENTE, OP).stappen]
    assert kansen == [fiets, ov, begeleid, eigen, aangepast]


@pytest.mark.parametrize(
    ("titel", "reis", "kosten"),
    [
        ("een grens aan het inkomen", rit(), ["VERVOER.INKOMEN"]),
        ("ver weg: ook een bijdrage naar draagkracht", rit(km=20.1), ["VERVOER.INKOMEN", "VERVOER.VER"]),
        ("precies 20 kilometer is niet verder", rit(km=20.0), ["VERVOER.INKOMEN"]),
        ("met een handicap betalen ouders niets", rit(km=30.0, reist=Reist.NIET), []),
        ("zonder hulp van de gemeente is er geen bijdrage", rit(km=2.0), []),
    ],
)
def test_wat_ouders_betalen(titel, reis, kosten):
    """Wat ouders misschien zelf betalen"""
    assert [regel.code for regel in explain(reis, GEMEENTE, OP).kosten] == kosten


def test_een_gemeente_die_helpt_oefenen():
    """Helpt de gemeente bij zelf leren reizen, dan staat dat erbij; anders dat de school het kan"""
    samen = rit(reist=Reist.SAMEN)
    met, zonder = (explain(samen, a, OP).stappen[1].waarom for a in (GEMEENTE, Afspraken(km=4)))
    assert (met[-1], zonder[-1]) == (v.TRAINING, v.OEFENEN)


@pytest.mark.parametrize(
    ("titel", "km", "mag"), [("zes kilometer", 6.0, True), ("meer dan zes kilometer", 6.1, False)]
)
def test_de_grens_van_de_wet(titel, km, mag):
    """Een gemeente mag haar grens niet hoger kiezen dan de wet"""
    verdict = agreement_verdict(km, OP)
    reden = () if mag else (v.PAKKET.drempel("VERVOER.AFSTAND", OP).tekst,)
    assert (bool(verdict), tuple(verdict.reasons)) == (mag, reden)
