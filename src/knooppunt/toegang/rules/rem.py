"""The brake on guessing: after some misses every next one waits longer, and nobody is ever locked out.

What is counted is a combination of a place and an account, so that whoever guesses elsewhere makes nobody wait.
A device that the account knows has a count of its own. How much one place may send at all is in tempo.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from knooppunt.toegang.rules.sessie import PAKKET


class Deur(StrEnum):
    """What is counted, by the part of its thresholds' codes that says how often it may go wrong."""

    ACCOUNT = "ACCOUNT"
    APPARAAT = "APPARAAT"
    STAP = "STAP"


@dataclass(frozen=True)
class Tik:
    """One thing that is counted: the door, and the combination that came to it."""

    deur: Deur
    wie: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        return "|".join((self.deur.value, *(deel.replace("|", "||") for deel in self.wie)))


@dataclass(frozen=True)
class Stand:
    """How often in a row it went wrong, and when last."""

    aantal: int
    laatst_at: datetime


def password_tick(*, naam: str, plek: str, apparaat: str) -> Tik:
    """What a password that is tried counts for; ``apparaat`` is empty on one that the account does not know."""
    return Tik(Deur.APPARAAT, (naam, apparaat)) if apparaat else Tik(Deur.ACCOUNT, (naam, plek))


def forgotten(stand: Stand, at: datetime) -> bool:
    """Is it so long ago that counting begins anew?"""
    return at - stand.laatst_at > timedelta(hours=_amount("REM_VERGEET", at.date()))


def wait_until(deur: Deur, stand: Stand, at: datetime) -> datetime | None:
    """Until when the next try has to wait, or None when it may be made now."""
    te_veel = stand.aantal - _amount(f"REM_VRIJ_{deur}", at.date())
    if te_veel < 0 or forgotten(stand, at):
        return None
    langst = _amount("REM_LANGST", at.date())
    # The shift is bounded: an attacker may go on for days.
    tot = stand.laatst_at + timedelta(
        seconds=min(_amount("REM_EERSTE", at.date()) << min(te_veel, 16), langst)
    )
    return tot if tot > at else None


def _amount(code: str, op: date) -> int:
    return PAKKET.drempel(code, op).aantal
