"""The completeness page: what is filled, old or missing, per municipality, kind and age."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.wegwijzer.actions.volledig import mark_not_needed
from knooppunt.wegwijzer.models import Hulpsoort, NietNodig, Werkgebied
from knooppunt.wegwijzer.queries.volledig import completeness
from knooppunt.wegwijzer.rules.volledig import Vulling
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
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


def page_of(cast, code="druk", wie="adviseur", **gegevens):
    adres = reverse("wegwijzer:niet_nodig", args=["GM9901", code])
    client = cast.client(wie)
    return client.post(adres, gegevens) if gegevens else client.get(adres)


def test_a_kind_that_is_not_needed_here_counts_no_longer_as_missing_and_comes_back(cast, buur):
    voor = completeness(cast.adviseur)[0].telling
    page_of(cast, vanaf="", reden="De gemeente ernaast doet dit.")
    merk = NietNodig.objects.get()
    na = completeness(cast.adviseur)[0].telling
    assert states(cast) == {"Lindeveen": ["niet_nodig"] * 4, "Zandhoek": ["ontbreekt"] * 4}
    assert (voor[Vulling.ONTBREEKT] - na[Vulling.ONTBREEKT], na[Vulling.NIET_NODIG]) == (4, 4)
    page_of(cast, terug=merk.ref)
    assert (states(cast)["Lindeveen"], NietNodig.objects.count()) == (["ontbreekt"] * 4, 0)
    soorten = Gebeurtenis.objects.filter(onderwerp_ref=merk.ref).values_list("soort", flat=True)
    assert list(soorten) == ["wegwijzer.niet_nodig", "wegwijzer.wel_nodig"]


def test_the_share_on_order_is_of_what_is_needed(cast):
    offer(cast, leeftijd_van=4, leeftijd_tot=11)
    alleen = [s for s in Hulpsoort.objects.filter(boven__isnull=False) if s.code != "druk"]
    NietNodig.objects.bulk_create(
        NietNodig(gemeente=cast.gemeentegebied, hulpsoort=s, reden="Niet hier.", at=AT) for s in alleen
    )
    assert completeness(cast.adviseur)[0].aandeel == 25


def test_not_needed_for_one_age_leaves_the_others_on_the_list(cast):
    page_of(cast, vanaf="12", reden="Er is hier geen school voor deze leeftijd.")
    assert states(cast)["Lindeveen"] == ["ontbreekt", "ontbreekt", "niet_nodig", "ontbreekt"]


def test_for_all_ages_takes_the_place_of_one_and_twice_is_one(cast):
    page_of(cast, vanaf="12", reden="Eén leeftijd.")
    for reden in ("Alles.", "Alles, beter gezegd."):
        page_of(cast, vanaf="", reden=reden)
    assert list(NietNodig.objects.values_list("vanaf", "reden")) == [(None, "Alles, beter gezegd.")]


def test_without_a_reason_or_for_another_age_it_is_refused(cast):
    zonder = page_of(cast, vanaf="", reden=" ")
    with pytest.raises(Refusal, match="niet voor die leeftijd"):
        mark_not_needed(
            gemeente=cast.gemeentegebied, soort=Hulpsoort.objects.get(code="bo"), vanaf=0, reden="X",
            by=cast.adviseur, at=AT,
        )  # fmt: skip
    assert (zonder.status_code, NietNodig.objects.count()) == (422, 0)
    assert "Schrijf op waarom het hier niet nodig is" in zonder.content.decode()


def test_only_who_manages_the_wegwijzer_says_so(cast):
    soort = Hulpsoort.objects.get(code="druk")
    vast = {"gemeente": cast.gemeentegebied, "soort": soort, "vanaf": None, "reden": "Daarom.", "at": AT}
    with pytest.raises(NotAllowed, match="adviseur of beheerder"):
        mark_not_needed(**vast, by=cast.jeugdprofessional)
    assert page_of(cast, wie="jeugdprofessional").status_code == 403
    assert mark_not_needed(**vast, by=cast.beheerder).reden == "Daarom."


def test_a_municipality_of_another_region_is_not_there(cast):
    buurgemeente(cast, in_regio=False)
    adres = reverse("wegwijzer:niet_nodig", args=["GM9902", "druk"])
    assert cast.client("adviseur").get(adres).status_code == 404


def test_the_page_lists_what_is_not_needed_with_its_reason(cast):
    page_of(cast, vanaf="", reden="De gemeente ernaast doet dit.")
    vragen = {"gemeente": "GM9901", "toon": "niet-nodig"}
    lijst = cast.client("adviseur").get(reverse("wegwijzer:volledig"), vragen).content.decode()
    assert ("Druk gedrag en ADHD" in lijst, "Dyslexie" in lijst) == (True, False)
    assert "De gemeente ernaast doet dit." in page_of(cast).content.decode()
