"""Searching on a real database: words, filters, places, freshness; and an index that follows every change."""

from datetime import timedelta

import pytest

from knooppunt.organisaties.models import Gemeente, Postcodegebied
from knooppunt.wegwijzer.actions.vermeldingen import change_entry, show_entry
from knooppunt.wegwijzer.models import (
    Aanbod,
    Capaciteit,
    Kosten,
    Streekwoord,
    Toegankelijkheid,
    Voertaal,
    Werkgebied,
    Zoekwoord,
)
from knooppunt.wegwijzer.queries.kennis import forget, knowledge, place_named
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
from knooppunt.wegwijzer.toets.proef import try_questions
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers, mark_changed, rebuild_index
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, locatie, soort

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """What another test kept in memory is of another database."""
    forget()


def write(*nieuw: Aanbod) -> None:
    index_offers([a.pk for a in nieuw], OP)


def found(cast, tekst: str = "", **filters) -> list[str]:
    uitkomst = search(cast.moeder, Zoekvraag(tekst=tekst, **filters))
    namen = dict(Aanbod.objects.values_list("pk", "naam"))
    return [namen[k.aanbod_id] for k in uitkomst.kandidaten]


def test_an_offer_is_found_by_what_it_is_for_and_not_by_something_else(cast):
    write(aanbod(cast, "druk", naam="Rust"), aanbod(cast, "rouw", naam="Troost"))
    assert found(cast, "mijn zoon kan niet stilzitten") == ["Rust"]


def test_an_offer_is_found_by_its_name_its_text_and_its_organisation(cast):
    write(
        aanbod(cast, "rouw", naam="Zeesterren", omschrijving="Knutselen met klei en verf."),
        aanbod(cast, "geld", naam="Fonds"),
    )
    assert [found(cast, w) for w in ("zeester", "knutselt", "jeugdhulp waterrijk")] == [
        ["Zeesterren"],
        ["Zeesterren"],
        ["Fonds", "Zeesterren"],
    ]


def test_a_typing_error_in_a_name_of_the_region_is_forgiven(cast):
    write(aanbod(cast, "rouw", naam="Zeesterren"), aanbod(cast, "geld", naam="Fonds"))
    assert found(cast, "zeestaren") == ["Zeesterren"]


def test_what_means_nothing_finds_nothing(cast):
    write(aanbod(cast, "druk", naam="Rust"))
    assert found(cast, "xyzzy qwrtp") == []


def test_without_words_everything_is_there(cast):
    write(aanbod(cast, "druk", naam="Rust"), aanbod(cast, "rouw", naam="Troost"))
    assert found(cast) == ["Rust", "Troost"]


@pytest.mark.parametrize(
    ("leeftijd", "namen"), [(4, ["Iedereen"]), (8, ["Iedereen", "Midden"]), (13, ["Iedereen"])]
)
def test_only_what_is_for_that_age(cast, leeftijd, namen):
    write(
        aanbod(cast, "druk", naam="Midden", leeftijd_van=6, leeftijd_tot=12),
        aanbod(cast, "druk", naam="Iedereen"),
    )
    assert found(cast, "druk", leeftijd=leeftijd) == namen


def test_an_age_in_the_words_is_a_filter_too(cast):
    write(
        aanbod(cast, "druk", naam="Midden", leeftijd_van=6, leeftijd_tot=12),
        aanbod(cast, "druk", naam="Iedereen"),
    )
    assert found(cast, "zoon van 15 is druk") == ["Iedereen"]


def test_only_what_costs_nothing(cast):
    gratis, duur, onbekend = (aanbod(cast, "druk", naam=n) for n in ("Gratis", "Duur", "Onbekend"))
    Kosten.objects.create(aanbod=gratis, bedrag=0)
    Kosten.objects.create(aanbod=duur, bedrag=10)
    write(gratis, duur, onbekend)
    assert found(cast, "druk", gratis=True) == ["Gratis"]


def test_only_where_one_can_go_by_oneself(cast):
    write(aanbod(cast, "druk", naam="Vrij"), aanbod(cast, "druk", naam="Via", toegangsweg="verwijzing"))
    assert found(cast, "druk", zelf=True) == ["Vrij"]


def test_only_where_there_is_room_that_was_told_lately(cast):
    plek, vol, lang = (aanbod(cast, "druk", naam=n) for n in ("Plek", "Vol", "Lang geleden"))
    Capaciteit.objects.create(aanbod=plek, vrij=2, bijgewerkt_at=AT)
    Capaciteit.objects.create(aanbod=vol, vrij=0, bijgewerkt_at=AT)
    Capaciteit.objects.create(aanbod=lang, vrij=2, bijgewerkt_at=AT - timedelta(days=61))
    write(plek, vol, lang)
    assert found(cast, "druk", vrij=True) == ["Plek"]
    assert found(cast, "druk")[0] == "Plek"


def test_only_in_a_language_and_only_at_a_place_that_is_fit(cast):
    arabisch = aanbod(cast, "druk", naam="Arabisch")
    Voertaal.objects.create(aanbod=arabisch, code="ar")
    plek = locatie(cast)
    Toegankelijkheid.objects.create(locatie=plek, kenmerk="rolstoel")
    write(arabisch, aanbod(cast, "druk", naam="Rolstoel", waar=plek))
    assert found(cast, "druk", taal="ar") == ["Arabisch"]
    assert found(cast, "druk", kenmerken=("rolstoel",)) == ["Rolstoel"]
    assert found(cast, "druk", kenmerken=("rolstoel", "lift")) == []


def test_of_one_kind_or_of_a_whole_group(cast):
    write(
        aanbod(cast, "druk", naam="Rust"),
        aanbod(cast, "rouw", naam="Troost"),
        aanbod(cast, "taal", naam="Taal"),
    )
    assert (found(cast, soort="druk"), found(cast, soort="gedrag")) == (["Rust"], ["Rust", "Troost"])


def far(cast):
    """A municipality 22 km to the north."""
    gemeente = Gemeente.objects.create(code="GM9909", naam="Verweg")
    Postcodegebied.objects.create(pc4="9950", lat=52.8, lon=5.3, gemeente=gemeente)
    return locatie(cast, eigen_naam="Ver", eigen_postcode="9950AA", eigen_plaats="Verweg", eigen_lat=52.8)


def test_near_comes_first_and_what_comes_to_you_is_near(cast):
    write(
        aanbod(cast, "druk", naam="Ver", waar=far(cast)),
        aanbod(cast, "druk", naam="Hier", waar=locatie(cast)),
        aanbod(cast, "druk", naam="Thuis"),
    )
    assert found(cast, "druk in 9901") == ["Hier", "Thuis", "Ver"]
    assert found(cast, "druk in verweg") == ["Ver", "Thuis", "Hier"]


def test_only_within_a_distance(cast):
    write(
        aanbod(cast, "druk", naam="Ver", waar=far(cast)),
        aanbod(cast, "druk", naam="Hier", waar=locatie(cast)),
        aanbod(cast, "druk", naam="Thuis"),
    )
    plaats = place_named(knowledge(), "9901 AB")
    assert found(cast, "druk", plaats=plaats, km=10) == ["Hier", "Thuis"]
    assert found(cast, "druk", plaats=plaats, km=50) == ["Hier", "Thuis", "Ver"]


def test_what_is_for_inhabitants_of_another_municipality_is_left_out_when_a_place_was_named(cast):
    far(cast)
    hier, daar = aanbod(cast, "druk", naam="Hier"), aanbod(cast, "druk", naam="Daar")
    Werkgebied.objects.create(aanbod=hier, gemeente=cast.gemeentegebied)
    Werkgebied.objects.create(aanbod=daar, gemeente=Gemeente.objects.get(code="GM9909"))
    write(hier, daar)
    assert (found(cast, "druk"), found(cast, "druk in lindeveen")) == (["Daar", "Hier"], ["Hier"])


def test_an_area_that_is_a_region_holds_all_its_municipalities(cast):
    nieuw = aanbod(cast, "druk", naam="Regio")
    Werkgebied.objects.create(aanbod=nieuw, regio=cast.regio)
    write(nieuw)
    assert found(cast, "druk in lindeveen") == ["Regio"]


@pytest.mark.parametrize(
    ("getypt", "naam"),
    [
        ("9901", "9901"),
        ("9901AB", "9901"),
        ("lindeveen", "Lindeveen"),
        ("Lindevene", "Lindeveen"),
        ("nergens", None),
    ],
)
def test_a_place_is_known_by_postcode_and_by_name(cast, getypt, naam):
    plaats = place_named(knowledge(), getypt)
    assert (plaats.naam if plaats else None) == naam


def test_what_was_not_checked_for_long_sinks(cast):
    write(
        aanbod(cast, "druk", naam="Aaa oud", nagekeken_op=OP - timedelta(days=184)),
        aanbod(cast, "druk", naam="Zzz"),
    )
    assert found(cast, "druk") == ["Zzz", "Aaa oud"]


def test_the_words_of_a_region_are_understood(cast):
    write(aanbod(cast, "opdc", naam="Plek"))
    assert found(cast, "sluizenklas") == []
    Streekwoord.objects.create(regio=cast.regio, hulpsoort=soort("opdc"), woorden=["sluizenklas"])
    mark_changed()
    assert found(cast, "sluizenklas") == ["Plek"]


def test_what_is_hidden_or_has_stopped_is_not_found(cast):
    write(
        aanbod(cast, "druk", naam="Verborgen", is_zichtbaar=False),
        aanbod(cast, "druk", naam="Gestopt", status="gestopt"),
        aanbod(cast, "druk", naam="Dicht", status="tijdelijk_dicht"),
    )
    assert found(cast, "druk") == ["Dicht"]


def test_a_change_is_found_at_once_and_what_was_hidden_is_gone(cast):
    nieuw = aanbod(cast, "druk", naam="Oude naam", eigenaar=cast.swv, organisatie=cast.swv)
    write(nieuw)
    change_entry(vermelding=nieuw, blad={"naam": "Zandkasteel", "soorten": ["rouw"]}, by=cast.adviseur, at=AT)
    assert (found(cast, "zandkasteel"), found(cast, "druk")) == (["Zandkasteel"], [])
    show_entry(vermelding=nieuw, zichtbaar=False, by=cast.adviseur, at=AT)
    assert found(cast, "zandkasteel") == []


def test_the_vocabulary_counts_in_how_many_offers_a_word_stands(cast):
    een, ander = aanbod(cast, "druk", naam="Zandkasteel"), aanbod(cast, "rouw", naam="Zandkasteel")
    write(een, ander)
    write(een)
    assert Zoekwoord.objects.get(woord="zandkasteel").aantal == 2
    Aanbod.objects.filter(pk=een.pk).update(is_zichtbaar=False)
    write(een)
    assert Zoekwoord.objects.get(woord="zandkasteel").aantal == 1


def test_an_index_written_anew_finds_the_same(cast):
    write(aanbod(cast, "druk", naam="Rust", waar=locatie(cast)), aanbod(cast, "druk", naam="Stil"))
    eerder, woorden = (
        found(cast, "druk"),
        list(Zoekwoord.objects.order_by("woord").values_list("woord", "aantal")),
    )
    assert rebuild_index(OP) == 2
    assert found(cast, "druk") == eerder
    assert list(Zoekwoord.objects.order_by("woord").values_list("woord", "aantal")) == woorden


@pytest.mark.parametrize(
    "tekst", ["'", '"druk" OR', "druk*", "a:b", "druk & !", "\x00druk", "(", "NEAR(druk)", "%", "é" * 500]
)
def test_a_hostile_question_is_only_words(cast, tekst):
    write(aanbod(cast, "druk", naam="Rust"))
    assert found(cast, tekst) in ([], ["Rust"])


def test_a_search_takes_the_same_few_statements_however_many_there_are(cast, django_assert_num_queries):
    write(aanbod(cast, "druk", naam="Rust", waar=locatie(cast)))
    found(cast, "druk")
    moeder = cast.moeder
    with django_assert_num_queries(3):
        search(moeder, Zoekvraag(tekst="druk in 9901"))
    write(*(aanbod(cast, "druk", naam=f"Rust {i}", waar=locatie(cast)) for i in range(30)))
    found(cast, "druk")
    with django_assert_num_queries(3):
        assert len(search(moeder, Zoekvraag(tekst="druk in 9901")).kandidaten) == 31


def test_the_relevance_test_is_passed_on_this_database_and_leaves_nothing_behind(db):
    uitslag = try_questions(AT)
    assert (
        min(uitslag[wat][half] for wat in ("soorten", "aanbod") for half in ("geoefend", "achtergehouden"))
        >= 0.8
    )
    assert Aanbod.objects.count() == 0
