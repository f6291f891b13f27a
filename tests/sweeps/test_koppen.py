"""What every answer tells the browser, and what no page contains."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.een_database

NODIG = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
IN_EEN_LIJST = "wegwijzer/insluiten/lijst/"
"""The one page that another site may show within its own, and what its headers say instead."""
VOOR_IEDEREEN = {"X-Frame-Options": None, "Cross-Origin-Resource-Policy": "cross-origin"}
NIET_VAN_IEMAND = {
    "kaart/regio.svg": "the map of public counts: the same for everybody, and heavy",
    ".well-known/security.txt": "public",
    "api/wegwijzer/v1/": "open data: the same for everybody",
}
"""What a browser may keep (and what lies below it), and why."""


class Streng(HTMLParser):
    """Finds what the content security policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.fout: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gegeven = dict(attrs)
        if tag in ("style", "base", "iframe", "object", "embed"):
            self.fout.append(f"<{tag}>")
        if tag == "script" and not (gegeven.get("src") or "").startswith("/static/"):
            self.fout.append("<script> without a file of ours")
        for naam, waarde in attrs:
            if naam == "style" or naam.startswith(("on", "hx-on")):
                self.fout.append(f"{naam} on <{tag}>")
            if naam in ("href", "src", "action", "formaction", "data") and (
                waarde or ""
            ).strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self.fout.append(f"{waarde} on <{tag}>")


@pytest.fixture(scope="module")
def answers(wandeling):
    """What everyone gets at every address, as a page and as the answer to a form."""
    return wandeling.antwoorden


def test_every_kind_of_answer_is_looked_at(answers):
    assert {200, 302, 403, 404, 405, 422} <= {antwoord.status_code for _, _, antwoord in answers}


def test_no_page_holds_a_script_or_a_style_of_its_own(answers):
    wrong = []
    for waar, _, antwoord in answers:
        if antwoord.headers.get("Content-Type", "").startswith("text/html"):
            lezer = Streng()
            lezer.feed(antwoord.content.decode())
            wrong += [f"{waar}: {fout}" for fout in lezer.fout]
    assert wrong == [], "\n".join(wrong)


def framed(adres, antwoord):
    return adres.route == IN_EEN_LIJST and antwoord.status_code == 200


def test_every_answer_carries_the_headers(answers):
    wrong = [
        f"{waar}: {naam}"
        for waar, adres, antwoord in answers
        for naam, waarde in (NODIG | (VOOR_IEDEREEN if framed(adres, antwoord) else {})).items()
        if antwoord.headers.get(naam) != waarde
    ]
    assert wrong == [], "\n".join(wrong)


def test_no_page_may_use_the_camera_or_anything_else_of_the_machine(answers):
    beleid = {antwoord.headers.get("Permissions-Policy", "") for _, _, antwoord in answers}
    assert [
        all(f"{wat}=()" in b for b in beleid) for wat in ("camera", "microphone", "geolocation", "usb")
    ] == [True] * 4


def test_the_policy_forbids_what_is_inline_or_elsewhere(answers):
    beleid, lijst = (
        {
            a.headers.get("Content-Security-Policy", "")
            for _, adres, a in answers
            if framed(adres, a) is is_lijst
        }
        for is_lijst in (False, True)
    )
    assert (len(beleid), len(lijst)) == (1, 1)
    regels, open_ = (
        dict(regel.strip().split(" ", 1) for regel in deel.pop().split(";")) for deel in (beleid, lijst)
    )
    assert (regels["default-src"], set(regels.values())) == ("'none'", {"'none'", "'self'"})
    assert {naam: w for naam, w in open_.items() if regels[naam] != w} == {"frame-ancestors": "*"}


def test_nothing_personal_is_kept_by_the_browser(answers):
    """Everything but what is named: also a refusal, a file and an empty answer."""
    wrong = [
        waar
        for waar, adres, antwoord in answers
        if "no-store" not in antwoord.headers.get("Cache-Control", "")
        and not adres.route.startswith(tuple(NIET_VAN_IEMAND))
    ]
    assert wrong == [], "\n".join(wrong)
