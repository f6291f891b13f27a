"""Inviting to the circle, from the mail to the dossier."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.uitnodigen import Genodigde, decline_invitation, invite, withdraw_invitation
from knooppunt.dossier.models import Betrokkene, Uitnodiging
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.models import Account, Gebeurtenis
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
SANNE = Genodigde("sanne@voorbeeld.invalid", "Sanne de Wit", Hoedanigheid.TEAM, "ergotherapeut")
WACHTWOORD = "paarse olifant zwemt"


@pytest.fixture
def dossier(cast):
    return cast.dossier()


@pytest.fixture
def nodig_uit(cast, dossier):
    """Invite someone; gives the address of the link in the mail."""

    def doe(wie=SANNE, by="coordinator"):
        zicht = dossier_for(getattr(cast, by), dossier.ref)
        invite(
            zicht=zicht,
            wie=wie,
            maak_link=lambda t: f"http://test/uitnodiging/{t}/",
            by=getattr(cast, by),
            at=AT,
        )
        return re.search(r"http://test(/uitnodiging/\S+/)", mail.outbox[-1].body).group(1)

    return doe


def test_the_mail_has_the_link_and_not_the_child_and_only_a_hash_is_kept(dossier, nodig_uit):
    url = nodig_uit()
    (bericht,) = mail.outbox
    assert (bericht.to, "Ilyas" in bericht.body) == (["sanne@voorbeeld.invalid"], False)
    uitnodiging = Uitnodiging.objects.get()
    assert url.strip("/").split("/")[1] not in uitnodiging.token_hash
    assert uitnodiging.verloopt_op == OP + timedelta(days=21)
    assert Gebeurtenis.objects.filter(soort="uitnodiging.verstuurd", dossier_ref=dossier.ref).count() == 1


def test_a_new_person_chooses_a_password_and_is_in_the_circle(cast, dossier, nodig_uit):
    url = nodig_uit(
        Genodigde("sanne@voorbeeld.invalid", "Sanne de Wit", Hoedanigheid.TEAM, "ergo", cast.jeugdhulp)
    )
    client = cast.client()
    assert client.get(url).status_code == 200
    response = client.post(url, {"naam": "Sanne de Wit", "wachtwoord": WACHTWOORD, "antwoord": "nieuw"})
    assert response.headers["Location"] == reverse("dossier:dossier", args=[dossier.ref])
    assert client.get(response.headers["Location"]).status_code == 200
    betrokkene = Betrokkene.objects.get(account__email="sanne@voorbeeld.invalid")
    assert (betrokkene.hoedanigheid, betrokkene.organisatie) == ("team", cast.jeugdhulp)


def test_a_weak_password_is_explained_and_nobody_joins(cast, nodig_uit):
    url = nodig_uit()
    response = cast.client().post(url, {"naam": "Sanne", "wachtwoord": "kort", "antwoord": "nieuw"})
    assert response.status_code == 422
    assert not Account.objects.filter(email="sanne@voorbeeld.invalid").exists()


def test_someone_with_an_account_says_yes_once(cast, dossier, nodig_uit):
    url = nodig_uit(
        Genodigde("mentor@voorbeeld.invalid", "Els Prins", Hoedanigheid.TEAM, "leerkracht", cast.school)
    )
    client = cast.client("mentor")
    assert client.post(url, {"antwoord": "ja"}).status_code == 302
    assert client.post(url, {"antwoord": "ja"}).status_code == 422
    assert Betrokkene.objects.filter(account=cast.account("mentor")).count() == 1
    assert client.get(reverse("dossier:dossier", args=[dossier.ref])).status_code == 200


def test_another_person_cannot_use_the_link(cast, dossier, nodig_uit):
    url = nodig_uit(Genodigde("mentor@voorbeeld.invalid", "Els Prins", Hoedanigheid.TEAM))
    client = cast.client("jgz")
    assert "voor een ander e-mailadres" in client.get(url).content.decode()
    assert client.post(url, {"antwoord": "ja"}).status_code in (200, 422)
    assert not Betrokkene.objects.filter(account=cast.account("jgz")).exists()


def test_a_pupil_who_joins_becomes_the_child_of_the_dossier(cast, dossier, nodig_uit):
    url = nodig_uit(Genodigde("ilyas@voorbeeld.invalid", "Ilyas", Hoedanigheid.LEERLING))
    cast.client().post(url, {"naam": "Ilyas", "wachtwoord": WACHTWOORD, "antwoord": "nieuw"})
    dossier.kind.refresh_from_db()
    account = dossier.kind.account
    assert (account.email, account.soort, account.geboortedatum) == (
        "ilyas@voorbeeld.invalid",
        "leerling",
        date(2017, 5, 4),
    )


def test_a_second_parent_who_joins_is_in_the_family(cast, dossier, nodig_uit):
    url = nodig_uit(Genodigde("vader@voorbeeld.invalid", "Karim Bouzid", Hoedanigheid.OUDER), by="moeder")
    cast.client("vader").post(url, {"antwoord": "ja"})
    assert set(dossier.kind.gezin.leden.values_list("naam", "gezag")) == {
        ("Samira Bouzid", True),
        ("Karim Bouzid", False),
    }


def test_a_guest_sees_it_until_the_last_day(cast, dossier, nodig_uit):
    url = nodig_uit(
        Genodigde(
            "jgz@voorbeeld.invalid", "Ria Smeets", Hoedanigheid.GAST, toegang_tot=OP + timedelta(days=60)
        )
    )
    cast.client("jgz").post(url, {"antwoord": "ja"})
    assert Betrokkene.objects.get(account=cast.account("jgz")).tot == OP + timedelta(days=60)


def test_no_means_no_and_the_link_is_used(cast, nodig_uit):
    url = nodig_uit()
    client = cast.client()
    assert client.post(url, {"antwoord": "nee"}).status_code == 302
    assert "afgeslagen" in client.get(url).content.decode()


def test_a_withdrawn_link_says_so_and_does_nothing(cast, dossier, nodig_uit):
    url = nodig_uit()
    ref = Uitnodiging.objects.get().ref
    zicht = dossier_for(cast.coordinator, dossier.ref)
    withdraw_invitation(zicht=zicht, uitnodiging_ref=ref, by=cast.coordinator, at=AT)
    response = cast.client().post(url, {"naam": "S", "wachtwoord": WACHTWOORD, "antwoord": "nieuw"})
    assert response.status_code == 422
    assert "Deze uitnodiging is ingetrokken." in response.content.decode()


def test_an_expired_invitation_is_refused(cast, nodig_uit):
    nodig_uit()
    Uitnodiging.objects.update(verloopt_op=OP - timedelta(days=1))
    with pytest.raises(Refusal, match="verlopen"):
        decline_invitation(uitnodiging=Uitnodiging.objects.get(), by=cast.vreemde_ouder, at=AT)


def test_an_unknown_link_is_not_found(cast):
    assert cast.client().get(reverse("dossier:uitnodiging", args=["verzonnen"])).status_code == 404


@pytest.mark.parametrize(
    ("wie", "reden"),
    [
        (Genodigde("moeder@voorbeeld.invalid", "Samira", Hoedanigheid.OUDER), "hoort al bij de kring"),
        (
            Genodigde("Moeder@Voorbeeld.invalid", "Samira", Hoedanigheid.GAST, toegang_tot=OP),
            "hoort al bij de kring",
        ),
        (
            Genodigde("gast@voorbeeld.invalid", "Gast", Hoedanigheid.GAST),
            "Een gast kijkt mee tot een einddatum",
        ),
    ],
)
def test_who_cannot_be_invited(nodig_uit, wie, reden):
    with pytest.raises(Refusal, match=reden):
        nodig_uit(wie)


def test_the_same_address_has_one_open_invitation(nodig_uit):
    nodig_uit()
    with pytest.raises(Refusal, match="heeft al een uitnodiging"):
        nodig_uit()


def test_a_parent_invites_no_one_to_the_team(nodig_uit):
    with pytest.raises(NotAllowed, match="Alleen het team rond het kind kan dit doen"):
        nodig_uit(by="moeder")


def test_a_double_click_on_the_form_sends_one_mail(cast, dossier):
    client, url = cast.client("coordinator"), reverse("dossier:uitnodigen", args=[dossier.ref])
    gegevens = {
        "naam": "Sanne",
        "email": "sanne@voorbeeld.invalid",
        "hoedanigheid": "team",
        "organisatie": "",
        "functie": "",
    }
    assert [client.post(url, gegevens).status_code for _ in range(2)] == [302, 422]
    assert len(mail.outbox) == 1
