"""Guessing gets slower and slower, and nobody can make somebody else wait."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.models import Apparaat, Gebeurtenis, Rem
from knooppunt.toegang.rules.tempo import TEMPO
from knooppunt.toegang.web.wachtwoord import EVEN_LANG_S
from tests.factories import AT

pytestmark = pytest.mark.django_db
WACHTWOORD = "paarse olifant zwemt"
HIER, ELDERS = "192.0.2.1", "198.51.100.7"
WACHT = "Het ging te vaak mis."


@pytest.fixture
def moeder(cast):
    account = cast.account("moeder")
    choose_password(account=account, wachtwoord=WACHTWOORD, by=cast.moeder, at=AT)
    return account


def try_it(client, naam="moeder@voorbeeld.invalid", wachtwoord="fout", plek=HIER, keer=1):
    for _ in range(keer):
        antwoord = client.post(
            reverse("toegang:binnenkomen"), {"naam": naam, "wachtwoord": wachtwoord}, REMOTE_ADDR=plek
        )
    return antwoord


def is_in(antwoord) -> bool:
    return antwoord.status_code == 302


def test_after_five_misses_the_right_password_has_to_wait_too(cast, moeder):
    try_it(cast.client(), keer=5)
    antwoord = try_it(cast.client(), wachtwoord=WACHTWOORD)
    assert (is_in(antwoord), WACHT in antwoord.content.decode()) == (False, True)


def test_an_unknown_name_waits_just_as_long(cast, moeder):
    teksten = []
    for naam in ("moeder@voorbeeld.invalid", "niemand@voorbeeld.invalid"):
        try_it(cast.client(), naam, keer=5)
        teksten.append(str(try_it(cast.client(), naam).context["form"].non_field_errors()))
    assert [WACHT in tekst for tekst in teksten] == [True, True]


def test_after_the_wait_one_may_try_again(cast, moeder):
    try_it(cast.client(), keer=5)
    Rem.objects.update(laatst_at=timezone.now() - timedelta(seconds=31))
    assert is_in(try_it(cast.client(), wachtwoord=WACHTWOORD))


def test_who_guesses_elsewhere_makes_nobody_wait(cast, moeder):
    try_it(cast.client(), plek=ELDERS, keer=40)
    assert is_in(try_it(cast.client(), wachtwoord=WACHTWOORD))


def test_who_guesses_at_the_same_place_does_not_stop_a_known_device(cast, moeder):
    eigen = cast.client()
    try_it(eigen, wachtwoord=WACHTWOORD)
    eigen.post(reverse("toegang:afmelden"))
    try_it(cast.client(), keer=5)
    assert not is_in(try_it(cast.client(), wachtwoord=WACHTWOORD))
    assert is_in(try_it(eigen, wachtwoord=WACHTWOORD))


def test_a_place_that_sends_too_much_does_not_stop_a_known_device(cast, moeder, monkeypatch):
    tempo = TEMPO["inloggen"]
    monkeypatch.setitem(TEMPO, "inloggen", replace(tempo, aantal=3))
    eigen = cast.client()
    try_it(eigen, wachtwoord=WACHTWOORD)
    try_it(cast.client(), "iemand@voorbeeld.invalid", keer=3)
    assert try_it(cast.client(), wachtwoord=WACHTWOORD).status_code == 429
    assert is_in(try_it(eigen, wachtwoord=WACHTWOORD))


def test_a_stolen_device_guesses_no_faster(cast, moeder):
    eigen = cast.client()
    try_it(eigen, wachtwoord=WACHTWOORD)
    try_it(eigen, keer=10)
    assert not is_in(try_it(eigen, wachtwoord=WACHTWOORD))


def test_a_device_of_one_account_is_no_pass_for_another(cast, moeder):
    client = cast.client()
    try_it(client, wachtwoord=WACHTWOORD)
    assert Apparaat.objects.get().account == moeder
    try_it(client, "vader@voorbeeld.invalid", keer=5)
    assert WACHT in try_it(client, "vader@voorbeeld.invalid").content.decode()


def test_who_comes_in_starts_with_a_clean_slate(cast, moeder):
    try_it(cast.client(), keer=4)
    try_it(cast.client(), wachtwoord=WACHTWOORD)
    try_it(cast.client(), keer=4)
    assert is_in(try_it(cast.client(), wachtwoord=WACHTWOORD))


def test_a_miss_is_written_down_without_what_was_typed(cast, moeder):
    try_it(cast.client())
    try_it(cast.client(), "mijn geheime wachtwoord")
    gemist = Gebeurtenis.objects.filter(soort="account.aanmelden_mislukt")
    assert [(g.onderwerp_ref, g.by, g.gegevens) for g in gemist] == [
        (moeder.ref, None, {"hoe": "wachtwoord"}),
        ("", None, {"hoe": "wachtwoord"}),
    ]


def test_while_one_waits_nothing_is_written_down(cast, moeder):
    try_it(cast.client(), keer=8)
    assert Gebeurtenis.objects.filter(soort="account.aanmelden_mislukt").count() == 5


def test_the_table_holds_no_names_and_no_addresses(cast, moeder):
    try_it(cast.client())
    assert {len(rem.sleutel_hash) for rem in Rem.objects.all()} == {64}


# As long for a name that nobody has


class Counting:
    """Counts how often a password is hashed: by far the longest part of an answer."""

    def __init__(self, monkeypatch):
        self.keer = 0
        echt = MD5PasswordHasher.encode

        def encode(hasher, *args, **kwargs):
            self.keer += 1
            return echt(hasher, *args, **kwargs)

        monkeypatch.setattr(MD5PasswordHasher, "encode", encode)


@pytest.mark.parametrize("naam", ["moeder", "vader", "niemand"])
def test_a_password_is_hashed_once_whoever_it_is_for(cast, moeder, monkeypatch, naam):
    """The father has an account without a password; nobody has none at all."""
    geteld = Counting(monkeypatch)
    try_it(cast.client(), f"{naam}@voorbeeld.invalid")
    assert geteld.keer == 1


def test_a_miss_takes_as_many_queries_whoever_it_is_for(cast, moeder):
    aantallen = set()
    for plek, naam in enumerate(("moeder", "vader", "niemand")):
        with CaptureQueriesContext(connection) as queries:
            try_it(cast.client(), f"{naam}@voorbeeld.invalid", plek=f"192.0.2.{plek}")
        aantallen.add(len(queries))
    assert len(aantallen) == 1


@pytest.mark.parametrize("naam", ["moeder", "niemand"])
def test_asking_for_a_link_takes_as_long_for_everyone(cast, naam):
    begin = time.monotonic()
    cast.client().post(reverse("toegang:wachtwoord"), {"email": f"{naam}@voorbeeld.invalid"})
    assert time.monotonic() - begin >= EVEN_LANG_S
