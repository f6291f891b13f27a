"""Who leads a dossier decides about requests only as long as they see it."""

from datetime import timedelta

import pytest

from knooppunt.dossier.models import Regisseur
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import request_for, requests_to_handle
from knooppunt.toegang.models import Lidmaatschap
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def verzoek(cast):
    """The adviser leads for the family, and the mother asked something."""
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return Verzoek.objects.create(
        dossier=dossier, soort="inzage", tekst="x", gedaan_by=cast.account("moeder"), gedaan_at=AT,
        antwoord_voor=OP + timedelta(days=30),
    )  # fmt: skip


def seen(viewer, verzoek):
    return (request_for(viewer, verzoek.ref) is not None, verzoek in requests_to_handle(viewer))


def test_the_regisseur_reads_it_in_the_list_and_by_its_address(cast, verzoek):
    assert seen(cast.adviseur, verzoek) == (True, True)


def test_a_regisseur_who_left_the_organisation_reads_it_no_more(cast, verzoek):
    Lidmaatschap.objects.filter(account=cast.account("adviseur")).update(eind=OP)
    assert seen(cast.adviseur, verzoek) == (False, False)


def test_a_family_that_comes_here_is_shown_the_way_to_its_own_page(cast, verzoek):
    antwoord = cast.client("moeder").get("/verzoeken/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/mijn-privacy/")
