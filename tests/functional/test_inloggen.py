"""Signing in, in a real browser: with an app, with a passkey, on a phone and on a desktop.

On a server of the test itself, where a second step is asked, with the cast of the tests. Passkeys need ``localhost``.
"""

from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from knooppunt.toegang.rules.stap import code_at
from tests.factories import AT
from tests.factories.aanbieder import aanbieder, real_provider
from tests.functional.kijker import DESKTOP, PHONE, Kijker

if TYPE_CHECKING:
    from tests.factories import Cast

WACHTWOORD = "paarse olifant zwemt"
CODE, NAAM = re.compile(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}"), re.compile(r"karim-[0-9]{4}")
Open = Callable[..., Kijker]


@pytest.fixture
def people(live_server: Any, cast: Cast, settings: Any) -> Cast:
    """The cast with passwords, where who works here needs a second step."""
    from knooppunt.toegang.actions.accounts import choose_password

    settings.STAP_VERPLICHT = True
    for wie in ("coordinator", "moeder"):
        choose_password(account=cast.account(wie), wachtwoord=WACHTWOORD, by=getattr(cast, wie), at=AT)
    return cast


@pytest.fixture
def open_browser(browser: Browser, live_server: Any) -> Iterator[Open]:
    kijkers: list[Kijker] = []

    def open_(size: dict[str, int] = DESKTOP, javascript: bool = True) -> Kijker:
        kijkers.append(Kijker(browser, live_server.url, size, javascript, takes_pictures=True))
        return kijkers[-1]

    yield open_
    for kijker in kijkers:
        kijker.close()


def sign_in(kijker: Kijker, wie: str) -> None:
    kijker.go("/binnenkomen/")
    kijker.fill({"E-mailadres of inlognaam": f"{wie}@voorbeeld.invalid", "Wachtwoord": WACHTWOORD})
    kijker.press("Log in")


def code_now(geheim: str, verschil: int = 0) -> str:
    return code_at(b32decode(geheim.replace(" ", "")), int(datetime.now(UTC).timestamp()) // 30 + verschil)


def make_app_at_door(kijker: Kijker, screen: str | None = None) -> str:
    """Set up an app with codes; its secret."""
    kijker.follow("App op de telefoon")
    kijker.see("App op de telefoon", screen="inloggen-app" if screen else None)
    kijker.page.get_by_text("Typ deze letters in de app").click()
    geheim = kijker.page.locator("code").inner_text()
    kijker.fill({"Code uit de app": code_now(geheim, -1), "Hoe noemen we dit?": "Telefoon van Joke"})
    kijker.press("Bewaar")
    kijker.see("Bewaar deze codes", screen=screen)
    kijker.follow("Ik heb ze bewaard, ga verder")
    return geheim


def authenticator(kijker: Kijker) -> None:
    """A device with passkeys in this browser, whose owner always says yes."""
    session = kijker.context.new_cdp_session(kijker.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    options |= {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.parametrize(
    ("size", "javascript"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "no JavaScript"]
)
def test_a_coordinator_signs_in_with_an_app(people: Cast, open_browser: Open, size: Any, javascript: bool):
    joke = open_browser(size, javascript)
    joke.go("/binnenkomen/")
    joke.see("Inloggen", screen="inloggen" if javascript else None)
    sign_in(joke, "coordinator")
    joke.see("Een tweede stap bij het inloggen", screen="inloggen-tweede-stap" if javascript else None)
    geheim = make_app_at_door(joke, screen="inloggen-codes" if javascript else None)
    joke.see()
    joke.press("Afmelden")
    sign_in(joke, "coordinator")
    joke.see("Nog één stap", screen="inloggen-code" if javascript else None)
    joke.fill({"Code uit de app": code_now(geheim)})
    joke.press("Ga verder")
    joke.follow("Joke Visser")
    joke.see("Mijn account", screen="inloggen-account" if javascript else None)
    assert "Telefoon van Joke" in joke.text()


def test_a_mother_signs_in_with_a_passkey_of_her_phone(people: Cast, open_browser: Open):
    moeder = open_browser(PHONE)
    authenticator(moeder)
    sign_in(moeder, "moeder")
    moeder.go("/mijn-account/tweede-stap/")
    moeder.see()
    moeder.follow("Passkey")
    moeder.see("Passkey")
    moeder.fill({"Het huidige wachtwoord": "fout"})
    moeder.page.get_by_role("button", name="Maak een passkey").click()
    moeder.page.get_by_text("Het huidige wachtwoord klopt niet.").wait_for()
    moeder.see()
    moeder.fill({"Het huidige wachtwoord": WACHTWOORD})
    moeder.press("Maak een passkey")
    moeder.see("Bewaar deze codes")
    moeder.follow("Ik heb ze bewaard, ga verder")
    moeder.press("Afmelden")
    moeder.go("/binnenkomen/")
    moeder.press("Log in met een passkey")
    assert moeder.page.url.endswith("/start/")
    moeder.press("Afmelden")
    sign_in(moeder, "moeder")
    moeder.see("Nog één stap")
    moeder.press("Ga verder met een passkey")
    assert moeder.page.url.endswith("/start/")


def test_a_device_is_signed_out_from_another_one(people: Cast, open_browser: Open):
    telefoon, laptop = open_browser(PHONE), open_browser(DESKTOP)
    for kijker in (telefoon, laptop):
        sign_in(kijker, "moeder")
    laptop.go("/mijn-account/")
    laptop.press("Meld af")
    laptop.see("Mijn account")
    telefoon.go("/start/")
    telefoon.see("Inloggen")
    laptop.press("Meld overal af")
    laptop.see("Inloggen")


@pytest.fixture(scope="module")
def municipality() -> Iterator[str]:
    """Address of a real provider, at which the youth professional can sign in."""
    linda = {"sub": "linda", "email": "jeugdprofessional@voorbeeld.invalid", "email_verified": True}
    with real_provider(linda) as address:
        yield address


def test_a_youth_professional_signs_in_by_the_municipality(
    people: Cast, open_browser: Open, municipality: str, settings: Any
):
    settings.AANBIEDERS = (aanbieder(municipality),)
    linda = open_browser(PHONE)
    linda.go("/binnenkomen/")
    linda.see("Inloggen", screen="inloggen-organisatie")
    linda.follow("Gemeente Lindeveen")
    with linda.page.expect_navigation(url="**/start/"):
        linda.page.get_by_role("button", name="linda", exact=True).click()
    linda.wrong.clear()  # of the provider's own page
    linda.see()
    linda.press("Afmelden")
    assert "Bij Gemeente Lindeveen bent u nog ingelogd." in linda.text()
    linda.go("/binnenkomen/")
    linda.follow("Gemeente Lindeveen")
    linda.page.get_by_placeholder("sub").fill("a stranger")
    with linda.page.expect_navigation(url="**/terug/**"):
        linda.page.get_by_role("button", name="Authorize").click()
    linda.wrong.clear()
    linda.see("Nog geen toegang", screen="inloggen-geen-toegang")


def test_a_father_without_e_mail_joins_with_a_letter(people: Cast, open_browser: Open):
    """The coordinator prints it, the father types the code on a phone; next time he signs in by his name."""
    dossier = people.dossier()
    joke, vader = open_browser(DESKTOP), open_browser(PHONE)
    sign_in(joke, "coordinator")
    make_app_at_door(joke)
    joke.go(f"/dossiers/{dossier.ref}/uitnodigen/")
    joke.fill({"Naam": "Karim Bouzid"})
    joke.page.get_by_label("ouder of verzorger").check()
    joke.press("Verstuur de uitnodiging")
    joke.see(screen="inloggen-brief-maken", at="Uitnodigingen")
    with joke.page.expect_download() as download:
        joke.page.get_by_role("button", name="Print de brief").click()
    words = PdfReader(BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    code = CODE.search(words)
    assert code is not None
    vader.go("/binnenkomen/")
    vader.follow("Ik heb een brief met een code")
    vader.see("Ik heb een brief met een code", screen="inloggen-brief")
    vader.fill({"Code uit de brief": code[0].lower(), "Geboortedatum van het kind": "2017-05-04"})
    vader.press("Ga verder")
    vader.see("Doet u mee rond Ilyas?")
    vader.fill({"Uw naam": "Karim Bouzid", "Kies een wachtwoord": WACHTWOORD})
    vader.press("Maak mijn account en doe mee")
    vader.see()
    naam = NAAM.search(vader.text())
    assert naam is not None
    vader.press("Afmelden")
    vader.go("/binnenkomen/")
    vader.fill({"E-mailadres of inlognaam": naam[0], "Wachtwoord": WACHTWOORD})
    vader.press("Log in")
    assert vader.page.url.endswith("/start/")
