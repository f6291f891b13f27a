"""Devices and visits: how long they last, which there are, and how they end."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.models import Account, Apparaat, Gebeurtenis, Sessie
from knooppunt.toegang.nacht import knooppunt_self
from knooppunt.toegang.sessies import EINDE, forget_what_ended
from tests.factories import AT

pytestmark = pytest.mark.django_db
WACHTWOORD = "paarse olifant zwemt"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0"
TELEFOON = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


@pytest.fixture
def moeder(cast):
    account = cast.account("moeder")
    choose_password(account=account, wachtwoord=WACHTWOORD, by=cast.moeder, at=AT)
    return account


@pytest.fixture
def coordinator(cast):
    account = cast.account("coordinator")
    choose_password(account=account, wachtwoord=WACHTWOORD, by=cast.coordinator, at=AT)
    return account


def come_in(cast, wie="moeder", browser=FIREFOX, client=None):
    client = client or cast.client()
    gegevens = {"naam": f"{wie}@voorbeeld.invalid", "wachtwoord": WACHTWOORD}
    assert (
        client.post(reverse("toegang:binnenkomen"), gegevens, headers={"user-agent": browser}).status_code
        == 302
    )
    return client


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


def minutes_left() -> int:
    return round((Sessie.objects.get().expire_date - timezone.now()).total_seconds() / 60)


# How long a visit lasts


def test_a_visit_of_someone_at_work_ends_after_half_an_hour(cast, coordinator):
    come_in(cast, "coordinator")
    assert minutes_left() == 30


def test_a_visit_of_a_parent_lasts_longer(cast, moeder):
    come_in(cast)
    assert minutes_left() == 120


def test_who_opens_a_page_stays_in(cast, moeder):
    client = come_in(cast)
    Sessie.objects.update(expire_date=timezone.now() + timedelta(minutes=3))
    assert is_in(client)
    assert minutes_left() == 120


def test_who_did_nothing_for_too_long_is_out(cast, moeder):
    client = come_in(cast)
    Sessie.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)


def test_a_visit_ends_in_any_case(cast, moeder):
    client = come_in(cast)
    sessie = client.session
    sessie[EINDE] = (timezone.now() + timedelta(minutes=5)).isoformat()
    sessie.save()
    assert is_in(client)
    assert minutes_left() == 5


def test_a_busy_minute_is_written_down_once(cast, moeder, django_assert_max_num_queries):
    client = come_in(cast)
    client.get(reverse("toegang:account"))
    eerst = Sessie.objects.get().expire_date
    client.get(reverse("toegang:account"))
    assert Sessie.objects.get().expire_date == eerst


def test_the_cookie_of_a_visit_goes_with_the_browser(cast, moeder):
    assert come_in(cast).cookies["sessionid"]["max-age"] == ""


def test_at_night_what_has_ended_is_thrown_away(cast, moeder):
    nu = timezone.now()
    come_in(cast)
    Sessie.objects.update(expire_date=nu - timedelta(hours=1))
    Apparaat.objects.update(laatst_at=nu - timedelta(days=181))
    blijft = come_in(cast, browser=TELEFOON)
    forget_what_ended(at=nu, by=knooppunt_self(nu), voortgang=lambda klaar, totaal: None)
    assert (Sessie.objects.count(), [a.browser for a in Apparaat.objects.all()]) == (1, ["Safari, iPhone"])
    assert is_in(blijft)


# The devices


def test_the_own_devices_are_listed_with_this_one_first(cast, moeder):
    come_in(cast, browser=TELEFOON)
    client = come_in(cast)
    regels = client.get(reverse("toegang:account")).context["apparaten"]
    assert [(r.apparaat.browser, r.is_dit, r.is_binnen) for r in regels] == [
        ("Firefox, Windows", True, True),
        ("Safari, iPhone", False, True),
    ]


def test_coming_back_on_the_same_device_adds_none(cast, moeder):
    client = come_in(cast)
    client.post(reverse("toegang:afmelden"))
    come_in(cast, client=client)
    assert Apparaat.objects.count() == 1


def test_two_people_at_one_computer_each_have_it_as_their_own(cast, moeder, coordinator):
    client = come_in(cast)
    client.post(reverse("toegang:afmelden"))
    come_in(cast, "coordinator", client=client)
    assert {a.account for a in Apparaat.objects.all()} == {moeder, coordinator}


def test_a_device_is_signed_out_from_another_one(cast, moeder):
    telefoon, client = come_in(cast, browser=TELEFOON), come_in(cast)
    ref = Apparaat.objects.get(browser="Safari, iPhone").ref
    client.post(reverse("toegang:apparaat_afmelden", args=[ref]))
    assert (is_in(telefoon), is_in(client)) == (False, True)
    assert Gebeurtenis.objects.filter(soort="account.apparaat_afgemeld", by=moeder).count() == 1


def test_nobody_signs_out_the_device_of_another(cast, moeder, coordinator):
    client = come_in(cast)
    ref = Apparaat.objects.get().ref
    antwoord = come_in(cast, "coordinator").post(reverse("toegang:apparaat_afmelden", args=[ref]))
    assert (antwoord.status_code, is_in(client)) == (422, True)


def test_signing_out_everywhere_ends_every_visit(cast, moeder):
    telefoon, client = come_in(cast, browser=TELEFOON), come_in(cast)
    client.post(reverse("toegang:overal_afmelden"))
    assert (is_in(telefoon), is_in(client), Apparaat.objects.count()) == (False, False, 0)
    assert Gebeurtenis.objects.filter(soort="account.overal_afgemeld", by=moeder).count() == 1


def test_signing_out_is_written_down_and_the_device_stays_known(cast, moeder):
    come_in(cast).post(reverse("toegang:afmelden"))
    assert (Gebeurtenis.objects.filter(soort="account.afgemeld").count(), Apparaat.objects.count()) == (1, 1)


def test_another_password_signs_out_the_others_and_not_this_one(cast, moeder):
    telefoon, client = come_in(cast, browser=TELEFOON), come_in(cast)
    nieuw = {"huidig": WACHTWOORD, "wachtwoord": "groene giraffe danst"}
    client.post(reverse("toegang:ander_wachtwoord"), nieuw)
    assert (is_in(telefoon), is_in(client), Sessie.objects.count()) == (False, True, 1)


def test_a_closed_account_is_out_at_the_next_page(cast, moeder):
    client = come_in(cast)
    Account.objects.filter(pk=moeder.pk).update(is_active=False)
    assert not is_in(client)


# The mail about a new device


def test_the_first_device_is_no_news(cast, moeder, mailoutbox):
    come_in(cast)
    assert mailoutbox == []


def test_a_new_device_is_told_by_mail(cast, moeder, mailoutbox):
    come_in(cast)
    come_in(cast, browser=TELEFOON)
    assert [m.to for m in mailoutbox] == [["moeder@voorbeeld.invalid"]]
    assert "Safari, iPhone" in mailoutbox[0].body


def test_the_mail_speaks_the_language_of_its_reader(cast, moeder, mailoutbox):
    Account.objects.filter(pk=moeder.pk).update(taal="en")
    come_in(cast)
    come_in(cast, browser=TELEFOON)
    assert "signed in to your account on a new device" in mailoutbox[0].body


def test_a_device_that_was_signed_out_is_new_again(cast, moeder, mailoutbox):
    telefoon, client = come_in(cast, browser=TELEFOON), come_in(cast)
    mailoutbox.clear()
    ref = Apparaat.objects.get(browser="Safari, iPhone").ref
    client.post(reverse("toegang:apparaat_afmelden", args=[ref]))
    come_in(cast, browser=TELEFOON, client=telefoon)
    assert len(mailoutbox) == 1


# The demonstration


def test_a_visit_of_the_demonstration_is_over_when_the_demonstration_is(cast, settings):
    moeder = cast.account("moeder")
    Account.objects.filter(pk=moeder.pk).update(demonstratie_uitleg="Haar verhaal.")
    client = cast.client()
    client.post(reverse("toegang:demonstratie"), {"wie": moeder.ref})
    assert is_in(client)
    settings.DEMONSTRATIE = False
    assert not is_in(client)
