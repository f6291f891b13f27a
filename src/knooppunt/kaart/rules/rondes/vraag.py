"""What is asked for rounds: the visits that were taken over, and when people work. Both are kept with the study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from knooppunt.basis.verdict import Verdict, unless
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.maat import GESCHAT, Reismaat

WEKEN, WERKDAGEN = 4, 5
MEESTE_BEZOEKEN = 600
"""More visits in four weeks than this are planned per part of the area."""


@dataclass(frozen=True)
class Rondevraag:
    """From which plan, from which Monday on, and how people work. Times are minutes after midnight."""

    plan: str
    begint: date
    van: int
    tot: int
    uren_per_persoon: float
    """Hours a week that one person works."""
    seconden: int = 10
    pauze: int = 0
    """Minutes; 0 is none."""
    pauze_van: int = 0
    pauze_tot: int = 0
    """Between these it begins, on a day with a visit before and after it."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"begint": self.begint.isoformat()}

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Rondevraag:
        return cls(**{**gegevens} | {"begint": date.fromisoformat(gegevens["begint"])})

    @property
    def dagen(self) -> tuple[date, ...]:
        """The working days of four weeks."""
        alle = (self.begint + timedelta(days=n) for n in range(7 * WEKEN))
        return tuple(dag for dag in alle if dag.weekday() < WERKDAGEN)


@dataclass(frozen=True)
class Plaats:
    """A school on the map."""

    code: str
    naam: str
    punt: Punt


@dataclass(frozen=True)
class Afgesproken:
    """Expertise that comes to a school, as it was taken over: times and hours in four weeks."""

    van: str
    naar: str
    soort: str
    keren: int
    uren: float

    @property
    def team(self) -> str:
        return f"{self.van}/{self.soort}"


@dataclass(frozen=True)
class Rondefeiten:
    """The visits that were taken over, and the schools they are about."""

    afgesproken: tuple[Afgesproken, ...]
    plaatsen: tuple[Plaats, ...]
    maat: Reismaat = GESCHAT
    tabel: Mapping[str, Any] | None = None
    """The ways over the region's own roads; None where the straight line holds."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, gegevens: Mapping[str, Any]) -> Rondefeiten:
        return cls(
            tuple(Afgesproken(**rij) for rij in gegevens["afgesproken"]),
            tuple(Plaats(**rij | {"punt": tuple(rij["punt"])}) for rij in gegevens["plaatsen"]),
            Reismaat.from_json(gegevens.get("maat")),
            gegevens.get("tabel"),
        )

    @property
    def namen(self) -> dict[str, str]:
        """The name of each school by its code."""
        return {plaats.code: plaats.naam for plaats in self.plaatsen}


def rounds_verdict(afgesproken: int, keren: int) -> Verdict:
    return unless(
        afgesproken, "Neem eerst voorstellen van een verdeelplan over. Daarvan maakt u rondes."
    ) & unless(
        keren <= MEESTE_BEZOEKEN,
        f"Dit zijn {keren} bezoeken in vier weken. Meer dan {MEESTE_BEZOEKEN} kan niet in één keer.",
    )
