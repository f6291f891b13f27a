"""Names are found by how they sound."""

import pytest

from knooppunt.dossier.rules.herkenning import klank_van, klanken_van


@pytest.mark.parametrize(
    ("gezocht", "naam"),
    [
        ("dyk", ("Sem", "van Dijk")),
        ("sofie", ("Sophie", "Kok")),
        ("smit", ("Ab", "Schmidt")),
        ("tania", ("Tanja", "Kok")),
        ("meyer", ("Jan", "Meijer")),
    ],
)
def test_a_search_word_sounds_like_the_name_that_it_means(gezocht, naam):
    ((_, klank),) = klanken_van(gezocht)
    assert klank in klank_van(*naam).split(" ")


def test_prefixes_and_spaces_say_nothing():
    assert klanken_van("  van der ") == []


def test_no_more_than_four_words_are_searched():
    assert [woord for woord, _ in klanken_van("een twee drie vier vijf")] == ["een", "twee", "drie", "vier"]
