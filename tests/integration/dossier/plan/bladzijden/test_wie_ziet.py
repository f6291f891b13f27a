"""Which page of a plan opens for whom, and what a stranger does not find."""

import pytest
from django.urls import reverse

from knooppunt.dossier.models import Plan
from knooppunt.dossier.public import KindGegevens
from tests.integration.dossier.plan.bladzijden.adressen import tekst, url

WIE_ZIET = {
    "moeder": 200,
    "coordinator": 200,
    "mentor": 200,
    "coordinator_elders": 404,
    "vreemde_ouder": 404,
    "beleid": 404,
}


@pytest.mark.parametrize(
    "naam", ["plan", "plan_versie", "plan_pdf", "plan_leerling", "plan_kaart", "gezinsplan"]
)
@pytest.mark.parametrize(("wie", "status"), WIE_ZIET.items())
def test_the_circle_reads_and_a_stranger_finds_nothing(spel, naam, wie, status):
    assert spel.cast.client(wie).get(url(spel, naam)).status_code == status


def test_a_visitor_is_asked_to_sign_in(spel):
    antwoord = spel.cast.client().get(url(spel, "plan"))
    assert (antwoord.status_code, antwoord["Location"].startswith("/binnenkomen")) == (302, True)


FORMULIEREN = ["plan_teksten", "plan_doel_nieuw", "plan_horen", "plan_papier"]


@pytest.mark.parametrize("naam", FORMULIEREN)
@pytest.mark.parametrize(("wie", "status"), [("coordinator", 200), ("moeder", 403), ("vreemde_ouder", 404)])
def test_forms_of_the_team_are_for_the_team(spel, naam, wie, status):
    assert spel.cast.client(wie).get(url(spel, naam)).status_code == status


def test_a_plan_of_another_dossier_is_not_found(spel):
    ander = spel.cast.dossier(kind=KindGegevens("Noor", "Vis", spel.dossier.kind.geboortedatum, "9901"))
    pad = reverse("dossier:plan_versie", args=[ander.ref, spel.plan.ref])
    assert spel.cast.client("coordinator").get(pad).status_code == 404


def test_a_child_without_a_plan_gets_an_invitation_to_begin(cast, vandaag):
    dossier = cast.dossier()
    client = cast.client("coordinator")
    assert "Begin het plan" in tekst(client.get(reverse("dossier:plan", args=[dossier.ref])))
    for _ in range(2):
        client.post(reverse("dossier:plan_beginnen", args=[dossier.ref]))
    assert Plan.objects.filter(dossier=dossier).count() == 1
