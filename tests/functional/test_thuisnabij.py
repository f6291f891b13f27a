"""A policy maker reads what is near home, on a phone and on a desktop without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.functional.kijker import DESKTOP, PHONE, Kijker


@pytest.fixture(params=[(PHONE, True), (DESKTOP, False)], ids=["phone", "desktop without JavaScript"])
def carla(request: pytest.FixtureRequest, browser: Browser, product: str) -> Iterator[Kijker]:
    size, javascript = request.param
    kijker = Kijker(browser, product, size, javascript, takes_pictures=size is DESKTOP)
    kijker.sign_in_as("Carla Mulder")
    yield kijker
    kijker.close()


def test_a_policy_maker_reads_what_is_near_home_and_asks_further(carla: Kijker) -> None:
    carla.go("/regiobeeld/")
    carla.follow("Thuisnabij: wie gaat dichtbij naar school?")
    carla.see("Thuisnabij", screen="thuisnabij")
    carla.follow("Bepaal hoe ver dichtbij is")
    carla.see("Hoe ver is dichtbij?")
    carla.go("/kaart/?swv=PO9901&laag=sbo&laag=so&laag=vso&laag=vrij&laag=thuis&laag=reizen&laag=jeugd")
    carla.see("Kaart van de regio", screen="kaart")
    carla.go("/kaart/ontbreekt/")
    carla.see("Wat ontbreekt dichtbij huis?", screen="ontbreekt")
    carla.go("/kaart/cirkel/?swv=PO9901&postcode=9911&straal=5")
    carla.see("Wat is er dichtbij?", screen="cirkel")
