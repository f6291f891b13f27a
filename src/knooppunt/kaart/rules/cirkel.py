"""The circle test: put a circle somewhere; which kinds of education are inside, and how far is the nearest?

The reckoning is that of ``knooppunt_planning``; here a kind of education is a need, and a site a place that meets it.
Of room nothing is known in the public files, so every site counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt_planning import Cell, Demand, Group, Need, Point, SpecialPlace, Supply
from knooppunt_planning.matching import MatchProblem
from knooppunt_planning.nearby import CircleTest

TREKKINGEN = 10_000
ZAAD = 2026
"""The same drawing for everyone, so that two people see the same figure."""


@dataclass(frozen=True)
class School:
    """A site: its name with the place, its point and the kinds of education there."""

    naam: str
    punt: Punt
    soorten: frozenset[str]


@dataclass(frozen=True)
class Woongebied:
    """A postcode with its point and how many pupils live there (certainly, so a cell ``<5`` counts for one)."""

    pc4: str
    punt: Punt
    leerlingen: int


@dataclass(frozen=True)
class InCirkel:
    """One kind of education for one circle; ``km`` is a straight line, like the circle itself.

    ``deel`` is the share of random circles that has it, with its interval; ``punt`` is that of the nearest.
    """

    soort: str
    dichtstbij: str
    km: float
    is_binnen: bool
    aantal: int
    """Sites of this kind inside."""
    deel: float
    deel_marge: tuple[float, float]
    punt: Punt | None = None


class Cirkeltoets:
    """Sites and homes of an area, ready to be asked for circles. ``afstand_km`` is between two points."""

    def __init__(
        self,
        scholen: Sequence[School],
        thuis: Sequence[Woongebied],
        soorten: Sequence[str],
        afstand_km: Callable[[Punt, Punt], float],
    ) -> None:
        self.scholen, self.thuis, self.soorten, self.afstand_km = scholen, thuis, soorten, afstand_km

    def at(self, punt: Punt, straal_km: float) -> list[InCirkel]:
        """What this circle has, and what circles of this size around the homes of pupils have."""
        toets = CircleTest(self._problem(straal_km))
        gevonden = toets.at(Point(*punt), straal_km)
        delen = toets.draw(TREKKINGEN, ZAAD) if self._pupils() else ()
        kans = {deel.need: (deel.share, (deel.low, deel.high)) for deel in delen}
        niets = (0.0, (0.0, 0.0))
        return [
            InCirkel(
                g.need, self.scholen[int(g.place)].naam if g.place else "", g.place_km, g.by_place,
                self._count(g.need, punt, straal_km), *kans.get(g.need, niets),
                punt=self.scholen[int(g.place)].punt if g.place else None,
            )
            for g in gevonden
        ]  # fmt: skip

    def pupils_inside(self, punt: Punt, straal_km: float) -> int:
        """Pupils whose postcode lies in the circle."""
        return sum(w.leerlingen for w in self.thuis if self.afstand_km(punt, w.punt) <= straal_km)

    def _pupils(self) -> int:
        return sum(w.leerlingen for w in self.thuis)

    def _count(self, soort: str, punt: Punt, straal_km: float) -> int:
        return sum(
            soort in school.soorten and self.afstand_km(punt, school.punt) <= straal_km
            for school in self.scholen
        )

    def _problem(self, straal_km: float) -> MatchProblem:
        """Every home has the same norm: the radius that was asked. No distances by road: a circle needs none."""
        cellen = tuple(Cell(w.pc4, Point(*w.punt), straal_km) for w in self.thuis)
        groepen = tuple(Group(w.pc4, self.soorten[0], w.leerlingen) for w in self.thuis if w.leerlingen)
        plekken = tuple(
            SpecialPlace(str(nr), Point(*school.punt), 1, school.soorten)
            for nr, school in enumerate(self.scholen)
        )
        vraag = Demand(tuple(Need(soort) for soort in self.soorten), cellen, groepen)
        return MatchProblem(
            vraag, Supply(schools=(), special_places=plekken),
            np.zeros((len(cellen), len(plekken))), np.zeros((0, 0)),
        )  # fmt: skip
