"""Invented regions for the benchmark of ``spread``: special schools in towns, fewer pupils every year."""

from __future__ import annotations

import numpy as np

from knooppunt_planning import Cell, Point
from knooppunt_planning.network import Mode, StraightLine
from knooppunt_planning.spreading import Scenario, Site, SpreadProblem, SpreadWeights

SHRINK = {"high": 0.005, "middle": 0.015, "low": 0.03}
"""Fewer pupils per year, per forecast."""


def region(
    seed: int, *, sites: int = 40, cells: int = 200, years: int = 8, pupils: int = 1_800
) -> SpreadProblem:
    """Two thirds of the sites are open today; towns shrink faster than the city.

    Groups of 12; a building costs 250 to 500 thousand euro a year, opening one 0.8 to 2 million.
    """
    rng = np.random.default_rng(seed)
    towns = rng.uniform(0, 45, (12, 2))
    size = 1 / np.arange(1, 13)
    home = rng.choice(12, cells, p=size / size.sum())
    homes = [_near(rng, towns[t], 2.5) for t in home]
    begin = rng.dirichlet(np.full(cells, 2.0)) * pupils
    rows = tuple(_site(rng, i, towns, i < 2 * sites // 3) for i in range(sites))
    trend = np.where(home == 0, 0.5, 1.0 + home / 12)
    scenarios = tuple(
        Scenario(
            name,
            np.rint([begin * (1 - shrink * trend) ** t * rng.normal(1, 0.03, cells) for t in range(years)]),
            0.5 if name == "middle" else 0.25,
        )
        for name, shrink in SHRINK.items()
    )
    return SpreadProblem.on(
        StraightLine(),
        rows,
        tuple(Cell(f"{3500 + j}", at, norm_km=6.0) for j, at in enumerate(homes)),
        Mode.CAR,
        scenarios=scenarios,
        years=tuple(2027 + t for t in range(years)),
        weights=SpreadWeights(km=500.0, km_beyond_norm=500.0, group=100_000.0, unserved=100_000.0),
        group_size=12,
        sites_considered=12,
    )


def _near(rng: np.random.Generator, town: np.ndarray, spread: float) -> Point:
    km = town + rng.normal(0, spread, 2)
    return Point(52.0 + float(km[1]) / 111.2, 5.5 + float(km[0]) / 68.5)


def _site(rng: np.random.Generator, i: int, towns: np.ndarray, is_open: bool) -> Site:
    return Site(
        f"site {i}",
        _near(rng, towns[i % len(towns)], 2.5),
        room=float(12 * rng.integers(4, 14)),
        is_open=is_open,
        yearly=float(rng.integers(250, 500)) * 1_000,
        opening=float(rng.integers(800, 2_000)) * 1_000,
        closing=150_000.0,
    )
