"""Every component in a real browser: accessible, within the window, and useful without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, SMALL, DESKTOP = (
    {"width": 360, "height": 740},
    {"width": 320, "height": 640},
    {"width": 1280, "height": 900},
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["stijlgids/", "privacy/", "toegankelijkheid/", "over/", "bestaat-niet/"])
def test_a_page_breaks_no_accessibility_rule(
    browser: Browser, live_server: object, path: str, size: dict[str, int]
):
    page = browser.new_page(viewport=size)
    page.goto(f"{live_server}/{path}")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    page.close()
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []


def test_the_smallest_window_never_scrolls_sideways(browser: Browser, live_server: object):
    page = browser.new_page(viewport=SMALL)
    page.goto(f"{live_server}/stijlgids/")
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert width == SMALL["width"]


def test_a_page_is_light_and_asks_only_this_host(browser: Browser, live_server: object):
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{live_server}/stijlgids/", wait_until="networkidle")
    entries = page.evaluate(
        "performance.getEntries().filter((e) => 'decodedBodySize' in e).map((e) => [e.name, e.decodedBodySize])"
    )
    page.close()
    assert [name for name, _ in entries if not name.startswith(str(live_server))] == []
    assert sum(size for _, size in entries) < 200_000


def test_the_question_before_a_loss_stands_on_no(browser: Browser, live_server: object):
    page = browser.new_page(viewport=DESKTOP, locale="nl-NL")
    page.goto(f"{live_server}/stijlgids/")
    page.evaluate(
        "document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required'))"
    )
    page.click("button[data-bevestig]")
    focused = page.evaluate("document.activeElement.textContent")
    page.close()
    assert focused == "Nee, terug"
