"""Step 13: a support coordinator looks for what works for who does not want to go to school."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis

ZOEKER = "een bezoeker van de kennisbank"


def test_plain_words_find_what_works_and_how_sure_that_is(reis: Reis):
    zij = reis.iemand(ZOEKER)
    zij.go("/kennis/")
    zij.see("Wat werkt?", screen="kennis-start")
    zij.fill({"Wat zoekt u?": "wil niet naar school"})
    zij.press("Zoek")
    zij.see("Wat werkt?")
    zij.follow("Terug naar school in kleine stappen")
    zij.see("Terug naar school in kleine stappen")
    assert "Eerste aanwijzingen dat het werkt" in zij.text()


def test_the_page_of_a_kind_of_support_says_what_is_known_of_it(reis: Reis):
    zij = reis.iemand(ZOEKER)
    zij.go("/wegwijzer/soort/schoolangst/")
    zij.see("Niet naar school willen of durven")
    if not reis.javascript:
        zij.follow("Wat hierover bekend is, en welke scholingen er zijn")
    zij.page.get_by_role("link", name="Terug naar school in kleine stappen").wait_for()
