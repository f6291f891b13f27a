"""Step 10: the policy maker sees the region, and no child."""

from __future__ import annotations

from tests.functional.reis.verhaal import Reis


def test_the_policy_maker_sees_map_figures_and_the_same_in_a_table(reis: Reis):
    carla = reis.als("Carla Mulder")
    carla.go("/regiobeeld/")
    carla.see(screen="regiobeeld")
    assert carla.page.get_by_role("table").count() >= 1
    assert reis.gezin.achternaam not in carla.text()
