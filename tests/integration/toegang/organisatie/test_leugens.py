"""A provider that lies in every way, or is not there, lets nobody in."""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse

from tests.factories.aanbieder import aanbieder
from tests.integration.toegang.organisatie.bezoek import (
    HEEN,
    LINDA,
    TERUG,
    come_back,
    is_in,
    send,
    sign_in,
    text,
)

pytestmark = pytest.mark.django_db
ANDERE_SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "een andere"},
        {"nonce": None},
        {"aud": "iemand anders"},
        {"aud": ["knooppunt", "iemand anders"]},
        {"azp": "iemand anders"},
        {"iss": "https://elders.invalid"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"iat": int(4e9)},
    ],
    ids=lambda claims: str(claims),
)
def test_a_token_that_is_not_for_this_visit_lets_nobody_in(cast, leugenaar, claims):
    leugenaar.claims |= claims
    client = cast.client()
    antwoord = sign_in(client, leugenaar)
    assert (antwoord.status_code, is_in(client)) == (422, False)
    assert "Inloggen lukte niet" in text(antwoord)


@pytest.mark.parametrize("hoe", ["another key", "no signature", "a shared secret", "an unknown key"])
def test_a_signature_that_is_not_of_the_provider_lets_nobody_in(cast, leugenaar, hoe):
    if hoe == "another key":
        leugenaar.tekent_met = ANDERE_SLEUTEL
    elif hoe == "no signature":
        leugenaar.tekent_met, leugenaar.hoe = None, "none"
    elif hoe == "a shared secret":
        leugenaar.tekent_met, leugenaar.hoe = "geheim" * 8, "HS256"
    else:
        leugenaar.kop = {"kid": "twee"}
    client = cast.client()
    assert sign_in(client, leugenaar).status_code == 422
    assert not is_in(client)


def test_another_state_than_was_sent_lets_nobody_in(cast, leugenaar):
    client = cast.client()
    assert come_back(client, leugenaar, send(client), state="een andere").status_code == 422
    assert not is_in(client)


def test_who_was_not_sent_is_not_let_in(cast, leugenaar):
    gevraagd = send(cast.client())
    slachtoffer = cast.client()
    assert come_back(slachtoffer, leugenaar, gevraagd).status_code == 422
    assert not is_in(slachtoffer)


def test_an_answer_counts_once(cast, leugenaar):
    client = cast.client()
    gevraagd = send(client)
    come_back(client, leugenaar, gevraagd)
    client.post(reverse("toegang:afmelden"))
    assert come_back(client, leugenaar, gevraagd).status_code == 422
    assert not is_in(client)


def test_an_answer_of_another_issuer_lets_nobody_in(cast, leugenaar):
    client = cast.client()
    assert come_back(client, leugenaar, send(client), iss="https://elders.invalid").status_code == 422
    assert not is_in(client)


def test_who_says_no_at_the_provider_reads_what_to_do(cast, leugenaar):
    client = cast.client()
    gevraagd = send(client)
    antwoord = client.get(TERUG, {"error": "access_denied", "state": gevraagd["state"]})
    assert (antwoord.status_code, "Probeer opnieuw" in text(antwoord)) == (422, True)


def test_userinfo_of_somebody_else_lets_nobody_in(cast, leugenaar):
    leugenaar.claims = {"sub": "007"}
    leugenaar.userinfo = LINDA | {"sub": "008"}
    client = cast.client()
    assert sign_in(client, leugenaar).status_code == 422
    assert not is_in(client)


@pytest.mark.parametrize(
    "over",
    [
        {"issuer": "https://elders.invalid"},
        {"authorization_endpoint": "http://elders.invalid/"},
        {"jwks_uri": None},
    ],
    ids=str,
)
def test_a_provider_that_is_not_the_one_that_was_set_is_not_used(cast, leugenaar, over):
    leugenaar.over |= over
    assert cast.client().get(HEEN).status_code == 422


def test_a_provider_that_does_not_answer_is_a_page_and_no_error(cast, settings):
    settings.AANBIEDERS = (aanbieder("http://127.0.0.1:9"),)
    antwoord = cast.client().get(HEEN)
    assert (antwoord.status_code, "Inloggen lukte niet" in text(antwoord)) == (422, True)


def test_a_provider_that_is_not_set_is_not_found(cast):
    assert cast.client().get(HEEN).status_code == 404
