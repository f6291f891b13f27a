"""Step 3: one family, one plan, one regisseur."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis

JOKE = "Joke Visser"
WACHTWOORD = "een lange zin van mij"


def test_the_mother_comes_in_with_a_password_of_her_own(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go("/binnenkomen/")
    moeder.see("Inloggen", screen="gezin-inloggen")
    moeder.choose_password(reis.gezin.mail(reis.gezin.moeder), WACHTWOORD)
    moeder.see()
    moeder.go(reis.gevonden["dossier"])
    moeder.see(screen="gezin-dossier-moeder")


def test_family_and_network_stand_together(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(reis.gevonden["dossier"] + "gezin/")
    moeder.follow("Zet iemand erbij")
    moeder.see()
    moeder.fill({"Naam": f"Opa {reis.gezin.achternaam}"})
    moeder.page.get_by_label("Wie is dit van het kind?").select_option(label="familie")
    moeder.fill({"Wat betekent deze persoon": "Neemt de kinderen op zaterdag mee op de boot."})
    moeder.press("Opslaan")
    moeder.see(screen="gezin-gezin", at="Het gezin")
    assert f"Opa {reis.gezin.achternaam}" in moeder.text()


def test_a_youth_professional_joins_through_the_link_in_the_mail(reis: Reis):
    joke, hulp = reis.als(JOKE), reis.iemand("hulpverlener")
    email = reis.gezin.mail(reis.gezin.hulp)
    joke.go(reis.gevonden["dossier"] + "uitnodigen/")
    joke.see()
    joke.fill({"Naam": f"{reis.gezin.hulp} Demir", "E-mailadres": email, "Functie": "jeugdprofessional"})
    joke.page.get_by_label("team", exact=False).first.check()
    joke.page.get_by_label("Organisatie").select_option(label="Gemeente Lindeveen")
    joke.press("Verstuur de uitnodiging")
    joke.see()
    hulp.go(hulp.link_from_mail(email))
    hulp.see(f"Doet u mee rond {reis.gezin.kind}?", screen="gezin-uitnodiging")
    hulp.fill({"Uw naam": f"{reis.gezin.hulp} Demir", "Kies een wachtwoord": WACHTWOORD})
    hulp.press("Maak mijn account en doe mee")
    hulp.see()
    hulp.go(reis.gevonden["dossier"])
    hulp.see()
    assert reis.gezin.kind in hulp.text()


def test_one_regisseur_is_chosen_and_the_history_is_kept(reis: Reis):
    joke = reis.als(JOKE)
    joke.go(reis.gevonden["dossier"] + "regisseur/")
    joke.see()
    joke.page.get_by_label(f"{reis.gezin.hulp} Demir").check()
    joke.press("Leg vast")
    joke.go(reis.gevonden["dossier"] + "regisseur/")
    joke.page.get_by_label(JOKE).check()
    joke.fill({"Waarom": "School is elke dag dichtbij. Moeder kiest Joke."})
    joke.press("Leg vast")
    joke.see(screen="gezin-regisseur")
    joke.page.get_by_text("Wie was eerder regisseur").click()
    assert f"{reis.gezin.hulp} Demir, van" in joke.text()
