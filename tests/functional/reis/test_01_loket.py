"""Step 1: the story is told once, and finds its people."""

from __future__ import annotations

from tests.functional.reis.verhaal import GEPROBEERD, GOED, LEUK, NODIG, Reis


def test_the_front_page_says_what_it_is_and_where_to_begin(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go("/")
    moeder.see(screen="loket-voordeur")
    ambtenaar = reis.iemand("bezoeker aan het werk")
    ambtenaar.go("/")
    ambtenaar.see(screen="start")


def test_a_mother_tells_what_goes_well_first_and_saves_it(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go("/loket/")
    moeder.see("Vertel uw verhaal")
    moeder.press("Begin")
    moeder.see(screen="loket-goed")
    moeder.page.locator("[name=gaat_goed]").fill(reis.vertel(GOED))
    moeder.page.locator("[name=vindt_leuk]").fill(LEUK)
    moeder.press("Verder")
    moeder.page.locator("[name=nodig]").fill(reis.vertel(NODIG))
    moeder.page.locator("[name=geprobeerd]").fill(GEPROBEERD)
    moeder.press("Bewaar voor later")
    moeder.see("Het verhaal is bewaard", screen="loket-bewaard")
    moeder.fill({"E-mailadres": reis.gezin.mail(reis.gezin.moeder)})
    moeder.press("Mail mij de link")
    moeder.see()


def test_she_goes_on_with_the_link_from_the_mail(reis: Reis):
    moeder = reis.iemand("moeder")
    reis.gevonden["verhaal"] = moeder.link_from_mail(reis.gezin.mail(reis.gezin.moeder))
    moeder.context.clear_cookies()
    moeder.go(reis.gevonden["verhaal"])
    moeder.see("Wie mag het lezen")
    for wie in ("de school", "de gemeente", "het samenwerkingsverband"):
        moeder.choose(f"Mag {wie} dit lezen?", "Ja, dat mag")
    moeder.press("Verder")
    moeder.see("Over het kind")
    moeder.fill({"Voornaam van het kind": reis.gezin.kind, "Achternaam van het kind": reis.gezin.achternaam})
    moeder.fill({"Geboortedatum": reis.geboren(9), "Postcode": "9901", "Zoek de school": "Vuurtoren"})
    moeder.press("Zoek")
    moeder.page.get_by_label("De Vuurtoren").check()
    moeder.press("Verder")
    moeder.see("Over u")
    moeder.fill({"Uw naam": f"{reis.gezin.moeder} {reis.gezin.achternaam}"})
    moeder.page.get_by_label("Moeder").check()
    moeder.fill({"E-mailadres": reis.gezin.mail(reis.gezin.moeder), "Telefoonnummer": "06 0000 0000"})
    moeder.press("Verder")
    moeder.see("Kijk het na", screen="loket-nakijken")
    assert reis.vertel(NODIG) in moeder.text()


def test_the_father_reads_adds_and_signs_through_his_own_link(reis: Reis):
    moeder, vader = reis.iemand("moeder"), reis.iemand("vader")
    moeder.follow("Laat een tweede ouder meelezen")
    moeder.see("Een tweede ouder uitnodigen")
    moeder.fill({"Naam van de andere ouder": f"{reis.gezin.vader} {reis.gezin.achternaam}"})
    moeder.page.get_by_label("Vader").check()
    moeder.fill({"E-mailadres": reis.gezin.mail(reis.gezin.vader)})
    moeder.press("Nodig uit")
    moeder.see()
    moeder.follow("Terug naar het verhaal")
    vader.go(vader.link_from_mail(reis.gezin.mail(reis.gezin.vader)))
    vader.see("Meelezen en meetekenen")
    vader.fill({"Wat wilt u erbij vertellen?": "Buiten, bij de boot van opa, zie ik een ander kind."})
    vader.press("Voeg toe")
    vader.press("Ik teken mee")
    vader.see("Meelezen en meetekenen", screen="loket-meetekenen")
    assert "U tekende op" in vader.text()


def test_she_sends_it_and_sees_who_has_it_and_by_when(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.go(reis.gevonden["verhaal"])
    moeder.press("Verstuur")
    moeder.see(screen="loket-status")
    assert "Joke Visser" in moeder.text()
    assert "Uiterlijk" in moeder.text()
    reis.gevonden["status"] = moeder.page.url
    reis.gevonden["code"] = moeder.page.get_by_role("heading", level=1).inner_text().removeprefix("Vraag ")


def test_the_parents_pages_speak_english_too(reis: Reis):
    moeder = reis.iemand("moeder")
    moeder.press("English")
    moeder.go("/loket/")
    moeder.see("Tell your story", screen="loket-engels")
    moeder.press("Nederlands")
    moeder.see("Vertel uw verhaal")


def test_a_pupil_of_15_tells_it_herself(reis: Reis):
    leerling = reis.iemand("leerling")
    leerling.go("/loket/")
    leerling.press("Begin Ik ben leerling")
    leerling.see("Hoe oud ben je?")
    leerling.fill({"Wanneer ben je geboren?": reis.geboren(15)})
    leerling.press("Verder")
    leerling.see(screen="loket-leerling")
    leerling.page.locator("[name=gaat_goed]").fill("Gym, en tekenen met Sara.")
    leerling.press("Verder")
    leerling.page.locator("[name=nodig]").fill("Ik wil rustig kunnen werken.")
    leerling.press("Verder")
    leerling.choose("Mag de school dit lezen?", "Ja, dat mag")
    leerling.choose("Mag de gemeente dit lezen?", "Nee, liever niet")
    leerling.choose("Mag het samenwerkingsverband dit lezen?", "Nee, liever niet")
    leerling.press("Verder")
    leerling.see("Over jou")
    leerling.fill({"Je voornaam": reis.gezin.leerling, "Je achternaam": "Mulder", "Postcode": "9901"})
    leerling.fill({"Zoek je school": "Baken"})
    leerling.press("Zoek")
    leerling.page.get_by_label("Het Baken").check()
    leerling.press("Verder")
    leerling.see("Kijk het na")
    leerling.press("Verstuur")
    leerling.see()
    assert "Ton de Boer" in leerling.text()


def test_a_child_of_11_is_told_why_not_and_who_can_help(reis: Reis):
    kind = reis.iemand("leerling")
    kind.go("/loket/")
    kind.press("Begin Ik ben leerling")
    kind.fill({"Wanneer ben je geboren?": reis.geboren(11)})
    kind.press("Verder")
    kind.see("Hoe oud ben je?", screen="loket-elf-jaar")
    assert "Kindertelefoon" in kind.text()
    assert "Vanaf 12 jaar mag dat alleen" in kind.text()
