"""What changes for parent and pupil at a birthday."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knooppunt.basis.termijnen import months_after
from knooppunt.basis.verdict import nl
from knooppunt.dossier.public import KRING_REGELS
from knooppunt.privacy.rules.verzoek import PAKKET as VERZOEK_REGELS


@dataclass(frozen=True)
class Trap:
    """A stage of age: from which rule it begins, and what it means for each reader."""

    code: str
    leeftijd: str
    ouder: str
    leerling: str

    def jaren(self, op: date) -> int:
        return KRING_REGELS.leeftijd(self.leeftijd, op).jaren if self.leeftijd else 0

    @property
    def is_volwassen(self) -> bool:
        return self.leeftijd == "MEERDERJARIG"

    def voor(self, soort: str, naam: str) -> str:
        """The sentence for a kind of reader; the page translates it."""
        return nl(self.leerling if soort == "leerling" else self.ouder, naam=naam)


TRAPPEN = tuple(
    Trap(**e) for e in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["trap"]
)


@dataclass(frozen=True)
class Verjaardag:
    """A birthday on which rights change."""

    dag: date
    trap: Trap


def stage_on(geboren: date, op: date) -> Trap:
    """The stage of someone on a day."""
    return [trap for trap in TRAPPEN if birthday(geboren, trap.jaren(op)) <= op][-1]


def next_change(geboren: date, op: date) -> Verjaardag | None:
    """The next birthday on which rights change; None for an adult."""
    komend = [Verjaardag(birthday(geboren, trap.jaren(op)), trap) for trap in TRAPPEN]
    return next((v for v in komend if v.dag > op), None)


def birthday(geboren: date, jaren: int) -> date:
    """The day on which someone reaches an age; who was born on 29 February does so on 1 March in other years."""
    dag = months_after(geboren, 12 * jaren)
    return dag if dag.day == geboren.day else date(dag.year, 3, 1)


def announced_from(op: date) -> date:
    """Birthdays up to and including this day are announced on ``op``."""
    return VERZOEK_REGELS.op("VERJAARDAG.VOORAF", op).vanaf(op)
