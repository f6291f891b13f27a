"""Step 14: the policy maker has a plan counted, reads what it would change, and takes one proposal over."""

from __future__ import annotations

from tests.functional.kijker import Kijker
from tests.functional.reis.verhaal import Reis

PLAN = "Waterrijk primair onderwijs, alle leerlingen"
KIJK_MS, KEREN = 2_000, 60
"""The search takes ten seconds; a test machine is seldom quiet, and the worker has to start."""


def test_a_plan_is_asked_counted_and_decided_on(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/kaart/studies/")
    carla.see("Studies")
    carla.page.get_by_role("link", name="Nieuw verdeelplan").click()
    carla.see("Nieuw verdeelplan")
    carla.page.get_by_label("Hoe lang mag het rekenen duren?").select_option("10")
    carla.page.get_by_role("button", name="Reken dit uit").click()
    carla.see(PLAN, screen="studie-rekent")
    assert "De computer rekent" in carla.text()
    _wait_until_counted(reis, carla)
    carla.see(PLAN, screen="studie-plan")
    carla.page.get_by_role("button", name="Neem over").first.click()
    assert "1 voorstel is overgenomen" in carla.text()
    carla.page.get_by_role("button", name="Kom erop terug").click()
    assert "Nog geen voorstel is overgenomen" in carla.text()


def _wait_until_counted(reis: Reis, carla: Kijker) -> None:
    """The page looks by itself; without JavaScript one asks it anew."""
    klaar = carla.page.get_by_role("heading", name="Voorstellen")
    for _ in range(KEREN):
        if klaar.is_visible():
            return
        carla.page.wait_for_timeout(KIJK_MS)
        if not reis.javascript:
            carla.page.reload()
    raise AssertionError(carla.text())
