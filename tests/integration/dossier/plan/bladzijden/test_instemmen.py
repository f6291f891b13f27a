"""Agreeing with a plan and putting it in force from the page, and what the page says is missing."""

import pytest

import tests.factories.plan
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import Instemming, Plan
from knooppunt.dossier.public import Deel
from tests.integration.dossier.plan.bladzijden.adressen import ZORG, tekst, url


def test_a_parent_agrees_once_from_the_page(spel):
    spel.voorleggen()
    client = spel.cast.client("moeder")
    assert "Bent u het eens met het plan?" in tekst(client.get(url(spel, "plan_instemmen")))
    spel.plan.refresh_from_db()
    for _ in range(2):
        antwoord = client.post(
            url(spel, "plan_instemmen"), {"antwoord": "eens", "toelichting": "", "gezien": spel.plan.inhoud}
        )
        assert antwoord.status_code == 302
    assert Instemming.objects.filter(vervallen_at=None).count() == 1


@pytest.mark.parametrize(
    ("voorleggen", "wie", "reden"),
    [
        (False, "moeder", "Het plan is nog niet klaar om te tekenen."),
        (True, "vader", "U hoeft niet in te stemmen met dit plan."),
    ],
)
def test_who_need_not_answer_reads_why(spel, voorleggen, wie, reden):
    spel.cast.join(spel.dossier, "vader", "ouder")
    if voorleggen:
        spel.voorleggen()
    antwoord = spel.cast.client(wie).get(url(spel, "plan_instemmen"))
    assert (antwoord.status_code, reden in tekst(antwoord)) == (422, True)


def test_the_page_says_that_an_answer_is_void_after_a_change(spel):
    spel.voorleggen().antwoord()
    assert "Eerder antwoord telt niet meer" not in tekst(spel.cast.client("moeder").get(url(spel, "plan")))
    spel.nieuw_doel("Nog een doel")
    pagina = tekst(spel.cast.client("moeder").get(url(spel, "plan")))
    assert "Het plan is gewijzigd na het antwoord van Samira Bouzid." in pagina
    spel.antwoord()
    assert "Eerder antwoord telt niet meer" not in tekst(spel.cast.client("moeder").get(url(spel, "plan")))


def test_who_edits_reads_first_whose_answer_a_change_makes_void(spel):
    client = spel.cast.client("coordinator")
    spel.voorleggen()
    assert "Er is al geantwoord op dit plan" not in tekst(client.get(url(spel, "plan")))
    spel.antwoord()
    assert "Dit gaat om: Samira Bouzid." in tekst(client.get(url(spel, "plan")))


def test_what_is_missing_stands_on_the_page_and_forcing_it_is_refused(spel):
    spel.voorleggen()
    client = spel.cast.client("coordinator")
    reden = "Samira Bouzid heeft nog niet ingestemd met het plan."
    assert reden in tekst(client.get(url(spel, "plan")))
    antwoord = client.post(url(spel, "plan_vaststellen"))
    assert (antwoord.status_code, reden in tekst(antwoord)) == (422, True)


def test_putting_in_force_twice_is_refused_the_second_time(spel):
    spel.horen().voorleggen().antwoord()
    client = spel.cast.client("coordinator")
    assert [client.post(url(spel, "plan_vaststellen")).status_code for _ in range(2)] == [302, 422]
    assert Plan.objects.filter(status="vastgesteld").count() == 1


def test_versions_are_compared_without_hidden_parts(spel):
    spel.horen().voorleggen().antwoord().vaststellen()
    spel.plan = start_plan(zicht=spel.zicht(), by=spel.by, at=tests.factories.AT)
    spel.nieuw_doel("Ilyas eet mee aan tafel.", Deel.GEZIN)
    client = spel.cast.client
    school = tekst(client("coordinator").get(url(spel, "plan_vergelijken")))
    assert ("Ilyas eet mee aan tafel." in school, ZORG in school) == (True, False)
    assert ZORG in tekst(client("moeder").get(url(spel, "plan_vergelijken")))
