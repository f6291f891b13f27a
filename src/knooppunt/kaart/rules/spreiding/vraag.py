"""What is asked about the spread of special schools. It is kept with the study, with the facts of the area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.kaart.rules.verdeelplan.vraag import Bronkeuze, Vraagbron

PAKKET = lees_regelpakket(Path(__file__).parents[1] / "spreiding.toml")
STAPPEN = 4
"""Years are planned in so many steps; more steps say little more, and take much longer."""
AANNAMES = {
    "ruimte": "RUIMTE", "nieuw": "NIEUW", "groep": "GROEP", "groepskosten": "GROEPSKOSTEN",
    "plekkosten": "PLEKKOSTEN", "openen": "OPENEN", "sluiten": "SLUITEN", "kilometer": "KILOMETER",
}  # fmt: skip
"""Each assumption with its rule; all whole numbers."""


@dataclass(frozen=True)
class Spreidingsvraag(Bronkeuze):
    """The choices of who looks. Percentages of pupils that disappear are per year; costs in euro.

    From dossiers it is about children who are at a school of this ``soort`` or have none; ``gekozen`` are kinds of
    support.
    """

    swv: str
    peildatum: date
    soort: str
    jaren: int
    krimp: float
    """What is expected; the other two forecasts are no shrinking, and ``krimp_snel``."""
    krimp_snel: float
    nieuwe_plekken: bool
    ruimte: int
    nieuw: int
    groep: int
    groepskosten: int
    plekkosten: int
    openen: int
    sluiten: int
    kilometer: int
    seconden: int = 60

    @property
    def over_wie(self) -> str:
        return f"{super().over_wie}, die naar deze soort school gaan of geen school hebben"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"peildatum": self.peildatum.isoformat()}

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Spreidingsvraag:
        gelezen: dict[str, Any] = dict(gegevens)
        gelezen["peildatum"] = date.fromisoformat(gelezen["peildatum"])
        gelezen["gekozen"] = tuple(gelezen.get("gekozen", ()))
        gelezen["bron"] = next((b for b in Vraagbron if b == gelezen.get("bron")), Vraagbron.OPENBAAR)
        return cls(**gelezen)

    @property
    def stappen(self) -> tuple[int, ...]:
        """The years that are planned, evenly over the period."""
        aantal = min(STAPPEN, self.jaren)
        return tuple(self.peildatum.year + round(self.jaren * (n + 1) / aantal) for n in range(aantal))

    @property
    def verwachtingen(self) -> tuple[tuple[str, float, float], ...]:
        """Name, yearly shrinking as a share, and how likely beside the others."""
        return (
            ("gelijk", 0.0, 0.25),
            ("verwacht", self.krimp / 100, 0.5),
            ("sneller", self.krimp_snel / 100, 0.25),
        )


def first_assumptions(op: date) -> dict[str, int]:
    """What the form begins with: the assumptions that hold on this day."""
    return {naam: PAKKET.drempel(f"SPREIDING.{code}", op).aantal for naam, code in AANNAMES.items()}
