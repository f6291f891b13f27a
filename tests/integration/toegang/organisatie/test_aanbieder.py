"""The provider of an organisation: a real one lets its people in, and every one is asked with all safeguards."""

import urllib.error
import urllib.request
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse

from knooppunt.toegang.models import Account, Gebeurtenis
from tests.factories.aanbieder import aanbieder, real_provider
from tests.integration.toegang.organisatie.bezoek import HEEN, LINDA, TERUG, is_in, send, sign_in, text

pytestmark = pytest.mark.django_db


# A real provider


@pytest.fixture(scope="module")
def echt():
    anders = LINDA | {"sub": "008", "email": "iemand@voorbeeld.invalid"}
    with real_provider(LINDA | {"amr": ["pwd", "mfa"]}, anders) as adres:
        yield adres


def visit(url: str, sub: str) -> str:
    """Be the browser at the provider: choose who one is; gives the address that one is sent back to."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args, **kwargs):
            return None

    try:
        urllib.request.build_opener(Stay).open(url, urlencode({"sub": sub}).encode())
    except urllib.error.HTTPError as answer:
        return answer.headers["Location"]
    raise AssertionError("the provider did not send anyone back")


def real_visit(client, sub: str):
    terug = urlsplit(visit(client.get(HEEN)["Location"], sub))
    return client.get(f"{terug.path}?{terug.query}")


def test_who_works_here_comes_in_by_a_real_provider(cast, settings, echt):
    settings.AANBIEDERS = (aanbieder(echt, amr=("mfa",)),)
    client = cast.client()
    assert real_visit(client, "007")["Location"] == reverse("dossier:start")
    assert is_in(client)
    assert Gebeurtenis.objects.get(soort="account.binnengekomen").gegevens["hoe"] == "organisatie"


def test_a_stranger_of_a_real_provider_gets_a_page_that_helps_and_no_account(cast, settings, echt):
    settings.AANBIEDERS = (aanbieder(echt),)
    client, eerder = cast.client(), Account.objects.count()
    antwoord = real_visit(client, "008")
    assert (antwoord.status_code, Account.objects.count()) == (403, eerder)
    assert "Er is bij Knooppunt nog geen account met uw e-mailadres." in text(antwoord)
    assert "Vraag de beheerder van uw regio" in text(antwoord)


# What is asked of the provider


def test_the_provider_is_asked_with_all_safeguards(cast, leugenaar):
    gevraagd = send(cast.client())
    assert gevraagd["redirect_uri"] == f"http://testserver{TERUG}"
    assert (gevraagd["response_type"], gevraagd["code_challenge_method"]) == ("code", "S256")
    assert min(len(gevraagd[naam]) for naam in ("state", "nonce", "code_challenge")) >= 43


def test_the_code_is_exchanged_with_the_verifier_and_the_secret(cast, leugenaar):
    sign_in(cast.client(), leugenaar)
    assert leugenaar.gevraagd["grant_type"] == ["authorization_code"]
    assert len(leugenaar.gevraagd["code_verifier"][0]) >= 43
    assert leugenaar.gevraagd["authorization"][0].startswith("Basic ")


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(cast, leugenaar):
    leugenaar.over["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    client = cast.client()
    sign_in(client, leugenaar)
    assert (leugenaar.gevraagd["client_secret"], is_in(client)) == (["geheim"], True)


def test_a_level_that_was_agreed_is_asked_for(cast, leugenaar, settings):
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, acr=("hoog",)),)
    assert send(cast.client())["acr_values"] == "hoog"
