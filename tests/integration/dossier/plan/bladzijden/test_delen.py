"""The parts of a plan that are not shared are hidden on its pages."""

import pytest

from tests.integration.dossier.plan.bladzijden.adressen import ZORG, tekst, url


@pytest.mark.parametrize("naam", ["plan", "plan_versie", "plan_leerling", "gezinsplan"])
def test_a_goal_of_care_is_hidden_for_who_misses_the_part(spel, naam):
    spel.horen().voorleggen().antwoord().vaststellen()
    assert ZORG in tekst(spel.cast.client("moeder").get(url(spel, naam)))
    verborgen = tekst(spel.cast.client("coordinator").get(url(spel, naam)))
    assert "Elke week bellen over slapen" not in verborgen
    assert ZORG not in verborgen


def test_the_education_part_is_hidden_for_care(spel):
    pagina = tekst(spel.cast.client("jeugdhulpverlener").get(url(spel, "plan")))
    assert ZORG in pagina
    for geheim in (spel.doel.tekst, "Hij tekent prachtig", "groep 7", "raakt hij de draad kwijt"):
        assert geheim not in pagina
    assert "De delen ‘onderwijs’ en ‘verhaal en gezin’ zijn niet met uw organisatie gedeeld." in pagina
