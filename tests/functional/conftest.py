"""The browser and the running product that every journey shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.functional.product import running_product


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the real product with its demonstration region.

    KNOOPPUNT_ADRES: use a product that runs already (while writing a test; it keeps what was entered).
    """
    running = os.environ.get("KNOOPPUNT_ADRES")
    if running:
        yield running
        return
    with running_product(tmp_path_factory.mktemp("product")) as address:
        yield address
