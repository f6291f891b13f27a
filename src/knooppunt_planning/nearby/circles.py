"""The circle test: put a circle anywhere; is every need met inside?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

from knooppunt_planning.matching.problem import MatchProblem
from knooppunt_planning.nearby.able import able_places, able_schools
from knooppunt_planning.network.interface import Coordinates, coordinates
from knooppunt_planning.network.sphere import EARTH_METRES, unit_vectors
from knooppunt_planning.nouns import Point, refuse_negative, refuse_unless

Z95 = 1.959964
"""Standard normal quantile of a 95 % interval."""


@dataclass(frozen=True)
class Inside:
    """What one circle has for one need.

    Attributes
    ----------
    place, place_km
        The nearest special place with room that fits, and how far it is in a straight line; empty and infinite when
        there is none anywhere.
    school, school_km
        The nearest school with room where the expertise is or can come.
    by_place, by_expertise
        Whether those lie inside.
    """

    need: str
    place: str
    place_km: float
    by_place: bool
    school: str
    school_km: float
    by_expertise: bool

    @property
    def is_met(self) -> bool:
        """Inside in one way or the other."""
        return self.by_place or self.by_expertise


@dataclass(frozen=True)
class CircleShare:
    """How many random circles meet one need; the need is empty for circles that meet every need.

    Attributes
    ----------
    share
        From 0 to 1.
    low, high
        95 % interval of the drawing (Wilson).
    by_place, by_expertise
        Shares of their own.
    draws, seed
        So that it can be done again.
    """

    need: str
    share: float
    low: float
    high: float
    by_place: float
    by_expertise: float
    draws: int
    seed: int


class CircleTest:
    """All that circles are asked about, ready to be asked many times.

    Parameters
    ----------
    problem
        Room, skills and who can come; hours are not counted.

    Notes
    -----
    Distances are straight lines, as a circle on a map is. The trees hold unit vectors, so no projection is needed: a
    chord on the sphere grows with the distance over it.
    """

    def __init__(self, problem: MatchProblem) -> None:
        self.problem = problem
        supply = problem.supply
        schools = unit_vectors(coordinates([school.at for school in supply.schools]))
        places = unit_vectors(coordinates([place.at for place in supply.special_places]))
        self._needs = [need.name for need in problem.demand.needs]
        self._school = [_Nearest.of(schools, able) for able in able_schools(problem)]
        self._place = [_Nearest.of(places, able) for able in able_places(problem)]

    def at(self, centre: Point, radius_km: float) -> tuple[Inside, ...]:
        """One circle, e.g. of a tap on the map: what it has for every need, in the order of the problem."""
        refuse_negative("circle", {"radius_km": radius_km})
        vector = unit_vectors(coordinates([centre]))
        schools = [school.name for school in self.problem.supply.schools]
        places = [place.name for place in self.problem.supply.special_places]
        found = []
        for need, place, school in zip(self._needs, self._place, self._school, strict=True):
            place_km, which_place = place.nearest(vector[0])
            school_km, which_school = school.nearest(vector[0])
            name, other = _name(places, which_place), _name(schools, which_school)
            here, there = place_km <= radius_km, school_km <= radius_km
            found.append(Inside(need, name, place_km, here, other, school_km, there))
        return tuple(found)

    def draw(self, draws: int = 10_000, seed: int = 0) -> tuple[CircleShare, ...]:
        """Random circles: the share that meets each need, and last the share that meets all of them.

        A centre is the home of a pupil drawn at random; the radius is the norm of that home.

        Raises
        ------
        ValueError
            When there is nothing to draw: no draws, or no pupils.
        """
        refuse_unless(draws >= 1, "draws", f"must be 1 or more, is {draws}")
        drawn = np.random.default_rng(seed).choice(len(self._homes), draws, p=self._population)
        place, school = self.met(self._homes[drawn], self._norms[drawn])
        rows = [(need, place[i], school[i]) for i, need in enumerate(self._needs)]
        shares = [_share(need, p | s, p, s, seed) for need, p, s in rows]
        every, all_places, all_schools = (
            np.asarray(met.all(axis=0)) for met in (place | school, place, school)
        )
        return (*shares, _share("", every, all_places, all_schools, seed))

    def met(
        self, centres: Coordinates, radius_km: npt.NDArray[np.float64]
    ) -> tuple[npt.NDArray[np.bool_], ...]:
        """Many circles at once.

        Parameters
        ----------
        centres
            Shape (n, 2): latitude and longitude in degrees.
        radius_km
            Shape (n,).

        Returns
        -------
        by_place, by_expertise : bool arrays of shape (needs, n)
        """
        vectors, chord = unit_vectors(centres), _chord(radius_km)
        return tuple(
            np.array([nearest.chords(vectors) <= chord for nearest in trees]).reshape(-1, len(chord))
            for trees in (self._place, self._school)
        )

    @cached_property
    def _homes(self) -> Coordinates:
        return coordinates([cell.at for cell in self.problem.demand.cells])

    @cached_property
    def _norms(self) -> npt.NDArray[np.float64]:
        return np.array([cell.norm_km for cell in self.problem.demand.cells])

    @cached_property
    def _population(self) -> npt.NDArray[np.float64]:
        row = {cell.name: i for i, cell in enumerate(self.problem.demand.cells)}
        pupils = np.zeros(len(row))
        for group in self.problem.demand.groups:
            pupils[row[group.cell]] += group.pupils
        refuse_unless(pupils.sum() > 0, "demand", "has no pupils to draw a circle around")
        return np.asarray(pupils / pupils.sum())


@dataclass(frozen=True)
class _Nearest:
    """The nearest of the points that can meet one need."""

    tree: KDTree | None
    which: npt.NDArray[np.intp]

    @classmethod
    def of(cls, vectors: npt.NDArray[np.float64], able: npt.NDArray[np.bool_]) -> _Nearest:
        which = np.flatnonzero(able)
        return cls(KDTree(vectors[which]) if len(which) else None, which)

    def chords(self, vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.full(len(vectors), np.inf) if self.tree is None else np.asarray(self.tree.query(vectors)[0])

    def nearest(self, vector: npt.NDArray[np.float64]) -> tuple[float, int]:
        """Kilometres and index; infinite and -1 when there is none."""
        if self.tree is None:
            return math.inf, -1
        chord, index = self.tree.query(vector)
        return 2 * EARTH_METRES / 1000 * math.asin(min(1.0, chord / 2)), int(self.which[index])


def _name(names: Sequence[str], index: int) -> str:
    return names[index] if index >= 0 else ""


def _chord(km: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The straight line through the unit sphere that belongs to kilometres over the earth."""
    return np.asarray(2 * np.sin(np.minimum(np.asarray(km) * 1000 / EARTH_METRES, math.pi) / 2))


def _share(
    need: str,
    met: npt.NDArray[np.bool_],
    place: npt.NDArray[np.bool_],
    school: npt.NDArray[np.bool_],
    seed: int,
) -> CircleShare:
    share, n = float(met.mean()), len(met)
    low, high = wilson(share, n)
    return CircleShare(need, share, low, high, float(place.mean()), float(school.mean()), n, seed)


def wilson(share: float, draws: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson, Journal of the American Statistical Association 22, 1927)."""
    z2 = Z95**2 / draws
    middle = (share + z2 / 2) / (1 + z2)
    half = Z95 / (1 + z2) * math.sqrt(share * (1 - share) / draws + z2 / (4 * draws))
    return max(0.0, middle - half), min(1.0, middle + half)
