"""What is missing near home: the list of the region, and what the wegwijzer says where it found nothing."""

from html import unescape

import pytest
from django.utils import timezone

from knooppunt.besluiten.models import Inzet
from knooppunt.dossier.models import Dossier, Gezin, Kind
from knooppunt.organisaties.models import (
    Gemeente,
    Leerlingstroom,
    Postcodegebied,
    Samenwerkingsverband,
    Vestiging,
)
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import OP
from tests.factories.wegwijzer import aanbod, locatie

pytestmark = pytest.mark.django_db
LIJST = "/kaart/ontbreekt/"


@pytest.fixture
def ver(cast, gebied):
    """Twelve pupils of special education whose school is 11 kilometres away."""
    hier = Gemeente.objects.get(code="GM9901")
    Postcodegebied.objects.filter(pc4="9901").update(gemeente=hier)
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(lat=52.6, soorten="So")
    Leerlingstroom.objects.update(soort="So")
    return hier


def page(cast, wie="beleid", **vraag):
    antwoord = cast.client(wie).get(LIJST, vraag)
    return antwoord, unescape(antwoord.content.decode())


def rows(cast, welke="ver", **vraag):
    return [(r["gebied"], r["naam"], r["minstens"]) for r in page(cast, **vraag)[0].context[welke]["rijen"]]


def test_who_travels_far_is_named_by_municipality_or_by_postcode(cast, ver):
    soort = "speciaal onderwijs"
    assert (rows(cast), rows(cast, per="postcode")) == (
        [(ver.naam, soort, 12)],
        [("Postcode 9901", soort, 12)],
    )


def test_each_row_leads_to_what_there_is_now(cast, ver):
    assert "/wegwijzer/soort/so/?plaats=9901" in page(cast)[1]


def test_a_row_about_few_pupils_is_hidden_and_counted(cast, ver):
    Leerlingstroom.objects.update(laag=1, hoog=4, schatting=2)
    assert (rows(cast), page(cast)[0].context["ver"]["te_klein"]) == ([], 1)


def test_where_nobody_told_room_or_hours_nothing_is_said_to_be_missing(cast, ver):
    assert "heeft nog niemand plekken of vrije uren opgegeven" in page(cast)[1]


def test_a_need_is_missing_until_somebody_can_come(cast, ver):
    voor = [naam for _, naam, _ in rows(cast, "niets")]
    expert = aanbod(cast, "autisme", vorm="expertise")
    expert.capaciteit.create(vrij=4, totaal=8, eenheid="uren", bijgewerkt_at=timezone.now())
    index_offers([expert.pk], OP)
    na = [naam for _, naam, _ in rows(cast, "niets")]
    assert sorted(set(voor) - set(na)) == ["Gedrag en gevoel"]


@pytest.mark.parametrize(
    ("vraag", "status"), [({"swv": "XX"}, 422), ({"per": "wijk"}, 422), ({"per": "postcode"}, 200)]
)
def test_what_cannot_be_read_is_said(cast, ver, vraag, status):
    antwoord, tekst = page(cast, **vraag)
    assert (antwoord.status_code, "Kies uit de lijst." in tekst) == (status, status == 422)


@pytest.mark.parametrize("wie", ["moeder", "leerling", "mentor"])
def test_the_list_is_for_who_sees_the_region(cast, ver, wie):
    assert page(cast, wie)[0].status_code == 403


def test_before_the_region_is_built_the_page_says_how(cast):
    assert "Een beheerder kan de regio bouwen" in page(cast)[1]


# What is asked in dossiers


def asked(cast, aantal, status="voorgesteld", soort="expertise"):
    """Support for so many children of Lindeveen, as far as counting goes."""
    nu, hier = timezone.now(), Gemeente.objects.get(code="GM9901")
    gezin = Gezin.objects.create(created_at=nu)
    for _ in range(aantal):
        kind = Kind.objects.create(
            gezin=gezin, voornaam="Kind", achternaam="Telling", geboortedatum="2017-05-04"
        )
        dossier = Dossier.objects.create(
            kind=kind, regio=cast.regio, gemeente=hier, geopend_at=nu, bijgewerkt_at=nu
        )
        support(cast, dossier, status, soort)


def support(cast, dossier, status="voorgesteld", soort="expertise"):
    nu = timezone.now()
    Inzet.objects.create(
        dossier=dossier, soort=soort, deel="onderwijs", omschrijving="Iets", aanbieder_naam="Iemand", uren_per_week=1,
        startdatum=OP, evaluatiedatum=OP.replace(year=OP.year + 1), status=status, created_at=nu, updated_at=nu,
        created_by=cast.account("coordinator"), betaler_eigenaar=cast.account("coordinator"), betaler_voor=OP,
    )  # fmt: skip


def gevraagd(cast, **vraag):
    return [(g.gemeente, g.soort.value, g.minstens) for g in page(cast, **vraag)[0].context["gevraagd"]]


@pytest.mark.parametrize(("aantal", "minstens"), [(5, 5), (9, 5), (10, 10)])
def test_children_who_wait_are_counted_in_steps_of_five(cast, ver, aantal, minstens):
    asked(cast, aantal)
    assert gevraagd(cast) == [("Lindeveen", "expertise", minstens)]


def test_fewer_than_five_children_who_wait_are_hidden(cast, ver):
    asked(cast, 4)
    assert (gevraagd(cast), "Er zijn te weinig dossiers" in page(cast)[1]) == ([], True)


def test_what_has_begun_does_not_wait(cast, ver):
    asked(cast, 4)
    asked(cast, 3, status="gestart")
    assert gevraagd(cast) == []


def test_a_child_who_waits_for_two_things_of_a_kind_counts_once(cast, ver):
    asked(cast, 4)
    support(cast, Dossier.objects.exclude(inzetten=None).first())
    assert gevraagd(cast) == []


def test_no_choice_on_the_page_cuts_the_counts_of_dossiers_another_way(cast, ver):
    """Two cuts of the same children could be subtracted."""
    asked(cast, 12)
    ander = Samenwerkingsverband.objects.filter(regio__isnull=False).order_by("-naam", "-code").first()
    assert (
        gevraagd(cast, per="postcode") == gevraagd(cast, swv=ander.code) == [("Lindeveen", "expertise", 10)]
    )


def test_beside_the_exact_count_of_the_regional_picture_no_child_can_be_subtracted(cast, ver):
    """The picture of the region says how many dossiers were opened: eight there and eight waiting look like five."""
    asked(cast, 8)
    samen = gevraagd(cast)
    Inzet.objects.filter(pk=Inzet.objects.first().pk).delete()
    assert gevraagd(cast) == samen == [("Lindeveen", "expertise", 5)]


# What the wegwijzer says


def hier(cast, code="kdc", plaats="9901", htmx=False):
    headers = {"HX-Request": "true"} if htmx else {}
    antwoord = cast.client().get(f"{LIJST}hier/{code}/", {"plaats": plaats}, headers=headers)
    return antwoord.status_code, unescape(antwoord.content.decode())


@pytest.fixture
def plaats(ver):
    return ver


def test_nothing_near_is_said_to_everyone(cast, plaats):
    status, tekst = hier(cast)
    assert (status, "Dit ontbreekt hier" in tekst, "Het dichtst bij is" in tekst) == (200, True, False)


@pytest.mark.parametrize(("lat", "zin"), [(52.51, "Wel in de buurt:"), (52.9, "Het dichtst bij is:")])
def test_what_is_nearest_is_named(cast, plaats, lat, zin):
    kdc = aanbod(cast, "kdc", naam="De Zeester", waar=locatie(cast, eigen_lat=lat, eigen_lon=5.2))
    index_offers([kdc.pk], OP)
    tekst = hier(cast)[1]
    assert (zin in tekst, "De Zeester" in tekst) == (True, True)


def test_expertise_that_comes_is_not_missing(cast, plaats):
    expert = aanbod(cast, "autisme", vorm="expertise")
    expert.capaciteit.create(vrij=4, totaal=8, eenheid="uren", bijgewerkt_at=timezone.now())
    index_offers([expert.pk], OP)
    assert "Hiervoor kan iemand naar de school komen." in hier(cast, "autisme")[1]


@pytest.mark.parametrize(("code", "plaats_tekst"), [("bestaatniet", "9901"), ("kdc", "nergens"), ("kdc", "")])
def test_an_unknown_kind_or_place_is_not_found(cast, plaats, code, plaats_tekst):
    assert hier(cast, code, plaats_tekst)[0] == 404


def test_in_the_page_of_the_wegwijzer_it_is_a_part(cast, plaats):
    assert "<h1" not in hier(cast, htmx=True)[1]


def test_the_wegwijzer_asks_for_it_where_it_found_nothing_near_a_place(cast, plaats):
    html = cast.client().get("/wegwijzer/soort/kdc/", {"plaats": "9901"}).content.decode()
    assert 'hx-get="/kaart/ontbreekt/hier/kdc/?plaats=9901"' in html


def test_without_a_place_the_wegwijzer_does_not_say_that_it_is_missing_here(cast, plaats):
    assert "/kaart/ontbreekt/hier/" not in cast.client().get("/wegwijzer/soort/kdc/").content.decode()
