"""Reads dial-a-ride instances of Cordeau: vehicles, nodes, route duration, seats, longest ride; then the nodes."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from knooppunt_planning.routing import Rider, RouteProblem, Vehicle, Window


def instance(path: Path) -> RouteProblem:
    """Distances are times and costs. Some files repeat the depot at the end."""
    lines = [
        list(map(float, line.split()))
        for line in path.read_text(encoding="ascii").splitlines()
        if line.strip()
    ]
    (vehicles, _, duration, seats, longest), nodes = lines[0], np.array(lines[1:])
    n = (len(nodes) - 1) // 2
    nodes = nodes[: 2 * n + 1]
    road = np.hypot(*(nodes[:, None, 1:3] - nodes[None, :, 1:3]).T).T
    riders = tuple(
        Rider(
            f"R{i}",
            str(i),
            str(n + i),
            longest,
            Window(*nodes[i, 5:7]),
            Window(*nodes[n + i, 5:7]),
            nodes[i, 3],
            nodes[n + i, 3],
            {"seat": int(nodes[i, 4])},
        )
        for i in range(1, n + 1)
    )
    shift = (Window(*nodes[0, 5:7]),)
    fleet = tuple(
        Vehicle(f"V{k}", "0", "0", {"seat": int(seats)}, shift, duration) for k in range(int(vehicles))
    )
    return RouteProblem(tuple(map(str, range(2 * n + 1))), road, road, riders, fleet)


def best_known(folder: Path) -> dict[str, float]:
    """Values of ``bks.csv`` by instance. They are typed from the literature: a plan below one says check both."""
    with (folder / "bks.csv").open(encoding="utf-8", newline="") as file:
        return {row["instance"]: float(row["value"]) for row in csv.DictReader(file)}
