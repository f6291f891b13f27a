"""When words point to danger: which number to call. Shown above every result, never in place of one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.wegwijzer.rules.soortzoeker import HELE_UITDRUKKING, Zin, Zinnen
from knooppunt.wegwijzer.rules.woordenschat import Woordenschat

HOOGSTENS = 3


@dataclass(frozen=True)
class Noodnummer:
    """A number, when to call it, when it is open, since when that holds and who says so."""

    code: str
    naam: str
    naam_en: str
    nummer: str
    wanneer: str
    wanneer_en: str
    open: str
    open_en: str
    altijd: bool
    geldig_van: date
    bron: str
    woorden: tuple[str, ...]
    geldig_tot: date | None = None
    controleer: bool = False

    def geldt_op(self, dag: date) -> bool:
        return self.geldig_van <= dag and (self.geldig_tot is None or dag < self.geldig_tot)


def _read(pad: Path) -> tuple[Noodnummer, ...]:
    data = tomllib.loads(pad.read_text(encoding="utf-8"))["nummer"]
    return tuple(Noodnummer(**entry | {"woorden": tuple(entry["woorden"])}) for entry in data)


NUMMERS = _read(Path(__file__).with_name("nood.toml"))


def always_shown(op: date) -> list[Noodnummer]:
    """The numbers that stand on every start page."""
    return [nummer for nummer in NUMMERS if nummer.altijd and nummer.geldt_op(op)]


class Noodzoeker:
    """Hears danger in a question. A sentence must have been said wholly: "slaat een bal" is no violence."""

    def __init__(self, schat: Woordenschat) -> None:
        self._schat = schat
        self._zinnen = Zinnen(
            Zin(n.code, 1.0, tuple(schat.read(zin, verbeter=False))) for n in NUMMERS for zin in n.woorden
        )

    def find(self, tekst: str, op: date) -> list[Noodnummer]:
        """The numbers that the words ask for, most pressing first (the order of the file)."""
        gezegd = self._zinnen.said(self._schat.read(tekst))
        gehoord = {g.zin.code for g in gezegd if g.dekking >= HELE_UITDRUKKING}
        return [n for n in NUMMERS if n.code in gehoord and n.geldt_op(op)][:HOOGSTENS]
