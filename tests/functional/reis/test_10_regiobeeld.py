"""Step 10: the policy maker sees the region, and no child."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis


def test_the_policy_maker_sees_map_figures_and_the_same_in_a_table(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/regiobeeld/")
    carla.see(screen="regiobeeld")
    assert carla.page.get_by_role("table").count() >= 1
    assert reis.gezin.achternaam not in carla.text()


def test_a_circle_on_the_map_tells_what_is_near(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/kaart/cirkel/?straal=5&postcode=9901")
    carla.see("Wat is er dichtbij?", screen="cirkel")
    assert "Binnen 5 kilometer van 9901" in carla.text()
    if reis.javascript:
        carla.page.locator("[data-cirkelkaart]").click(position={"x": 40, "y": 40})
        carla.page.wait_for_url("**x=*")
        carla.see("Wat is er dichtbij?")
