"""What a conversation is about, over which period signals are bundled, and how long a conversation is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.basis.verdict import Verdict, unless
from knooppunt_indicators import Table, protect

PAKKET = lees_regelpakket(Path(__file__).parent / "steunpunt.toml")


class Onderwerp(Benoemd):
    """What a parent or pupil comes with: the words in which signals are bundled."""

    PLEK = "plek", "een plek op school vinden"
    HULP = "hulp", "hulp op school krijgen"
    PLAN = "plan", "het plan, en meebeslissen"
    SAMENWERKEN = "samenwerken", "samenwerken met de school"
    THUIS = "thuis", "thuiszitten"
    TLV = "tlv", "toelaatbaarheidsverklaring of bezwaar"
    JEUGDHULP = "jeugdhulp", "school en jeugdhulp samen"
    VERVOER = "vervoer", "vervoer naar school"
    ANDERS = "anders", "iets anders"


class Sector(Benoemd):
    PO = "po", "basisonderwijs"
    VO = "vo", "voortgezet onderwijs"


class Met(Benoemd):
    """Who came."""

    OUDER = "ouder", "ouder of verzorger"
    LEERLING = "leerling", "leerling"
    ANDER = "ander", "iemand anders"


class Kanaal(Benoemd):
    TELEFOON = "telefoon", "telefoon"
    GESPREK = "gesprek", "gesprek"
    MAIL = "mail", "mail of chat"


@dataclass(frozen=True)
class Periode:
    """Half a school year. Periods never overlap, so that the difference of two reports shows nobody."""

    begin: date
    eind: date
    """First day after it."""

    @property
    def naam(self) -> str:
        jaar = self.begin.year if self.begin.month == 8 else self.begin.year - 1
        helft = "eerste" if self.begin.month == 8 else "tweede"
        return f"{helft} helft van schooljaar {jaar}-{jaar + 1}"


def period_of(dag: date) -> Periode:
    """August up to and including January, or February up to and including July."""
    if dag.month >= 8 or dag.month == 1:
        jaar = dag.year if dag.month >= 8 else dag.year - 1
        return Periode(date(jaar, 8, 1), date(jaar + 1, 2, 1))
    return Periode(date(dag.year, 2, 1), date(dag.year, 8, 1))


def report_verdict(periode: Periode, al_gemaakt: bool, op: date) -> Verdict:
    """A report is made once, after its period."""
    return unless(
        periode.eind <= op, f"De {periode.naam} is nog niet voorbij. Daarna kunt u de signalen bundelen."
    ) & unless(not al_gemaakt, "Over deze periode zijn de signalen al gebundeld.")


@dataclass(frozen=True)
class Signalen:
    """How many conversations there were per subject and sector; None is too small to show."""

    totaal: int | None
    per_onderwerp: tuple[tuple[str, tuple[int | None, ...], int | None], ...]
    """Subject code, the number per sector, and the total of the subject."""
    per_sector: tuple[int | None, ...]


def bundle(aantallen: Mapping[tuple[str, str], int], drempel: int) -> Signalen:
    """Counts by (subject, sector), with everything hidden that could show a family."""
    onderwerpen, sectoren = [o.value for o in Onderwerp], [s.value for s in Sector]
    counts = tuple(tuple(aantallen.get((o, s), 0) for s in sectoren) for o in onderwerpen)
    tabel = protect(Table(tuple(onderwerpen), tuple(sectoren), counts), drempel)
    kolommen = range(len(sectoren))
    return Signalen(
        tabel.value(None, None),
        tuple(
            (o, tuple(tabel.value(i, j) for j in kolommen), tabel.value(i, None))
            for i, o in enumerate(onderwerpen)
        ),
        tuple(tabel.value(None, j) for j in kolommen),
    )


def keep_from(op: date) -> date:
    """Conversations of before this day are forgotten."""
    return PAKKET.op("CONTACT_BEWAREN", op).terug(op)
