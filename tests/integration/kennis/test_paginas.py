"""The pages of items: what a visitor reads, and what who writes can do."""

import pytest
from django.urls import reverse

from knooppunt.kennis.actions.items import withdraw_item
from knooppunt.kennis.models import Kennisitem
from knooppunt.kennis.rules.items import Itemsoort
from tests.factories import AT
from tests.factories.kennis import VERHAAL, concept, released, submitted

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def text(client, naam: str, *args: str, **meer: object) -> str:
    response = client.get(reverse(f"kennis:{naam}", args=args), **meer)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_reads_what_works_how_sure_it_is_and_how_we_know(cast):
    item = released(cast, Itemsoort.WERKT)
    tekst = text(cast.client(), "item", item.ref)
    assert [
        w for w in ("Stap voor stap", "Eerste aanwijzingen dat het werkt", "Databank 2024") if w not in tekst
    ] == []


def test_a_visitor_reads_english_around_the_dutch_words_of_the_writer(cast):
    item = released(cast, Itemsoort.WERKT)
    client = cast.client()
    client.cookies["taal"] = "en"
    tekst = text(client, "item", item.ref)
    assert "How sure is it?" in tekst
    assert '<h1 lang="nl">Stap voor stap terug naar school</h1>' in tekst


def test_a_concept_and_what_was_taken_away_are_not_there_for_a_visitor(cast):
    weg = released(cast)
    withdraw_item(item=weg, by=cast.coordinator, at=AT)
    client = cast.client()
    adressen = [reverse("kennis:item", args=[i.ref]) for i in (concept(cast), submitted(cast), weg)]
    assert [client.get(adres).status_code for adres in adressen] == [404, 404, 404]


def test_the_page_of_a_kind_of_support_loads_what_is_known_of_it(cast):
    released(cast, Itemsoort.WERKT)
    soort = cast.client().get(reverse("wegwijzer:soort", args=["schoolangst"])).content.decode()
    adres = reverse("kennis:bij_soort", args=["schoolangst"])
    assert f'hx-get="{adres}"' in soort
    kort = text(cast.client(), "bij_soort", "schoolangst", headers=HTMX)
    assert ("Stap voor stap terug naar school" in kort, "<html" in kort) == (True, False)


def test_without_javascript_the_same_is_a_page(cast):
    released(cast)
    tekst = text(cast.client(), "bij_soort", "schoolangst")
    assert ("Een stil lokaal" in tekst, "<html" in tekst) == (True, True)


def test_the_search_of_the_wegwijzer_loads_what_is_known(cast):
    released(cast)
    pagina = cast.client().get(reverse("wegwijzer:zoeken") + "?q=wil+niet+naar+school").content.decode()
    assert f'hx-get="{reverse("kennis:start")}?q=wil%20niet%20naar%20school"' in pagina
    kort = (
        cast.client().get(reverse("kennis:start") + "?q=wil+niet+naar+school", headers=HTMX).content.decode()
    )
    assert "Een stil lokaal" in kort


def test_a_list_of_many_asks_no_more_of_the_database_than_a_list_of_one(cast, django_assert_num_queries):
    released(cast)
    client = cast.client()
    text(client, "start")
    with django_assert_num_queries(6):
        text(client, "start")
    for i in range(5):
        released(cast, titel=f"Verhaal {i}")
    with django_assert_num_queries(6):
        text(client, "start")


def post(cast, wie: str, naam: str, *args: str, **gegevens: object):
    return cast.client(wie).post(reverse(f"kennis:{naam}", args=args), gegevens)


def test_a_school_writes_a_story_and_the_samenwerkingsverband_releases_it(cast):
    gegevens = VERHAAL | {"soorten": ["schoolangst"], "sleutel": "pagina"}
    assert post(cast, "coordinator", "nieuw", "verhaal", **gegevens).status_code == 302
    item = Kennisitem.objects.get()
    assert post(cast, "coordinator", "werk", item.ref, doe="leg_voor").status_code == 302
    assert post(cast, "adviseur", "werk", item.ref, doe="geef_vrij").status_code == 302
    assert "Een stil lokaal" in text(cast.client(), "start")


def test_the_form_says_what_must_not_be_in_it(cast):
    assert "Niet over één kind" in text(cast.client("coordinator"), "nieuw", "verhaal")


def test_the_work_page_shows_what_may_be_a_name_and_the_button_says_why_not(cast):
    item = concept(cast, tekst="Toen kwam Kaatje terug.")
    tekst = text(cast.client("coordinator"), "werk", item.ref)
    assert "‘Kaatje’: een naam" in tekst
    response = post(cast, "coordinator", "werk", item.ref, doe="leg_voor")
    assert (response.status_code, "Kijk dit na: ‘Kaatje’" in response.content.decode()) == (422, True)


def test_without_a_title_nothing_is_kept(cast):
    response = post(cast, "coordinator", "nieuw", "werkt", sleutel="x")
    assert (response.status_code, "Geef het een titel." in response.content.decode()) == (422, True)
    assert Kennisitem.objects.count() == 0


def test_a_role_that_does_not_share_knowledge_has_no_page_for_it(cast):
    assert [
        cast.client(wie).get(reverse("kennis:overzicht")).status_code for wie in ("mentor", "moeder")
    ] == [403, 403]


def test_a_concept_of_another_school_is_not_found(cast):
    assert (
        cast.client("coordinator_elders").get(reverse("kennis:werk", args=[concept(cast).ref])).status_code
        == 404
    )


def test_a_button_that_does_not_exist_is_not_found(cast):
    assert post(cast, "coordinator", "werk", concept(cast).ref, doe="iets").status_code == 404


def test_an_address_that_is_too_long_is_explained(cast):
    gegevens = {"titel": "x", "sleutel": "lang", "bron_url": f"https://x.invalid/{'a' * 300}"}
    response = post(cast, "coordinator", "nieuw", "werkt", **gegevens)
    assert (response.status_code, "Dit is te lang." in response.content.decode()) == (422, True)
