"""Step 9: the mother reads who looked, when and why."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis


def test_the_mother_reads_who_looked_when_and_why(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(reis.gevonden["dossier"] + "wie-keek/")
    moeder.see(screen="wie-keek")
    joke = moeder.page.get_by_role("listitem").filter(has_text="Joke Visser").first.inner_text()
    assert "Keek tussen" in joke
    assert "Waarom: begeleiding van het kind" in joke


def test_the_guest_is_in_the_list_too_and_who_could_not_look_is_not(reis: Reis):
    text = reis.iemand("moeder").text()
    assert "Ahmed Yilmaz" in text
    assert "Carla Mulder" not in text
