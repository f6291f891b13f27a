"""Step 6: support begins before it is known who pays, and somebody finds that out by a day."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis

JOKE, HULP = "Joke Visser", "De gedragsexpert kijkt mee in de klas en oefent met de juf."
SWV = "Samenwerkingsverband Waterrijk primair onderwijs"


def inzet(reis: Reis) -> str:
    return f"/inzet/dossier/{reis.gevonden['dossier'].split('/')[-2]}/"


def test_expertise_that_comes_to_the_school_is_proposed(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(inzet(reis))
    joke.see()
    joke.follow("Hulp voorstellen")
    joke.see(screen="inzet-voorstellen", at="Hulp voorstellen")
    joke.page.get_by_label("Expertise die naar de school komt").check()
    joke.fill({"Wat gaat er gebeuren?": HULP, "Wie geeft de hulp?": SWV, "Of: hoeveel keer": "6"})
    joke.fill({"Hoeveel leerlingen hebben er iets aan?": "24", "Wanneer begint het?": reis.dag(0)})
    joke.fill({"Wanneer kijkt u samen terug?": reis.dag(60)})
    joke.select("Voor welk doel uit het plan?", "Zelf om pauze vragen")
    joke.press("Voorstellen")
    joke.see()
    assert "Nog niet bekend. De hulp kan toch beginnen." in joke.text()


def test_the_mother_says_what_she_thinks_of_it(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(inzet(reis))
    moeder.follow("Zeg wat u ervan vindt")
    moeder.see(screen="inzet-ouder")
    moeder.page.get_by_role("radio").first.check()
    moeder.page.get_by_label("Wilt u er iets bij zeggen?").fill("Fijn dat er iemand naar de klas komt.")
    moeder.press("Verstuur")
    moeder.see()
    assert "Fijn dat er iemand naar de klas komt." in moeder.text()


def test_without_a_payer_someone_must_find_out_by_a_day(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(inzet(reis))
    joke.follow("De hulp is toegezegd")
    joke.see()
    joke.press("Ja, de hulp is toegezegd")
    joke.follow("De hulp is begonnen")
    joke.press("De hulp is begonnen")
    joke.see(screen="inzet-zonder-betaler", at="Er klopt iets nog niet")
    assert "Kies dan wie uitzoekt wie er betaalt, en voor welke dag." in joke.text()
    joke.select("Betaler nog niet bekend: wie zoekt dat uit?", JOKE)
    joke.fill({"Betaler nog niet bekend: voor welke dag": reis.dag(30)})
    joke.press("De hulp is begonnen")
    joke.see()


def test_the_worklist_of_the_region_shows_it_until_the_payer_is_known(reis: Reis):
    joke = reis.als(JOKE)
    joke.go("/inzet/")
    joke.see(screen="inzet-werklijst")
    zoekt = f"{JOKE} zoekt de betaler"
    mijn = joke.page.get_by_role("listitem").filter(has_text=f"{reis.gezin.kind} ").filter(has_text=HULP).last
    assert zoekt in mijn.inner_text()
    joke.go(inzet(reis))
    joke.follow("Betaler invullen")
    joke.see()
    joke.select("Wie betaalt de hulp?", SWV)
    joke.press("Opslaan")
    joke.see()
    joke.go("/inzet/")
    assert zoekt not in mijn.inner_text()
