"""Step 12: a family reads what is kept, takes it along and asks; who opened a dossier in an emergency is seen."""

from __future__ import annotations

from tests.functional.kijker import Kijker
from tests.functional.reis.verhaal import Reis


def yara(kijker: Kijker) -> str:
    """The address of Yara's dossier, as this person finds it."""
    kijker.go("/dossiers/")
    kijker.follow("Yara Bouzid")
    return kijker.page.url


def test_a_mother_sees_what_is_kept_and_what_she_can_ask(reis: Reis):
    samira = reis.als("Samira Bouzid")
    samira.go("/mijn-privacy/")
    samira.see("Mijn privacy", screen="mijn-privacy")
    samira.follow("Iets verbeteren")
    samira.see("Iets verbeteren", screen="verzoek-antwoord")


def test_a_pupil_reads_the_same_in_other_words(reis: Reis):
    leerling = reis.als("Yara Bouzid")
    leerling.go("/mijn-privacy/")
    leerling.see("Mijn privacy", screen="mijn-privacy-leerling")
    assert "Dit gaat over jou." in leerling.text()


def test_everything_goes_along_in_one_download(reis: Reis):
    samira = reis.als("Samira Bouzid")
    samira.go("/mijn-privacy/")
    samira.press("Download alles")
    if reis.javascript:
        samira.page.get_by_text("Uw gegevens staan klaar").wait_for()
    for _ in range(10):
        if "Uw gegevens staan klaar" in samira.text():
            break
        samira.press("Ga verder")
    samira.see("Mijn gegevens downloaden", screen="download")


def test_who_leads_finds_what_was_asked_and_for_which_day(reis: Reis):
    linda = reis.als("Linda van Dam")
    linda.go("/verzoeken/")
    linda.see("Verzoeken over gegevens", screen="verzoeken")
    linda.follow("Bezwaar tegen iemand die meekijkt")
    linda.see()
    assert "Zet de toegang nu op pauze" in linda.text()


def test_the_privacy_officer_sees_at_once_what_waits(reis: Reis):
    fatima = reis.als("Fatima Bos")
    fatima.go("/toezicht/")
    fatima.see("Toezicht", screen="toezicht")
    assert "Alles klopt" in fatima.text()
    fatima.follow("Logboek")
    fatima.see("Logboek", screen="logboek")


def test_in_an_emergency_one_reads_first_what_follows(reis: Reis):
    linda = reis.als("Linda van Dam")
    linda.go("/noodgeval/")
    linda.see("Dossier openen in een noodgeval", screen="noodgeval-openen")
    assert "De ouders en de functionaris gegevensbescherming horen het meteen." in linda.text()


def test_the_family_reads_who_and_why_and_the_privacy_officer_judges(reis: Reis):
    samira, fatima = reis.als("Samira Bouzid"), reis.als("Fatima Bos")
    samira.go(yara(samira) + "noodgeval/")
    samira.see(screen="noodgeval-gezin", at="Toegang in een noodgeval")
    assert "wordt nog beoordeeld" in samira.text()
    fatima.go("/noodgeval/beoordelen/")
    fatima.see("Toegang in een noodgeval")
    fatima.follow("Ria Smeets")
    fatima.see("Noodtoegang beoordelen", screen="noodgeval-beoordelen")
    assert "Bouzid" not in fatima.text()
