"""Small rules of the plan: wording, comparing, what is missing."""

import pytest

from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence
from knooppunt.dossier.rules.plan_taal import hint_for
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN
from knooppunt.dossier.rules.plan_vergelijken import Doelbeeld, compare_goals


@pytest.mark.parametrize(
    ("tekst", "begin"),
    [
        ("Yara heeft ADHD en moet rustiger worden", "Een naam voor wat iemand heeft"),
        ("Zijn gedragsproblemen nemen af", "Schrijf op wat er gebeurt"),
        ("Sem mag niet meer schreeuwen", "Schrijf wat het kind wél gaat doen"),
    ],
)
def test_a_word_that_makes_a_child_smaller_gets_a_gentle_hint(tekst, begin):
    tip = hint_for(tekst)
    assert tip is not None
    assert tip.tip.startswith(begin)


@pytest.mark.parametrize(
    "tekst", ["Ilyas vraagt zelf om een pauze.", "Een passend klasseplan", "Zij luistert", ""]
)
def test_a_good_sentence_gets_no_hint(tekst):
    assert hint_for(tekst) is None


def beeld(
    sleutel: int, vorige: int | None, tekst: str = "Rekenen", acties: tuple[str, ...] = ("a",)
) -> Doelbeeld:
    return Doelbeeld(sleutel, vorige, "onderwijs", tekst, "", acties)


def test_comparing_says_what_is_new_gone_changed_and_the_same():
    oud = (beeld(1, None), beeld(2, None, "Lezen"), beeld(3, None, "Spelen"))
    nieuw = (beeld(4, 1), beeld(5, 2, "Lezen", ("b",)), beeld(6, None, "Slapen"))
    verschil = compare_goals(oud, nieuw)
    assert [v.soort for v in verschil] == ["gelijk", "veranderd", "nieuw", "vervallen"]
    assert (verschil[1].acties_erbij, verschil[1].acties_weg) == (("b",), ("a",))


def test_the_sentence_about_missing_parts_names_them_and_whom_to_ask():
    assert missing_parts_sentence(frozenset({Deel.ONDERWIJS, Deel.GEZIN})) == (
        "Het deel ‘zorg en hulp’ is niet met uw organisatie gedeeld. Wat daarin over het plan staat, ziet u niet. "
        "Hebt u het nodig? Vraag het de ouders of de regisseur."
    )


def test_who_sees_everything_reads_no_sentence_about_missing_parts():
    assert missing_parts_sentence(frozenset(Deel)) == ""


def test_every_term_and_limit_has_a_source():
    assert [r.code for r in TERMIJNEN.regels if not (r.bron and r.tekst)] == []
