"""In the own account a second step is added and taken away, with the password again."""

import pytest
from django.db import connection
from django.urls import reverse

from knooppunt.toegang.actions.stap import remove_all_steps
from knooppunt.toegang.models import Herstelcode, TweedeStap
from tests.factories import AT
from tests.integration.toegang.stap.aankloppen import (
    KIEZEN,
    STAP,
    WACHTWOORD,
    code_now,
    happened,
    knock,
    make_app,
    text,
    with_app,
)

pytestmark = pytest.mark.django_db


def test_a_second_step_of_choice_needs_the_password_again(binnen):
    assert "Het huidige wachtwoord klopt niet." in text(make_app(binnen, wachtwoord="fout"))
    assert TweedeStap.objects.count() == 0


def test_a_parent_chooses_a_second_step(binnen, mailoutbox):
    assert len(make_app(binnen, wachtwoord=WACHTWOORD).context["codes"]) == 10
    assert (TweedeStap.objects.count(), happened("account.stap_gemaakt")) == (1, 1)
    assert "kreeg uw account een tweede stap" in mailoutbox[0].body
    assert "Mijn telefoon" in text(binnen.get(reverse("toegang:account")))


def test_a_parent_takes_the_second_step_away(binnen, mailoutbox):
    make_app(binnen, wachtwoord=WACHTWOORD)
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert binnen.post(url, {"wachtwoord": "fout"}).status_code == 422
    binnen.post(url, {"wachtwoord": WACHTWOORD})
    assert (TweedeStap.objects.count(), Herstelcode.objects.count(), happened("account.stap_weg")) == (
        0,
        0,
        1,
    )
    assert "een tweede stap weggehaald" in mailoutbox[-1].body


def test_nobody_takes_away_the_step_of_another(cast, binnen):
    with_app(cast)
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert binnen.post(url, {"wachtwoord": WACHTWOORD}).status_code == 404


def test_who_works_here_does_not_take_the_last_one_away(cast):
    _, geheim, _ = with_app(cast)
    client = cast.client()
    knock(client)
    client.post(STAP, {"code": code_now(geheim)})
    url = reverse("toegang:stap_weghalen", args=[TweedeStap.objects.get().ref])
    assert "heeft altijd een tweede stap" in text(client.post(url, {"wachtwoord": WACHTWOORD}))
    assert TweedeStap.objects.count() == 1


def test_an_administrator_lets_someone_who_lost_everything_begin_anew(cast, mailoutbox):
    account, _, _ = with_app(cast)
    assert remove_all_steps(account=account, by=cast.beheerder, at=AT) == 1
    client = cast.client()
    assert knock(client).headers["Location"] == KIEZEN
    assert "een tweede stap weggehaald" in mailoutbox[-1].body


def test_the_secret_of_an_app_is_not_readable_in_the_database(cast):
    _, geheim, _ = with_app(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT geheim FROM toegang_tweedestap")
        bewaard = cursor.fetchone()[0]
    assert (bewaard.startswith("kp1."), geheim in bewaard) == (True, False)
