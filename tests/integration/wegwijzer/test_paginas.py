"""The pages of the wegwijzer: for everyone, without an account, in Dutch and English."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from knooppunt.wegwijzer.models import Capaciteit, Contact, Kosten, Streekwoord
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, locatie, soort

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


@pytest.fixture
def nieuw(cast):
    nieuw = aanbod(cast, "druk", naam="Rustpunt", waar=locatie(cast), leeftijd_van=6, leeftijd_tot=12)
    Kosten.objects.create(aanbod=nieuw, waarvoor="tien lessen", bedrag=60)
    Capaciteit.objects.create(aanbod=nieuw, vrij=2, totaal=8, bijgewerkt_at=AT)
    Contact.objects.create(aanbod=nieuw, functie="trainer", telefoon="099-1")
    index_offers([nieuw.pk], OP)
    return nieuw


def page(client, naam, *args, **vragen) -> str:
    answer = client.get(reverse(f"wegwijzer:{naam}", args=args), vragen)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_start_has_one_field_all_groups_numbers_for_danger_and_the_way_to_the_desk(cast):
    html = page(cast.client(), "start")
    assert html.count('class="ww-soort"') == 13
    assert all(
        tekst in html for tekst in ('name="q"', 'href="tel:113"', 'href="tel:112"', reverse("loket:voordeur"))
    )


def test_the_front_door_leads_to_the_wegwijzer(cast):
    assert reverse("wegwijzer:start") in cast.client().get("/").content.decode()


def test_a_result_shows_what_a_parent_wants_to_know(cast, nieuw):
    html = page(cast.client(), "zoeken", q="mijn zoon is druk", plaats="9901")
    assert all(
        t in html
        for t in ("Rustpunt", "Jeugdhulp Waterrijk", "6 tot en met 12 jaar", "er is plek", "minder dan 1 km")
    )
    assert "ww-pin" in html


def test_a_word_that_was_read_otherwise_is_said(cast, nieuw):
    html = page(cast.client(), "zoeken", q="discalculi")
    assert "We lazen “discalculi” als <strong>dyscalculie</strong>." in html


def test_danger_stands_above_the_results(cast):
    html = page(cast.client(), "zoeken", q="mijn dochter wil niet meer leven")
    assert html.index('href="tel:113"') < html.index("Wie kan helpen")
    assert 'href="tel:113"' not in page(cast.client(), "zoeken", q="druk")


def test_nothing_found_leads_to_the_desk(cast):
    html = page(cast.client(), "zoeken", q="xyzzy")
    assert "We vonden hier niets" in html
    assert reverse("loket:voordeur") in html.split("We vonden hier niets")[1]


def test_a_place_that_nobody_knows_is_said(cast):
    assert "De plaats “Atlantis” kennen we niet." in page(
        cast.client(), "zoeken", q="druk", plaats="Atlantis"
    )


def test_results_come_in_pages_of_twenty(cast):
    alle = [aanbod(cast, "druk", naam=f"Nummer {i:02}") for i in range(25)]
    index_offers([a.pk for a in alle], OP)
    eerste = page(cast.client(), "zoeken", q="druk")
    tweede = page(cast.client(), "zoeken", q="druk", bladzijde="2")
    assert (eerste.count('class="ww-regel"'), tweede.count('class="ww-regel"')) == (20, 5)
    assert "bladzijde=2" in eerste
    assert page(cast.client(), "zoeken", q="druk", bladzijde="99").count('class="ww-regel"') == 5


@pytest.mark.parametrize("aantal", [1, 20])
def test_a_page_of_results_takes_the_same_statements(cast, aantal, django_assert_max_num_queries):
    alle = [aanbod(cast, "druk", naam=f"Nummer {i:02}", waar=locatie(cast)) for i in range(aantal)]
    index_offers([a.pk for a in alle], OP)
    client = cast.client()
    page(client, "zoeken", q="druk")
    with django_assert_max_num_queries(16):
        page(client, "zoeken", q="druk")


def test_a_kind_says_what_it_is_and_who_helps(cast, nieuw):
    html = page(cast.client(), "soort", "druk")
    assert all(
        t in html
        for t in ("Druk gedrag en ADHD", "Rustpunt", reverse("wegwijzer:soort", args=["concentratie"]))
    )


def test_a_group_shows_its_kinds(cast):
    html = page(cast.client(), "soort", "gedrag")
    assert "Mijn kind zit niet lekker in zijn vel" in html
    assert reverse("wegwijzer:soort", args=["pesten"]) in html


def test_a_kind_has_the_name_of_the_region(cast):
    Streekwoord.objects.create(regio=cast.regio, hulpsoort=soort("opdc"), naam="De Sluis")
    assert "<h1>De Sluis</h1>" in page(cast.client(), "soort", "opdc")


def test_an_unknown_kind_offer_organisation_or_location_is_not_found(cast):
    for naam in ("soort", "aanbod", "organisatie", "locatie"):
        assert cast.client().get(reverse(f"wegwijzer:{naam}", args=["bestaatniet"])).status_code == 404


def test_an_offer_says_everything(cast, nieuw):
    html = page(cast.client(), "aanbod", nieuw.ref)
    teksten = ("2 van 8 plekken vrij", "tien lessen: € 60", "De Kade", "099-1", "trainer")
    assert [t for t in teksten if t not in html] == []
    assert "Nagekeken op 16 november 2026" in html


def test_room_and_waiting_time_of_long_ago_say_so(cast, nieuw):
    lang = AT - timedelta(days=90)
    Capaciteit.objects.update(bijgewerkt_at=lang)
    type(nieuw).objects.update(wachttijd_weken=6, wachttijd_op=lang.date())
    html = page(cast.client(), "aanbod", nieuw.ref)
    assert "lang geleden opgegeven" in html
    assert "niet bekend (op 18 augustus 2026 was het 6 weken)" in html


def test_an_offer_that_was_not_checked_for_long_says_so(cast, nieuw):
    type(nieuw).objects.update(nagekeken_op=OP - timedelta(days=300))
    assert "Lang niet nagekeken: voor het laatst op 20 januari 2026." in page(
        cast.client(), "aanbod", nieuw.ref
    )


def test_what_is_hidden_is_seen_only_by_who_keeps_it(cast, nieuw):
    type(nieuw).objects.update(is_zichtbaar=False)
    url = reverse("wegwijzer:aanbod", args=[nieuw.ref])
    kijkers = (None, "moeder", "coordinator", "jeugdhulpverlener", "adviseur")
    assert [cast.client(wie).get(url).status_code for wie in kijkers] == [404, 404, 404, 200, 200]


def test_an_organisation_and_a_location_show_their_offers(cast, nieuw):
    plek = nieuw.locaties.get()
    assert "Rustpunt" in page(cast.client(), "organisatie", cast.jeugdhulp.ref)
    assert "Rustpunt" in page(cast.client(), "locatie", plek.ref)


def test_a_list_is_kept_during_the_visit_shared_by_its_address_and_emptied(cast, nieuw):
    client = cast.client()
    client.post(reverse("wegwijzer:bewaar"), {"ref": nieuw.ref})
    eigen = page(client, "lijst")
    assert f"lijst/?r={nieuw.ref}" in eigen
    ander = page(cast.client(), "lijst", r=nieuw.ref)
    assert ("Een lijst voor u" in ander, "Rustpunt" in ander, "099-1" in ander) == (True, True, True)
    client.post(reverse("wegwijzer:haal_weg"), {"ref": nieuw.ref})
    assert "Er staat nog niets op uw lijst" in page(client, "lijst")


def test_a_list_that_was_sent_can_be_kept_and_what_is_gone_is_counted(cast, nieuw):
    client = cast.client()
    client.post(reverse("wegwijzer:bewaar"), {"ref": f"{nieuw.ref}.bestaatniet"})
    assert "Rustpunt" in page(client, "lijst")
    assert "1 vermelding staat er niet meer op." in page(client, "lijst", r=f"{nieuw.ref}.weg")


@pytest.mark.parametrize("doel", ["//elders.invalid/", "https://elders.invalid/", "javascript:alert(1)"])
def test_after_keeping_one_stays_on_this_site(cast, nieuw, doel):
    answer = cast.client().post(reverse("wegwijzer:bewaar"), {"ref": nieuw.ref, "next": doel})
    assert answer.url == reverse("wegwijzer:lijst")


@pytest.mark.parametrize(
    ("naam", "engels", "nederlands"),
    [
        ("start", "Who can help?", "Wie kan helpen"),
        ("zoeken", "Search the guide", "Zoeken in de"),
        ("lijst", "Your list", "Uw lijst"),
    ],
)
def test_the_pages_speak_english(cast, nieuw, naam, engels, nederlands):
    client = cast.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    html = page(client, naam, q="autisme")
    assert (engels in html, nederlands in html) == (True, False)


def test_kinds_have_their_english_name_on_an_english_page(cast):
    client = cast.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "<h1>Bullying</h1>" in page(client, "soort", "pesten")
