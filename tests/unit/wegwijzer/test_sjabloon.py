"""The national template: complete, in plain words, and every word said once."""

import re
from collections import Counter

from knooppunt.basis.templatetags.basis_tags import ICONEN
from knooppunt.wegwijzer.sjabloon.lezen import read_template

SOORTEN = [s for s in read_template() if s.boven]
GROEPEN = [s for s in read_template() if not s.boven]
LANGSTE_ZIN = 25
"""Words in a sentence; B1 asks for short ones."""


def test_there_are_thirteen_groups_with_a_hundred_kinds():
    assert (len(GROEPEN), len(SOORTEN)) == (13, 101)


def test_every_code_is_there_once():
    assert [c for c, n in Counter(s.code for s in read_template()).items() if n > 1] == []


def test_every_group_has_a_picture_and_what_a_parent_would_say():
    assert [g.code for g in GROEPEN if g.icoon not in ICONEN or not g.vraag or not g.vraag_en] == []


def test_every_kind_has_words_of_parents_and_of_the_field():
    assert [s.code for s in SOORTEN if len(s.woorden) < 5 or not s.vakwoorden] == []


def test_no_kind_says_a_word_of_parents_twice():
    assert [s.code for s in SOORTEN if len(set(s.woorden)) < len(s.woorden)] == []


def test_ages_go_up():
    assert [s.code for s in SOORTEN if not (s.leeftijd_van or 0) < (s.leeftijd_tot or 0)] == []


def test_see_also_leads_to_another_kind():
    codes = {s.code for s in SOORTEN}
    assert [s.code for s in SOORTEN if not set(s.zie_ook) <= codes - {s.code}] == []


def test_explanations_have_short_sentences():
    zinnen = [(s.code, zin) for s in read_template() for zin in re.split(r"(?<=[.?!])\s+", s.uitleg)]
    assert [(code, zin) for code, zin in zinnen if len(zin.split()) > LANGSTE_ZIN] == []


def test_everything_is_there_in_english_too():
    assert [s.code for s in read_template() if not s.naam_en or not s.uitleg_en] == []


def test_the_same_kind_has_the_same_identifier_everywhere():
    autisme = next(s for s in SOORTEN if s.code == "autisme")
    assert str(autisme.uuid) == "fa3aa5d1-4e3d-5544-bd0b-14ba98346e59"
