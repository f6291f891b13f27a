"""What the tables refuse: a school typed twice, room that cannot be, a row that belongs to nothing."""

from datetime import time

import pytest
from django.db import IntegrityError, transaction

from knooppunt.wegwijzer.models import Capaciteit, Kosten, Openingstijd, Werkgebied
from tests.factories import AT
from tests.factories.wegwijzer import aanbod, locatie


def refused(naam: str, doe) -> None:
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        doe()


def school_location(cast, **anders):
    leeg = {"eigen_naam": "", "eigen_postcode": "", "eigen_plaats": "", "eigen_lat": None, "eigen_lon": None}
    gegevens = {"vestiging": cast.school.vestiging, "organisatie": cast.school, "eigenaar": cast.school}
    return locatie(cast, **(leeg | gegevens | anders))


def test_a_school_location_has_name_place_and_point_of_the_public_files(cast):
    plek = school_location(cast)
    assert (plek.naam, plek.pc4, plek.plaats, plek.punt) == ("De Vuurtoren", "9901", "Lindeveen", (52.6, 5.3))


@pytest.mark.parametrize("veld", ["eigen_naam", "eigen_postcode", "eigen_plaats"])
def test_what_the_public_files_say_of_a_school_is_not_typed_again(cast, veld):
    refused("locatie_niet_dubbel", lambda: school_location(cast, **{veld: "Twee"}))


def test_a_location_of_ones_own_has_its_own_place(cast):
    plek = locatie(cast)
    assert (plek.naam, plek.pc4, plek.plaats, plek.punt) == ("De Kade", "9901", "Lindeveen", (52.6, 5.3))


def test_ages_of_an_offer_go_up(cast):
    assert aanbod(cast, leeftijd_van=8, leeftijd_tot=12).pk
    refused("aanbod_leeftijd", lambda: aanbod(cast, leeftijd_van=12, leeftijd_tot=8))


def test_a_waiting_time_says_when_it_was_told(cast):
    refused("aanbod_wachttijd_op", lambda: aanbod(cast, wachttijd_weken=6))


def room(nieuw, **anders):
    gegevens = {"aanbod": nieuw, "vrij": 2, "totaal": 8, "bijgewerkt_at": AT}
    return Capaciteit.objects.create(**(gegevens | anders))


def test_no_more_is_free_than_there_is(cast):
    nieuw = aanbod(cast)
    assert room(nieuw).pk
    refused("capaciteit_totaal", lambda: room(nieuw, groep="klein", vrij=9))


def test_room_now_and_room_in_a_school_year_stand_beside_each_other_each_once(cast):
    nieuw = aanbod(cast)
    room(nieuw)
    room(nieuw, schooljaar=2027)
    refused("capaciteit", lambda: room(nieuw))
    refused("capaciteit", lambda: room(nieuw, schooljaar=2027))


def test_an_opening_time_belongs_to_an_offer_or_a_location_and_ends_after_it_begins(cast):
    assert Openingstijd.objects.create(aanbod=aanbod(cast), dagen="MO", van=time(9), tot=time(12)).pk
    refused("openingstijd_van", lambda: Openingstijd.objects.create(dagen="MO"))
    refused(
        "openingstijd_uren",
        lambda: Openingstijd.objects.create(aanbod=aanbod(cast), dagen="MO", van=time(12), tot=time(9)),
    )


def test_costs_are_not_below_nothing(cast):
    assert Kosten.objects.create(aanbod=aanbod(cast), bedrag=0).pk
    refused("kosten_bedrag", lambda: Kosten.objects.create(aanbod=aanbod(cast), bedrag=-1))


def test_an_area_is_exactly_one_region_municipality_or_wijk(cast):
    nieuw = aanbod(cast)
    assert Werkgebied.objects.create(aanbod=nieuw, regio=cast.regio).pk
    refused("werkgebied_een_gebied", lambda: Werkgebied.objects.create(aanbod=nieuw))
    refused(
        "werkgebied_een_gebied",
        lambda: Werkgebied.objects.create(aanbod=nieuw, regio=cast.regio, gemeente=cast.gemeentegebied),
    )
