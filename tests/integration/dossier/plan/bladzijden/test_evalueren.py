"""Evaluating a plan from the page, and handing it over to another school."""

from datetime import timedelta

from django.urls import reverse

from knooppunt.dossier.models import Doel, Doeluitkomst, Evaluatie
from tests.factories.plan import Planspel
from tests.integration.dossier.plan.bladzijden.adressen import ZORG, tekst, url


def evaluatieformulier(spel: Planspel, vandaag, **anders) -> dict[str, str]:
    return {
        f"uitkomst_{spel.doel.ref}": "bereikt",
        f"waarom_{spel.doel.ref}": "Elke dag geoefend",
        "datum": str(vandaag),
        "gesproken_met": "Samira en Ilyas",
        "stem_leerling": "De kaart helpt.",
        "stem_ouders": "Hij komt blij thuis.",
        "vervolg": "doorgaan",
    } | anders


def test_an_evaluation_sent_twice_is_stored_once_and_read_by_everyone(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    assert client.get(url(spel, "evalueren")).status_code == 200
    for _ in range(2):
        assert client.post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag)).status_code == 302
    assert Evaluatie.objects.count() == 1
    assert "De kaart helpt." in tekst(spel.cast.client("moeder").get(url(spel, "evalueren")))


def test_care_adds_its_outcome_and_the_school_does_not_see_it(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    spel.cast.client("coordinator").post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag))
    zorgdoel = Doel.objects.get(plan=spel.plan, deel="zorg")
    aanvulling = {f"uitkomst_{zorgdoel.ref}": "deels", f"waarom_{zorgdoel.ref}": "Vast bedritueel"}
    client = spel.cast.client("jeugdhulpverlener")
    assert "De kaart helpt." not in tekst(client.get(url(spel, "evalueren")))
    assert client.post(url(spel, "evalueren"), aanvulling).status_code == 302
    assert Doeluitkomst.objects.count() == 2
    assert "Vast bedritueel" not in tekst(spel.cast.client("coordinator").get(url(spel, "evalueren")))
    assert "Vast bedritueel" in tekst(spel.cast.client("moeder").get(url(spel, "evalueren")))


def test_a_handover_names_a_school_by_its_name_and_the_school_takes_over(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    over = {
        "vervolg": "overdragen",
        "overdracht_op": str(vandaag + timedelta(30)),
        "overdracht_gesprek": "Els met Ton",
    }
    fout = client.post(
        url(spel, "evalueren"), evaluatieformulier(spel, vandaag, **over, naar_school="Nergens")
    )
    assert "In deze regio kennen we geen andere school met deze naam." in tekst(fout)
    client.post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag, **over, naar_school="het baken"))
    pad = reverse("dossier:overdracht", args=[Evaluatie.objects.get().ref])
    assert client.get(pad).status_code == 404
    nieuw = spel.cast.client("coordinator_vo")
    assert nieuw.get(url(spel, "plan")).status_code == 404
    assert [nieuw.post(pad).status_code for _ in range(2)] == [302, 302]
    pagina = tekst(nieuw.get(url(spel, "plan")))
    assert (spel.doel.tekst in pagina, ZORG in pagina) == (True, False)
