"""Expertise: asked from the entry, promised with real hours or refused with a reason, and evaluated."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.wegwijzer.actions.expertise import (
    evaluate_expertise,
    promise_expertise,
    refuse_expertise,
    withdraw_request,
)
from knooppunt.wegwijzer.models import Expertiseaanvraag
from knooppunt.wegwijzer.queries.expertise import expertise_offers, requests, what_came_of_it
from knooppunt.wegwijzer.rules.expertise import Opbrengst
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.wegwijzer import expertise, expertiseaanvraag

pytestmark = pytest.mark.django_db


def free(aanvraag):
    return aanvraag.aanbod.capaciteit.get().vrij


def promise(cast, aanvraag):
    promise_expertise(aanvraag=aanvraag, by=cast.jeugdhulpverlener, at=AT)
    aanvraag.refresh_from_db()
    return aanvraag


def evaluate(cast, aanvraag, wie="coordinator", hielp=Opbrengst.JA):
    evaluate_expertise(
        aanvraag=aanvraag, hielp=hielp, kan_zelf=Opbrengst.DEELS, leraren=3, toelichting="Rust in de groep.",
        by=getattr(cast, wie), at=AT,
    )  # fmt: skip


def open_tasks():
    taken = Taak.objects.filter(gedaan_at=None).order_by("pk")
    return [(t.soort, t.rol or t.account.naam, t.voor) for t in taken]


def test_a_request_is_on_the_list_of_who_offers_it_with_the_day_to_answer(cast):
    expertiseaanvraag(cast)
    assert open_tasks() == [("expertise_antwoord", "jeugdhulpverlener", OP + timedelta(days=14))]


def test_the_same_form_sent_twice_makes_one_request(cast):
    aanbod = expertise(cast)
    assert expertiseaanvraag(cast, aanbod=aanbod) == expertiseaanvraag(cast, aanbod=aanbod)


def test_promised_hours_are_no_longer_free_and_the_school_hears_of_it(cast):
    aanvraag = promise(cast, expertiseaanvraag(cast))
    assert (aanvraag.status, free(aanvraag)) == ("toegezegd", 2)
    assert open_tasks() == [("expertise_evaluatie", "Joke Visser", OP + timedelta(days=81))]
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["coordinator@voorbeeld.invalid"], "Er is antwoord op uw aanvraag")
    ]


def test_no_more_hours_are_promised_than_are_free(cast):
    aanbod = expertise(cast)
    eerste, tweede = (expertiseaanvraag(cast, aanbod=aanbod, sleutel=s * 16) for s in "12")
    promise(cast, eerste)
    with pytest.raises(Refusal, match=re.escape("Er is 2 uur per week vrij. De school vraagt 4 uur.")):
        promise(cast, tweede)
    assert free(tweede) == 2


def test_an_offer_that_tells_no_hours_can_promise(cast):
    aanvraag = promise(cast, expertiseaanvraag(cast, aanbod=expertise(cast, vrij=None)))
    assert (aanvraag.status, aanvraag.is_geboekt) == ("toegezegd", False)


@pytest.mark.parametrize("eind", ["afronden", "intrekken"])
def test_hours_come_free_again_at_the_end(cast, eind):
    aanvraag = promise(cast, expertiseaanvraag(cast))
    if eind == "afronden":
        evaluate(cast, aanvraag)
    else:
        withdraw_request(aanvraag=aanvraag, by=cast.coordinator, at=AT)
    assert (free(aanvraag), open_tasks()) == (6, [])


def test_hours_that_were_told_anew_do_not_grow_above_the_total(cast):
    aanvraag = promise(cast, expertiseaanvraag(cast))
    aanvraag.aanbod.capaciteit.update(vrij=7)
    withdraw_request(aanvraag=aanvraag, by=cast.coordinator, at=AT)
    assert free(aanvraag) == 8


def test_a_request_that_was_withdrawn_before_an_answer_gives_no_hours(cast):
    aanvraag = expertiseaanvraag(cast)
    withdraw_request(aanvraag=aanvraag, by=cast.coordinator, at=AT)
    assert free(aanvraag) == 6


def test_a_refusal_says_why(cast):
    aanvraag = expertiseaanvraag(cast)
    with pytest.raises(Refusal, match=re.escape("Schrijf op waarom het niet kan. De school leest dit.")):
        refuse_expertise(aanvraag=aanvraag, reden=" ", by=cast.jeugdhulpverlener, at=AT)
    refuse_expertise(aanvraag=aanvraag, reden="Vol tot mei.", by=cast.jeugdhulpverlener, at=AT)
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.reden, free(aanvraag)) == ("geweigerd", "Vol tot mei.", 6)


def test_what_came_of_it_is_counted(cast):
    aanbod = expertise(cast)
    for nummer, hielp in enumerate((Opbrengst.JA, Opbrengst.NEE)):
        evaluate(
            cast, promise(cast, expertiseaanvraag(cast, aanbod=aanbod, sleutel=f"{nummer}" * 16)), hielp=hielp
        )
    telling = what_came_of_it(cast.moeder, aanbod)
    assert (telling.keren, telling.hielp, telling.kan_zelf, telling.leraren) == (2, 1, 2, 6)


def test_before_an_answer_there_is_nothing_to_evaluate(cast):
    with pytest.raises(Refusal, match=re.escape("Deze aanvraag wacht nog op antwoord.")):
        evaluate(cast, expertiseaanvraag(cast))


@pytest.mark.parametrize("wie", ["mentor", "jeugdhulpverlener", "adviseur", "moeder"])
def test_only_who_leads_support_at_a_school_asks(cast, wie):
    with pytest.raises(NotAllowed, match="Alleen een ondersteuningscoördinator of leider van de school"):
        expertiseaanvraag(cast, by=getattr(cast, wie))
    assert Expertiseaanvraag.objects.count() == 0


def test_a_school_does_not_promise_to_itself(cast):
    aanvraag = expertiseaanvraag(cast)
    with pytest.raises(NotAllowed, match="Deze vermelding is van een andere organisatie"):
        promise_expertise(aanvraag=aanvraag, by=cast.coordinator, at=AT)
    assert free(aanvraag) == 6


def test_who_offers_it_does_not_evaluate_its_own_work(cast):
    aanvraag = promise(cast, expertiseaanvraag(cast))
    with pytest.raises(NotAllowed, match="Alleen een ondersteuningscoördinator of leider van de school"):
        evaluate(cast, aanvraag, "jeugdhulpverlener")


@pytest.mark.parametrize(
    ("wie", "status"),
    [
        ("coordinator", 200),
        ("jeugdhulpverlener", 200),
        ("adviseur", 200),
        ("coordinator_elders", 404),
        ("mentor", 403),
    ],
)
def test_who_reads_a_request(cast, wie, status):
    adres = reverse("wegwijzer:aanvraag", args=[expertiseaanvraag(cast).ref])
    assert cast.client(wie).get(adres).status_code == status


def test_what_is_late_stands_first(cast):
    aanbod = expertise(cast)
    op_tijd = expertiseaanvraag(cast, aanbod=aanbod, sleutel="1" * 16)
    te_laat = expertiseaanvraag(cast, aanbod=aanbod, sleutel="2" * 16)
    Expertiseaanvraag.objects.filter(pk=te_laat.pk).update(antwoord_voor=OP - timedelta(days=1))
    assert [(r.aanvraag, r.is_laat) for r in requests(cast.coordinator)] == [
        (te_laat, True),
        (op_tijd, False),
    ]


def test_who_has_most_hours_free_stands_first(cast):
    vol, ruim = expertise(cast, vrij=0), expertise(cast)
    assert expertise_offers(cast.moeder) == [ruim, vol]


def test_from_the_entry_to_the_evaluation_in_the_browser(cast):
    aanbod = expertise(cast)
    index_offers([aanbod.pk], OP)
    school, expert = cast.client("coordinator"), cast.client("jeugdhulpverlener")
    adres = reverse("wegwijzer:expertise_vraag", args=[aanbod.ref])
    assert adres in school.get(reverse("wegwijzer:aanbod", args=[aanbod.ref])).content.decode()
    assert adres not in expert.get(reverse("wegwijzer:aanbod", args=[aanbod.ref])).content.decode()
    straks = school.get(adres).wsgi_request.viewer.op + timedelta(days=1)
    sleutel = school.get(adres).context["form"]["sleutel"].value()
    school.post(
        adres,
        {
            "school": cast.school.ref, "vraag": "Hoe helpen we deze groep?", "uren": "2.5", "van": straks,
            "tot": straks + timedelta(days=30), "sleutel": sleutel,
        },
    )  # fmt: skip
    aanvraag = Expertiseaanvraag.objects.get()
    pagina = reverse("wegwijzer:aanvraag", args=[aanvraag.ref])
    expert.post(pagina, {"doe": "zeg_toe"})
    assert aanbod.capaciteit.get().vrij == Decimal("3.5")
    school.post(pagina, {"doe": "rond_af", "hielp": "ja", "kan_zelf": "deels", "leraren": "2"})
    aanvraag.refresh_from_db()
    assert (aanvraag.status, aanvraag.leraren, aanbod.capaciteit.get().vrij) == ("afgerond", 2, 6)
    assert list(Gebeurtenis.objects.filter(onderwerp_ref=aanvraag.ref).values_list("soort", flat=True)) == [
        "expertise.gevraagd", "expertise.toegezegd", "expertise.afgerond",
    ]  # fmt: skip
    assert (
        "2 leraren leerden mee"
        in cast.client().get(reverse("wegwijzer:aanbod", args=[aanbod.ref])).content.decode()
    )
