"""An invented region with pupils, schools, special places and experts, the same for a seed.

2,000 pupils over 260 home cells in 14 towns, 120 regular and 12 special schools, 60 experts with 1 to 3 of 8 skills and
20 to 32 hours, needs of 1 to 3 skills and 0.5 to 3 hours a week. Everybody can just be served.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields

import numpy as np

from knooppunt_planning import Cell, Demand, Expert, Group, Need, Point, School, SpecialPlace, Supply
from knooppunt_planning.matching import MatchProblem
from knooppunt_planning.network import Mode, Pace, StraightLine

SKILLS = ("taal", "rekenen", "gedrag", "autisme", "motoriek", "horen", "zien", "medisch")
MIDDEN = Point(52.1, 5.6)
KM_PER_DEGREE = 111.195
SPORT_PER_CELL = 0.35
ROADS = StraightLine({Mode.BICYCLE: Pace(1.3, 13), Mode.CAR: Pace(1.3, 38)})
"""Fixed, so that a better calibration of the library does not change the region."""


@dataclass(frozen=True)
class Size:
    """How large the region is."""

    pupils: int = 2000
    cells: int = 260
    towns: int = 14
    schools: int = 120
    special: int = 12
    experts: int = 60
    needs: int = 24
    width_km: float = 40.0

    def times(self, count: int) -> Size:
        """So many times as much of everything but kinds of need, on so many times the land: as dense as before."""
        grown = {f.name: count * getattr(self, f.name) for f in fields(self)}
        return Size(**grown | {"needs": self.needs, "width_km": self.width_km * count**0.5})


def region(seed: int, size: Size = Size()) -> MatchProblem:
    """The region of this seed."""
    rng = np.random.default_rng(seed)
    towns = rng.uniform(0, size.width_km, (size.towns, 2))
    people = rng.pareto(1.5, size.towns) + 0.3
    share = people / people.sum()
    cells = _around(rng, towns, share, size.cells, 1.8)
    needs = _needs(rng, size.needs)
    demand = Demand(needs, _with_norm(rng, cells, size), _groups(rng, size, needs))
    supply = Supply(
        _schools(rng, _around(rng, towns, share, size.schools, 1.5), size),
        _special(rng, _around(rng, towns, share, size.special, 1.0), needs, size),
        _experts(rng, _around(rng, towns, share, size.experts, 1.5)),
    )
    return MatchProblem.on(ROADS, demand, supply)


def _around(
    rng: np.random.Generator, towns: np.ndarray, share: np.ndarray, count: int, spread: float
) -> list[Point]:
    """So many points around the towns, more around the larger ones."""
    town = rng.choice(len(towns), count, p=share)
    km = towns[town] + rng.normal(0, spread, (count, 2))
    across = KM_PER_DEGREE * np.cos(np.radians(MIDDEN.latitude))
    return [Point(MIDDEN.latitude + y / KM_PER_DEGREE, MIDDEN.longitude + x / across) for x, y in km]


def _needs(rng: np.random.Generator, count: int) -> tuple[Need, ...]:
    needs = []
    for i in range(count):
        skills = rng.choice(SKILLS, rng.integers(1, 4), replace=False)
        hours = rng.uniform(0.5, 3.0) * rng.dirichlet(np.full(len(skills), 3.0))
        needs.append(
            Need(f"N{i:02}", {str(q): round(float(h), 2) for q, h in zip(skills, hours, strict=True)})
        )
    return tuple(needs)


def _with_norm(rng: np.random.Generator, cells: list[Point], size: Size) -> tuple[Cell, ...]:
    """The norm of a cell is the way to the third nearest sports club, as clubs stand where people live."""
    clubs = [cells[i] for i in rng.choice(size.cells, int(size.cells * SPORT_PER_CELL))]
    km = ROADS.metres(cells, clubs, Mode.BICYCLE) / 1000
    norm = np.clip(np.sort(km, axis=1)[:, 2], 1.0, 8.0)
    return tuple(Cell(f"C{i:04}", at, round(float(norm[i]), 2)) for i, at in enumerate(cells))


def _groups(rng: np.random.Generator, size: Size, needs: tuple[Need, ...]) -> tuple[Group, ...]:
    cell = rng.choice(size.cells, size.pupils, p=rng.dirichlet(np.full(size.cells, 2.0)))
    need = rng.choice(len(needs), size.pupils, p=rng.dirichlet(np.full(len(needs), 2.0)))
    counted = Counter(zip(cell.tolist(), need.tolist(), strict=True))
    return tuple(Group(f"C{c:04}", needs[n].name, pupils) for (c, n), pupils in sorted(counted.items()))


def _schools(rng: np.random.Generator, at: list[Point], size: Size) -> tuple[School, ...]:
    fair = size.pupils / size.schools
    schools = []
    for i, point in enumerate(at):
        skills = rng.choice(SKILLS, rng.integers(1, 4), replace=False)
        own = {str(skill): round(float(rng.uniform(3, 9)), 1) for skill in skills}
        schools.append(School(f"S{i:04}", point, int(rng.integers(fair * 0.5, fair * 1.6)), own))
    return tuple(schools)


def _special(
    rng: np.random.Generator, at: list[Point], needs: tuple[Need, ...], size: Size
) -> tuple[SpecialPlace, ...]:
    room = int(size.pupils * 0.46 / size.special)
    fits = [rng.choice(len(needs), len(needs) // 3, replace=False) for _ in at]
    return tuple(
        SpecialPlace(f"Z{i:03}", point, room, frozenset(needs[n].name for n in fit))
        for i, (point, fit) in enumerate(zip(at, fits, strict=True))
    )


def _experts(rng: np.random.Generator, at: list[Point]) -> tuple[Expert, ...]:
    experts = []
    for i, point in enumerate(at):
        skills = rng.choice(SKILLS, rng.integers(1, 4), replace=False)
        experts.append(Expert(f"E{i:03}", point, frozenset(map(str, skills)), float(rng.integers(20, 33))))
    return tuple(experts)
