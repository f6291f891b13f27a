"""The journey runs twice: a family on a phone with JavaScript, then a family on a desktop without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.functional.reis.verhaal import Reis, met_javascript, zonder_javascript


@pytest.fixture(
    scope="session", params=[met_javascript, zonder_javascript], ids=["met JavaScript", "zonder JavaScript"]
)
def reis(request: pytest.FixtureRequest, browser: Browser, product: str) -> Iterator[Reis]:
    reis = request.param(browser, product)
    yield reis
    reis.close()
