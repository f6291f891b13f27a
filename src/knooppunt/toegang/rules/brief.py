"""A letter with a code, for a parent or pupil without e-mail: how long it is good for, and a name to sign in with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from knooppunt.basis.referentie import leescode
from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.toegang.rules.sessie import PAKKET

NIET_GELDIG = nl(
    "Deze code en geboortedatum horen niet bij elkaar, of de brief is niet meer geldig. Kijk ze na. Lukt het niet? "
    "Vraag een nieuwe brief."
)
"""The same for every reason: who guesses learns nothing."""


@dataclass(frozen=True)
class BriefStand:
    """What has become of a letter."""

    verloopt_op: date
    pogingen: int = 0
    gebruikt_at: datetime | None = None
    ingetrokken_at: datetime | None = None


def new_letter_code() -> str:
    """Sixty bits in three groups that are easy to type and to read aloud: ``7FK3-9QDM-2C8T``."""
    return leescode(12)


def letter_verdict(stand: BriefStand, op: date) -> Verdict:
    """Does the code still open anything? After some wrong birth dates it does not: the letter may have been stolen."""
    mag = PAKKET.drempel("BRIEF_POGINGEN", op).aantal
    geldt = stand.gebruikt_at is None and stand.ingetrokken_at is None and op <= stand.verloopt_op
    return unless(geldt and stand.pogingen < mag, NIET_GELDIG)


def login_name(naam: str, cijfers: str) -> str:
    """``samira-4821``: the first name without accents, so that every keyboard has it, and some figures."""
    kaal = unicodedata.normalize("NFKD", (naam.split() or [""])[0]).encode("ascii", "ignore").decode().lower()
    letters = "".join(teken for teken in kaal if teken.isalpha())[:20]
    return f"{letters or 'ik'}-{cijfers}"
