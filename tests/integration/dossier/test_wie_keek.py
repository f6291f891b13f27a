"""Who looked: every opening is written down, and the family reads it in plain words."""

from datetime import timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.inzage import answer_about_looks, ask_about_looks
from knooppunt.dossier.models import Inzagevraag, Regisseur
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.tijdlijn import looks_of, timeline_of
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.public import record_event
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
WAAROM = ["begeleiding van het kind"]


@pytest.fixture
def dossier(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    cast.join(dossier, "mentor")
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return dossier


@pytest.fixture
def zicht(cast, dossier):
    return lambda wie: dossier_for(getattr(cast, wie), dossier.ref)


def look(cast, dossier, wie, at=AT, bladzijde="plan"):
    record_event(
        soort="dossier.bekeken", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=getattr(cast, wie), at=at,
        doel="begeleiding", bladzijde=bladzijde,
    )  # fmt: skip


def test_opening_a_page_is_written_down_with_who_what_and_why(cast, dossier):
    cast.client("mentor").get(reverse("dossier:gezin", args=[dossier.ref]))
    cast.client("moeder").get(reverse("dossier:verhaal", args=[dossier.ref]))
    keken = Gebeurtenis.objects.filter(soort="dossier.bekeken").order_by("id")
    assert [
        (g.by.naam, g.rol, g.organisatie and g.organisatie.naam, g.doel, g.gegevens["bladzijde"])
        for g in keken
    ] == [
        ("Els Prins", "mentor", "De Vuurtoren", "begeleiding", "gezin"),
        ("Samira Bouzid", "ouder", None, "inzage", "verhaal"),
    ]


def test_looks_are_grouped_per_day_and_person_with_the_own_ones_apart(cast, dossier, zicht):
    look(cast, dossier, "mentor")
    look(cast, dossier, "mentor", AT + timedelta(minutes=5))
    look(cast, dossier, "mentor", AT + timedelta(minutes=9), "verhaal")
    look(cast, dossier, "moeder")
    look(cast, dossier, "mentor", AT + timedelta(days=1))
    inzages, volgende = looks_of(zicht("moeder"), cast.moeder)
    assert [(i.dag, i.wie, i.als, i.organisatie, i.bladzijden, i.doelen, i.zelf) for i in inzages] == [
        (OP + timedelta(days=1), "Els Prins", "mentor of leerkracht", "De Vuurtoren", {"plan": 1}, WAAROM, False),
        (OP, "Samira Bouzid", "ouder", "", {"plan": 1}, WAAROM, True),
        (OP, "Els Prins", "mentor of leerkracht", "De Vuurtoren", {"verhaal": 1, "plan": 2}, WAAROM, False),
    ]  # fmt: skip
    assert volgende == 0


def test_many_looks_go_on_on_the_next_page(cast, dossier, zicht):
    for _ in range(205):
        look(cast, dossier, "mentor")
    eerste, volgende = looks_of(zicht("moeder"), cast.moeder)
    tweede, einde = looks_of(zicht("moeder"), cast.moeder, volgende)
    assert [sum(i.bladzijden.values()) for i in eerste + tweede] == [200, 5]
    assert einde == 0


@pytest.mark.parametrize(
    ("wie", "status"), [("moeder", 200), ("adviseur", 200), ("mentor", 403), ("coordinator", 403)]
)
def test_the_family_and_the_regisseur_read_who_looked(cast, dossier, wie, status):
    response = cast.client(wie).get(reverse("dossier:wie_keek", args=[dossier.ref]))
    assert response.status_code == status
    if status == 403:
        assert (
            "Alleen de ouders, de leerling en de regisseur zien wie er in het dossier keek."
            in response.content.decode()
        )


def test_a_question_of_the_family_waits_for_the_regisseur_and_is_answered(cast, dossier, zicht):
    url = reverse("dossier:wie_keek", args=[dossier.ref])
    assert cast.client("moeder").post(url, {"tekst": "Waarom keek de mentor?"}).status_code == 302
    assert Taak.objects.get(gedaan_at=None).account == cast.account("adviseur")
    vraag = Inzagevraag.objects.get()
    cast.client("adviseur").post(
        reverse("dossier:inzagevraag", args=[dossier.ref, vraag.ref]), {"antwoord": "Voor het plan."}
    )
    assert not Taak.objects.filter(gedaan_at=None).exists()
    assert "Voor het plan." in cast.client("moeder").get(url).content.decode()


def test_the_same_question_twice_is_one_question(cast, zicht):
    for _ in range(2):
        ask_about_looks(zicht=zicht("moeder"), tekst="Waarom?", url="/", by=cast.moeder, at=AT)
    assert (Inzagevraag.objects.count(), Taak.objects.count()) == (1, 1)


def test_without_a_regisseur_the_school_answers(cast, zicht):
    Regisseur.objects.all().delete()
    ask_about_looks(zicht=zicht("moeder"), tekst="Waarom?", url="/", by=cast.moeder, at=AT)
    taak = Taak.objects.get()
    assert (taak.organisatie, taak.rol) == (cast.school, "schoolcoordinator")


def test_a_professional_does_not_ask_for_the_family(cast, zicht):
    with pytest.raises(NotAllowed, match=r"Alleen de ouders en de leerling zelf kunnen dit doen\."):
        ask_about_looks(zicht=zicht("mentor"), tekst="Waarom?", url="/", by=cast.mentor, at=AT)


def test_only_the_regisseur_answers_and_only_once(cast, zicht):
    vraag = ask_about_looks(zicht=zicht("moeder"), tekst="Waarom?", url="/", by=cast.moeder, at=AT)
    with pytest.raises(NotAllowed, match=r"Alleen de regisseur kan dit doen\."):
        answer_about_looks(zicht=zicht("mentor"), vraag_ref=vraag.ref, antwoord="Zo", by=cast.mentor, at=AT)
    answer_about_looks(zicht=zicht("adviseur"), vraag_ref=vraag.ref, antwoord="Zo", by=cast.adviseur, at=AT)
    with pytest.raises(Refusal, match=r"Deze vraag is al beantwoord\."):
        answer_about_looks(
            zicht=zicht("adviseur"), vraag_ref=vraag.ref, antwoord="Zo", by=cast.adviseur, at=AT
        )


def test_the_timeline_has_no_looks_and_nothing_of_a_hidden_part(cast, dossier, zicht):
    look(cast, dossier, "mentor")
    record_event(
        soort="verhaal.aangevuld",
        onderwerp_ref=dossier.ref,
        dossier_ref=dossier.ref,
        by=cast.moeder,
        at=AT,
        deel="zorg",
    )
    assert [r.titel for r in timeline_of(zicht("adviseur"), cast.adviseur).regels] == [
        "Joke Visser opende het dossier."
    ]
    assert [r.titel for r in timeline_of(zicht("moeder"), cast.moeder).regels] == [
        "U vulde het verhaal aan.", "Joke Visser opende het dossier.",
    ]  # fmt: skip


def test_a_reached_goal_shines_on_the_timeline(cast, dossier):
    record_event(soort="doel.bereikt", onderwerp_ref="0" * 16, dossier_ref=dossier.ref, by=cast.mentor, at=AT)
    html = cast.client("moeder").get(reverse("dossier:tijdlijn", args=[dossier.ref])).content.decode()
    assert "Bereikt" in html
