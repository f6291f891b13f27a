"""Legal terms and thresholds as dated data: a rule pack is a TOML file beside the rules that use it.

A law changes by date, so a term is always asked *on* a date. What is marked ``controleer`` in the pack is shown to
users as "controleer": its source was not read in a current text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path


@dataclass(frozen=True)
class Termijn:
    """A term in days, with the period in which it holds and where it comes from."""

    code: str
    dagen: int
    geldig_van: date
    geldig_tot: date | None
    bron: str
    tekst: str
    controleer: bool = False

    def geldt_op(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)

    def vanaf(self, dag: date) -> date:
        """The last day of the term that starts on ``dag``."""
        return dag + timedelta(days=self.dagen)


class Regelpakket:
    """The terms of one capability."""

    def __init__(self, termijnen: tuple[Termijn, ...]) -> None:
        self.termijnen = termijnen

    def op(self, code: str, dag: date) -> Termijn:
        """The term ``code`` as it holds on ``dag``; KeyError when none or more than one does."""
        found = [t for t in self.termijnen if t.code == code and t.geldt_op(dag)]
        if len(found) != 1:
            raise KeyError(f"{code} on {dag}: {len(found)} terms in force")
        return found[0]


def lees_regelpakket(pad: Path) -> Regelpakket:
    """Read a rule pack; ValueError names the entry that lacks a field."""
    data = tomllib.loads(pad.read_text(encoding="utf-8"))
    termijnen = []
    for entry in data.get("termijn", []):
        try:
            dagen = entry["dagen"] if "dagen" in entry else 7 * entry["weken"]
            termijnen.append(
                Termijn(
                    code=entry["code"],
                    dagen=dagen,
                    geldig_van=entry["geldig_van"],
                    geldig_tot=entry.get("geldig_tot"),
                    bron=entry["bron"],
                    tekst=entry["tekst"],
                    controleer=entry.get("controleer", False),
                )
            )
        except KeyError as error:
            raise ValueError(f"{pad.name}: term {entry.get('code', '?')} lacks {error}") from error
    return Regelpakket(tuple(termijnen))
