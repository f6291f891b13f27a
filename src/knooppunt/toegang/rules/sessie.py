"""How long a visit lasts, how someone came in, and what a browser is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket

PAKKET = lees_regelpakket(Path(__file__).with_name("inloggen.toml"))


class Hoe(Benoemd):
    """How someone came in."""

    WACHTWOORD = "wachtwoord", "wachtwoord"
    ORGANISATIE = "organisatie", "de eigen organisatie"
    PASSKEY = "passkey", "passkey"
    LINK = "link", "link uit de mail"
    BRIEF = "brief", "code uit een brief"
    UITNODIGING = "uitnodiging", "uitnodiging"
    DEMONSTRATIE = "demonstratie", "demonstratie"


@dataclass(frozen=True)
class Duur:
    """When a visit ends: after so many minutes without a page, and after so many hours in any case."""

    stil_minuten: int
    langst_uren: int


def duration(soort: str, op: date) -> Duur:
    """Shorter for people at work, whose screens show many children and stand where others walk."""
    wie = "WERK" if soort == "professional" else "GEZIN"
    return Duur(
        PAKKET.drempel(f"SESSIE_STIL_{wie}", op).aantal, PAKKET.drempel(f"SESSIE_LANGST_{wie}", op).aantal
    )


# The first that is found counts: a browser also names the ones that it resembles.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMEN = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def browser_name(user_agent: str) -> str:
    """``Firefox, Windows``; empty when it names nothing that we know."""
    gevonden = (
        next((naam for teken, naam in soorten if teken in user_agent), "") for soorten in (BROWSERS, SYSTEMEN)
    )
    return ", ".join(filter(None, gevonden))


@dataclass(frozen=True)
class Herkomst:
    """Where someone who knocks comes from: the network address, the key of a known device, the name of the browser."""

    plek: str
    apparaat: str = ""
    browser: str = ""
