"""Step 4: the standing team meets about the child, never without parents and pupil."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis

JOKE, GAST = "Joke Visser", "Ahmed Yilmaz"


def test_the_team_has_a_page_and_plans_a_meeting(reis: Reis):
    joke = reis.als(JOKE)
    joke.go("/knooppunten/")
    joke.see("Knooppunten")
    joke.follow("De Vuurtoren")
    joke.see(screen="knooppunt-team")
    joke.follow("Plan een overleg")
    joke.see()
    joke.fill(
        {"Op welke dag?": reis.dag(0), "Hoe laat begint het?": reis.gezin.laat, "Waar is het?": "Kamer 2"}
    )
    joke.leave(joke.page.locator("main form button").first)
    joke.page.wait_for_url("**/overleg/*/")
    joke.see()
    reis.gevonden["overleg"] = joke.page.url


def test_the_child_is_put_on_the_agenda_with_a_question(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(reis.gevonden["dossier"] + "overleg/")
    joke.see()
    joke.leave(joke.page.get_by_role("link", name="Op de agenda").filter(has_text=reis.gezin.laat))
    joke.see(screen="knooppunt-agenda", at="Zet ")
    joke.fill(
        {
            "Welke vraag wilt u samen beantwoorden?": f"Hoe gaat {reis.gezin.kind} weer met plezier naar school?"
        }
    )
    joke.choose("Waarom mag het knooppunt", "toestemming van ouder of leerling")
    joke.fill({"Wie gaf toestemming?": f"{reis.gezin.moeder} {reis.gezin.achternaam}"})
    joke.page.get_by_label(f"{reis.gezin.vader} {reis.gezin.achternaam}").uncheck()
    joke.page.get_by_label(f"{reis.gezin.kind} (via de ouders)").uncheck()
    joke.page.get_by_label(f"{reis.gezin.hulp} Demir").check()
    joke.press("Zet op de agenda en nodig uit")
    joke.see()
    reis.gevonden["bespreking"] = joke.page.url


def test_it_cannot_begin_without_a_parent_and_the_pupil_or_a_reason(reis: Reis):
    joke, vader = reis.als(JOKE), f"{reis.gezin.vader} {reis.gezin.achternaam}"
    joke.go(reis.gevonden["overleg"])
    joke.see(screen="knooppunt-niet-zonder")
    assert f"niet alle ouders zijn uitgenodigd ({vader} niet), en er staat geen reden." in joke.text()
    assert "de leerling is niet uitgenodigd, en er staat geen reden." in joke.text()
    assert joke.page.get_by_role("button", name="Begin het overleg").is_disabled()
    joke.go(reis.gevonden["bespreking"])
    joke.follow("Nodig mensen uit")
    joke.page.get_by_label(vader).check()
    joke.fill({"Nodigt u de leerling niet uit?": "Een grote groep is spannend. Juf Els praat vooraf."})
    joke.press("Opslaan en uitnodigen")
    joke.go(reis.gevonden["overleg"])
    assert joke.page.get_by_role("button", name="Begin het overleg").is_enabled()


def test_a_guest_sees_this_case_only(reis: Reis):
    """Nothing from the last day on: tests/integration/dossier/test_overleg_acties.py, on another day."""
    joke, gast = reis.als(JOKE), reis.als(GAST)
    joke.go(reis.gevonden["bespreking"])
    joke.follow("Nodig mensen uit")
    joke.fill({"E-mailadres van de gast": "ahmed@waterrijk.invalid"})
    joke.press("Nodig de gast uit")
    joke.see()
    gast.go(reis.gevonden["bespreking"])
    gast.see(screen="knooppunt-gast")
    assert reis.gezin.kind in gast.text()
    gast.go("/dossiers/")
    gast.see()
    assert "Ilyas" not in gast.text()


def test_the_calendar_file_and_the_invitation_reach_the_parents(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go("/start/")
    moeder.see()
    moeder.go(reis.gevonden["overleg"])
    moeder.see(screen="knooppunt-overleg-moeder")
    with moeder.page.expect_download() as download:
        moeder.page.get_by_role("link", name="Zet in mijn agenda").click()
    calendar = download.value.path().read_text()
    assert calendar.count("BEGIN:VEVENT") == 1
    assert reis.gezin.kind not in calendar
    moeder.press("Ja, ik kom")
    moeder.see()


def test_they_understand_together_and_agree_with_owner_and_date(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(reis.gevonden["overleg"])
    joke.press("Begin het overleg")
    joke.go(reis.gevonden["bespreking"])
    joke.follow("Schrijf samen")
    joke.see(screen="knooppunt-duiden", at="Samen duiden")
    joke.fill({
        "Wat gaat goed?": f"{reis.gezin.kind} is vrolijk, bouwt graag en helpt anderen.",
        "Wat is er nodig?": "Een rustige plek, en even pauze voordat het te veel is.",
        "Wat speelt er op school?": "De klas is groot en vol geluid.",
    })  # fmt: skip
    joke.press("Opslaan")
    joke.fill(
        {"Wat spreken we af?": "Elke ochtend samen de dag doornemen.", "Wanneer is het klaar?": reis.dag(14)}
    )
    joke.select("Wie doet het?", JOKE)
    joke.press("Spreek dit af")
    joke.see(screen="knooppunt-afspraken", at="Samen doen")
    assert "Elke ochtend samen de dag doornemen." in joke.text()


def test_the_mother_adds_her_own_words(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(reis.gevonden["bespreking"])
    moeder.see()
    moeder.fill({"In uw eigen woorden": "Fijn dat eerst werd gevraagd wat goed gaat."})
    moeder.press("Voeg toe")
    moeder.see()
    assert "Fijn dat eerst werd gevraagd wat goed gaat." in moeder.text()


def test_the_meeting_is_held_and_says_who_was_there(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(reis.gevonden["overleg"])
    joke.follow("Rond het overleg af")
    joke.see("Overleg afronden")
    for wie in (JOKE, "Els Prins", f"{reis.gezin.moeder} {reis.gezin.achternaam}"):
        joke.page.get_by_label(wie).check()
    joke.press("Rond het overleg af")
    joke.see(screen="knooppunt-verslag")
