"""How sure it is that something works: the rungs of the ladder, as they hold on a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Bewijstrede:
    """One rung: its words, its place in a list (the surest is 1), since when it holds and who says so."""

    code: str
    naam: str
    uitleg: str
    telt: int
    kleur: str
    geldig_van: date
    bron: str
    url: str
    geldig_tot: date | None = None
    controleer: bool = False

    def geldt_op(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)


def _read(pad: Path) -> tuple[Bewijstrede, ...]:
    return tuple(Bewijstrede(**trede) for trede in tomllib.loads(pad.read_text(encoding="utf-8"))["trede"])


TREDEN = _read(Path(__file__).with_suffix(".toml"))


def ladder_on(op: date) -> list[Bewijstrede]:
    """The rungs in force on a day, the surest first."""
    return sorted((t for t in TREDEN if t.geldt_op(op)), key=lambda t: t.telt)


def rung(code: str) -> Bewijstrede | None:
    """As it was last said: what was written down long ago keeps its words. None when nothing was chosen."""
    return next((t for t in reversed(TREDEN) if t.code == code), None)
