"""Coming in by the provider of one's organisation: a real one, and one that lies in every way."""

import urllib.error
import urllib.request
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.actions.uitnodigen import Genodigde, invite
from knooppunt.dossier.models import Betrokkene, Uitnodiging
from knooppunt.dossier.public import dossier_for
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.actions.organisatie import uncouple
from knooppunt.toegang.models import Account, Gebeurtenis, Koppeling
from tests.factories import AT
from tests.factories.aanbieder import Leugenaar, aanbieder, real_provider

pytestmark = pytest.mark.django_db
HEEN, TERUG = (
    reverse(f"toegang:{naam}", args=["lindeveen"]) for naam in ("organisatie", "organisatie_terug")
)
LINDA = {"sub": "007", "email": "jeugdprofessional@voorbeeld.invalid", "email_verified": True}


@pytest.fixture(autouse=True)
def _production(settings):
    settings.STAP_VERPLICHT = True


@pytest.fixture
def leugenaar(settings):
    leugenaar = Leugenaar()
    leugenaar.claims, leugenaar.userinfo = dict(LINDA), {"sub": "007"}
    settings.AANBIEDERS = (aanbieder(leugenaar.adres),)
    yield leugenaar
    leugenaar.close()


def send(client, **vragen) -> dict[str, str]:
    """Go to the provider; what it was asked."""
    antwoord = client.get(HEEN, vragen)
    assert antwoord.status_code == 302
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(antwoord["Location"]).query).items()}


def come_back(client, leugenaar, gevraagd, **anders):
    if "nonce" not in leugenaar.claims:
        leugenaar.claims["nonce"] = gevraagd["nonce"]
    return client.get(TERUG, {"code": "abc", "state": gevraagd["state"]} | anders)


def sign_in(client, leugenaar, **vragen):
    return come_back(client, leugenaar, send(client, **vragen))


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


def text(antwoord) -> str:
    return antwoord.content.decode()


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


# Lies


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


# An organisation that wants its people to come in this way only


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


# With an invitation


@pytest.fixture
def uitnodiging(cast, leugenaar):
    """The path of an invitation of someone who has no account yet."""
    dossier, links = cast.dossier(), []
    invite(
        zicht=dossier_for(cast.coordinator, dossier.ref), by=cast.coordinator, at=AT,
        wie=Genodigde("nieuw@voorbeeld.invalid", "Nora Nieuw", Hoedanigheid.TEAM, organisatie=cast.gemeente),
        maak_link=lambda token: links.append(reverse("dossier:uitnodiging", args=[token])) or links[0],
    )  # fmt: skip
    Uitnodiging.objects.update(verloopt_op=timezone.localdate() + timedelta(days=9))
    return links[0]


def test_who_is_invited_joins_and_signs_in_by_the_organisation(cast, leugenaar, uitnodiging):
    client = cast.client()
    assert "Doe mee en log in via Gemeente Lindeveen" in text(client.get(uitnodiging))
    deur = client.post(uitnodiging, {"antwoord": "organisatie"})["Location"]
    assert deur.startswith(reverse("toegang:binnenkomen"))
    leugenaar.claims |= {"email": "nieuw@voorbeeld.invalid", "sub": "010"}
    naar = parse_qs(urlsplit(deur).query)["next"][0]
    antwoord = sign_in(client, leugenaar, next=naar)
    assert client.get(antwoord["Location"]).status_code == 200
    assert Betrokkene.objects.filter(account__email="nieuw@voorbeeld.invalid").count() == 1


def test_a_link_alone_opens_nothing_without_the_organisation(cast, leugenaar, uitnodiging):
    client = cast.client()
    client.post(uitnodiging, {"antwoord": "organisatie"})
    assert not is_in(client)


def test_where_the_organisation_is_obliged_no_password_is_offered(cast, leugenaar, settings, uitnodiging):
    assert "Kies een wachtwoord" in text(cast.client().get(uitnodiging))
    settings.AANBIEDERS = (aanbieder(leugenaar.adres, verplicht=True),)
    assert "Kies een wachtwoord" not in text(cast.client().get(uitnodiging))
