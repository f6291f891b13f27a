"""Who is invited to a dossier joins by the provider of the organisation."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.actions.uitnodigen import Genodigde, invite
from knooppunt.dossier.models import Betrokkene, Uitnodiging
from knooppunt.dossier.public import dossier_for
from knooppunt.dossier.rules.kring import Hoedanigheid
from tests.factories import AT
from tests.factories.aanbieder import aanbieder
from tests.integration.toegang.organisatie.bezoek import is_in, sign_in, text

pytestmark = pytest.mark.django_db


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
