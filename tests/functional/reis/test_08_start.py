"""Step 8: everyone's home page, and what each role may not see."""

from __future__ import annotations

import pytest

from tests.functional.reis.verhaal import Reis

ROLLEN = {
    "Samira Bouzid": "moeder",
    "Yara Bouzid": "leerling",
    "Joke Visser": "coordinator",
    "Peter Hoekstra": "adviseur",
    "Linda van Dam": "gemeente",
    "Ahmed Yilmaz": "leerplicht",
    "Carla Mulder": "beleid",
    "Tom Smit": "beheerder",
}


@pytest.mark.parametrize("naam", ROLLEN)
def test_the_home_page_of_every_role(reis: Reis, naam: str):
    kijker = reis.als(naam)
    kijker.go("/start/")
    kijker.see(f"Dag {naam}" if naam != "Yara Bouzid" else None, screen=f"start-{ROLLEN[naam]}")


def test_who_is_not_involved_learns_nothing_of_the_child(reis: Reis):
    for naam in ("Carla Mulder", "Tom Smit", "Samira Bouzid"):
        kijker = reis.als(naam)
        assert kijker.go(reis.gevonden["dossier"]) == 404
        kijker.see(screen="niet-gevonden" if naam == "Carla Mulder" else None)
        assert reis.gezin.kind not in kijker.text()


def test_the_administrator_finds_someone_for_a_question_that_nobody_has(reis: Reis):
    tom = reis.als("Tom Smit")
    tom.go("/loket/werklijst/")
    tom.see("Werklijst van het loket", screen="werklijst")
