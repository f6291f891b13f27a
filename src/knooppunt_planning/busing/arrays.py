"""The problem as arrays for the compiled search. Node i is a stop, node n + s a school."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knooppunt_planning.busing.problem import FleetProblem

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FAR = 1e12
"""No way, no limit; a number that can be added to and compared in compiled code."""
NEAREST = 60
"""So many neighbours a stop has."""


class Arrays(NamedTuple):
    """Everything that the search reads. n stops, S schools."""

    out: Floats  # (n + S, n + S) minutes from the row to the column
    into: Floats  # the same, turned: to the row from the column
    stands: Floats  # (n + S,)
    school: Ints  # (n,)
    pupils: Ints  # (n,)
    early: Floats  # (S,)
    late: Floats  # (S,)
    near: Ints  # (n, m) other stops, nearest first
    seats: int
    ride: float
    mixed: bool  # whether a row of a bus has its schools in it


def arrays_of(problem: FleetProblem) -> Arrays:
    """Translate."""
    stops, schools = problem.stops, problem.schools
    number = {school.name: s for s, school in enumerate(schools)}
    places = [stop.place for stop in stops] + [school.place for school in schools]
    rows = [problem.index[name] for name in places]
    out = np.minimum(problem.minutes[np.ix_(rows, rows)], FAR)
    windows = np.array([school.window for school in schools], dtype=np.float64).reshape(-1, 2)
    near = np.argsort(
        out[: len(stops), : len(stops)] + np.diag(np.full(len(stops), FAR)), axis=1, kind="stable"
    )
    return Arrays(
        np.ascontiguousarray(out),
        np.ascontiguousarray(out.T),
        np.array([row.loading for row in stops] + [row.unloading for row in schools], dtype=np.float64),
        np.array([number[stop.school] for stop in stops], dtype=np.int64),
        np.array([stop.pupils for stop in stops], dtype=np.int64),
        windows[:, 0].copy(),
        windows[:, 1].copy(),
        np.ascontiguousarray(near[:, : max(0, min(NEAREST, len(stops) - 1))]),
        problem.seats,
        float(min(problem.max_ride, FAR)),
        False,
    )


def possible_alone(d: Arrays) -> npt.NDArray[np.bool_]:
    """(n,): which stops a bus can serve that does nothing else."""
    n = len(d.school)
    road = d.out[np.arange(n), n + d.school]
    return np.asarray((d.pupils <= d.seats) & (road <= d.ride + 1e-9) & (road < FAR))
