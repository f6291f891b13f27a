"""The story that the journey tells: a new child, its family and the people around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser

from tests.functional.kijker import DESKTOP, PHONE, Kijker

FAMILY = frozenset({"moeder", "vader", "leerling", "Samira Bouzid", "Yara Bouzid"})


@dataclass(frozen=True)
class Gezin:
    """Invented names; a second run of the journey in the same region has a family of its own."""

    kind: str
    lijkt_op: str
    achternaam: str
    moeder: str
    vader: str
    leerling: str
    hulp: str
    laat: str
    """When the meeting of today begins: it can be planned only before that, and begun on the day itself."""

    def mail(self, voornaam: str) -> str:
        return f"{voornaam}.{self.achternaam.replace(' ', '')}@voorbeeld.invalid".lower()


DE_WIT = Gezin("Noor", "Nora", "de Wit", "Marieke", "Bas", "Fenna", "Esra", "23:57")
JACOBS = Gezin("Sem", "Cem", "Jacobs", "Lotte", "Daan", "Jip", "Hugo", "23:58")

GOED = "{kind} is vrolijk en helpt graag. Thuis bouwt {kind} uren met blokken."
LEUK = "Dieren, bouwen en voorlezen aan het zusje."
NODIG = "In de klas is het te druk. {kind} komt moe thuis en wil niet meer naar school."
GEPROBEERD = "Een koptelefoon helpt een beetje. Een ander plekje hielp niet."


@dataclass
class Reis:
    """One run of the journey: who is who, on which screen, and what was found on the way."""

    browser: Browser
    product: str
    gezin: Gezin
    javascript: bool
    family_size: dict[str, int]
    work_size: dict[str, int]
    vandaag: date = field(default_factory=lambda: datetime.now(ZoneInfo("Europe/Amsterdam")).date())
    gevonden: dict[str, Any] = field(default_factory=dict)
    _kijkers: dict[str, Kijker] = field(default_factory=dict)

    def iemand(self, wie: str) -> Kijker:
        """The browser of this person; family on one size of screen, people at work on the other."""
        if wie not in self._kijkers:
            size = self.family_size if wie in FAMILY else self.work_size
            self._kijkers[wie] = Kijker(self.browser, self.product, size, self.javascript, self.javascript)
        return self._kijkers[wie]

    def als(self, naam: str) -> Kijker:
        """Someone of the demonstration, signed in."""
        nieuw = naam not in self._kijkers
        kijker = self.iemand(naam)
        if nieuw:
            kijker.sign_in_as(naam)
        return kijker

    def dag(self, over: int) -> str:
        """A day from now, as a date field takes it."""
        return (self.vandaag + timedelta(days=over)).isoformat()

    def geboren(self, leeftijd: int) -> str:
        """A birth date of somebody of this age, some time after the birthday."""
        dag = self.vandaag - timedelta(days=100)
        return dag.replace(year=dag.year - leeftijd, day=min(dag.day, 28)).isoformat()

    def vertel(self, tekst: str) -> str:
        return tekst.format(kind=self.gezin.kind)

    def close(self) -> None:
        for kijker in self._kijkers.values():
            kijker.close()


def met_javascript(browser: Browser, product: str) -> Reis:
    return Reis(browser, product, DE_WIT, True, PHONE, DESKTOP)


def zonder_javascript(browser: Browser, product: str) -> Reis:
    return Reis(browser, product, JACOBS, False, DESKTOP, PHONE)
