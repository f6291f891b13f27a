"""The pupil's page of a plan: three faces and own words."""

import pytest

import tests.factories.plan
from knooppunt.dossier.models import Dossier, Leerlingstem
from tests.integration.dossier.plan.bladzijden.adressen import tekst, url


def test_three_faces_and_own_words_are_stored_once(spel):
    client = spel.cast.client("moeder")
    for _ in range(2):
        client.post(url(spel, "plan_leerling"), {"doel": spel.doel.ref, "gevoel": "gaat_wel"})
        client.post(url(spel, "plan_leerling"), {"tekst": "Ik wil rust."})
    assert [(stem.gevoel, stem.tekst) for stem in Leerlingstem.objects.all()] == [
        ("gaat_wel", ""),
        ("", "Ik wil rust."),
    ]
    assert "Ik wil rust." in tekst(client.get(url(spel, "plan_leerling")))


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"gevoel": "boos"}, "Kies een gezicht."),
        ({}, "Kies een gezicht."),
        ({"tekst": ""}, "Schrijf eerst iets op."),
    ],
)
def test_an_empty_answer_of_the_pupil_is_explained(spel, data, fout):
    if "tekst" not in data:
        data = data | {"doel": spel.doel.ref}
    antwoord = spel.cast.client("moeder").post(url(spel, "plan_leerling"), data)
    assert (antwoord.status_code, fout in tekst(antwoord)) == (422, True)


def test_in_a_closed_dossier_the_pupil_reads_only(spel):
    client = spel.cast.client("moeder")
    assert "Hoe gaat het hiermee?" in tekst(client.get(url(spel, "plan_leerling")))
    Dossier.objects.filter(pk=spel.dossier.pk).update(status="afgesloten", afgesloten_at=tests.factories.AT)
    assert "Hoe gaat het hiermee?" not in tekst(client.get(url(spel, "plan_leerling")))
    assert client.post(url(spel, "plan_leerling"), {"tekst": "Hoi"}).status_code == 403


def test_the_team_reads_the_page_of_the_pupil_but_does_not_answer(spel):
    client = spel.cast.client("coordinator")
    assert "Hoe gaat het hiermee?" not in tekst(client.get(url(spel, "plan_leerling")))
    assert (
        client.post(url(spel, "plan_leerling"), {"doel": spel.doel.ref, "gevoel": "goed"}).status_code == 403
    )
