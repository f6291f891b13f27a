"""Who plans transport to school reads a file in, has rides made, and looks at the sheet of a driver."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.functional.kijker import DESKTOP, PHONE, Kijker

LIJST = "Leerlingenvervoer Lindeveen"
KIJK_MS, KEREN = 2_000, 60
"""The plan of the demonstration takes ten seconds; the worker has studies to count first."""


@pytest.fixture(params=[(DESKTOP, True), (PHONE, False)], ids=["desktop", "phone without JavaScript"])
def rik(request: pytest.FixtureRequest, browser: Browser, product: str) -> Iterator[Kijker]:
    size, javascript = request.param
    kijker = Kijker(browser, product, size, javascript, takes_pictures=size is DESKTOP)
    kijker.sign_in_as("Rik Dekker")
    yield kijker
    kijker.close()


def test_a_file_that_is_wrong_is_refused_by_its_row_and_the_list_stays(rik: Kijker) -> None:
    _open_list(rik)
    rik.follow("Lees een bestand in")
    rik.see("Leerlingen inlezen")
    bestand = "naam;postcode;school;dagen;begint\nNieuw K.;9901;De Noordkaap (sbo), Meerwijk;ma;laat\n"
    rik.page.get_by_label("Bestand", exact=False).first.set_input_files(
        {"name": "leerlingen.csv", "mimeType": "text/csv", "buffer": bestand.encode()}
    )
    rik.press("Lees in")
    rik.see("Leerlingen inlezen")
    assert "Rij 2" in rik.text()
    _open_list(rik)
    assert "Quinten R." in rik.text()


def test_rides_are_made_and_a_driver_has_a_sheet(rik: Kijker) -> None:
    _open_list(rik)
    rik.see(LIJST, screen="ritten-lijst")
    rik.follow("Plan van")
    _wait_until_made(rik)
    rik.see("Plan van de ritten", screen="ritten-plan")
    assert "Neem dit plan in gebruik" in rik.text()
    rik.follow("Bus 1")
    rik.see("Bus 1")
    assert ["Ritlijst" in rik.text(), "Heen, maandag" in rik.text()] == [True, True]


def _open_list(rik: Kijker) -> None:
    rik.go("/kaart/ritten/")
    rik.see("Leerlingenvervoer")
    rik.follow(LIJST)


def _wait_until_made(rik: Kijker) -> None:
    """The page looks by itself; without JavaScript one asks it anew."""
    for _ in range(KEREN):
        if rik.page.get_by_role("heading", name="Auto’s").is_visible():
            return
        rik.page.wait_for_timeout(KIJK_MS)
        if not rik.javascript:
            rik.page.reload()
    raise AssertionError(rik.text())
