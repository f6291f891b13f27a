"""Step 11: a mother searches at ten in the evening, without an account, and keeps what she found."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis

ZOEKER = "een moeder zonder account"


def test_plain_words_find_who_can_help(reis: Reis):
    zij = reis.iemand(ZOEKER)
    zij.go("/wegwijzer/")
    zij.see("Wie kan helpen?", screen="wegwijzer-start")
    zij.fill({"Wat zoekt u?": "mijn zoon van 8 is druk in de klas", "Postcode of plaats": "9901"})
    zij.press("Zoek")
    zij.see("Zoeken in de wegwijzer", screen="wegwijzer-zoeken", at="Wie kan helpen")
    assert "Druk gedrag en ADHD" in zij.text()
    assert "Gedragsspecialist in de klas" in zij.text()


def test_danger_is_heard_and_nothing_found_leads_to_the_desk(reis: Reis):
    zij = reis.iemand(ZOEKER)
    zij.go("/wegwijzer/zoeken/?q=ze+wil+niet+meer+leven")
    zij.see()
    assert "113 Zelfmoordpreventie" in zij.text()
    zij.go("/wegwijzer/zoeken/?q=xyzzy+qwrtp")
    zij.see()
    zij.follow("Vertel uw vraag")
    zij.see("Vertel uw verhaal")


def test_an_offer_tells_what_a_parent_asks(reis: Reis):
    zij = reis.iemand(ZOEKER)
    zij.go("/wegwijzer/zoeken/?q=plusopvang")
    zij.follow("Plusopvang De Zeehond")
    zij.see("Plusopvang De Zeehond", screen="wegwijzer-aanbod")
    zij.follow("De Zeehond, Lindeveen")
    zij.see("De Zeehond, Lindeveen")
    zij.follow("Kinderopvang De Zeehond")
    zij.see("Kinderopvang De Zeehond")


def test_what_was_found_is_kept_on_a_list_and_shared(reis: Reis):
    zij = reis.iemand(ZOEKER)
    for woord in ("plusopvang", "opdc"):
        zij.go(f"/wegwijzer/zoeken/?q={woord}")
        zij.press("Bewaar")
    zij.go("/wegwijzer/lijst/")
    zij.see("Uw lijst", screen="wegwijzer-lijst")
    link = zij.page.locator(".ww-deel a").get_attribute("href") or ""
    ander = reis.iemand("een vader met een link")
    ander.go(link)
    ander.see("Een lijst voor u")
    assert "OPDC De Sluis" in ander.text()


def test_a_kind_of_support_is_explained_in_english_too(reis: Reis):
    zij = reis.iemand("a mother who reads English")
    zij.go("/wegwijzer/soort/pesten/")
    zij.see("Pesten")
    zij.press("English")
    zij.see("Bullying")


def test_a_parent_reads_whether_the_municipality_helps_with_the_journey(reis: Reis):
    bezoeker = reis.iemand("een ouder die ver moet reizen")
    bezoeker.go("/kaart/vervoer/")
    bezoeker.select("In welke gemeente woont het kind?", "Lindeveen")
    bezoeker.select("Naar welke school gaat het kind?", "school voor speciaal onderwijs (so)")
    bezoeker.fill({"Hoe oud is het kind?": "8", "Hoe ver is de school?": "7,5"})
    bezoeker.choose("Kan het kind reizen met de fiets, bus of trein?", "ja, als er iemand meegaat")
    bezoeker.press("Laat zien wat kan")
    bezoeker.see("Vervoer naar school", screen="vervoer")
    assert "In deze gemeente is langer dan 60 minuten te lang." in bezoeker.text()
