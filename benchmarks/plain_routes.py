"""Reads routes without a longest ride: Solomon and Gehring-Homberger (collect at the customers), Li and Lim (carry)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from knooppunt_planning.roads import Floats
from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window

UNSERVED = 1e5
"""Everybody is served in these sets."""
DEPOT = "0"


def best_known(folder: Path) -> dict[str, float]:
    """Distance by name in small letters: that of ``_distance`` where the other entry has the fewest vehicles first."""
    known = {
        name: float(row["best_known_cost"])
        for name, row in json.loads((folder / "BKS.json").read_text(encoding="utf-8")).items()
    }
    return {
        name.lower(): known.get(f"{name}_distance", cost)
        for name, cost in known.items()
        if "_distance" not in name
    }


def collecting(path: Path) -> RouteProblem:
    """A load at each customer is brought to the depot."""
    lines = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    numbers = [
        list(map(float, line)) for line in lines if all(word.replace(".", "").isdigit() for word in line)
    ]
    (vehicles, seats), nodes = numbers[0], np.array(numbers[1:])
    depot = Window(*nodes[0, 4:6])
    riders = tuple(
        Rider(f"R{i}", str(i), DEPOT, np.inf, Window(*row[4:6]), depot, row[6], 0.0, {"seat": int(row[3])})
        for i, row in enumerate(nodes[1:], start=1)
    )
    return _problem(nodes[:, 1:3], riders, int(vehicles), int(seats), depot)


def carrying(path: Path) -> RouteProblem:
    """A load goes from one place to another; the rows with a demand above 0 are where it begins."""
    numbers = [
        list(map(float, line.split()))
        for line in path.read_text(encoding="ascii").splitlines()
        if line.strip()
    ]
    (vehicles, seats), nodes = numbers[0][:2], np.array(numbers[1:])
    depot = Window(*nodes[0, 4:6])
    pairs = [(row, nodes[int(row[8])]) for row in nodes[1:] if row[3] > 0]
    riders = tuple(
        Rider(
            f"R{int(a[0])}",
            str(int(a[0])),
            str(int(b[0])),
            np.inf,
            Window(*a[4:6]),
            Window(*b[4:6]),
            a[6],
            b[6],
            {"seat": int(a[3])},
        )
        for a, b in pairs
    )
    return _problem(nodes[:, 1:3], riders, int(vehicles), int(seats), depot)


def _problem(at: Floats, riders: tuple[Rider, ...], vehicles: int, seats: int, depot: Window) -> RouteProblem:
    road = np.hypot(*(at[:, None] - at[None, :]).T).T
    fleet = tuple(Vehicle(f"V{k}", DEPOT, DEPOT, {"seat": seats}, (depot,)) for k in range(vehicles))
    return RouteProblem(tuple(map(str, range(len(at)))), road, road, riders, fleet, unserved=UNSERVED)
