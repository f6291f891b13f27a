"""Calls for a colleague: seen by who works in the region, answered by another organisation, agreed and closed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kennis.actions.oproepen import (
    accept_answer,
    close_call,
    reopen_call,
    withdraw_answer,
    withdraw_call,
)
from knooppunt.kennis.models import Oproep, Oproepantwoord
from knooppunt.kennis.queries.bewaren import ended_calls
from knooppunt.kennis.queries.oproepen import answers_of, call_for, open_calls, our_calls
from knooppunt.toegang.models import Taak
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP
from tests.factories.kennis import answered, call

pytestmark = pytest.mark.django_db


def statuses(oproep: Oproep) -> dict[str, str]:
    return {a.organisatie.naam: a.status for a in oproep.antwoorden.select_related("organisatie")}


def test_who_works_in_the_region_sees_an_open_call_and_nobody_else(cast):
    oproep = call(cast)
    mensen = (
        "mentor",
        "jeugdhulpverlener",
        "rmc",
        "moeder",
        "leerling",
        "toezichthouder",
        "genodigde",
        "steunpunt",
    )
    zien = {wie for wie in mensen if call_for(getattr(cast, wie), oproep.ref)}
    assert zien == {"mentor", "jeugdhulpverlener", "rmc"}


def test_an_answer_is_for_the_two_organisations(cast):
    oproep = answered(cast).oproep
    mensen = ("coordinator", "schoolleider", "coordinator_elders", "adviseur", "jeugdhulpverlener", "mentor")
    lezen = {wie for wie in mensen if answers_of(getattr(cast, wie), oproep)}
    assert lezen == {"coordinator", "schoolleider", "coordinator_elders"}


def test_who_called_hears_of_an_answer(cast, mailoutbox):
    oproep = answered(cast).oproep
    assert [m.to for m in mailoutbox] == [["coordinator@voorbeeld.invalid"]]
    taak = Taak.objects.get(sleutel=f"oproep:{oproep.ref}")
    assert (taak.account.naam, taak.gedaan_at) == ("Joke Visser", None)


def test_one_answer_is_chosen_and_everyone_who_answered_hears_of_it(cast, mailoutbox):
    gekozen = answered(cast)
    answered(cast, gekozen.oproep, organisatie=cast.jeugdhulp, by=cast.jeugdhulpverlener)
    mailoutbox.clear()
    accept_answer(antwoord=gekozen, by=cast.coordinator, at=AT)
    oproep = call_for(cast.coordinator, gekozen.oproep.ref)
    assert statuses(oproep) == {"De Springplank": "aanvaard", "Jeugdhulp Waterrijk": "niet_gekozen"}
    assert (oproep.status, Taak.objects.filter(gedaan_at=None).count()) == ("afgesproken", 0)
    assert sorted(m.to[0] for m in mailoutbox) == [
        "coordinator_elders@voorbeeld.invalid", "jeugdhulpverlener@voorbeeld.invalid",
    ]  # fmt: skip


def test_a_call_that_is_agreed_is_no_longer_there_for_others(cast):
    accept_answer(antwoord=answered(cast), by=cast.coordinator, at=AT)
    assert (open_calls(cast.mentor), [o.titel for o in our_calls(cast.coordinator_elders)]) == (
        [], ["Leraar van het speciaal onderwijs"],
    )  # fmt: skip


def test_only_who_called_chooses(cast):
    with pytest.raises(NotAllowed) as refusal:
        accept_answer(antwoord=answered(cast), by=cast.coordinator_elders, at=AT)
    assert refusal.value.reasons == ("Alleen wie bij deze organisatie kennis deelt, mag dit.",)


def test_nobody_answers_the_own_call(cast):
    with pytest.raises(NotAllowed) as refusal:
        answered(cast, organisatie=cast.school, by=cast.coordinator)
    assert refusal.value.reasons == ("Dit is een oproep van uw eigen organisatie.",)


def test_nobody_answers_for_another_organisation(cast):
    with pytest.raises(NotAllowed) as refusal:
        answered(cast, organisatie=cast.jeugdhulp)
    assert refusal.value.reasons == ("Alleen wie bij deze organisatie kennis deelt, mag dit.",)


def test_an_answer_that_was_withdrawn_cannot_be_chosen_and_can_be_given_anew(cast):
    antwoord = answered(cast)
    withdraw_answer(antwoord=antwoord, by=cast.coordinator_elders, at=AT)
    with pytest.raises(Refusal) as refusal:
        accept_answer(antwoord=antwoord, by=cast.coordinator, at=AT)
    assert refusal.value.reasons == ("Dit antwoord is ingetrokken.",)
    answered(cast, antwoord.oproep)
    assert statuses(antwoord.oproep) == {"De Springplank": "wacht"}


def test_when_it_falls_through_the_call_is_open_again_with_its_answers(cast):
    antwoord = answered(cast)
    answered(cast, antwoord.oproep, organisatie=cast.jeugdhulp, by=cast.jeugdhulpverlener)
    accept_answer(antwoord=antwoord, by=cast.coordinator, at=AT)
    reopen_call(oproep=antwoord.oproep, by=cast.coordinator, at=AT)
    assert set(statuses(antwoord.oproep).values()) == {"wacht"}
    assert [o.pk for o in open_calls(cast.mentor)] == [antwoord.oproep_id]


def test_a_withdrawn_call_can_be_opened_again(cast):
    oproep = call(cast)
    withdraw_call(oproep=oproep, by=cast.coordinator, at=AT)
    weg = open_calls(cast.mentor)
    reopen_call(oproep=oproep, by=cast.coordinator, at=AT)
    assert (weg, [o.pk for o in open_calls(cast.mentor)]) == ([], [oproep.pk])


def test_what_it_gave_is_for_both_and_it_goes_after_its_term(cast):
    antwoord = answered(cast)
    accept_answer(antwoord=antwoord, by=cast.coordinator, at=AT)
    close_call(oproep=antwoord.oproep, opbrengst="Vier groepen beginnen anders.", by=cast.coordinator, at=AT)
    assert call_for(cast.coordinator_elders, antwoord.oproep.ref).opbrengst == "Vier groepen beginnen anders."
    ended_calls(OP).delete()
    assert Oproepantwoord.objects.count() == 0


def test_a_call_that_still_runs_stays(cast):
    call(cast)
    assert (list(ended_calls(OP)), ended_calls(OP + timedelta(days=180)).count()) == ([], 1)


def test_the_same_form_sent_twice_makes_one(cast):
    call(cast, sleutel="eender")
    call(cast, sleutel="eender")
    assert Oproep.objects.count() == 1


def post(cast, wie: str, adres: str, **gegevens: object):
    return cast.client(wie).post(adres, gegevens)


def form(**anders: object) -> dict[str, object]:
    dag = timezone.localdate()
    return {
        "titel": "Ruilen met het speciaal onderwijs", "tekst": "Een half jaar.", "uren": "8", "sleutel": "ruil",
        "van": dag.isoformat(), "tot": (dag + timedelta(days=180)).isoformat(), "soorten": ["autisme"],
    } | anders  # fmt: skip


def test_from_a_call_to_an_agreement_on_the_pages(cast):
    post(cast, "coordinator", reverse("kennis:oproep_nieuw", args=["vraag"]), **form())
    oproep = Oproep.objects.get()
    adres = reverse("kennis:oproep", args=[oproep.ref])
    post(cast, "jeugdhulpverlener", adres, doe="antwoord", tekst="Mo komt graag.")
    pagina = cast.client("coordinator").get(adres).content.decode()
    post(cast, "coordinator", adres, doe="kies", welk=Oproepantwoord.objects.get().ref)
    oproep.refresh_from_db()
    assert ("Mo komt graag." in pagina, oproep.status) == (True, "afgesproken")


def test_another_organisation_reads_the_call_and_not_the_answer(cast):
    oproep = answered(cast).oproep
    adres = reverse("kennis:oproep", args=[oproep.ref])
    pagina = cast.client("jeugdhulpverlener").get(adres).content.decode()
    assert ("Leraar van het speciaal onderwijs" in pagina, "Bram komt graag." in pagina) == (True, False)


def test_an_answer_of_another_call_cannot_be_chosen_here(cast):
    antwoord, ander = answered(cast), call(cast, titel="Een andere")
    assert (
        post(
            cast, "coordinator", reverse("kennis:oproep", args=[ander.ref]), doe="kies", welk=antwoord.ref
        ).status_code
        == 404
    )


def test_a_reference_that_is_none_finds_nothing(cast):
    adres = reverse("kennis:oproep", args=[answered(cast).oproep.ref])
    assert post(cast, "coordinator", adres, doe="kies", welk="\x00").status_code == 404


def test_half_a_form_is_explained(cast):
    antwoord = post(
        cast, "coordinator", reverse("kennis:oproep_nieuw", args=["aanbod"]), **form(uren="", tekst="")
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert [
        z for z in ("Vul in hoeveel uur per week.", "Schrijf op wat u zoekt of biedt.") if z not in tekst
    ] == []


def test_a_parent_has_no_page_of_calls(cast):
    assert cast.client("moeder").get(reverse("kennis:oproepen")).status_code == 403


def test_a_teacher_reads_and_does_not_place(cast):
    vandaag = timezone.localdate()
    by = viewer_of(cast.account("coordinator"), vandaag)
    call(cast, van=vandaag, tot=vandaag + timedelta(days=9), by=by)
    client = cast.client("mentor")
    assert "Leraar van het speciaal onderwijs" in client.get(reverse("kennis:oproepen")).content.decode()
    assert client.get(reverse("kennis:oproep_nieuw", args=["vraag"])).status_code == 404
