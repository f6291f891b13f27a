"""The page of the circle test: who makes policy chooses a place and reads what is within reach."""

from datetime import date
from html import unescape

import pytest
from django.core.cache import cache

from knooppunt.organisaties.models import Leerlingstroom, Postcodegebied, Samenwerkingsverband, Vestiging

pytestmark = pytest.mark.django_db
CIRKEL = "/kaart/cirkel/"


@pytest.fixture
def gebied(cast):
    """One postcode with twelve pupils at the school of the cast."""
    cache.clear()
    swv = Samenwerkingsverband.objects.filter(regio__isnull=False).order_by("naam", "code").first()
    Postcodegebied.objects.update_or_create(
        pc4="9901", defaults={"lat": 52.5, "lon": 5.2, "swv_po": swv, "swv_vo": swv}
    )
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(lat=52.51, lon=5.2, soorten="Bo")
    Leerlingstroom.objects.create(
        peildatum=date(2026, 10, 1), woon_pc4="9901", vestiging=cast.school.vestiging, soort="Bo",
        leeftijd=8, laag=12, hoog=12, schatting=12,
    )  # fmt: skip
    return swv


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
