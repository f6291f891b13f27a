"""The front door, signing in and out, passwords by mail, and the demonstration."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.actions.taken import close_dossier_tasks, open_task
from knooppunt.toegang.models import Account, Bericht, Gebeurtenis, Taak
from tests.factories import AT

pytestmark = pytest.mark.django_db
WACHTWOORD = "paarse olifant zwemt"


@pytest.fixture
def moeder(cast):
    """The mother, who has chosen a password."""
    account = cast.account("moeder")
    choose_password(account=account, wachtwoord=WACHTWOORD, by=cast.moeder, at=AT)
    return account


def sign_in(client, wachtwoord=WACHTWOORD, **anders):
    gegevens = {"naam": "Moeder@voorbeeld.invalid", "wachtwoord": wachtwoord} | anders
    return client.post(reverse("toegang:binnenkomen"), gegevens)


@pytest.mark.parametrize("naam", ["voordeur", "binnenkomen", "rollen", "post", "wachtwoord"])
def test_public_pages_open_without_an_account(cast, naam):
    assert cast.client().get(reverse(f"toegang:{naam}")).status_code == 200


def test_signing_in_leads_home_and_is_written_down(cast, moeder):
    assert sign_in(cast.client()).headers["Location"] == reverse("dossier:start")
    assert Gebeurtenis.objects.get(soort="account.binnengekomen").by == moeder


def test_signing_in_leads_on_to_where_one_was_going(cast, moeder):
    assert sign_in(cast.client(), next="/dossiers/").headers["Location"] == "/dossiers/"


@pytest.mark.parametrize("elders", ["https://elders.invalid/", "//elders.invalid/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_host(cast, moeder, elders):
    assert sign_in(cast.client(), next=elders).headers["Location"] == reverse("dossier:start")


@pytest.mark.parametrize("gegevens", [{"wachtwoord": "fout"}, {"naam": "niemand@voorbeeld.invalid"}])
def test_a_wrong_password_and_an_unknown_address_read_the_same(cast, moeder, gegevens):
    response = sign_in(cast.client(), **gegevens)
    assert response.status_code == 422
    assert "Deze naam en dit wachtwoord horen niet bij elkaar." in response.content.decode()


def test_what_changed_counts_from_the_visit_before(cast, moeder):
    eerder = timezone.now() - timedelta(days=3)
    Account.objects.filter(pk=moeder.pk).update(last_login=eerder)
    client = cast.client()
    sign_in(client)
    assert client.get(reverse("dossier:start")).context["sinds"] == eerder


def test_signing_out_ends_the_session(cast):
    client = cast.client("moeder")
    client.post(reverse("toegang:afmelden"))
    assert client.get(reverse("dossier:start")).status_code == 302


# Passwords


def test_a_mailed_link_lets_one_choose_a_password_once(cast):
    cast.client().post(reverse("toegang:wachtwoord"), {"email": "moeder@voorbeeld.invalid"})
    url = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    client = cast.client()
    assert client.get(url).status_code == 200
    assert client.post(url, {"wachtwoord": WACHTWOORD}).headers["Location"] == reverse("dossier:start")
    assert cast.client().get(url).status_code == 404
    assert sign_in(cast.client()).status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast):
    bekend, onbekend = (
        cast.client().post(reverse("toegang:wachtwoord"), {"email": f"{wie}@voorbeeld.invalid"})
        for wie in ("moeder", "niemand")
    )
    assert bekend.context["verstuurd"] is onbekend.context["verstuurd"] is True
    assert [m.to for m in mail.outbox] == [["moeder@voorbeeld.invalid"]]


@pytest.mark.parametrize(
    ("wachtwoord", "reden"), [("kort", "minstens 12 tekens"), ("q1w2e3r4t5y6", "gebruiken te veel mensen")]
)
def test_a_weak_password_is_refused_with_the_reason(cast, wachtwoord, reden):
    with pytest.raises(Refusal, match=reden):
        choose_password(account=cast.account("moeder"), wachtwoord=wachtwoord, by=cast.moeder, at=AT)


# The demonstration


def test_a_visitor_of_the_demonstration_becomes_one_of_its_people(cast):
    Account.objects.filter(pk=cast.account("moeder").pk).update(
        demonstratie_uitleg="Haar verhaal en het plan."
    )
    client = cast.client()
    assert "Haar verhaal en het plan." in client.get(reverse("toegang:binnenkomen")).content.decode()
    ref = cast.account("moeder").ref
    assert client.post(reverse("toegang:demonstratie"), {"wie": ref}).headers["Location"] == reverse(
        "dossier:start"
    )


def test_nobody_else_can_be_chosen(cast):
    ref = cast.account("moeder").ref
    assert cast.client().post(reverse("toegang:demonstratie"), {"wie": ref}).status_code == 404


def test_outside_the_demonstration_there_is_no_choice_and_no_mailbox(cast, settings):
    settings.DEMONSTRATIE = False
    account = cast.account("moeder")
    Account.objects.filter(pk=account.pk).update(demonstratie_uitleg="Haar verhaal en het plan.")
    client = cast.client()
    assert "Haar verhaal" not in client.get(reverse("toegang:binnenkomen")).content.decode()
    assert client.post(reverse("toegang:demonstratie"), {"wie": account.ref}).status_code == 404
    assert client.get(reverse("toegang:post")).status_code == 404


def test_the_mailbox_shows_mail_with_links_that_can_be_followed(cast):
    Bericht.objects.create(
        aan="a@voorbeeld.invalid", onderwerp="Hallo", tekst="Ga naar http://test/x/ <b>", created_at=AT
    )
    html = cast.client().get(reverse("toegang:post")).content.decode()
    assert 'href="http://test/x/"' in html
    assert "<b>" not in html


def test_where_a_mail_server_is_set_nobody_reads_the_mail_on_the_screen(cast, settings):
    settings.EMAIL_URL = "smtp://post.invalid"
    assert cast.client().get(reverse("toegang:post")).status_code == 404


def test_where_no_people_are_invented_nobody_reads_the_mail_on_the_screen(cast):
    type(cast.regio).objects.update(mensen_verzonnen=False)
    assert cast.client().get(reverse("toegang:post")).status_code == 404


# Tasks


def test_tasks_of_a_dossier_are_closed_for_one_person_only(cast):
    for wie in ("moeder", "vader"):
        open_task(
            sleutel="s",
            soort="x",
            tekst="x",
            url="/",
            at=AT,
            account_id=getattr(cast, wie).account_id,
            dossier_ref="abc",
        )
    assert (
        close_dossier_tasks(dossier_ref="abc", account_id=cast.moeder.account_id, by=cast.moeder, at=AT) == 1
    )
    assert [t.account.naam for t in Taak.objects.filter(gedaan_at=None)] == ["Karim Bouzid"]
