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


def test_a_coordinator_signs_up_for_a_study_day_and_takes_it_to_the_calendar(reis: Reis):
    zij = reis.als("Joke Visser")
    zij.go("/kennis/scholing/?q=wil+niet+naar+school")
    zij.see("Scholing en studiedagen")
    zij.follow("Studiedag: wil niet, kan niet, durft niet")
    zij.see("Studiedag: wil niet, kan niet, durft niet", screen="kennis-studiedag")
    zij.press("Meld u aan")
    zij.see("Studiedag: wil niet, kan niet, durft niet")
    assert "U hebt een plek" in zij.text()
    with zij.page.expect_download() as bestand:
        zij.page.get_by_role("link", name="Zet in uw agenda").click()
    assert "BEGIN:VEVENT" in bestand.value.path().read_text(encoding="utf-8")
    zij.press("Meld u af")
    zij.see("Studiedag: wil niet, kan niet, durft niet")


def test_a_coordinator_reads_an_answer_to_the_call_for_a_colleague(reis: Reis):
    zij = reis.als("Joke Visser")
    zij.go("/kennis/collegas/")
    zij.see("Collega’s uitwisselen", screen="kennis-oproepen")
    zij.follow("Leraar van het speciaal onderwijs, twee dagen in onze onderbouw")
    zij.see("Leraar van het speciaal onderwijs, twee dagen in onze onderbouw")
    assert "Kansrijk Jeugd en Gezin" in zij.text()
