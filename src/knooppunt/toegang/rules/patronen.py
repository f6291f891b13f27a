"""What stands out in the record: a reason to ask why someone looked, never a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket

PAKKET = lees_regelpakket(Path(__file__).with_suffix(".toml"))
ZATERDAG = 5


class Patroon(Benoemd):
    """A way of looking that stands out."""

    NAAMGENOOT = "naamgenoot", "keek bij iemand met dezelfde achternaam"
    BUITEN_WERKTIJD = "buiten_werktijd", "keek buiten werktijd"
    VEEL_DOSSIERS = "veel_dossiers", "opende op één dag veel dossiers"
    KIJKEN_ZONDER_DOEN = "kijken_zonder_doen", "keek op verschillende dagen en deed niets in het dossier"


@dataclass(frozen=True, slots=True)
class Kijkmoment:
    """One time that a professional opened a page of a dossier; ``at`` in local time."""

    account_id: int
    dossier_ref: str
    at: datetime
    naamgenoot: bool = False


@dataclass(frozen=True)
class Signaal:
    """Something that stands out: what, of whom, how often, in which dossiers, and when last."""

    patroon: Patroon
    account_id: int
    aantal: int
    dossiers: tuple[str, ...]
    laatst: datetime


@dataclass
class _Reeks:
    """The looks behind one signal."""

    aantal: int = 0
    dossiers: dict[str, None] = field(default_factory=dict)
    laatst: datetime | None = None

    def add(self, kijk: Kijkmoment) -> None:
        self.aantal += 1
        self.dossiers[kijk.dossier_ref] = None
        self.laatst = max(self.laatst or kijk.at, kijk.at)


def is_outside_hours(at: datetime, op: date) -> bool:
    """Early, late or in the weekend, by the local clock."""
    van, tot = PAKKET.drempel("WERKDAG_VAN", op).aantal, PAKKET.drempel("WERKDAG_TOT", op).aantal
    return at.weekday() >= ZATERDAG or not van <= at.hour < tot


def watched_but_idle(momenten: Iterable[Kijkmoment], op: date) -> set[tuple[int, str]]:
    """Who looked in which dossier on so many days that it would stand out, had they done nothing in it."""
    dagen: dict[tuple[int, str], set[date]] = defaultdict(set)
    for kijk in momenten:
        dagen[kijk.account_id, kijk.dossier_ref].add(kijk.at.date())
    drempel = PAKKET.drempel("KIJKEN_ZONDER_DOEN", op).aantal
    return {paar for paar, keken in dagen.items() if len(keken) >= drempel}


def signals(momenten: Collection[Kijkmoment], gedaan: Collection[tuple[int, str]], op: date) -> list[Signaal]:
    """Everything that stands out, newest first. ``gedaan``: who did something in which dossier in this period."""
    reeksen: dict[tuple[Patroon, int, date | None], _Reeks] = defaultdict(_Reeks)
    stil = watched_but_idle(momenten, op) - set(gedaan)
    for kijk in momenten:
        if kijk.naamgenoot:
            reeksen[Patroon.NAAMGENOOT, kijk.account_id, None].add(kijk)
        if is_outside_hours(kijk.at, op):
            reeksen[Patroon.BUITEN_WERKTIJD, kijk.account_id, None].add(kijk)
        if (kijk.account_id, kijk.dossier_ref) in stil:
            reeksen[Patroon.KIJKEN_ZONDER_DOEN, kijk.account_id, None].add(kijk)
        reeksen[Patroon.VEEL_DOSSIERS, kijk.account_id, kijk.at.date()].add(kijk)
    veel = PAKKET.drempel("VEEL_DOSSIERS", op).aantal
    gevonden = [
        Signaal(patroon, wie, reeks.aantal, tuple(reeks.dossiers), reeks.laatst)
        for (patroon, wie, _), reeks in reeksen.items()
        if reeks.laatst and (patroon is not Patroon.VEEL_DOSSIERS or len(reeks.dossiers) >= veel)
    ]
    return sorted(gevonden, key=lambda signaal: signaal.laatst, reverse=True)
