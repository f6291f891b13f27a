"""A session is read at every page; who may no longer come in is out at the next one."""

import pytest
from django.urls import reverse

from knooppunt.toegang.models import Account, Sessie
from tests.factories import AT

pytestmark = pytest.mark.django_db


def test_a_session_holds_until_it_is_gone(cast):
    client = cast.client("moeder")
    assert client.get(reverse("dossier:start")).status_code == 200
    Sessie.objects.all().delete()
    assert client.get(reverse("dossier:start")).status_code == 302


def test_an_account_that_is_closed_is_out_at_the_next_page(cast):
    client = cast.client("moeder")
    assert client.get(reverse("dossier:start")).status_code == 200
    Account.objects.filter(pk=cast.moeder.account_id).update(is_active=False)
    assert client.get(reverse("dossier:start")).status_code == 302


def test_a_session_that_has_ended_is_nobody(cast):
    client = cast.client("moeder")
    assert client.get(reverse("dossier:start")).status_code == 200
    Sessie.objects.update(expire_date=AT.replace(year=2020))
    assert client.get(reverse("dossier:start")).status_code == 302


def test_a_changed_password_ends_other_sessions(cast):
    client = cast.client("moeder")
    assert client.get(reverse("dossier:start")).status_code == 200
    moeder = Account.objects.get(pk=cast.moeder.account_id)
    moeder.set_password("een heel ander wachtwoord")
    moeder.save()
    assert client.get(reverse("dossier:start")).status_code == 302
