"""Step 7: looking back together, and going on."""

from __future__ import annotations

from tests.functional.reis.test_05_plan import DOEL, plan
from tests.functional.reis.verhaal import Reis

JOKE = "Joke Visser"


def test_per_goal_reached_partly_or_not_and_why(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(plan(reis))
    joke.follow("Evalueer samen")
    joke.see(screen="evalueren")
    joke.press("Bewaar de evaluatie")
    joke.see()
    assert "Schrijf op wat de leerling er zelf van vindt." in joke.text()
    joke.fill({"Wanneer was het gesprek?": reis.dag(0), "Wie waren erbij?": "ouders, juf Els en Joke"})
    joke.fill(
        {
            "Wat vindt de leerling zelf?": "Ik durf het nu te vragen.",
            "Wat vinden de ouders?": "Het gaat beter.",
        }
    )
    joke.page.get_by_label("Bereikt", exact=True).first.check()
    joke.page.get_by_label("Waarom", exact=False).first.fill("De pauzekaart ligt op tafel en werkt.")
    joke.select("Verandert het niveau van ondersteuning?", "1")
    joke.fill({"Waarom verandert het niveau?": "Het lukt nu met wat er in de klas al is."})
    joke.page.get_by_label("We gaan door.").check()
    joke.press("Bewaar de evaluatie")
    joke.see()
    joke.follow("Versie 1")
    joke.see(screen="evaluatie")
    assert DOEL in joke.text()


def test_what_was_reached_shows_on_the_timeline_of_the_mother(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(reis.gevonden["dossier"] + "tijdlijn/")
    moeder.see(screen="tijdlijn")
    assert moeder.text().index("Bereikt") < moeder.text().index(DOEL)
