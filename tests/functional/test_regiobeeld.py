"""Step 10 of the journey: a policy maker reads the regional picture, on a phone and on a desktop without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.functional.kijker import DESKTOP, PHONE, Kijker

BEELD = "/regiobeeld/"


@pytest.fixture(params=[(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop without JavaScript"])
def carla(request: pytest.FixtureRequest, browser: Browser, product: str) -> Iterator[Kijker]:
    size, javascript = request.param
    kijker = Kijker(browser, product, size, javascript, takes_pictures=size is DESKTOP)
    kijker.sign_in_as("Carla Mulder")
    yield kijker
    kijker.close()


def test_a_policy_maker_reads_the_picture_of_the_region(carla: Kijker) -> None:
    carla.go(BEELD)
    carla.see("Regiobeeld: Regio Waterrijk", screen="regiobeeld")
    carla.follow("Speciaal basisonderwijs")
    carla.see("Regiobeeld: Regio Waterrijk")
    assert "in het speciaal basisonderwijs" in carla.text()


def test_the_tables_beside_the_map_open_and_stay_within_the_window(carla: Kijker) -> None:
    carla.go(BEELD)
    for table in ("Waar de leerlingen wonen", "Naar welke scholen zij gaan"):
        carla.page.get_by_text(table).click()
    carla.see()
    assert carla.page.get_by_role("columnheader", name="Gemiddelde afstand").is_visible()


def test_the_names_on_the_map_are_large_enough_to_read(carla: Kijker) -> None:
    carla.go(BEELD)
    heights = [name.bounding_box() for name in carla.page.locator(".kp-namen text:visible").all()]
    assert heights
    assert all(box and box["height"] >= 11 for box in heights)


def test_the_large_map_opens_by_its_link(carla: Kijker) -> None:
    carla.go(BEELD)
    url = carla.page.get_by_role("link", name="Bekijk de kaart groot").get_attribute("href")
    answer = carla.context.request.get(f"{carla.product}{url}")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
