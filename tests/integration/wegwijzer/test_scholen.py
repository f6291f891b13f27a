"""Schools come from the public files, and follow them."""

import pytest

from knooppunt.organisaties.models import Vestiging
from knooppunt.wegwijzer.actions.scholen import take_over_schools
from knooppunt.wegwijzer.actions.vermeldingen import change_entry
from knooppunt.wegwijzer.models import Aanbod, Locatie
from tests.factories import AT

pytestmark = pytest.mark.django_db


def take_over(cast) -> int:
    return take_over_schools(by=cast.beheerder, at=AT)


def offers() -> list[tuple[str, str, str]]:
    rijen = Aanbod.objects.order_by("naam", "pk")
    return [(a.naam, a.soorten.get().code, a.status) for a in rijen]


def test_every_school_of_the_region_is_there_once(cast):
    assert take_over(cast) == 3
    assert take_over(cast) == 3
    assert offers() == [
        ("De Springplank", "bo", "open"), ("De Vuurtoren", "bo", "open"), ("Het Baken", "vo", "open"),
    ]  # fmt: skip
    assert Locatie.objects.count() == 3


def test_a_school_outside_the_region_is_not_there(cast):
    cast.andere_school.regio = None
    cast.andere_school.save()
    take_over(cast)
    assert "De Springplank" not in [naam for naam, _, _ in offers()]


def test_a_newer_file_changes_kind_and_size_and_a_school_that_left_stops(cast):
    take_over(cast)
    Vestiging.objects.filter(vestigingscode="99AA00").update(soorten="Sbo", leerlingen=90)
    cast.andere_school.regio = None
    cast.andere_school.save()
    take_over(cast)
    assert offers() == [
        ("De Springplank", "bo", "gestopt"), ("De Vuurtoren", "bo", "gestopt"), ("De Vuurtoren", "sbo", "open"),
        ("Het Baken", "vo", "open"),
    ]  # fmt: skip
    assert "Ongeveer 90 leerlingen." in Aanbod.objects.get(soorten__code="sbo").omschrijving


def test_what_people_filled_in_for_a_school_stays(cast):
    take_over(cast)
    plek = Locatie.objects.get(vestiging=cast.school.vestiging)
    change_entry(
        vermelding=plek, blad={"straat": "Vuurtorenlaan 1", "toegankelijkheid": [{"kenmerk": "lift"}]},
        by=cast.coordinator, at=AT,
    )  # fmt: skip
    take_over(cast)
    plek.refresh_from_db()
    assert (plek.straat, plek.toegankelijkheid.get().kenmerk) == ("Vuurtorenlaan 1", "lift")
