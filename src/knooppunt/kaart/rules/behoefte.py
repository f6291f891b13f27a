"""The circle test by what children need: a place with room inside, or an expert who can come to a school inside.

The reckoning is that of ``knooppunt_planning``. What is asked are the groups of support of the wegwijzer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knooppunt.kaart.rules.cirkel import TREKKINGEN, ZAAD, Woongebied
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.wegwijzer.public import BEHOEFTEN
from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Supply
from knooppunt_planning.matching import MatchProblem
from knooppunt_planning.nearby import CircleTest


@dataclass(frozen=True)
class Vrijeplek:
    """Something for a child with room: what it is for, its point, and how many places are free."""

    naam: str
    punt: Punt
    soorten: frozenset[str]
    vrij: int


@dataclass(frozen=True)
class Deskundige:
    """Who can come; ``gemeenten`` are codes, None everywhere."""

    naam: str
    soorten: frozenset[str]
    gemeenten: frozenset[str] | None

    def comes_to(self, gemeente: str) -> bool:
        return self.gemeenten is None or gemeente in self.gemeenten


@dataclass(frozen=True)
class Gewoneschool:
    """A regular school, with the code of its municipality."""

    naam: str
    punt: Punt
    gemeente: str


@dataclass(frozen=True)
class Behoefte:
    """What one circle has for one need; ``deel`` is the share of random circles that has it, with its interval.

    ``vrij`` are the places free inside. ``deskundigen`` can come to a school inside.
    """

    soort: str
    plek: str
    plek_km: float
    is_plek: bool
    vrij: int
    deskundigen: tuple[str, ...]
    deel: float
    deel_marge: tuple[float, float]
    plek_punt: Punt | None = None

    @property
    def is_vervuld(self) -> bool:
        return self.is_plek or bool(self.deskundigen)


class Behoeftetoets:
    """Places, experts and regular schools of an area, ready to be asked for circles."""

    def __init__(
        self,
        plekken: Sequence[Vrijeplek],
        deskundigen: Sequence[Deskundige],
        scholen: Sequence[Gewoneschool],
        thuis: Sequence[Woongebied],
        afstand_km: Callable[[Punt, Punt], float],
    ) -> None:
        self.plekken = [plek for plek in plekken if plek.vrij > 0]
        self.deskundigen, self.scholen, self.thuis = deskundigen, scholen, thuis
        self.afstand_km = afstand_km

    def at(self, punt: Punt, straal_km: float) -> list[Behoefte]:
        """What this circle has for every need."""
        toets = CircleTest(self._problem(straal_km))
        delen = toets.draw(TREKKINGEN, ZAAD) if any(w.leerlingen for w in self.thuis) else ()
        kans = {deel.need: (deel.share, (deel.low, deel.high)) for deel in delen}
        gemeenten = {s.gemeente for s in self.scholen if self.afstand_km(punt, s.punt) <= straal_km}
        return [
            Behoefte(
                g.need, self.plekken[int(g.place)].naam if g.place else "", g.place_km, g.by_place,
                self.free(g.need, punt, straal_km), self._who_comes(g.need, gemeenten),
                *kans.get(g.need, (0.0, (0.0, 0.0))),
                plek_punt=self.plekken[int(g.place)].punt if g.place else None,
            )
            for g in toets.at(Point(*punt), straal_km)
        ]  # fmt: skip

    def free(self, soort: str, punt: Punt, straal_km: float) -> int:
        return sum(
            plek.vrij
            for plek in self.plekken
            if soort in plek.soorten and self.afstand_km(punt, plek.punt) <= straal_km
        )

    def _who_comes(self, soort: str, gemeenten: set[str]) -> tuple[str, ...]:
        return tuple(
            d.naam for d in self.deskundigen if soort in d.soorten and any(map(d.comes_to, gemeenten))
        )

    def _problem(self, straal_km: float) -> MatchProblem:
        """Every home has the same norm: the radius that was asked. An expert comes, or does not come at all."""
        cellen = tuple(Cell(w.pc4, Point(*w.punt), straal_km) for w in self.thuis)
        groepen = tuple(Group(w.pc4, BEHOEFTEN[0], w.leerlingen) for w in self.thuis if w.leerlingen)
        behoeften = tuple(Need(soort, {soort: 1.0}) for soort in BEHOEFTEN)
        plekken = tuple(
            SpecialPlace(str(nr), Point(*plek.punt), plek.vrij, plek.soorten & frozenset(BEHOEFTEN))
            for nr, plek in enumerate(self.plekken)
        )
        scholen = tuple(School(f"s{nr}", Point(*s.punt), 1) for nr, s in enumerate(self.scholen))
        komt = [d for d in self.deskundigen if d.soorten & frozenset(BEHOEFTEN)]
        experts = tuple(
            Expert(str(nr), Point(0, 0), d.soorten & frozenset(BEHOEFTEN), 1.0) for nr, d in enumerate(komt)
        )
        reis = [[0.0 if d.comes_to(s.gemeente) else np.inf for s in self.scholen] for d in komt]
        return MatchProblem(
            Demand(behoeften, cellen, groepen), Supply(scholen, plekken, experts),
            np.zeros((len(cellen), len(scholen) + len(plekken))),
            np.array(reis, dtype=float).reshape(len(experts), len(scholen)),
        )  # fmt: skip
