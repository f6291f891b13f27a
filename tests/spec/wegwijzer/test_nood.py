"""De wegwijzer: welk nummer bij woorden die op gevaar wijzen."""

from datetime import date

import pytest

from knooppunt.wegwijzer.rules.nood import always_shown
from knooppunt.wegwijzer.rules.vast import danger

OP = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("titel", "vraag", "nummers"),
    [
        ("Een kind dat niet meer wil leven", "mijn dochter wil niet meer leven", ["113"]),
        ("Snijden, met een typfout", "ze snijd zichzelf", ["113"]),
        ("Zelfmoord", "zelfmoordgedachten puber", ["113"]),
        ("Geslagen worden thuis", "mijn vader slaat mij", ["veilig-thuis", "kindertelefoon"]),
        ("Geweld van een partner", "mijn man slaat de kinderen", ["veilig-thuis"]),
        ("Seksueel misbruik", "seksueel misbruik", ["veilig-thuis", "seksueel-geweld"]),
        ("Stemmen horen", "hij hoort stemmen", ["huisartsenpost"]),
        ("Een poging", "zelfmoordpoging", ["112"]),
        ("In het Engels", "my son wants to die, suicide", ["113"]),
        ("Een bal slaan is geen gevaar", "leren tennis een bal slaan", []),
        ("Andere kinderen slaan is geen gevaar thuis", "slaat andere kinderen op school", []),
        ("Niet naar school willen is geen gevaar", "wil niet naar school", []),
        ("Een dode hond is verdriet", "onze hond is dood", []),
    ],
)
def test_welk_nummer(titel, vraag, nummers):
    """Welk nummer staat boven de uitkomsten?"""
    assert [n.code for n in danger().find(vraag, OP)] == nummers


def test_altijd_op_de_eerste_bladzijde():
    """Op de eerste bladzijde staan altijd 112, 113, Veilig Thuis en de Kindertelefoon"""
    assert [n.code for n in always_shown(OP)] == ["112", "113", "veilig-thuis", "kindertelefoon"]


def test_een_nummer_geldt_vanaf_een_dag():
    """Een nummer geldt vanaf een dag, met een bron"""
    assert danger().find("zelfmoord", date(2023, 1, 1)) == []
    assert all(n.bron for n in always_shown(OP))
