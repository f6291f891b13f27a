"""The completeness page: what is filled, old or missing, per municipality, kind and age."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.wegwijzer.models import Werkgebied
from knooppunt.wegwijzer.queries.volledig import completeness
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import OP
from tests.factories.wegwijzer import aanbod, buurgemeente

pytestmark = pytest.mark.django_db


@pytest.fixture
def buur(cast):
    return buurgemeente(cast)


def offer(cast, *, gemeente=None, **anders):
    nieuw = aanbod(cast, "druk", **anders)
    if gemeente:
        Werkgebied.objects.create(aanbod=nieuw, gemeente=gemeente)
    index_offers([nieuw.pk], OP)


def states(cast, code="druk"):
    return {
        stand.gemeente.naam: [str(v) for v in regel.vullingen]
        for stand in completeness(cast.adviseur)
        for regel in stand.regels
        if regel.soort.code == code
    }


def test_an_offer_for_one_municipality_fills_that_one_only(cast, buur):
    offer(cast, gemeente=cast.gemeentegebied)
    assert states(cast) == {"Lindeveen": ["gevuld"] * 4, "Zandhoek": ["ontbreekt"] * 4}


def test_an_offer_without_a_working_area_is_for_every_municipality(cast, buur):
    offer(cast, leeftijd_van=4, leeftijd_tot=11)
    rij = ["ontbreekt", "gevuld", "ontbreekt", "ontbreekt"]
    assert states(cast) == {"Lindeveen": rij, "Zandhoek": rij}


def test_what_was_not_checked_for_long_is_old_and_what_does_not_show_is_missing(cast):
    offer(cast, leeftijd_van=4, leeftijd_tot=11, nagekeken_op=OP - timedelta(days=184))
    offer(cast, leeftijd_van=12, leeftijd_tot=17, is_zichtbaar=False)
    assert states(cast) == {"Lindeveen": ["ontbreekt", "verouderd", "ontbreekt", "ontbreekt"]}


def test_a_kind_that_is_not_for_an_age_is_not_missing_there(cast):
    assert states(cast, "bo")["Lindeveen"] == ["None", "ontbreekt", "ontbreekt", "None"]


def test_the_page_shows_the_worklist_of_one_municipality(cast):
    offer(cast)
    adres = reverse("wegwijzer:volledig")
    client = cast.client("adviseur")
    html = client.get(adres, {"gemeente": "GM9901"}).content.decode()
    assert ("Druk gedrag en ADHD" in html, "Dyslexie" in html) == (False, True)
    alles = client.get(adres, {"gemeente": "GM9901", "toon": "alles"}).content.decode()
    assert "Druk gedrag en ADHD" in alles


@pytest.mark.parametrize(
    ("wie", "status"), [("beheerder", 200), ("jeugdprofessional", 200), ("mentor", 403), (None, 302)]
)
def test_who_sees_what_is_missing(cast, wie, status):
    assert cast.client(wie).get(reverse("wegwijzer:volledig")).status_code == status


def test_thirty_offers_take_as_many_queries_as_one(cast):
    aantallen = []
    for hoeveel in (1, 30):
        for _ in range(hoeveel):
            offer(cast)
        with CaptureQueriesContext(connection) as gedaan:
            completeness(cast.adviseur)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]
