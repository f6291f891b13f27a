"""Mijn account: what people see and change of their own account."""

import re

import pytest
from django.urls import reverse

from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.models import Account, Gebeurtenis
from tests.factories import AT, PEOPLE

pytestmark = pytest.mark.django_db
WACHTWOORD, NIEUW = "paarse olifant zwemt", "groene giraffe danst"


@pytest.fixture
def moeder(cast):
    account = cast.account("moeder")
    choose_password(account=account, wachtwoord=WACHTWOORD, by=cast.moeder, at=AT)
    return account


@pytest.fixture
def client(cast, moeder):
    return cast.client("moeder")


def errors(antwoord) -> str:
    assert antwoord.status_code == 422
    return str(antwoord.context["form"].errors)


def happened(soort) -> int:
    return Gebeurtenis.objects.filter(soort=soort).count()


@pytest.mark.parametrize("wie", PEOPLE)
def test_everyone_has_a_page_of_the_own_account_and_a_way_to_it(cast, wie):
    html = cast.client(wie).get(reverse("toegang:account")).content.decode()
    assert PEOPLE[wie][0] in html
    assert f'href="{reverse("toegang:account")}"' in html


def test_the_page_tells_what_happened_to_this_account_only(cast, client, moeder):
    titels = [g["titel"] for g in client.get(reverse("toegang:account")).context["gebeurd"]]
    assert titels == ["U koos een wachtwoord."]
    assert cast.client("vader").get(reverse("toegang:account")).context["gebeurd"] == []


# The password


def test_another_password_needs_the_present_one(client, moeder):
    antwoord = client.post(reverse("toegang:ander_wachtwoord"), {"huidig": "fout", "wachtwoord": NIEUW})
    assert "Het huidige wachtwoord klopt niet." in errors(antwoord)
    moeder.refresh_from_db()
    assert moeder.check_password(WACHTWOORD)


def test_another_password_counts_from_then_on(client, moeder, mailoutbox):
    client.post(reverse("toegang:ander_wachtwoord"), {"huidig": WACHTWOORD, "wachtwoord": NIEUW})
    moeder.refresh_from_db()
    assert moeder.check_password(NIEUW)
    assert "een ander wachtwoord gekozen" in mailoutbox[0].body


def test_a_weak_password_is_refused_here_too(client):
    antwoord = client.post(reverse("toegang:ander_wachtwoord"), {"huidig": WACHTWOORD, "wachtwoord": "kort"})
    assert "minstens 12 tekens" in errors(antwoord)


def test_the_present_password_is_not_guessed_at_an_open_screen(client, moeder):
    for _ in range(6):
        antwoord = client.post(reverse("toegang:ander_wachtwoord"), {"huidig": "fout", "wachtwoord": NIEUW})
    assert "Het ging te vaak mis." in errors(antwoord)
    goed = client.post(reverse("toegang:ander_wachtwoord"), {"huidig": WACHTWOORD, "wachtwoord": NIEUW})
    assert "Het ging te vaak mis." in errors(goed)


# Name and language


def test_a_parent_writes_the_own_name(client, moeder):
    client.post(reverse("toegang:naam"), {"naam": " Samira  el Bouzid "})
    moeder.refresh_from_db()
    assert (moeder.naam, happened("account.naam_gewijzigd")) == ("Samira el Bouzid", 1)


def test_who_works_here_does_not_change_the_name_that_others_read(cast):
    antwoord = cast.client("coordinator").post(reverse("toegang:naam"), {"naam": "Iemand anders"})
    assert antwoord.status_code == 403
    assert "Uw naam staat bij alles wat u in dossiers doet." in antwoord.content.decode()
    assert Account.objects.get(pk=cast.coordinator.account_id).naam == "Joke Visser"


def test_the_chosen_language_is_kept_and_spoken_at_once(client, moeder):
    client.post(reverse("toegang:account_taal"), {"taal": "en"})
    moeder.refresh_from_db()
    assert moeder.taal == "en"
    assert "<h1>My account</h1>" in client.get(reverse("toegang:account")).content.decode()


# The e-mail address


def ask(client, email="nieuw@voorbeeld.invalid", wachtwoord=WACHTWOORD):
    return client.post(reverse("toegang:ander_adres"), {"email": email, "wachtwoord": wachtwoord})


def link(mail) -> str:
    return re.search(r"http://testserver(/\S+)", mail.body).group(1)


def test_another_address_counts_once_the_link_in_its_mail_was_used(client, moeder, mailoutbox):
    ask(client, "Nieuw@voorbeeld.invalid")
    moeder.refresh_from_db()
    assert moeder.email == "moeder@voorbeeld.invalid"
    assert client.get(link(mailoutbox[0])).status_code == 200
    client.post(link(mailoutbox[0]))
    moeder.refresh_from_db()
    assert moeder.email == "nieuw@voorbeeld.invalid"


def test_the_old_address_is_told(client, moeder, mailoutbox):
    ask(client)
    client.post(link(mailoutbox[0]))
    assert [m.to for m in mailoutbox] == [["nieuw@voorbeeld.invalid"], ["moeder@voorbeeld.invalid"]]


def test_a_link_works_once(client, moeder, mailoutbox):
    ask(client)
    client.post(link(mailoutbox[0]))
    assert client.get(link(mailoutbox[0])).status_code == 404
    assert client.post(link(mailoutbox[0])).status_code == 422


def test_opening_the_link_alone_changes_nothing(client, moeder, mailoutbox):
    ask(client)
    client.get(link(mailoutbox[0]))
    moeder.refresh_from_db()
    assert moeder.email == "moeder@voorbeeld.invalid"


def test_the_link_has_no_address_in_it(client, mailoutbox):
    ask(client)
    assert "nieuw" not in link(mailoutbox[0])


def test_another_address_needs_the_password(client, mailoutbox):
    assert "Het huidige wachtwoord klopt niet." in errors(ask(client, wachtwoord="fout"))
    assert mailoutbox == []


def test_an_address_of_someone_else_gets_the_same_answer_and_no_mail(client, mailoutbox):
    vrij, bezet = ask(client), ask(client, "vader@voorbeeld.invalid")
    assert (vrij.status_code, vrij["Location"]) == (bezet.status_code, bezet["Location"])
    assert [m.to for m in mailoutbox] == [["nieuw@voorbeeld.invalid"]]


def test_an_address_that_was_taken_meanwhile_is_refused(cast, client, moeder, mailoutbox):
    ask(client)
    Account.objects.filter(pk=cast.account("vader").pk).update(email="nieuw@voorbeeld.invalid")
    antwoord = client.post(link(mailoutbox[0]))
    assert "Dit e-mailadres wordt al gebruikt." in antwoord.content.decode()


def test_who_works_here_keeps_the_address_of_the_work(cast):
    antwoord = cast.client("coordinator").get(reverse("toegang:ander_adres"))
    assert antwoord.status_code == 403
    assert "U logt in met het e-mailadres van uw werk." in antwoord.content.decode()
