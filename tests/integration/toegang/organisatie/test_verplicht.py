"""An organisation that wants its people to come in by its own sign-in only."""

import pytest
from django.urls import reverse

from knooppunt.toegang.actions.accounts import choose_password
from tests.factories import AT
from tests.factories.aanbieder import aanbieder
from tests.integration.toegang.organisatie.bezoek import is_in, sign_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def verplicht(cast, leugenaar, settings):
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, verplicht=True),)
    account = cast.account("jeugdprofessional")
    choose_password(account=account, wachtwoord="paarse olifant zwemt", by=cast.jeugdprofessional, at=AT)
    return account


def test_a_password_is_no_way_around_the_organisation(cast, verplicht, leugenaar):
    client = cast.client()
    gegevens = {"naam": verplicht.email, "wachtwoord": "paarse olifant zwemt"}
    html = text(client.post(reverse("toegang:binnenkomen"), gegevens, follow=True))
    assert ("Uw organisatie wil dat u via haar eigen inlog binnenkomt." in html, is_in(client)) == (
        True,
        False,
    )
    sign_in(client, leugenaar)
    assert is_in(client)


def test_a_parent_with_such_an_address_keeps_the_password(cast, verplicht):
    choose_password(account=cast.account("moeder"), wachtwoord="paarse olifant zwemt", by=cast.moeder, at=AT)
    client = cast.client()
    gegevens = {"naam": "moeder@voorbeeld.invalid", "wachtwoord": "paarse olifant zwemt"}
    client.post(reverse("toegang:binnenkomen"), gegevens)
    assert is_in(client)


def test_instead_of_a_link_for_a_password_the_mail_says_where_to_sign_in(cast, verplicht, mailoutbox):
    cast.client().post(reverse("toegang:wachtwoord"), {"email": verplicht.email})
    assert ("Gemeente Lindeveen" in mailoutbox[0].body, "http" in mailoutbox[0].body) == (True, False)


def test_the_own_account_says_who_sees_to_the_password(cast, verplicht, leugenaar):
    client = cast.client()
    sign_in(client, leugenaar)
    html = text(client.get(reverse("toegang:account")))
    assert "Dit account logt in via Gemeente Lindeveen." in html
