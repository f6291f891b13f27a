"""The second step is taken with the code of an app: right, wrong, guessed, too late or gone around."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.toegang.models import Account, Apparaat, Gebeurtenis
from knooppunt.toegang.web.deur import DEUR
from tests.integration.toegang.stap.aankloppen import STAP, code_now, is_in, knock, text, with_app

pytestmark = pytest.mark.django_db


def test_with_the_code_of_the_app_one_comes_in(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    assert knock(client, next="/dossiers/").headers["Location"] == STAP
    assert not is_in(client)
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == "/dossiers/"
    assert is_in(client)


def test_a_parent_who_chose_a_second_step_takes_it_too(cast):
    with_app(cast, "moeder")
    client = cast.client()
    assert knock(client, "moeder").headers["Location"] == STAP
    assert not is_in(client)


def test_the_same_code_lets_nobody_in_twice(cast):
    _, geheim, _ = with_app(cast)
    een, twee = cast.client(), cast.client()
    code = code_now(geheim)
    for client in (een, twee):
        knock(client)
        client.post(STAP, {"code": code})
    assert (is_in(een), is_in(twee)) == (True, False)


def test_a_wrong_code_is_refused_and_written_down(cast):
    account, _, _ = with_app(cast)
    client = cast.client()
    knock(client)
    assert "Deze code klopt niet." in text(client.post(STAP, {"code": "000000"}))
    gemist = Gebeurtenis.objects.get(soort="account.aanmelden_mislukt")
    assert (gemist.onderwerp_ref, gemist.gegevens) == (account.ref, {"hoe": "stap"})


def test_guessing_codes_gets_slower_wherever_it_comes_from(cast):
    _, geheim, _ = with_app(cast)
    for nummer in range(5):
        client = cast.client()
        knock(client)
        client.post(STAP, {"code": f"00000{nummer}"}, REMOTE_ADDR=f"192.0.2.{nummer}")
    client = cast.client()
    knock(client)
    antwoord = client.post(STAP, {"code": code_now(geheim)})
    assert ("Het ging te vaak mis." in text(antwoord), is_in(client)) == (True, False)


def test_the_step_without_a_password_before_it_leads_nowhere(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


def test_who_waits_too_long_begins_again(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    sessie = client.session
    sessie[DEUR] |= {"tot": (timezone.now() - timedelta(seconds=1)).isoformat()}
    sessie.save()
    assert client.post(STAP, {"code": code_now(geheim)}).headers["Location"] == reverse("toegang:binnenkomen")


def test_an_account_that_is_closed_meanwhile_stays_out(cast):
    account, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    client.post(STAP, {"code": code_now(geheim)})
    assert not is_in(client)


def test_with_a_password_alone_nobody_adds_another_step(cast):
    with_app(cast)
    client = cast.client()
    knock(client)
    assert client.get(reverse("toegang:stap_app")).headers["Location"] == reverse("toegang:binnenkomen")
    assert client.post(reverse("toegang:stap_passkey_vraag")).status_code == 404


def test_a_mailed_link_does_not_go_around_the_second_step(cast, mailoutbox):
    with_app(cast)
    client = cast.client()
    client.post(reverse("toegang:wachtwoord"), {"email": "coordinator@voorbeeld.invalid"})
    url = re.search(r"http://testserver(/\S+)", mailoutbox[-1].body).group(1)
    assert client.post(url, {"wachtwoord": "groene giraffe danst"}).headers["Location"] == STAP
    assert not is_in(client)


def test_a_visit_of_before_the_second_step_was_asked_counts_no_more(cast, coordinator, settings):
    settings.STAP_VERPLICHT = False
    client = cast.client()
    knock(client)
    assert is_in(client)
    settings.STAP_VERPLICHT = True
    assert not is_in(client)


def test_a_device_is_known_only_after_the_second_step(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    assert Apparaat.objects.count() == 0
    client.post(STAP, {"code": code_now(geheim)})
    assert Apparaat.objects.count() == 1
