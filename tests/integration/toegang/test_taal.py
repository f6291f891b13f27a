"""A parent who reads English: from the front door to an own account, without a Dutch sentence on the way."""

import pytest
from django.core import mail

from knooppunt.dossier.actions.uitnodigen import Genodigde, invite
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.models import Account
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(cast):
    client = cast.client()
    client.post("/taal/", {"taal": "en", "next": "/"})
    return client


def invited(cast, hoedanigheid, email):
    """The link in the mail to someone new."""
    zicht = dossier_for(cast.moeder, cast.dossier().ref)
    wie = Genodigde(
        naam="Bas", email=email, hoedanigheid=hoedanigheid, functie="", organisatie=None, toegang_tot=None
    )
    tokens = []
    invite(zicht=zicht, wie=wie, maak_link=lambda t: tokens.append(t) or f"/x/{t}/", by=cast.moeder, at=AT)
    return tokens[0]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Together around the child"),
        ("/binnenkomen/", "Sign in"),
        ("/binnenkomen/wachtwoord/", "First time, or forgot your password?"),
    ],
)
def test_the_way_in_speaks_english(english, path, title):
    html = english.get(path).content.decode()
    assert f"<h1>{title}</h1>" in html
    assert 'lang="nl"' not in html.split("<main")[1].split(">")[0]


def test_a_wrong_password_is_explained_in_english(english):
    answer = english.post("/binnenkomen/", {"naam": "a@voorbeeld.invalid", "wachtwoord": "fout"})
    assert "do not belong together" in answer.content.decode()


def test_the_mail_with_a_link_follows_the_reader(cast, english):
    english.post("/binnenkomen/wachtwoord/", {"email": cast.account("moeder").email})
    assert mail.outbox[0].subject == "Choose a password for Knooppunt"


def test_an_invited_parent_reads_english_and_is_told_why_a_password_is_refused(cast, english):
    path = f"/uitnodiging/{invited(cast, Hoedanigheid.OUDER, 'bas@voorbeeld.invalid')}/"
    assert "Will you take part around Ilyas?" in english.get(path).content.decode()
    answer = english.post(path, {"antwoord": "nieuw", "naam": "Bas", "wachtwoord": "kort"})
    assert "Choose a password of at least 12 characters." in answer.content.decode()


@pytest.mark.parametrize(
    ("hoedanigheid", "languages"),
    [(Hoedanigheid.OUDER, 2), (Hoedanigheid.LEERLING, 2), (Hoedanigheid.TEAM, 1)],
)
def test_the_mail_to_family_is_in_every_language(cast, hoedanigheid, languages):
    zicht = dossier_for(cast.coordinator, cast.dossier().ref)
    wie = Genodigde(
        naam="Bas",
        email="bas@voorbeeld.invalid",
        hoedanigheid=hoedanigheid,
        functie="",
        organisatie=None,
        toegang_tot=None,
    )
    invite(zicht=zicht, wie=wie, maak_link=lambda t: f"/x/{t}/", by=cast.coordinator, at=AT)
    assert [s in mail.outbox[-1].body for s in ("nodigt u uit", "invites you")] == [True, languages == 2]


def test_who_is_refused_in_english_reads_the_roles_in_english(cast):
    Account.objects.filter(pk=cast.account("moeder").pk).update(taal="en")
    antwoord = cast.client("moeder").get("/kaart/studies/verdeelplan/")
    tekst = antwoord.content.decode()
    assert (antwoord.status_code, "regional adviser, policy officer, administrator" in tekst) == (403, True)
    assert "beleidsmedewerker" not in tekst
