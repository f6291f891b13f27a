"""De cirkeltoets naar wat kinderen nodig hebben: een plek met ruimte, of een deskundige die kan komen."""

import pytest

from knooppunt.kaart.rules.behoefte import Behoeftetoets, Deskundige, Gewoneschool, Vrijeplek
from knooppunt.kaart.rules.cirkel import Woongebied
from knooppunt.organisaties.rules.plaatsen import afstand_km

NOORD, MIDDEN, ZUID = (52.09, 5.0), (52.0, 5.0), (51.91, 5.0)
"""Tien kilometer uit elkaar."""
SCHOLEN = [Gewoneschool("De Linde", MIDDEN, "GM1"), Gewoneschool("De Brug", ZUID, "GM2")]
THUIS = [Woongebied("9901", MIDDEN, 300), Woongebied("9902", ZUID, 100)]
GEDRAG = frozenset({"gedrag", "druk"})
HIER, ELDERS = (Deskundige("Anna", GEDRAG, frozenset({gemeente})) for gemeente in ("GM1", "GM2"))


def at(midden, plekken=(), deskundigen=(), straal=3):
    rijen = Behoeftetoets(plekken, deskundigen, SCHOLEN, THUIS, afstand_km).at(midden, straal)
    return next(rij for rij in rijen if rij.soort == "gedrag")


@pytest.mark.parametrize(
    ("titel", "plekken", "deskundigen", "midden", "plek", "wie"),
    [
        ("niets", [], [], MIDDEN, False, ()),
        ("een plek met ruimte", [Vrijeplek("De Kade", MIDDEN, GEDRAG, 2)], [], MIDDEN, True, ()),
        ("een volle plek", [Vrijeplek("De Kade", MIDDEN, GEDRAG, 0)], [], MIDDEN, False, ()),
        ("een plek buiten de cirkel", [Vrijeplek("De Kade", ZUID, GEDRAG, 2)], [], MIDDEN, False, ()),
        ("een plek voor iets anders", [Vrijeplek("De Kade", MIDDEN, frozenset({"leren"}), 2)], [], MIDDEN, False, ()),
        ("iemand die overal komt", [], [Deskundige("Anna", GEDRAG, None)], MIDDEN, False, ("Anna",)),
        ("iemand die in deze gemeente komt", [], [HIER], MIDDEN, False, ("Anna",)),
        ("iemand die hier niet komt", [], [ELDERS], MIDDEN, False, ()),
        ("er is geen gewone school om naar te komen", [], [Deskundige("Anna", GEDRAG, None)], NOORD, False, ()),
    ],
)  # fmt: skip
def test_krijgt_een_kind_wat_het_nodig_heeft(titel, plekken, deskundigen, midden, plek, wie):
    """Krijgt een kind in de cirkel wat het nodig heeft"""
    rij = at(midden, plekken, deskundigen)
    assert (rij.is_plek, rij.deskundigen, rij.is_vervuld) == (plek, wie, plek or bool(wie))


def test_hoeveel_plekken_er_vrij_zijn():
    """Vrije plekken in de cirkel worden opgeteld"""
    plekken = [
        Vrijeplek("a", MIDDEN, GEDRAG, 2),
        Vrijeplek("b", MIDDEN, GEDRAG, 3),
        Vrijeplek("c", ZUID, GEDRAG, 9),
    ]
    assert at(MIDDEN, plekken).vrij == 5


def test_hoe_vaak_het_elders_zo_is():
    """Van honderd andere leerlingen wonen er 75 waar de deskundige komt"""
    rij = at(NOORD, deskundigen=[Deskundige("Anna", GEDRAG, frozenset({"GM1"}))])
    laag, hoog = rij.deel_marge
    assert laag < 0.75 < hoog
