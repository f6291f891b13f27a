"""Step 14: the policy maker has a plan counted, reads what it would change, and takes one proposal over."""

from __future__ import annotations

from tests.functional.kijker import Kijker
from tests.functional.reis.verhaal import Reis

PLAN = "Waterrijk primair onderwijs, alle leerlingen"
VOORBEELD = "Wat als expertise reist in Waterrijk?"
UIT_DOSSIERS = "Welke hulp hebben kinderen in Waterrijk nodig?"
KIJK_MS, KEREN = 2_000, 60
"""The search takes ten seconds; a test machine is seldom quiet, and the worker has to start."""


def test_a_plan_is_asked_counted_and_decided_on(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/kaart/studies/")
    carla.see("Studies")
    carla.page.get_by_role("link", name="Nieuw verdeelplan").click()
    carla.see("Nieuw verdeelplan")
    carla.page.get_by_label("uit de openbare bestanden", exact=True).check()
    carla.page.get_by_label("Hoe lang mag het rekenen duren?").select_option("10")
    carla.page.get_by_role("button", name="Reken dit uit").click()
    carla.see(PLAN, screen="studie-rekent")
    assert "De computer rekent" in carla.text()
    if reis.javascript:
        _wait_until_counted(reis, carla)
        carla.see(PLAN, screen="studie-plan")
        carla.press("Neem over")
        assert "1 voorstel is overgenomen" in carla.text()
        return
    # Counting takes its seconds: this one is stopped, and the one of the demonstration is read.
    carla.press("Stop het rekenen")
    carla.go("/kaart/studies/")
    carla.follow(VOORBEELD)
    _wait_until_counted(reis, carla)
    carla.press("Neem over")
    carla.press("Kom erop terug")
    assert "Nog geen voorstel is overgenomen" in carla.text()
    carla.see(VOORBEELD)


def test_a_plan_from_dossiers_says_which_help_is_needed(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/kaart/studies/")
    carla.follow(UIT_DOSSIERS)
    _wait_until_counted(reis, carla)
    carla.see(UIT_DOSSIERS, screen="studie-dossiers")
    assert "Minstens 10 kinderen" in carla.text()


def test_rounds_and_a_spreading_are_asked_and_read(reis: Reis):
    if not reis.javascript:
        return  # the same pages, and counting takes its seconds
    carla = reis.als("Carla Mulder")
    carla.go("/kaart/studies/")
    carla.page.get_by_role("link", name=PLAN, exact=True).first.click()
    carla.follow("Maak rondes van wat is overgenomen")
    carla.see("Rondes maken")
    carla.press("Maak de rondes")
    rondes = carla.page.url
    carla.go("/kaart/studies/spreiding/")
    carla.see("Spreiding van plekken")
    carla.page.get_by_label("Hoe lang mag het rekenen duren?").select_option("10")
    carla.press("Reken dit uit")
    _wait_until_counted(reis, carla, "Welke plekken zijn open?")
    carla.see("Waterrijk primair onderwijs: speciaal basisonderwijs, 8 jaar")
    carla.go(rondes)
    _wait_until_counted(reis, carla, "persoon 1")
    carla.see(f"Rondes: {PLAN}")


def _wait_until_counted(reis: Reis, carla: Kijker, kop: str = "Voorstellen") -> None:
    """The page looks by itself; without JavaScript one asks it anew."""
    klaar = carla.page.get_by_role("heading", name=kop).first
    for _ in range(KEREN):
        if klaar.is_visible():
            return
        carla.page.wait_for_timeout(KIJK_MS)
        if not reis.javascript:
            carla.page.reload()
    raise AssertionError(carla.text())
