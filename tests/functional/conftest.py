"""The browser and the running product that every journey shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.functional.product import running_product

OOK_OP_POSTGRESQL = ("test_01_loket.py", "test_02_oppakken.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL a browser walks the first steps, to see that product, browser and database find each other.

    Every page of the other steps is asked on both databases, without a browser, in tests/integration.
    """
    if "DATABASE_URL" not in os.environ:
        return
    over = [
        item for item in items
        if "/functional/" in item.path.as_posix()
        and not (item.path.name in OOK_OP_POSTGRESQL and "met JavaScript" in item.name)
    ]  # fmt: skip
    config.hook.pytest_deselected(items=over)
    items[:] = [item for item in items if item not in set(over)]


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
