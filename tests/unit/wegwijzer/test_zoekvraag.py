"""Place and age in the words of a question, the order of results, and the small map."""

import pytest

from knooppunt.wegwijzer.rules.kaartje import draw, simplified
from knooppunt.wegwijzer.rules.soortzoeker import Treffer
from knooppunt.wegwijzer.rules.volgorde import Kandidaat, in_order, meant, search_terms
from knooppunt.wegwijzer.rules.woordenschat import Leeswoord
from knooppunt.wegwijzer.rules.zoekvraag import Plaats, Zoekvraag, age_in, read_question
from knooppunt.wegwijzer.zoekindex.letters import token

PLAATSEN = {
    "9901": Plaats("9901", (52.6, 5.3), "GM1"),
    "lindeveen": Plaats("Lindeveen", (52.6, 5.3), "GM1"),
    "oud linde": Plaats("Oud-Linde", (52.5, 5.2), "GM1"),
    "best": Plaats("Best", (51.5, 5.4), "GM2"),
}
GEWOON = frozenset(["best"])


@pytest.mark.parametrize(
    ("tekst", "leeftijd"),
    [
        ("mijn zoon van 8 is druk", 8), ("dochter 14 jaar somber", 14), ("groep 6 rekenen", 9), ("peuter praat", 2),
        ("9-jarige", 9), ("kind van 8 en van 12", None), ("autisme", None), ("mijn kind van 45 jaar", None),
        ("cluster 4", None), ("van 2026", None),
    ],
)  # fmt: skip
def test_an_age_that_is_told_is_heard(tekst, leeftijd):
    assert age_in(tekst) == leeftijd


@pytest.mark.parametrize(
    ("tekst", "plaats", "rest"),
    [
        ("autisme in lindeveen", "Lindeveen", "autisme"),
        ("Lindeveen logopedie", "Lindeveen", "logopedie"),
        ("sbo 9901", "9901", "sbo"),
        ("logeren bij oud-linde", "Oud-Linde", "logeren"),
        ("de best passende school", None, "de best passende school"),
        ("school in best", "Best", "school"),
    ],
)
def test_a_place_in_the_words_is_where_one_looks(tekst, plaats, rest):
    gelezen = read_question(Zoekvraag(tekst=tekst), PLAATSEN, GEWOON)
    naam = gelezen.vraag.plaats.naam if gelezen.vraag.plaats else None
    assert (naam, gelezen.rest, gelezen.uit_tekst_plaats) == (plaats, rest, plaats is not None)


def test_what_was_chosen_goes_before_what_stands_in_the_words():
    gelezen = read_question(
        Zoekvraag(tekst="zoon van 8 in lindeveen", plaats=PLAATSEN["best"], leeftijd=12), PLAATSEN, GEWOON
    )
    assert (gelezen.vraag.plaats, gelezen.vraag.leeftijd) == (PLAATSEN["best"], 12)
    assert (gelezen.uit_tekst_plaats, gelezen.uit_tekst_leeftijd) == (False, False)


def kandidaat(nummer, punten=1000, km=None, oud=False, ruimte=False):
    return Kandidaat(nummer, f"naam {nummer}", punten, km, oud, ruimte)


@pytest.mark.parametrize(
    ("titel", "beter", "minder"),
    [
        ("more points", kandidaat(2), kandidaat(1, punten=500)),
        ("nearer", kandidaat(2, km=1.0), kandidaat(1, km=20.0)),
        ("checked lately", kandidaat(2), kandidaat(1, oud=True)),
        ("with room", kandidaat(2, ruimte=True), kandidaat(1)),
        ("with equal points the name", kandidaat(1), kandidaat(2)),
    ],
)
def test_what_stands_higher(titel, beter, minder):
    assert [k.aanbod_id for k in in_order([minder, beter])] == [beter.aanbod_id, minder.aanbod_id]


def test_what_hardly_has_to_do_with_it_is_left_out():
    assert [k.aanbod_id for k in in_order([kandidaat(1), kandidaat(2, punten=100)])] == [1]


def test_without_words_everything_stays():
    assert [k.aanbod_id for k in in_order([kandidaat(1, punten=0), kandidaat(2, punten=0)])] == [1, 2]


def test_only_kinds_near_the_best_were_meant():
    assert [t.code for t in meant([Treffer("a", 10, 1), Treffer("b", 4, 1), Treffer("c", 3.9, 1)])] == [
        "a",
        "b",
    ]
    assert meant([]) == []


def test_a_kind_weighs_more_than_a_name_and_a_name_more_than_a_text():
    termen = {
        t.token: t.gewicht
        for t in search_terms([Treffer("druk", 3, 1)], [Leeswoord("x", "x", "x")], lambda _: 1.0, token)
    }
    assert termen["sdruk"] > termen["nx"] > termen["tx"]


def test_a_token_has_letters_and_figures_only():
    assert (token("s", "jeugd-ggz"), token("t", "Éé n")) == ("sjeugdggz", "téén")


def test_pins_that_would_cover_each_other_stand_together():
    kaart = draw([(1, "a", (52.6, 5.3)), (2, "b", (52.6, 5.3001)), (3, "c", (52.7, 5.4))], None, [])
    assert kaart is not None
    assert [p.nummers for p in kaart.pinnen] == [(3,), (1, 2)]
    assert kaart.pinnen[1].titel == "1. a, 2. b"


def test_everything_lies_on_the_map():
    grens = simplified(
        "G", {"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]]}
    )
    kaart = draw([(1, "a", (52.3, 5.1)), (2, "b", (52.9, 5.9))], (52.6, 5.3), [grens])
    assert kaart is not None
    assert all(0 < p.x < kaart.breedte and 0 < p.y < kaart.hoogte for p in kaart.pinnen)
    assert [naam for naam, _ in kaart.paden] == ["G"]


def test_without_a_place_there_is_no_map():
    assert draw([], (52.6, 5.3), []) is None
