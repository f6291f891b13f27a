"""The page of the circle test: who makes policy chooses a place and reads what is within reach."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.utils import timezone

from knooppunt.organisaties.models import Gemeente, Leerlingstroom, Postcodegebied, Vestiging
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import OP
from tests.factories.wegwijzer import aanbod, locatie

pytestmark = pytest.mark.django_db
CIRKEL = "/kaart/cirkel/"


def page(cast, wie="beleid", **vraag):
    antwoord = cast.client(wie).get(CIRKEL, vraag)
    return antwoord, unescape(antwoord.content.decode())


def test_a_postcode_gives_what_is_inside(cast, gebied):
    antwoord, tekst = page(cast, swv=gebied.code, postcode="9901 AB", straal=5)
    rijen = [(r["rij"].soort, r["rij"].is_binnen) for r in antwoord.context["rijen"]]
    assert (antwoord.status_code, rijen) == (
        200, [("Bo", True), ("Sbo", False), ("So", False), ("Vso", False)],
    )  # fmt: skip
    assert "Hier wonen minstens 12 leerlingen." in tekst


def test_few_pupils_are_not_counted_out(cast, gebied):
    Leerlingstroom.objects.update(laag=4, schatting=4)
    assert "Hier wonen weinig of geen leerlingen." in page(cast, postcode="9901", straal=5)[1]


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ({"postcode": "12"}, "Vul de vier cijfers van een postcode in."),
        ({"postcode": "1234", "straal": "5"}, "Deze postcode ligt niet in dit gebied."),
        ({"straal": "7"}, "Kies een afstand uit de lijst."),
        ({"swv": "XX"}, "Kies uit de lijst."),
    ],
)
def test_what_cannot_be_read_is_said(cast, gebied, vraag, fout):
    antwoord, tekst = page(cast, **vraag)
    assert (antwoord.status_code, fout in tekst) == (422, True)


def test_before_the_region_is_built_the_page_says_how(cast):
    cache.clear()
    assert "Een beheerder kan de regio bouwen" in page(cast)[1]


@pytest.mark.parametrize("wie", ["moeder", "mentor"])
def test_it_is_for_who_sees_the_region(cast, gebied, wie):
    assert page(cast, wie)[0].status_code == 403


def need(cast):
    antwoord, _ = page(cast, postcode="9901", straal=5)
    rij = next(b["rij"] for b in antwoord.context["behoeften"] if b["rij"].soort == "gedrag")
    return rij.is_plek, rij.vrij, rij.deskundigen


def offer(cast, vrij=None, dagen=0, gemeente=None, **anders):
    """A place or expertise that can be found, with what is free as it was told so many days ago."""
    nieuw = aanbod(cast, "autisme", **anders)
    if vrij is not None:
        eenheid = "uren" if nieuw.vorm == "expertise" else "plekken"
        nieuw.capaciteit.create(
            vrij=vrij, totaal=8, eenheid=eenheid, bijgewerkt_at=timezone.now() - timedelta(days=dagen)
        )
    if gemeente:
        nieuw.werkgebieden.create(gemeente=gemeente)
    index_offers([nieuw.pk], OP)


def a_place(cast, **anders):
    offer(cast, waar=locatie(cast, eigen_lat=52.5, eigen_lon=5.2), **anders)


def an_expert(cast, **anders):
    offer(cast, vorm="expertise", **{"naam": "Autismespecialist"} | anders)


@pytest.mark.parametrize(
    ("hoe", "uitkomst"),
    [
        ({"vrij": 3}, (True, 3, ())),
        ({}, (False, 0, ())),
        ({"vrij": 0}, (False, 0, ())),
        ({"vrij": 3, "dagen": 400}, (False, 0, ())),
        ({"vrij": 3, "leeftijd_tot": 4}, (False, 0, ())),
    ],
    ids=["with room", "that told nothing", "that is full", "that told it long ago", "for toddlers"],
)
def test_a_place_meets_a_need(cast, gebied, hoe, uitkomst):
    a_place(cast, **hoe)
    assert need(cast) == uitkomst


KOMT = (False, 0, ("Autismespecialist",))
KOMT_NIET = (False, 0, ())


@pytest.mark.parametrize(
    ("hoe", "uitkomst"),
    [
        ({"vrij": 6}, KOMT),
        ({"vrij": 0}, KOMT_NIET),
        ({"vrij": 6, "dagen": 400}, KOMT_NIET),
        ({"vrij": 6, "status": "tijdelijk_dicht"}, KOMT_NIET),
        ({"vrij": 6, "is_zichtbaar": False}, KOMT_NIET),
        ({"vrij": 6, "herkomst": "buren"}, KOMT_NIET),
    ],
    ids=["hours free", "no hours", "told long ago", "closed for a while", "not shown", "of a neighbour"],
)
def test_expertise_can_come(cast, gebied, hoe, uitkomst):
    an_expert(cast, **hoe)
    assert need(cast) == uitkomst


def test_expertise_comes_to_the_municipalities_that_it_names(cast, gebied):
    hier, elders = Gemeente.objects.get(code="GM9901"), Gemeente.objects.create(code="GM9977", naam="Elders")
    Postcodegebied.objects.filter(pc4="9901").update(gemeente=hier)
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(pc4="9901")
    an_expert(cast, vrij=6, gemeente=hier)
    an_expert(cast, vrij=6, gemeente=elders, naam="Verre specialist")
    assert need(cast) == KOMT
