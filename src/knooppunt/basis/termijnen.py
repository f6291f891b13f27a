"""Legal terms and thresholds as dated data: a rule pack is a TOML file beside the rules that use it.

A law changes by date, so a term is always asked *on* a date. What is marked ``controleer`` in the pack is shown to
users as "controleer": its source was not read in a current text.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar


@dataclass(frozen=True, kw_only=True)
class Regel:
    """What every dated rule has: its code, the period in which it holds, the source, and the sentence for people."""

    code: str
    geldig_van: date
    geldig_tot: date | None
    bron: str
    tekst: str
    controleer: bool = False

    def geldt_op(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)


@dataclass(frozen=True, kw_only=True)
class Termijn(Regel):
    """A term in days, or in calendar months."""

    dagen: int = 0
    maanden: int = 0

    @property
    def duur(self) -> str:
        """In words: whole years, else months, weeks or days."""
        if self.maanden:
            jaren, rest = divmod(self.maanden, 12)
            return _veel(self.maanden, "maand", "maanden") if rest else f"{jaren} jaar"
        weken, rest = divmod(self.dagen, 7)
        return _veel(self.dagen, "dag", "dagen") if rest or not weken else _veel(weken, "week", "weken")

    def vanaf(self, dag: date) -> date:
        """The last day of the term that starts on ``dag``."""
        return months_after(dag, self.maanden) + timedelta(days=self.dagen)

    def terug(self, dag: date) -> date:
        """The day on which the term started that ends on ``dag``, or the last such day."""
        return months_after(dag, -self.maanden) - timedelta(days=self.dagen)


@dataclass(frozen=True, kw_only=True)
class Leeftijd(Regel):
    """An age in years from which something holds."""

    jaren: int

    def bereikt(self, geboren: date, dag: date) -> bool:
        """Has someone who was born on ``geboren`` this age on ``dag``?"""
        return age_on(geboren, dag) >= self.jaren

    def geboren_voor(self, dag: date) -> date:
        """Who was born on or before this day has the age on ``dag``."""
        return months_after(dag, -12 * self.jaren)


@dataclass(frozen=True, kw_only=True)
class Drempel(Regel):
    """A number from which something holds (people, steps, working days, a month)."""

    aantal: int


def _veel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def months_after(dag: date, maanden: int) -> date:
    """The same day of another month; of a shorter month its last day (Regulation 1182/71, article 3)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    jaar = min(max(jaar, date.min.year), date.max.year)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def age_on(geboren: date, dag: date) -> int:
    """Age in whole years; who was born on 29 February has a birthday on 1 March in other years."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


class Regelpakket:
    """The terms, ages and thresholds of one capability."""

    def __init__(
        self,
        termijnen: tuple[Termijn, ...],
        leeftijden: tuple[Leeftijd, ...] = (),
        drempels: tuple[Drempel, ...] = (),
    ) -> None:
        self.termijnen = termijnen
        self.leeftijden = leeftijden
        self.drempels = drempels

    def op(self, code: str, dag: date) -> Termijn:
        """The term ``code`` as it holds on ``dag``; KeyError when none or more than one does."""
        return _in_force(self.termijnen, code, dag)

    def leeftijd(self, code: str, dag: date) -> Leeftijd:
        """The age ``code`` as it holds on ``dag``; KeyError when none or more than one does."""
        return _in_force(self.leeftijden, code, dag)

    def drempel(self, code: str, dag: date) -> Drempel:
        """The threshold ``code`` as it holds on ``dag``; KeyError when none or more than one does."""
        return _in_force(self.drempels, code, dag)

    def geldt(self, code: str, dag: date) -> bool:
        """Is there a rule with this code on ``dag``? For what the law did not have before a date."""
        return any(regel.geldt_op(dag) for regel in self.regels if regel.code == code)

    @property
    def regels(self) -> tuple[Regel, ...]:
        return (*self.termijnen, *self.leeftijden, *self.drempels)


Soort = TypeVar("Soort", bound=Regel)


def _in_force(regels: tuple[Soort, ...], code: str, dag: date) -> Soort:
    found = [r for r in regels if r.code == code and r.geldt_op(dag)]
    if len(found) != 1:
        raise KeyError(f"{code} on {dag}: {len(found)} rules in force")
    return found[0]


def lees_regelpakket(pad: Path) -> Regelpakket:
    """Read a rule pack: ``[[termijn]]`` tables with ``dagen``, ``weken``, ``maanden`` or ``jaren``, ``[[leeftijd]]``
    tables with ``jaren``, ``[[drempel]]`` tables with ``aantal``.

    ValueError names the entry that lacks a field.
    """
    data = tomllib.loads(pad.read_text(encoding="utf-8"))
    return Regelpakket(
        tuple(Termijn(**_duur(pad, e), **_common(pad, e)) for e in data.get("termijn", [])),
        tuple(Leeftijd(jaren=_field(pad, e, "jaren"), **_common(pad, e)) for e in data.get("leeftijd", [])),
        tuple(Drempel(aantal=_field(pad, e, "aantal"), **_common(pad, e)) for e in data.get("drempel", [])),
    )


def _duur(pad: Path, entry: dict[str, Any]) -> dict[str, Any]:
    """Years are 12 months and weeks 7 days; one of the four must be there."""
    for maat, soort, aantal in (("weken", "dagen", 7), ("maanden", "maanden", 1), ("jaren", "maanden", 12)):
        if maat in entry:
            return {soort: aantal * int(entry[maat])}
    return {"dagen": int(_field(pad, entry, "dagen"))}


def _common(pad: Path, entry: dict[str, Any]) -> dict[str, Any]:
    velden = {naam: _field(pad, entry, naam) for naam in ("code", "geldig_van", "bron", "tekst")}
    return velden | {"geldig_tot": entry.get("geldig_tot"), "controleer": entry.get("controleer", False)}


def _field(pad: Path, entry: dict[str, Any], naam: str) -> Any:
    try:
        return entry[naam]
    except KeyError as error:
        raise ValueError(f"{pad.name}: {entry.get('code', '?')} lacks {error}") from error
