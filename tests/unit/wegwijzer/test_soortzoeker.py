"""Which kind of support is meant: the relevance test, and what makes one kind stronger than another."""

import pytest

from knooppunt.wegwijzer.rules.soortzoeker import Soortzoeker, Trefwoorden
from knooppunt.wegwijzer.rules.vast import fixed_vocabulary, national_kinds
from knooppunt.wegwijzer.sjabloon.lezen import read_template
from knooppunt.wegwijzer.toets.meten import measure, read_questions, reciprocal_rank

GENOEG = 0.8


@pytest.fixture(scope="module")
def zoeker() -> Soortzoeker:
    return Soortzoeker(national_kinds(), fixed_vocabulary())


def codes(zoeker: Soortzoeker, tekst: str) -> list[str]:
    return [t.code for t in zoeker.find(fixed_vocabulary().read(tekst), 10)]


def test_questions_of_parents_find_their_kind(zoeker):
    uitslag = measure(lambda tekst: [frozenset([code]) for code in codes(zoeker, tekst)])
    assert uitslag.vragen >= 100
    assert min(uitslag.geoefend, uitslag.achtergehouden) >= GENOEG


def test_half_of_the_questions_is_held_out_and_every_expected_kind_exists():
    vragen = read_questions()
    bekend = {s.code for s in read_template()}
    assert {code for v in vragen for code in v.verwacht} - bekend == set()
    assert 0.4 < sum(v.is_achtergehouden for v in vragen) / len(vragen) < 0.6


def test_every_kind_is_found_by_its_own_name(zoeker):
    gemist = [s.code for s in read_template() if s.boven and s.code not in codes(zoeker, s.naam)[:2]]
    assert gemist == []


def test_every_word_of_parents_finds_its_kind_among_the_first_ten(zoeker):
    gemist = [
        (s.code, woord) for s in read_template() for woord in s.woorden if s.code not in codes(zoeker, woord)
    ]
    assert gemist == []


def test_the_order_of_words_matters(zoeker):
    assert codes(zoeker, "wil niet naar school")[0] == "schoolangst"
    assert "schorsing" in codes(zoeker, "school wil mijn kind niet meer")[:3]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("wat wil ik worden", "kiezen"),
        ("waar moet ik zijn", "wijkteam"),
        ("hij moet terug naar school", "thuiszitten"),
    ],
)
def test_a_saying_of_common_words_is_heard_when_it_is_whole(zoeker, tekst, code):
    assert codes(zoeker, tekst)[0] == code


def test_a_denial_alone_says_nothing(zoeker):
    assert codes(zoeker, "niet") == []


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("my son is bullied at school", "pesten"),
        ("wheelchair", "bewegen"),
        ("does not want to go to school", "schoolangst"),
    ],
)
def test_english_words_are_understood_too(zoeker, tekst, code):
    assert codes(zoeker, tekst)[0] == code


def test_the_words_of_a_region_count():
    zoeker = Soortzoeker(
        [Trefwoorden("opdc", ("de sluis",)), Trefwoorden("so", ("speciaal",))], fixed_vocabulary()
    )
    assert codes(zoeker, "de sluis") == ["opdc"]


@pytest.mark.parametrize(
    ("gevonden", "waarde"), [(["a", "b"], 1.0), (["b", "a"], 0.5), (["b"], 0.0), (["b"] * 10 + ["a"], 0.0)]
)
def test_the_reciprocal_rank_is_one_divided_by_the_place(gevonden, waarde):
    assert reciprocal_rank([frozenset([code]) for code in gevonden], frozenset(["a"])) == waarde
