"""The Dutch of the search: forms of a word, compounds, and what someone meant."""

import pytest

from knooppunt.wegwijzer.rules import woordenschat
from knooppunt.wegwijzer.rules.stam import stem
from knooppunt.wegwijzer.rules.vast import fixed_vocabulary
from knooppunt.wegwijzer.rules.woorden import plain, tokens


@pytest.mark.parametrize(
    "vormen",
    [
        "lopen loopt loop", "boos boze", "lezen leest gelezen", "druk drukke", "praten praat", "slapen slaapt",
        "vriend vriendje vriendjes vrienden", "angst angsten angstig angstige", "pesten gepest pest",
        "verslaving verslaafd", "speciaal speciale", "training trainen", "stotteren stottert", "durft durven",
        "weigeren weigert weigering", "probleem problemen", "broertje broer broertjes", "autisme autistisch",
        "begeleiding begeleiden begeleider", "verwijderd verwijdering", "schorsing geschorst schorsen",
        "geen niet nooit zonder",
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(vormen):
    assert len({stem(woord) for woord in vormen.split()}) == 1


@pytest.mark.parametrize(
    "paar", ["kind king", "les lees", "boos bos", "pest past", "taal tal", "zien zin", "eten ton"]
)
def test_different_words_stay_different(paar):
    een, ander = paar.split()
    assert stem(een) != stem(ander)


def test_text_is_read_without_accents_dots_and_capitals():
    assert (plain("Crèche, z.g.n. O.Z.A. foto’s"), tokens("Één-op-één, 2x!")) == (
        "creche, zgn oza fotos",
        ["een", "op", "een", "2x"],
    )


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("discalculi", "dyscalculie"), ("dislectie", "dyslexie"), ("authisme", "autisme"), ("agresief", "agressief"),
        ("hoogbegaaft", "hoogbegaaft"), ("logopedi", "logopedie"), ("kinderpsygoloog", "kinderpsycholoog"),
        ("fysio", "fysiotherapie"), ("autisme", "autisme"), ("broer", "broer"), ("zwemt", "zwemt"), ("kat", "kat"),
    ],
)  # fmt: skip
def test_a_word_is_read_as_it_was_meant(getypt, bedoeld):
    assert fixed_vocabulary().correct(getypt) == bedoeld


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("plus klas", ["plusklas"]),
        ("job coach", ["jobcoach"]),
        ("taal ontwikkelings stoornis", ["taalontwikkelingsstoornis"]),
        ("mijn zoon is druk in de klas", ["druk", "klas"]),
        ("wil niet naar school", ["niet", "school"]),
        ("cluster 4", ["cluster", "4"]),
    ],
)
def test_a_question_becomes_words_that_say_something(tekst, woorden):
    assert [w.woord for w in fixed_vocabulary().read(tekst) if w.zegt_iets] == woorden


def test_a_compound_holds_its_parts():
    assert fixed_vocabulary().parts("rekenproblemen") == ("reken", "probleem")
    assert fixed_vocabulary().parts("autisme") == ()


def test_an_entry_is_read_as_it_stands():
    (woord,) = fixed_vocabulary().read("discalculi", verbeter=False)
    assert (woord.woord, woord.is_verbeterd) == ("discalculi", False)


def test_what_is_typed_at_random_is_not_kept_for_ever(monkeypatch):
    monkeypatch.setattr(woordenschat, "ONTHOUDEN", 20)
    schat = fixed_vocabulary()
    for nummer in range(50):
        schat.correct("q" + "".join(chr(97 + int(cijfer)) for cijfer in str(nummer + 10_000)))
    assert len(schat._verbeterd) <= 21
