"""A passkey as second step and as a way in by itself, and the answers of a browser that are refused."""

import json

import pytest
from django.urls import reverse

from knooppunt.toegang.models import Account, TweedeStap
from tests.factories.passkeys import Toestel
from tests.integration.toegang.stap.aankloppen import KIEZEN, STAP, WACHTWOORD, is_in, knock, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def host():
    return {"HTTP_HOST": "knooppunt.invalid"}


def make_passkey(client, toestel, host, **anders):
    vraag = client.post(reverse("toegang:stap_passkey_vraag"), {"naam": ""} | anders, **host)
    if vraag.status_code != 200:
        return vraag
    antwoord = json.dumps(toestel.make(vraag.json()))
    return client.post(reverse("toegang:stap_passkey"), {"naam": "", "antwoord": antwoord}, **host)


def show_passkey(client, toestel, host, keer=1):
    vraag = client.post(reverse("toegang:passkey_vraag"), **host).json()
    antwoord = {"antwoord": json.dumps(toestel.show(vraag))}
    for _ in range(keer):
        laatste = client.post(reverse("toegang:passkey"), antwoord, **host)
    return laatste


@pytest.fixture
def toestel(cast, coordinator, host):
    """The passkey of the coordinator, made at the door."""
    toestel, client = Toestel(), cast.client()
    knock(client)
    assert len(make_passkey(client, toestel, host).context["codes"]) == 10
    return toestel


def test_with_a_passkey_at_the_door_one_comes_in(cast, coordinator, host):
    client = cast.client()
    knock(client)
    make_passkey(client, Toestel(), host)
    assert (is_in(client), TweedeStap.objects.get().soort) == (True, "passkey")


def test_a_passkey_is_the_second_step(cast, toestel, host):
    client = cast.client()
    assert knock(client).headers["Location"] == STAP
    show_passkey(client, toestel, host)
    assert is_in(client)


def test_a_passkey_is_a_way_in_by_itself(cast, toestel, host):
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("dossier:start")
    assert is_in(client)


@pytest.mark.parametrize(
    "fout",
    [
        {"site": "https://elders.invalid"},
        {"naam": "elders.invalid"},
        {"gecontroleerd": False},
    ],
    ids=["of another site", "for another name", "nobody checked who holds the device"],
)
def test_a_wrong_answer_lets_nobody_in(cast, toestel, host, fout):
    for veld, waarde in fout.items():
        setattr(toestel, veld, waarde)
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


def test_a_passkey_of_nobody_lets_nobody_in(cast, toestel, host):
    client = cast.client()
    show_passkey(client, Toestel(), host)
    assert not is_in(client)


def test_a_signature_of_another_key_lets_nobody_in(cast, toestel, host):
    client = cast.client()
    show_passkey(client, Toestel(id=toestel.id), host)
    assert not is_in(client)


def test_an_answer_counts_once(cast, toestel, host):
    client = cast.client()
    vraag = client.post(reverse("toegang:passkey_vraag"), **host).json()
    antwoord = {"antwoord": json.dumps(toestel.show(vraag))}
    client.post(reverse("toegang:passkey"), antwoord, **host)
    client.post(reverse("toegang:afmelden"))
    client.post(reverse("toegang:passkey"), antwoord, **host)
    assert not is_in(client)


def test_a_copied_passkey_is_noticed_by_its_counter(cast, toestel, host):
    toestel.teller = 7
    assert show_passkey(cast.client(), toestel, host).headers["Location"] == reverse("dossier:start")
    client = cast.client()
    assert show_passkey(client, toestel, host).headers["Location"] == reverse("toegang:binnenkomen")
    assert not is_in(client)


@pytest.mark.parametrize(
    "antwoord", ["", "{", "[]", "null", "{}", '{"id": 1}', '{"id":"x","rawId":"x","response":{}}']
)
def test_nonsense_from_a_browser_is_answered_with_a_page(cast, toestel, host, antwoord):
    client = cast.client()
    client.post(reverse("toegang:passkey_vraag"), **host)
    assert client.post(reverse("toegang:passkey"), {"antwoord": antwoord}, **host).status_code == 302
    assert not is_in(client)


def test_a_passkey_of_a_closed_account_lets_nobody_in(cast, toestel, host):
    Account.objects.update(is_active=False)
    client = cast.client()
    show_passkey(client, toestel, host)
    assert not is_in(client)


def test_a_passkey_of_choice_needs_the_password_again(binnen, host):
    antwoord = make_passkey(binnen, Toestel(), host, wachtwoord="fout")
    assert (antwoord.status_code, antwoord.json()["fout"]) == (422, "Het huidige wachtwoord klopt niet.")
    make_passkey(binnen, Toestel(), host, wachtwoord=WACHTWOORD)
    assert TweedeStap.objects.count() == 1


def test_the_same_passkey_is_not_added_twice(binnen, host):
    toestel = Toestel()
    for _ in range(2):
        make_passkey(binnen, toestel, host, wachtwoord=WACHTWOORD)
    assert TweedeStap.objects.count() == 1


def test_an_address_of_figures_offers_no_passkeys(cast, binnen):
    met = text(binnen.get(KIEZEN, HTTP_HOST="knooppunt.invalid"))
    zonder = text(binnen.get(KIEZEN, HTTP_HOST="127.0.0.1"))
    assert ("Passkey" in met, "Passkey" in zonder) == (True, False)
