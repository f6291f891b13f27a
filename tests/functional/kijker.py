"""One person with a browser of one's own, and what must hold for every page that this person sees."""

from __future__ import annotations

import io
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PAGE_LIMIT = 200_000
REFUSAL = re.compile(r"status of (403|404|422)")
"""A page that says no is a page too; Chromium writes its status on the console."""
WEIGHT = """() => performance.getEntries().filter((e) => 'decodedBodySize' in e && !e.name.includes('/kaart/'))
    .reduce((sum, e) => sum + e.decodedBodySize, 0)"""
SCREENS = os.environ.get("KNOOPPUNT_SCHERMEN")
"""Folder for the screenshots of the manual; without it none are taken."""
READS_OVER = "DATABASE_URL" not in os.environ
"""What a page is made of does not depend on the database: whether it is accessible is read in the run on SQLite."""


@dataclass
class Kijker:
    """Sees pages; collects what is wrong with them and says it at the page where it happened."""

    browser: Browser
    product: str
    size: dict[str, int]
    javascript: bool
    takes_pictures: bool = False
    context: BrowserContext = field(init=False)
    page: Page = field(init=False)
    wrong: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.context = self.browser.new_context(
            viewport=self.size, java_script_enabled=self.javascript, locale="nl-NL", base_url=self.product
        )
        self.context.set_default_timeout(45_000)
        self.page = self.context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        self.page.on("request", self._on_request)

    def _on_console(self, message: Any) -> None:
        if message.type == "error" and not REFUSAL.search(message.text):
            self.wrong.append(f"console: {message.text}")

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith((self.product, "data:", "blob:")):
            self.wrong.append(f"asks another host: {request.url}")

    # Doing

    def go(self, path: str) -> int:
        """Open a path of the product or a link from a mail; gives the status."""
        response = self.page.goto(urljoin(self.product, path))
        assert response is not None
        return response.status

    def sign_in_as(self, naam: str) -> None:
        """Be someone of the demonstration."""
        self.go("/binnenkomen/")
        self.press(f"Verder als deze persoon {naam}")

    def choose_password(self, email: str, password: str) -> None:
        """The first time: the link that is mailed, and a password of one's own."""
        self.go("/binnenkomen/")
        self.follow("Eerste keer, of wachtwoord vergeten?")
        self.see()
        self.fill({"E-mailadres": email})
        self.press("Mail mij een link")
        self.see()
        self.go(self.link_from_mail(email))
        self.see()
        self.fill({"Nieuw wachtwoord": password})
        self.press("Bewaar en log in")

    def fill(self, answers: dict[str, str]) -> None:
        """Fill in fields by their label."""
        for label, answer in answers.items():
            self.page.get_by_label(label, exact=False).first.fill(answer)

    def choose(self, question: str, answer: str) -> None:
        """Choose one answer of a question with round buttons."""
        self.page.get_by_role("group", name=question).get_by_label(answer).check()

    def select(self, label: str, option: str) -> None:
        """Choose from a list by the beginning of the words."""
        field = self.page.get_by_label(label)
        words = field.locator("option").all_inner_texts()
        field.select_option(label=next(w for w in words if w.startswith(option)))

    def press(self, name: str, within: Locator | None = None) -> None:
        self.leave((within or self.page).get_by_role("button", name=name).first)

    def follow(self, name: str, within: Locator | None = None) -> None:
        self.leave((within or self.page).get_by_role("link", name=name).first)

    def leave(self, control: Locator) -> None:
        """Every button is a plain form and every link a page: what comes next is a new page, and it is waited for.

        A click by itself does not wait: what is read next may then still be the page before, or half of the new one.
        """
        with self.page.expect_navigation():
            control.click()

    def link_from_mail(self, to: str) -> str:
        """The link in the newest mail to this address, from the mailbox of the demonstration."""
        self.go("/demonstratie/post/")
        mail = self.page.get_by_role("article").filter(has_text=f"Aan {to}").first
        return mail.get_by_role("link").first.get_attribute("href") or ""

    # Seeing

    def see(self, title: str | None = None, screen: str | None = None, at: str | None = None) -> None:
        """The page has this heading and breaks none of the promises; ``screen`` names its picture for the manual.

        ``at``: the words to which the picture is scrolled.
        """
        if title is not None:
            assert self.page.get_by_role("heading", level=1).inner_text() == title
        where = f"{self.page.url} ({self.page.title()})"
        if READS_OVER and self.javascript:  # axe needs it; who has none is sent the same page
            found = Axe().run(self.page, options=AXE).response["violations"]
            self.wrong += [f"axe {v['id']}: {[n['target'] for n in v['nodes']]}" for v in found]
        weight = self.page.evaluate(WEIGHT)
        if weight > PAGE_LIMIT:
            self.wrong.append(f"the page weighs {weight} bytes")
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.wrong.append("the page scrolls sideways")
        if screen and SCREENS and self.takes_pictures:
            self._take_picture(Path(SCREENS) / f"{screen}.png", at)
        wrong, self.wrong = self.wrong, []
        assert (where, wrong) == (where, [])

    def _take_picture(self, path: Path, at: str | None) -> None:
        """A picture of the window in 64 colours, so that the manual stays light."""
        if at:
            self.page.get_by_text(at).first.evaluate("(e) => e.scrollIntoView({block: 'start'})")
        picture = Image.open(io.BytesIO(self.page.screenshot(animations="disabled")))
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.convert("RGB").quantize(64).save(path, optimize=True)

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def close(self) -> None:
        self.context.close()
