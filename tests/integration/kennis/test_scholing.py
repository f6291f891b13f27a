"""Trainings: a place or the waiting list, cancelling, who comes, and who was there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kennis.actions.scholing import (
    call_off,
    change_training,
    leave,
    note_attendance,
    offer_training,
    sign_up,
)
from knooppunt.kennis.models import Deelname, Scholing
from knooppunt.kennis.queries.bewaren import ended_trainings
from knooppunt.kennis.queries.scholing import participants_of, training_by_ref, upcoming
from knooppunt.kennis.queries.zoeken import Kennisvraag
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import bezoeker, viewer_of
from tests.factories import AT, OP
from tests.factories.kennis import sheet, training

pytestmark = pytest.mark.django_db


def come(cast, scholing: Scholing, *wie: str) -> None:
    for minuut, naam in enumerate(wie):
        sign_up(scholing=scholing, by=getattr(cast, naam), at=AT + timedelta(minutes=minuut))


def lijst(cast, scholing: Scholing) -> tuple[list[str], list[str]]:
    gevonden = participants_of(cast.adviseur, scholing)
    return [d.account.naam for d in gevonden.met_plek], [d.account.naam for d in gevonden.wachten]


def test_who_comes_first_has_a_place_and_who_is_late_waits(cast):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor", "jgz")
    assert lijst(cast, scholing) == (["Joke Visser", "Els Prins"], ["Ria Smeets"])


def test_who_cancels_gives_the_place_to_who_waits_longest(cast, mailoutbox):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor", "jgz", "rmc")
    leave(scholing=scholing, by=cast.coordinator, at=AT)
    assert lijst(cast, scholing) == (["Els Prins", "Ria Smeets"], ["Dirk Mol"])
    assert [(m.to, m.subject) for m in mailoutbox] == [(["jgz@voorbeeld.invalid"], "Er is een plek voor u")]


def test_who_cancels_on_the_waiting_list_moves_nobody(cast, mailoutbox):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor", "jgz", "rmc")
    leave(scholing=scholing, by=cast.jgz, at=AT)
    assert lijst(cast, scholing) == (["Joke Visser", "Els Prins"], ["Dirk Mol"])
    assert mailoutbox == []


def test_signing_up_again_after_cancelling_is_at_the_end_of_the_list(cast):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor", "jgz")
    leave(scholing=scholing, by=cast.coordinator, at=AT)
    sign_up(scholing=scholing, by=cast.coordinator, at=AT + timedelta(hours=1))
    assert lijst(cast, scholing) == (["Els Prins", "Ria Smeets"], ["Joke Visser"])


def test_signing_up_twice_is_once(cast):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "coordinator")
    assert Deelname.objects.count() == 1


def test_more_places_let_who_waits_in(cast):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor", "jgz")
    change_training(scholing=scholing, blad=sheet(plekken=3), by=cast.adviseur, at=AT)
    assert lijst(cast, scholing) == (["Joke Visser", "Els Prins", "Ria Smeets"], [])


def test_fewer_places_take_nobodys_place_away(cast):
    scholing = training(cast)
    come(cast, scholing, "coordinator", "mentor")
    change_training(scholing=scholing, blad=sheet(plekken=1), by=cast.adviseur, at=AT)
    assert lijst(cast, scholing)[0] == ["Joke Visser", "Els Prins"]


def test_who_comes_hears_of_another_place_and_not_of_another_text(cast, mailoutbox):
    scholing = training(cast)
    come(cast, scholing, "mentor")
    change_training(scholing=scholing, blad=sheet(kort="Anders gezegd."), by=cast.adviseur, at=AT)
    change_training(scholing=scholing, blad=sheet(plaats="Het Baken"), by=cast.adviseur, at=AT)
    assert [(m.to, m.subject, "Het Baken" in m.body) for m in mailoutbox] == [
        (["mentor@voorbeeld.invalid"], "Andere tijd of plaats", True)
    ]


def test_when_it_does_not_go_on_everyone_hears_also_who_waits(cast, mailoutbox):
    scholing = training(cast, plekken=1)
    come(cast, scholing, "mentor", "jgz")
    call_off(scholing=scholing, reden="De trainer is ziek.", by=cast.adviseur, at=AT)
    assert sorted(m.to[0] for m in mailoutbox) == ["jgz@voorbeeld.invalid", "mentor@voorbeeld.invalid"]
    with pytest.raises(Refusal) as refusal:
        come(cast, scholing, "coordinator")
    assert refusal.value.reasons == ("Dit gaat niet door.",)


def test_calling_off_without_a_reason_is_refused(cast):
    with pytest.raises(Refusal) as refusal:
        call_off(scholing=training(cast), reden="", by=cast.adviseur, at=AT)
    assert refusal.value.reasons == ("Schrijf op waarom het niet doorgaat. Wie zich aanmeldde, leest dit.",)


def test_a_parent_signs_up_only_where_the_organiser_says_so(cast):
    scholing = training(cast, open_voor_ouders=True)
    come(cast, scholing, "moeder")
    with pytest.raises(NotAllowed) as refusal:
        come(cast, training(cast), "moeder")
    assert refusal.value.reasons == ("Dit is voor mensen die in het onderwijs of de hulp werken.",)
    assert lijst(cast, scholing)[0] == ["Samira Bouzid"]


def test_a_mail_to_a_parent_is_in_her_language(cast, mailoutbox):
    moeder = cast.account("moeder")
    moeder.taal = "en"
    moeder.save()
    scholing = training(cast, open_voor_ouders=True)
    come(cast, scholing, "moeder")
    call_off(scholing=scholing, reden="Ziek.", by=cast.adviseur, at=AT)
    assert [m.subject for m in mailoutbox] == ["This does not go on"]


def test_another_organisation_does_not_change_it_or_see_who_comes(cast):
    scholing = training(cast)
    come(cast, scholing, "mentor")
    with pytest.raises(NotAllowed):
        change_training(scholing=scholing, blad=sheet(), by=cast.coordinator, at=AT)
    gezien = participants_of(cast.coordinator, scholing)
    assert (gezien.met_plek, gezien.wachten) == ([], [])


def test_the_same_form_sent_twice_makes_one(cast):
    for _ in range(2):
        offer_training(organisatie=cast.swv, blad=sheet(), sleutel="eender", by=cast.adviseur, at=AT)
    assert Scholing.objects.count() == 1


def test_what_was_is_not_on_the_calendar_and_goes_after_its_term_with_who_came(cast):
    scholing = training(cast)
    come(cast, scholing, "mentor")
    later = bezoeker(OP + timedelta(days=30))
    assert ([s.titel for s in upcoming(bezoeker(OP), Kennisvraag())], upcoming(later, Kennisvraag())) == (
        ["Rust in de groep"], [],
    )  # fmt: skip
    ended_trainings(OP + timedelta(days=30)).delete()
    assert Deelname.objects.count() == 0


@pytest.fixture
def geweest(cast) -> Scholing:
    """A training of yesterday to which the mentor and the coordinator came."""
    scholing = training(cast)
    come(cast, scholing, "mentor", "coordinator")
    gisteren = timezone.now() - timedelta(days=1)
    Scholing.objects.filter(pk=scholing.pk).update(
        begint_at=gisteren, eindigt_at=gisteren + timedelta(hours=3), aanmelden_tot=gisteren.date()
    )
    return training_by_ref(bezoeker(OP), scholing.ref)


def certificates(cast, *wie: str) -> list[int]:
    refs = {d.account.naam: d.ref for d in Deelname.objects.select_related("account")}
    namen = {naam: cast.account(naam).naam for naam in wie}
    return [cast.client(n).get(reverse("kennis:bewijs", args=[refs[namen[n]]])).status_code for n in wie]


def test_who_was_there_has_a_certificate_and_who_was_not_has_none(cast, geweest):
    voor = certificates(cast, "mentor")
    ref = Deelname.objects.get(account=cast.account("mentor")).ref
    note_attendance(
        scholing=geweest,
        refs={ref},
        by=viewer_of(cast.account("adviseur"), timezone.localdate()),
        at=timezone.now(),
    )
    assert (voor, certificates(cast, "mentor", "coordinator")) == ([404], [200, 404])


def test_nobody_else_opens_the_certificate(cast, geweest):
    Deelname.objects.update(aanwezig=True)
    adres = reverse("kennis:bewijs", args=[Deelname.objects.get(account=cast.account("mentor")).ref])
    assert [cast.client(wie).get(adres).status_code for wie in ("coordinator", "adviseur", "beheerder")] == [
        404,
        404,
        404,
    ]


def test_before_the_day_nobody_fills_in_who_was_there(cast):
    with pytest.raises(Refusal) as refusal:
        note_attendance(scholing=training(cast), refs=(), by=cast.adviseur, at=AT)
    assert refusal.value.reasons == ("U kunt dit invullen vanaf de dag zelf.",)


@pytest.fixture
def straks(cast) -> Scholing:
    """To come, whatever day the test runs on."""
    scholing = training(cast, open_voor_ouders=True)
    dag = timezone.now() + timedelta(days=21)
    Scholing.objects.filter(pk=scholing.pk).update(
        begint_at=dag, eindigt_at=dag + timedelta(hours=3), aanmelden_tot=dag.date()
    )
    scholing.refresh_from_db()
    return scholing


def url(naam: str, scholing: Scholing) -> str:
    return reverse(f"kennis:{naam}", args=[scholing.ref])


def test_a_visitor_reads_the_calendar_and_is_asked_to_sign_in_for_a_place(cast, straks):
    client = cast.client()
    assert "Rust in de groep" in client.get(reverse("kennis:agenda")).content.decode()
    pagina = client.get(url("scholing", straks)).content.decode()
    assert f"?next={url('scholing', straks)}" in pagina


def test_one_press_signs_up_and_one_cancels(cast, straks):
    client = cast.client("mentor")
    client.post(url("aanmelden", straks))
    met = client.get(url("scholing", straks)).content.decode()
    client.post(url("afmelden", straks))
    zonder = client.get(url("scholing", straks)).content.decode()
    assert ("U hebt een plek" in met, "U hebt een plek" in zonder, "Meld u aan" in zonder) == (
        True,
        False,
        True,
    )


def test_the_calendar_file_is_for_everyone_and_names_nobody(cast, straks):
    sign_up(scholing=straks, by=viewer_of(cast.account("mentor"), timezone.localdate()), at=timezone.now())
    antwoord = cast.client().get(url("agendabestand", straks))
    tekst = antwoord.content.decode()
    assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert ("SUMMARY:Rust in de groep" in tekst, "Els" in tekst) == (True, False)


def test_who_organises_sees_who_comes_and_the_look_is_written_down(cast, straks):
    deelname = sign_up(
        scholing=straks, by=viewer_of(cast.account("mentor"), timezone.localdate()), at=timezone.now()
    )
    assert "Els Prins" in cast.client("adviseur").get(url("deelnemers", straks)).content.decode()
    assert Gebeurtenis.objects.filter(soort="deelname.bekeken", onderwerp_ref=deelname.ref).count() == 1


def test_the_list_of_who_comes_is_not_there_for_another_organisation(cast, straks):
    assert cast.client("coordinator").get(url("deelnemers", straks)).status_code == 404


def test_the_page_of_a_kind_of_support_says_who_teaches_it(cast, straks):
    adres = reverse("kennis:bij_soort", args=["schoolangst"])
    kort = cast.client().get(adres, headers={"HX-Request": "true"}).content.decode()
    assert ("Wie leert het u" in kort, "Rust in de groep" in kort) == (True, True)


def form(**anders: object) -> dict[str, object]:
    dag = timezone.localdate() + timedelta(days=30)
    return {
        "titel": "Praten met ouders", "soort": "studiedag", "kort": "Oefenen.", "dag": dag.isoformat(),
        "begin": "13:00", "eind": "16:00", "plaats": "De Vuurtoren", "plekken": "20",
        "aanmelden_tot": dag.isoformat(), "uren": "3", "sleutel": "formulier", "soorten": ["schoolangst"],
    } | anders  # fmt: skip


def test_an_organisation_puts_something_on_the_calendar_and_changes_it(cast):
    client = cast.client("coordinator")
    client.post(reverse("kennis:scholing_nieuw"), form())
    scholing = Scholing.objects.get()
    client.post(url("scholing_wijzig", scholing), form(titel="Praten met ouders en kinderen"))
    scholing.refresh_from_db()
    assert (scholing.titel, scholing.organisatie, scholing.volgnummer) == (
        "Praten met ouders en kinderen", cast.school, 1,
    )  # fmt: skip


def test_an_end_before_the_begin_is_explained(cast):
    antwoord = cast.client("coordinator").post(reverse("kennis:scholing_nieuw"), form(eind="12:00"))
    assert (antwoord.status_code, "Het einde is niet later dan het begin." in antwoord.content.decode()) == (
        422,
        True,
    )
    assert not Scholing.objects.exists()


def test_the_organiser_calls_it_off_with_a_reason(cast, straks):
    client = cast.client("adviseur")
    leeg = client.post(url("afgelasten", straks), {"reden": ""})
    client.post(url("afgelasten", straks), {"reden": "De zaal is dicht."})
    assert (leeg.status_code, "De zaal is dicht." in cast.client().get(url("scholing", straks)).content.decode()) == (
        422, True,
    )  # fmt: skip


def test_the_organiser_fills_in_who_was_there_on_the_page(cast, geweest):
    ref = Deelname.objects.get(account=cast.account("mentor")).ref
    client = cast.client("adviseur")
    assert f'value="{ref}"' in client.get(url("deelnemers", geweest)).content.decode()
    client.post(url("deelnemers", geweest), {"aanwezig": [ref]})
    assert set(Deelname.objects.values_list("account__naam", "aanwezig")) == {
        ("Els Prins", True),
        ("Joke Visser", False),
    }
