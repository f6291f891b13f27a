"""Is there room: what was told lately counts, per group and added up for a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knooppunt.wegwijzer.rules.actueel import told_until
from knooppunt.wegwijzer.rules.profielen import school_year

NUL = Decimal(0)


@dataclass(frozen=True)
class Ruimteopgave:
    """What was told of one group, now or for a school year (the year in which it begins); ``totaal`` may be unknown."""

    vrij: Decimal
    totaal: Decimal | None
    schooljaar: int | None
    opgegeven: date


@dataclass(frozen=True)
class Plekkenstand:
    """Places together: how many there are, are taken and are free, and how many are free next school year."""

    totaal: Decimal = NUL
    bezet: Decimal = NUL
    vrij: Decimal = NUL
    straks: Decimal = NUL
    lang_geleden: int = 0
    """How many groups were told so long ago that they do not count."""

    def __add__(self, ander: Plekkenstand) -> Plekkenstand:
        return Plekkenstand(
            self.totaal + ander.totaal, self.bezet + ander.bezet, self.vrij + ander.vrij, self.straks + ander.straks,
            self.lang_geleden + ander.lang_geleden,
        )  # fmt: skip

    @property
    def deel_bezet(self) -> int:
        """Of a hundred places, of which it is known, so many are taken."""
        return round(100 * self.bezet / self.totaal) if self.totaal else 0


def add_up(opgaven: Iterable[Ruimteopgave], op: date) -> Plekkenstand:
    """What counts on ``op``. Of a group without a total only what is free is known."""
    stand = Plekkenstand()
    for opgave in opgaven:
        stand += _one(opgave, op)
    return stand


def _one(opgave: Ruimteopgave, op: date) -> Plekkenstand:
    if told_until(opgave.opgegeven) < op:
        return Plekkenstand(lang_geleden=1 if opgave.schooljaar is None else 0)
    if opgave.schooljaar is None:
        bezet = NUL if opgave.totaal is None else opgave.totaal - opgave.vrij
        return Plekkenstand(totaal=opgave.totaal or NUL, bezet=bezet, vrij=opgave.vrij)
    return Plekkenstand(straks=opgave.vrij) if opgave.schooljaar == school_year(op) + 1 else Plekkenstand()
