"""Step 5: one plan for education and care, in the words of the child too."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.functional.reis.verhaal import Reis

JOKE = "Joke Visser"
DOEL, WOORDEN = "Zelf om pauze vragen als het te druk is.", "Soms zit mijn hoofd vol."
ZORGDOEL = "Thuis elke dag even samen tot rust komen."


def plan(reis: Reis) -> str:
    return str(reis.gevonden["dossier"]) + "plan/"


def voeg_doel_toe(
    reis: Reis, wie: str, deel: str, doel: str, woorden: str, actie: str, eigenaar: str
) -> None:
    kijker = reis.iemand(wie)
    kijker.follow("Doel toevoegen")
    kijker.see()
    kijker.fill({"Wat gaat het kind kunnen of doen?": doel, "Wat zegt het kind er zelf over?": woorden})
    kijker.choose("Waar hoort dit doel bij?", deel)
    kijker.press("Bewaar doel")
    kijker.see()
    kijker.fill({"Wat gaat er gebeuren?": actie, "Wanneer kijken we of het werkt?": reis.dag(30)})
    kijker.select("Wie doet dit?", eigenaar)
    kijker.press("Bewaar")


def test_a_goal_has_the_childs_own_words_an_owner_and_a_day(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(plan(reis))
    joke.see()
    joke.press("Begin het plan")
    voeg_doel_toe(reis, JOKE, "Onderwijs", DOEL, WOORDEN, "Samen een pauzekaart maken.", JOKE)
    joke.see(screen="plan-doel", at=DOEL)
    assert WOORDEN in joke.text()


def test_care_is_shared_once_both_parents_said_yes(reis: Reis):
    for wie, naam in (("moeder", reis.gezin.moeder), ("vader", reis.gezin.vader)):
        ouder = reis.iemand(wie)
        if wie == "vader":
            ouder.choose_password(reis.gezin.mail(naam), "ook een lange zin")
        ouder.go(reis.gevonden["dossier"] + "delen/")
        ouder.see()
        # Not asked of who said it at the opening.
        if ouder.page.get_by_role("button", name="Ja, dat mag").count():
            ouder.press("Ja, dat mag")
        ouder.see()


def test_care_stands_in_the_same_plan_for_who_may_see_it(reis: Reis):
    joke, hulp = reis.als(JOKE), reis.iemand("hulpverlener")
    hulp.go(plan(reis))
    hulp.see()
    voeg_doel_toe(
        reis, "hulpverlener", "Zorg en hulp", ZORGDOEL, "", "Elke week op bezoek.", f"{reis.gezin.hulp} Demir"
    )
    assert ZORGDOEL in hulp.text()
    joke.go(plan(reis))
    joke.see()
    assert ZORGDOEL not in joke.text()
    assert "Het deel ‘zorg en hulp’ is niet met uw organisatie gedeeld." in joke.text()


def test_the_plan_says_what_helps_and_which_level(reis: Reis):
    joke = reis.als(JOKE)
    joke.follow("Wijzig deze teksten")
    joke.see()
    joke.fill({
        "Wat helpt?": "Een vaste plek, korte opdrachten en bouwen na het werk.",
        "Waar werken we naartoe?": f"{reis.gezin.kind} gaat met plezier naar de eigen school in de eigen buurt.",
        "Wat staat in de weg?": f"In een drukke klas hoort {reis.gezin.kind} alles tegelijk.",
    })  # fmt: skip
    joke.page.get_by_label("Niveau van ondersteuning").select_option(index=2)
    joke.fill({"Waarom dit niveau?": "Extra begeleiding in de klas is genoeg om te beginnen."})
    joke.press("Bewaar")
    joke.see()


def test_the_pupil_is_heard_before_the_plan_is_laid_before_the_parents(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(plan(reis))
    joke.follow("Schrijf op wat de leerling zei")
    joke.see()
    joke.fill({"Wanneer sprak u met de leerling?": reis.dag(0)})
    joke.fill({"Wat zei de leerling": "Ik wil een plekje bij het raam. En dat juf niet schrikt als ik ga."})
    joke.press("Bewaar")
    joke.press("Leg het plan voor")
    joke.see(screen="plan-voorgelegd", at="Wat zegt ")
    assert joke.page.get_by_role("button", name="Stel het plan vast").count() == 0


def test_both_parents_agree_each_with_an_own_answer(reis: Reis):
    for wie in ("moeder", "vader"):
        ouder = reis.iemand(wie)
        ouder.go(plan(reis))
        ouder.see()
        ouder.follow("Geef antwoord")
        ouder.see(screen="plan-instemmen" if wie == "moeder" else None)
        ouder.page.get_by_label("Ja, ik ben het eens met het plan").check()
        ouder.press("Verstuur het antwoord")
        ouder.see()
        assert "eens met het plan" in ouder.text()


def test_the_plan_is_put_in_force_and_is_a_well_made_pdf(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(plan(reis))
    joke.press("Stel het plan vast")
    joke.see(screen="plan-vastgesteld")
    with joke.page.expect_download() as download:
        joke.page.get_by_role("link", name="Download als PDF").click()
    pdf = PdfReader(BytesIO(download.value.path().read_bytes()))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "pauze" in text
    assert ZORGDOEL.split()[0] not in text


def test_a_pupil_has_a_page_of_her_own(reis: Reis):
    yara = reis.als("Yara Bouzid")
    yara.see()
    yara.go("/dossiers/")
    yara.follow("Yara", within=yara.page.locator("main"))
    yara.see()
    yara.go(yara.page.url.split("?")[0] + "mijn-plan/")
    yara.see(screen="leerling-plan")
