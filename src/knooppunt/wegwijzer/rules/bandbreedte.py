"""The bandwidth of a region: how far schools lie apart, as figures and as places in a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from knooppunt.wegwijzer.rules.profielen import NIVEAUS

BREEDTE, LINKS, RECHTS = 480, 48, 48
RIJHOOGTE, KOP = 56, 30
GROOTSTE_STRAAL, KLEINSTE_STRAAL = 12.0, 4.0


@dataclass(frozen=True)
class Spreiding:
    """Ratings of a number of schools, from low to high."""

    waarden: tuple[float, ...]

    @property
    def aantal(self) -> int:
        return len(self.waarden)

    @property
    def laagst(self) -> float:
        return self.waarden[0]

    @property
    def hoogst(self) -> float:
        return self.waarden[-1]

    @property
    def midden(self) -> float:
        return median(self.waarden)

    @property
    def gemiddeld(self) -> float:
        return fmean(self.waarden)

    @property
    def breedte(self) -> float:
        return self.hoogst - self.laagst

    def below(self, norm: int | None) -> int:
        return 0 if norm is None else sum(waarde < norm for waarde in self.waarden)

    def count(self, waarde: float) -> int:
        return self.waarden.count(waarde)


def spread(waarden: Iterable[float]) -> Spreiding | None:
    """None of nothing."""
    gesorteerd = tuple(sorted(waarden))
    return Spreiding(gesorteerd) if gesorteerd else None


def too_wide(spreiding: Spreiding, bandbreedte: int | None) -> bool:
    """Do schools lie further apart than was agreed?"""
    return bandbreedte is not None and spreiding.breedte > bandbreedte


@dataclass(frozen=True)
class Spreidingsrij:
    """One row of the picture: its line from lowest to highest, a dot per rating, and where the norm is."""

    nummer: int
    titel: str
    y: float
    van: float
    tot: float
    punten: tuple[tuple[float, float, int], ...]
    """x, radius and how many schools."""
    norm: float | None
    te_breed: bool


@dataclass(frozen=True)
class Spreidingsplaat:
    breedte: int
    hoogte: int
    assen: tuple[tuple[float, str], ...]
    """x of each level, with its number and name."""
    rijen: tuple[Spreidingsrij, ...]


@dataclass(frozen=True)
class Spreidingsregel:
    """What goes into one row."""

    titel: str
    spreiding: Spreiding
    norm: int | None = None
    bandbreedte: int | None = None


def picture(regels: Sequence[Spreidingsregel]) -> Spreidingsplaat:
    """Every rating is a dot that grows with its number of schools (by its surface)."""
    meest = max((max(Counter(r.spreiding.waarden).values()) for r in regels), default=1)
    return Spreidingsplaat(
        BREEDTE,
        KOP + RIJHOOGTE * len(regels),
        tuple((_x(getal), f"{getal} {niveau.naam}") for getal, niveau in NIVEAUS.items()),
        tuple(_row(nummer, regel, meest) for nummer, regel in enumerate(regels, start=1)),
    )


def _x(waarde: float) -> float:
    stap = (BREEDTE - LINKS - RECHTS) / (len(NIVEAUS) - 1)
    return round(LINKS + (waarde - 1) * stap, 1)


def _row(nummer: int, regel: Spreidingsregel, meest: int) -> Spreidingsrij:
    s = regel.spreiding
    punten = tuple(
        (_x(waarde), round(max(KLEINSTE_STRAAL, GROOTSTE_STRAAL * (aantal / meest) ** 0.5), 1), aantal)
        for waarde, aantal in sorted(Counter(s.waarden).items())
    )
    return Spreidingsrij(
        nummer, regel.titel, KOP + RIJHOOGTE * nummer - 20, _x(s.laagst), _x(s.hoogst), punten,
        None if regel.norm is None else _x(regel.norm), too_wide(s, regel.bandbreedte),
    )  # fmt: skip
