"""Step 2: the coordinator answers and opens the dossier together with the parent."""

from __future__ import annotations

from tests.functional.reis.verhaal import GOED, NODIG, Reis

JOKE = "Joke Visser"


def kies_deel(reis: Reis, veld: str, grond: str) -> None:
    reis.als(JOKE).page.get_by_label(veld, exact=True).select_option(label=grond)


def test_the_question_waits_on_the_home_page_of_the_coordinator(reis: Reis):
    joke = reis.als(JOKE)
    joke.see(f"Dag {JOKE}")
    joke.follow(f"Beantwoord vraag {reis.gevonden['code']}")
    joke.see(f"{reis.gezin.kind} {reis.gezin.achternaam}", screen="oppakken-vraag")
    assert reis.vertel(NODIG) in joke.text()


def test_her_answer_stands_on_the_status_page_of_the_mother(reis: Reis):
    joke, moeder = reis.als(JOKE), reis.iemand("moeder")
    joke.choose("Wat stuurt u?", "Een antwoord")
    joke.fill({"Uw bericht": "Dank u wel voor uw verhaal. Ik nodig u uit om het samen te bespreken."})
    joke.press("Verstuur")
    joke.see()
    moeder.go(reis.gevonden["status"])
    moeder.see(screen="oppakken-antwoord", at="Berichten")
    assert "Ik nodig u uit" in moeder.text()


def test_a_dossier_is_not_opened_behind_the_back_of_the_parent(reis: Reis):
    joke = reis.als(JOKE)
    joke.follow("Open samen een dossier")
    joke.see(f"Open samen een dossier voor {reis.gezin.kind}", screen="oppakken-openen", at="Wat mag met wie")
    joke.page.get_by_label("Heeft het ouderlijk gezag").last.check()
    joke.press("Open het dossier")
    joke.see()
    assert "Een dossier opent u samen." in joke.text()


def test_the_ground_is_recorded_per_organisation_and_part(reis: Reis):
    joke = reis.als(JOKE)
    kies_deel(reis, "Onderwijs, Gemeente Lindeveen", "toestemming van ouder of leerling")
    kies_deel(reis, "Zorg en hulp, Gemeente Lindeveen", "toestemming van ouder of leerling")
    joke.page.get_by_label("Ik heb dit samen met de ouder").check()
    joke.press("Open het dossier")
    joke.see(screen="oppakken-dossier")
    reis.gevonden["dossier"] = joke.page.url
    joke.go(reis.gevonden["dossier"] + "delen/")
    joke.see(screen="oppakken-delen")
    assert "Gemeente Lindeveen" in joke.text()


def test_the_story_is_page_one_unchanged_in_the_words_of_the_parents(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(reis.gevonden["dossier"] + "verhaal/")
    joke.see()
    text = joke.text()
    for zin in (reis.vertel(GOED), reis.vertel(NODIG), "Buiten, bij de boot van opa, zie ik een ander kind."):
        assert zin in text
    assert text.index(reis.vertel(GOED)) < text.index("Buiten, bij de boot")


def test_a_child_whose_name_sounds_alike_is_suggested_and_never_merged(reis: Reis):
    arts = reis.iemand("huisarts")
    arts.go("/loket/")
    arts.press("Begin Ik werk in de jeugdhulp")
    arts.press("Verder")
    arts.page.locator("[name=nodig]").fill("In de spreekkamer zie ik een moe kind.")
    arts.press("Verder")
    for wie in ("de school", "de gemeente", "het samenwerkingsverband"):
        arts.choose(f"Mag {wie} dit lezen?", "Ja, dat mag")
    arts.press("Verder")
    arts.fill(
        {"Voornaam van het kind": reis.gezin.lijkt_op, "Achternaam van het kind": reis.gezin.achternaam}
    )
    arts.fill({"Geboortedatum": reis.geboren(9), "Postcode": "9901", "Zoek de school": "Vuurtoren"})
    arts.press("Zoek")
    arts.page.get_by_label("De Vuurtoren").check()
    arts.press("Verder")
    arts.fill({"Uw naam": "Sanne Vos", "Uw functie": "huisarts"})
    arts.press("Verder")
    arts.press("Verstuur")
    arts.see()
    joke = reis.als(JOKE)
    joke.go("/loket/vragen/")
    joke.follow(f"{reis.gezin.lijkt_op} {reis.gezin.achternaam}")
    joke.see()
    joke.follow("Open samen een dossier")
    joke.see(f"Is {reis.gezin.lijkt_op} al bekend?", screen="oppakken-bekend")
    joke.page.get_by_label("Ja: ").check()
    joke.press("Verder")
    joke.see("Er is al een open dossier")
    joke.press("Voeg het verhaal toe")
    joke.go(reis.gevonden["dossier"] + "verhaal/")
    assert "In de spreekkamer zie ik een moe kind." in joke.text()
