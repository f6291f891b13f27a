"""The map of the region with its layers, and in which other regions municipalities lie."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.norm import set_divisions, take_back_divisions
from knooppunt.kaart.models import Regioindeling
from knooppunt.kaart.queries.lagen import divisions_in_force
from knooppunt.kaart.rules.grenzen import Indelingsoort
from knooppunt.organisaties.models import (
    Gemeente,
    Leerlingstroom,
    Postcodegebied,
    Samenwerkingsverband,
    Vestiging,
)
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.wegwijzer.public import places_on_the_map
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, locatie

pytestmark = pytest.mark.django_db
KAART, INDELING = "/kaart/", "/kaart/indeling/"
VIERKANT = {
    "type": "Polygon",
    "coordinates": [[[5.0, 52.4], [5.4, 52.4], [5.4, 52.7], [5.0, 52.7], [5.0, 52.4]]],
}
ALLEEN_BEHEERDER = "Alleen de beheerder van de regio vult in waar gemeenten bij horen."


@pytest.fixture
def regio(cast, gebied):
    """Lindeveen with a border, one postcode and a school for special education with twelve pupils."""
    hier = Gemeente.objects.get(code="GM9901")
    Gemeente.objects.filter(pk=hier.pk).update(grens=VIERKANT)
    Postcodegebied.objects.filter(pc4="9901").update(gemeente=hier)
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(soorten="So", pc4="9901")
    Leerlingstroom.objects.update(soort="So")
    return gebied


def page(cast, wie="beleid", **vraag):
    antwoord = cast.client(wie).get(KAART, vraag)
    return antwoord, unescape(antwoord.content.decode())


def table(cast, regio, laag):
    tabellen = page(cast, swv=regio.code, laag=laag)[0].context["tabellen"]
    return tabellen[0]["rijen"], tabellen[0]["te_klein"]


def test_without_a_choice_special_education_and_its_pupils_show(cast, regio):
    antwoord, tekst = page(cast)
    assert (antwoord.status_code, sorted(antwoord.context["aan"])) == (200, ["sbo", "so", "thuis", "vso"])
    assert 'class="kp-school kp-school--So"' in tekst


def test_what_was_chosen_stands_in_the_address_that_one_shares(cast, regio):
    antwoord, tekst = page(cast, swv=regio.code, laag=["so", "reizen"])
    adres = f"http://testserver/kaart/?swv={regio.code}&laag=so&laag=reizen"
    assert (antwoord.context["adres"], f'href="{adres}" data-kopieer' in tekst) == (adres, True)


def test_a_map_without_any_layer_stays_so(cast, regio):
    assert page(cast, swv=regio.code)[0].context["aan"] == set()


def test_schools_are_in_the_table_too(cast, regio):
    (rij,), _ = table(cast, regio, "so")
    assert rij[1] == "9901"


def test_pupils_are_in_the_table_by_postcode_and_by_trip(cast, regio):
    naar = table(cast, regio, "so")[0][0][0]
    assert table(cast, regio, "thuis") == ([("9901", "Lindeveen", "12 leerlingen")], 0)
    assert table(cast, regio, "reizen") == ([("Lindeveen", naar, "12 leerlingen")], 0)


@pytest.mark.parametrize("laag", ["thuis", "reizen"])
def test_fewer_than_five_pupils_are_on_no_layer(cast, regio, laag):
    Leerlingstroom.objects.update(laag=4, hoog=4, schatting=4)
    antwoord, tekst = page(cast, swv=regio.code, laag=["thuis", "reizen"])
    assert table(cast, regio, laag) == ([], 1)
    assert ("4 leerlingen" in tekst, antwoord.context["tekening"].cirkels) == (False, ())


def test_free_places_and_who_can_come_are_told_by_the_wegwijzer(cast, regio):
    plek = aanbod(cast, "kdc", naam="De Zeester", waar=locatie(cast, eigen_lat=52.5, eigen_lon=5.2))
    plek.capaciteit.create(vrij=2, totaal=8, bijgewerkt_at=timezone.now())
    expert = aanbod(cast, "autisme", naam="Autismespecialist", vorm="expertise")
    expert.capaciteit.create(vrij=4, totaal=8, eenheid="uren", bijgewerkt_at=timezone.now())
    index_offers([plek.pk, expert.pk], OP)
    assert table(cast, regio, "vrij")[0] == [("De Zeester", "2")]
    assert table(cast, regio, "expertise")[0] == [("Lindeveen", "Autismespecialist")]


@pytest.mark.parametrize("vraag", [{"swv": "XX"}, {"laag": "huizen"}])
def test_what_cannot_be_read_is_said(cast, regio, vraag):
    antwoord, tekst = page(cast, **vraag)
    assert (antwoord.status_code, "Kies uit de lijst." in tekst) == (422, True)


@pytest.mark.parametrize("wie", ["moeder", "leerling", "mentor"])
def test_the_map_is_for_who_sees_the_region(cast, regio, wie):
    assert page(cast, wie)[0].status_code == 403


def test_before_the_region_is_built_the_page_says_how(cast):
    assert "Een beheerder kan de regio bouwen" in page(cast)[1]


# Borders


def test_a_municipality_in_two_regions_is_listed_and_drawn(cast, regio):
    ander = Samenwerkingsverband.objects.create(code="PO9977", sector="po", naam="Elders")
    hier = Gemeente.objects.get(code="GM9901")
    Postcodegebied.objects.create(pc4="9908", lat=52.6, lon=5.3, gemeente=hier, swv_po=ander, swv_vo=regio)
    antwoord, _ = page(cast, swv=regio.code, laag="swv_po")
    beeld = antwoord.context["beeld"]
    verschil = next(v for v in beeld.verschillen if v.ander is Indelingsoort.SWV_PO)
    assert (verschil.gebied, dict(verschil.delen)["Elders"]) == ("Lindeveen", 1)
    assert {g.naam for g in beeld.grenzen} == {regio.naam or regio.code, "Elders"}


def fill_in(cast, wie="beheerder", rmc="Noord"):
    indeling = {"GM9901": {Indelingsoort.RMC: rmc}}
    return set_divisions(indeling=indeling, bron="CBS", bron_datum=OP, by=getattr(cast, wie), at=AT)


def rmc():
    nu = divisions_in_force()
    return nu.indeling["GM9901"]["rmc"] if nu else None


def test_the_administrator_fills_in_where_municipalities_belong(cast):
    ref = fill_in(cast).ref
    assert (rmc(), Gebeurtenis.objects.filter(soort="indeling.ingevuld", onderwerp_ref=ref).count()) == (
        "Noord",
        1,
    )


@pytest.mark.parametrize("wie", ["beleid", "coordinator"])
def test_others_do_not_fill_it_in(cast, wie):
    with pytest.raises(NotAllowed) as weigering:
        fill_in(cast, wie)
    assert weigering.value.reasons == (ALLEEN_BEHEERDER,)


def upload(cast, tekst):
    bestand = SimpleUploadedFile("gebieden.csv", tekst.encode())
    return cast.client("beheerder").post(INDELING, {"lees": "ja", "bestand": bestand})


def test_a_public_file_fills_the_table_beside_what_was_known_and_nothing_is_kept_yet(cast, regio):
    fill_in(cast)
    antwoord = upload(cast, "Gemeentenaam;Veiligheidsregio\nLindeveen;Waterland\n")
    tekst = unescape(antwoord.content.decode())
    assert (antwoord.status_code, "Lindeveen; Noord; Waterland; " in tekst) == (200, True)
    assert ("Veiligheidsregio en GGD: van 1 gemeente<" in tekst, "gebieden.csv" in tekst) == (True, True)
    assert (rmc(), Regioindeling.objects.count()) == ("Noord", 1)


def test_a_file_without_regions_is_refused_with_the_reason(cast, regio):
    antwoord = upload(cast, "a;b\n1;2\n")
    assert (antwoord.status_code, "Dit bestand heeft geen kolom" in antwoord.content.decode()) == (422, True)


def test_others_do_not_take_it_back(cast):
    ref = fill_in(cast).ref
    with pytest.raises(NotAllowed) as weigering:
        take_back_divisions(ref=ref, by=cast.beleid, at=AT)
    assert weigering.value.reasons == (ALLEEN_BEHEERDER,)


def test_taken_back_what_stood_before_holds_again_and_both_stay(cast):
    fill_in(cast)
    take_back_divisions(ref=fill_in(cast, rmc="Zuid").ref, by=cast.beheerder, at=AT)
    assert (rmc(), Regioindeling.objects.count()) == ("Noord", 2)


def test_taken_back_twice_is_refused(cast):
    ref = fill_in(cast).ref
    take_back_divisions(ref=ref, by=cast.beheerder, at=AT)
    with pytest.raises(Refusal) as weigering:
        take_back_divisions(ref=ref, by=cast.beheerder, at=AT)
    assert weigering.value.reasons == ("Deze indeling is al teruggenomen.",)


def post(cast, tabel, wie="beheerder"):
    gegevens = {"bron": "CBS", "bron_datum": "2026-11-01", "tabel": tabel}
    return cast.client(wie).post(INDELING, gegevens, follow=True)


def test_the_page_keeps_what_was_filled_in_and_takes_it_back(cast, regio):
    post(cast, "Lindeveen; Noord")
    eerst = rmc()
    cast.client("beheerder").post(f"{INDELING}{divisions_in_force().ref}/terug/")
    assert (eerst, rmc()) == ("Noord", None)


def test_a_table_that_does_not_fit_is_said(cast, regio):
    antwoord = post(cast, "Nergens; Noord")
    reden = "Regel 1: Nergens is geen gemeente van deze regio."
    assert (antwoord.status_code, reden in unescape(antwoord.content.decode()), rmc()) == (422, True, None)


def test_thirty_offers_cost_as_many_statements_as_one(cast, regio, django_assert_num_queries):
    def offers(aantal):
        plek = locatie(cast, eigen_lat=52.5, eigen_lon=5.2)
        nieuw = [aanbod(cast, "kdc", naam=f"Plek {nr}", waar=plek) for nr in range(aantal)]
        for een in nieuw:
            een.capaciteit.create(vrij=2, totaal=8, bijgewerkt_at=timezone.now())
        index_offers([een.pk for een in nieuw], OP)

    offers(1)
    with CaptureQueriesContext(connection) as een:
        places_on_the_map(cast.beleid)
    offers(29)
    with django_assert_num_queries(len(een)):
        places_on_the_map(cast.beleid)
