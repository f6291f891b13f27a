"""Who comes in by the provider of one's organisation, who does not and reads why, and what the pages offer."""

import pytest
from django.urls import reverse

from knooppunt.toegang.actions.organisatie import uncouple
from knooppunt.toegang.models import Account, Gebeurtenis, Koppeling
from tests.factories import AT
from tests.factories.aanbieder import aanbieder
from tests.integration.toegang.organisatie.bezoek import HEEN, LINDA, is_in, sign_in, text

pytestmark = pytest.mark.django_db


# Who comes in


def test_one_comes_in_where_one_was_going(cast, leugenaar):
    client = cast.client()
    assert sign_in(client, leugenaar, next="/dossiers/")["Location"] == "/dossiers/"
    assert is_in(client)


def test_a_provider_that_gives_the_address_on_request_is_asked(cast, leugenaar):
    leugenaar.claims = {"sub": "007"}
    leugenaar.userinfo = dict(LINDA)
    client = cast.client()
    sign_in(client, leugenaar)
    assert is_in(client)


def test_an_organisation_that_hands_out_its_addresses_need_not_say_that_it_checked(cast, leugenaar, settings):
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, adres_zeker=True),)
    del leugenaar.claims["email_verified"]
    client = cast.client()
    sign_in(client, leugenaar)
    assert is_in(client)


def test_the_same_person_comes_in_with_another_address(cast, leugenaar):
    sign_in(cast.client(), leugenaar)
    del leugenaar.claims["nonce"]
    leugenaar.claims["email"] = "getrouwd@voorbeeld.invalid"
    client = cast.client()
    sign_in(client, leugenaar)
    assert is_in(client)


def test_a_successor_with_the_same_address_does_not_come_in(cast, leugenaar):
    sign_in(cast.client(), leugenaar)
    del leugenaar.claims["nonce"]
    leugenaar.claims["sub"] = "009"
    client = cast.client()
    antwoord = sign_in(client, leugenaar)
    assert (antwoord.status_code, is_in(client)) == (403, False)
    assert "iemand anders die eerder dit e-mailadres had" in text(antwoord)


def test_who_was_uncoupled_comes_in_by_the_address_again(cast, leugenaar):
    sign_in(cast.client(), leugenaar)
    assert uncouple(account=cast.account("jeugdprofessional"), by=cast.beheerder, at=AT) == 1
    del leugenaar.claims["nonce"]
    leugenaar.claims["sub"] = "009"
    client = cast.client()
    sign_in(client, leugenaar)
    assert (is_in(client), Koppeling.objects.get().sub) == (True, "009")


# Who does not


@pytest.mark.parametrize(
    ("claims", "reden"),
    [
        ({"email_verified": False}, "geen e-mailadres door waarvan zij zeker is"),
        ({"email_verified": None}, "geen e-mailadres door waarvan zij zeker is"),
        ({"email": None}, "geen e-mailadres door waarvan zij zeker is"),
        ({"email": "coordinator@elders.invalid"}, "geen e-mailadres door waarvan zij zeker is"),
        ({"email": "niemand@voorbeeld.invalid"}, "nog geen account met uw e-mailadres"),
        ({"email": "moeder@voorbeeld.invalid"}, "hoort bij een account van een ouder of leerling"),
    ],
)
def test_who_is_not_known_or_not_sure_gets_the_reason(cast, leugenaar, claims, reden):
    leugenaar.claims |= claims
    client = cast.client()
    antwoord = sign_in(client, leugenaar)
    assert (antwoord.status_code, reden in text(antwoord), is_in(client)) == (403, True, False)


def test_one_organisation_does_not_speak_for_another(cast, leugenaar, settings):
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, domeinen=frozenset({"elders.invalid"})),)
    client = cast.client()
    assert sign_in(client, leugenaar).status_code == 403
    assert not is_in(client)


def test_less_proof_than_agreed_is_not_enough(cast, leugenaar, settings):
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, amr=("mfa",)),)
    leugenaar.claims["amr"] = ["pwd"]
    client = cast.client()
    assert "Log daar in met twee stappen" in text(sign_in(client, leugenaar))
    assert not is_in(client)


def test_a_closed_account_stays_closed(cast, leugenaar):
    Account.objects.filter(pk=cast.account("jeugdprofessional").pk).update(is_active=False)
    client = cast.client()
    assert sign_in(client, leugenaar).status_code == 403
    assert not is_in(client)


def test_a_refusal_is_written_down(cast, leugenaar):
    leugenaar.claims["email"] = "moeder@voorbeeld.invalid"
    sign_in(cast.client(), leugenaar)
    gemist = Gebeurtenis.objects.get(soort="account.aanmelden_mislukt")
    assert (gemist.onderwerp_ref, gemist.gegevens) == (cast.account("moeder").ref, {"hoe": "organisatie"})


# On the pages


def test_the_page_to_sign_in_offers_the_organisations(cast, leugenaar):
    html = text(cast.client().get(reverse("toegang:binnenkomen") + "?next=/dossiers/"))
    assert f'href="{HEEN}?next=/dossiers/"' in html
    assert "Gemeente Lindeveen" in html


def test_who_signs_out_reads_that_the_organisation_still_knows_them(cast, leugenaar):
    client = cast.client()
    sign_in(client, leugenaar)
    html = text(client.post(reverse("toegang:afmelden"), follow=True))
    assert "Bij Gemeente Lindeveen bent u nog ingelogd." in html
