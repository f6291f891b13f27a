"""Wat er ontbreekt dichtbij huis: wie ver reist, wat er niet is, en wat is gevraagd."""

from dataclasses import dataclass
from datetime import date

import pytest

from knooppunt.kaart.rules.dichtbij import Schoolweg
from knooppunt.kaart.rules.norm import Norm, Normgroep, Normrij
from knooppunt.kaart.rules.ontbreekt import Woonplek, comes, far_away, in_steps, live_there, not_met

NORM = Norm((Normrij("", Normgroep.JONG, 5.0), Normrij("", Normgroep.OUD, 10.0)), date(2026, 11, 27))


def along(van, naar):
    return abs(van[1] - naar[1])


def weg(km, laag=6, hoog=None, pc4="9901", soort="So", **anders):
    hoog = laag if hoog is None else hoog
    return Schoolweg(soort, 8, pc4, "GM1", laag, hoog, (laag + hoog) / 2, km, **anders)


def listed(lijst):
    return [(r.gebied, r.soort, r.laag, r.hoog) for r in lijst.rijen], lijst.te_klein


VER = [
    ([weg(6.0), weg(4.0)], ([("9901", "So", 6, 6)], 0), "alleen wie verder gaat dan dichtbij"),
    (
        [weg(6.0), weg(6.0, 9, pc4="9902"), weg(7.0, 1, 40, pc4="9902")],
        ([("9902", "So", 10, 49), ("9901", "So", 6, 6)], 0), "het gebied met de meeste leerlingen bovenaan",
    ),
    ([weg(6.0, 4)], ([], 1), "minder dan vijf wordt niet genoemd, wel geteld"),
    ([weg(6.0, 4, 16)], ([], 1), "ook niet als het er meer kunnen zijn"),
    ([weg(6.0, soort="Bo")], ([], 0), "gewoon onderwijs telt niet mee"),
]  # fmt: skip


@pytest.mark.parametrize(("wegen", "lijst", "titel"), VER, ids=[rij[-1] for rij in VER])
def test_wie_ver_reist(wegen, lijst, titel):
    """Leerlingen die ver reizen, per gebied"""
    assert listed(far_away(wegen, ["So"], NORM, str, 5)) == lijst


def test_vanwaar_men_verder_kijkt():
    """Bij elk gebied staat de postcode met de meeste leerlingen, en wat daar het dichtst bij is"""
    wegen = [weg(6.0, 5, pc4="9901", soort_km=3.0), weg(6.0, 7, pc4="9902", soort_km=4.5)]
    (rij,) = far_away(wegen, ["So"], NORM, lambda _: "Lindeveen", 5).rijen
    assert (rij.gebied, rij.pc4, rij.dichtstbij_km) == ("Lindeveen", "9902", 4.5)


@dataclass(frozen=True)
class Plek:
    punten: tuple[tuple[float, float], ...]
    soorten: frozenset[str] = frozenset({"gedrag"})
    naam: str = "De Kade"


@dataclass(frozen=True)
class Iemand:
    gemeenten: frozenset[str] | None
    soorten: frozenset[str] = frozenset({"gedrag"})


def plek(km, **anders):
    return Plek(((0.0, km),), **anders)


WONEN = [Woonplek("9901", (0.0, 0.0), "GM1", {Normgroep.JONG: 20, Normgroep.OUD: 7})]
NIETS = [
    ([], [], 27, "er is niets"),
    ([plek(4.0)], [], None, "er is een plek dichtbij"),
    ([plek(8.0)], [], 20, "de plek is dichtbij voor wie ouder is, niet voor wie jong is"),
    ([plek(12.0)], [], 27, "de plek is voor iedereen te ver"),
    ([plek(4.0, soorten=frozenset({"leren"}))], [], 27, "de plek is voor iets anders"),
    ([], [Iemand(None)], None, "er komt overal iemand"),
    ([], [Iemand(frozenset({"GM1"}))], None, "er komt iemand in deze gemeente"),
    ([], [Iemand(frozenset({"GM2"}))], 27, "er komt iemand in een andere gemeente"),
]


@pytest.mark.parametrize(("plekken", "reizigers", "aantal", "titel"), NIETS, ids=[rij[-1] for rij in NIETS])
def test_wat_er_niet_is(plekken, reizigers, aantal, titel):
    """Voor hoeveel leerlingen er niets dichtbij is"""
    lijst = not_met(WONEN, plekken, reizigers, ["gedrag"], NORM, str, 5, along)
    assert [rij.laag for rij in lijst.rijen] == ([] if aantal is None else [aantal])


def test_hoeveel_leerlingen_er_wonen():
    """Leerlingen worden per postcode en leeftijd geteld, ongeacht hun school"""
    wegen = [weg(1.0, 3), weg(9.0, 4, soort="Bo"), weg(1.0, 5, pc4="9902")]
    wonen = live_there(wegen, {"9901": (0.0, 0.0), "9902": (0.0, 1.0)}, NORM)
    assert [(w.pc4, w.leerlingen[Normgroep.JONG]) for w in wonen] == [("9901", 7), ("9902", 5)]


@pytest.mark.parametrize(
    ("aantal", "getoond"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)], ids=["0", "4", "5", "9", "10"]
)
def test_aantallen_uit_dossiers(aantal, getoond):
    """Een aantal uit dossiers wordt naar beneden afgerond op vijftallen"""
    assert in_steps(aantal, 5) == getoond


def test_komt_er_iemand():
    """Wie geen werkgebied noemt, komt overal"""
    assert comes([Iemand(None)], "gedrag", "GM9") is True
