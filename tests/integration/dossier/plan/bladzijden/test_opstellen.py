"""Writing a plan on its pages: forms that are sent twice, wrong, old or hostile."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knooppunt.dossier.models import Actie, Doel
from tests.integration.dossier.plan.bladzijden.adressen import tekst, url


def doelformulier(**anders) -> dict[str, str]:
    return {
        "tekst": "Ilyas kiest zelf een boek.",
        "eigen_woorden": "",
        "deel": "onderwijs",
        "revisie": "0",
    } | anders


def test_a_goal_sent_twice_is_one_goal(spel):
    client = spel.cast.client("coordinator")
    for _ in range(2):
        assert client.post(url(spel, "plan_doel_nieuw"), doelformulier()).status_code == 302
    assert [d.tekst for d in Doel.objects.all()].count("Ilyas kiest zelf een boek.") == 1


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"tekst": ""}, "Schrijf het doel op."),
        ({"deel": "zorg"}, "Selecteer een geldige keuze."),
        ({"tekst": "x" * 401}, "400"),
        ({"tekst": "a\x00b"}, "NULL"),
    ],
)
def test_a_wrong_goal_is_explained(spel, anders, fout):
    antwoord = spel.cast.client("coordinator").post(url(spel, "plan_doel_nieuw"), doelformulier(**anders))
    assert antwoord.status_code == 422
    assert fout.lower() in tekst(antwoord).lower()


def test_an_old_form_shows_what_is_there_now(spel):
    client = spel.cast.client("coordinator")
    pad = url(spel, "plan_doel", spel.doel.ref)
    client.post(pad, doelformulier(tekst="Eerst dit"))
    antwoord = client.post(pad, doelformulier(tekst="Toen dat"))
    assert antwoord.status_code == 422
    assert "Nu staat er: Eerst dit" in tekst(antwoord)
    assert client.post(pad, doelformulier(tekst="Toen dat", revisie="1")).status_code == 302


@pytest.mark.parametrize("revisie", ["", "-1", "x", "99999999999999999999"])
def test_a_hostile_revision_is_no_crash(spel, revisie):
    antwoord = spel.cast.client("coordinator").post(
        url(spel, "plan_doel", spel.doel.ref), doelformulier(revisie=revisie)
    )
    assert antwoord.status_code == 422


def test_an_action_before_today_is_explained(spel, vandaag):
    actie = {
        "tekst": "Bellen",
        "eigenaar_id": spel.cast.account("moeder").pk,
        "herziening_op": vandaag - timedelta(1),
    }
    antwoord = spel.cast.client("coordinator").post(url(spel, "plan_actie_nieuw", spel.doel.ref), actie)
    assert antwoord.status_code == 422
    assert "De datum om terug te kijken ligt in het verleden." in tekst(antwoord)


def test_removed_things_can_be_put_back_from_the_page(spel):
    client = spel.cast.client("coordinator")
    client.post(url(spel, "plan_doel_weg", spel.doel.ref))
    assert "Weggehaald uit dit concept" in tekst(client.get(url(spel, "plan")))
    client.post(url(spel, "plan_doel_terug", spel.doel.ref))
    client.post(url(spel, "plan_actie_weg", spel.actie.ref))
    client.post(url(spel, "plan_actie_terug", spel.actie.ref))
    assert (
        Doel.objects.get(pk=spel.doel.pk).verwijderd_at,
        Actie.objects.get(pk=spel.actie.pk).verwijderd_at,
    ) == (None, None)


def test_a_diagnosis_in_a_goal_gets_a_hint_and_stays(spel):
    spel.nieuw_doel("Zijn ADHD wordt minder")
    pagina = tekst(spel.cast.client("coordinator").get(url(spel, "plan")))
    assert "Schrijf liever wat u ziet en wat nodig is." in pagina
    assert "Schrijf liever wat u ziet en wat nodig is." not in tekst(
        spel.cast.client("moeder").get(url(spel, "plan"))
    )


def test_thirty_goals_cost_as_many_statements_as_one(spel):
    def tellen() -> int:
        client = spel.cast.client("coordinator")
        client.get(url(spel, "plan"))
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(url(spel, "plan"))
        return len(gevraagd)

    een = tellen()
    for i in range(30):
        doel = spel.nieuw_doel(f"Doel {i}")
        spel.nieuwe_actie(doel, "Oefenen", "mentor")
    assert tellen() == een


def test_who_saves_after_someone_else_sees_both_texts_and_overwrites_nothing_unseen(spel, cast):
    spel.teksten(bevorderend="Rust helpt.")
    client, pad = cast.client("coordinator"), url(spel, "plan_teksten")
    verstuurd = {
        "bevorderend": "Een koptelefoon helpt.", "perspectief": "", "belemmerend": "", "niveau_id": "",
        "niveau_reden": "", "niveau_sprong_reden": "", "revisie": "0",
        "evaluatie_voor": (timezone.localdate() + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    antwoord = client.post(pad, verstuurd)
    spel.plan.refresh_from_db()
    assert (antwoord.status_code, spel.plan.bevorderend) == (422, "Rust helpt.")
    pagina = antwoord.content.decode()
    assert ("Rust helpt." in pagina, "Een koptelefoon helpt." in pagina) == (True, True)
