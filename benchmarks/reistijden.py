"""Travel times: the graph of Maastricht end to end beside SciPy's bare Dijkstra, and the error of the straight line.

Half of the points calibrates, the other half tells the error: of the detour and of the time by car, per urbanity, for
journeys of at least 300 metres in a straight line. The library's own paces are measured on the same journeys.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import KDTree

from knooppunt_planning.network import (
    NO_WAY,
    UNREACHABLE,
    Graph,
    Mode,
    Roads,
    StraightLine,
    Urbanity,
    read_osmnx,
)
from knooppunt_planning.network.sphere import EARTH_METRES, straight_metres, unit_vectors
from knooppunt_planning.nouns import Point

POINTS = 600
TIMES = 5
LEAST_METRES = 300


def run(bron: Path) -> dict[str, Any]:
    """Turn by turn, so that both have the same neighbours on the machine."""
    roads = read_osmnx(bron / "osm_maastricht" / "maastricht_drive_graph_osmnx.json")
    graph = Graph(roads, limit_seconds=np.inf)
    rows = np.random.default_rng(1).choice(len(roads.nodes), POINTS, replace=False)
    points = [Point(*node) for node in roads.nodes[rows]]
    bare_matrix = graph._matrices[Mode.CAR]
    ours, bare = [], []
    for _ in range(TIMES):
        ours.append(_seconds(lambda: graph.seconds(points, points, Mode.CAR)))
        bare.append(_seconds(lambda: dijkstra(bare_matrix, indices=rows)[:, rows]))
    own, reference = statistics.median(ours), statistics.median(bare)
    same = np.rint(dijkstra(bare_matrix, indices=rows)[:, rows])
    found = graph.seconds(points, points, Mode.CAR)
    return {
        "name": "reistijden",
        "ours": round(1000 * own, 1),
        "reference": round(1000 * reference, 1),
        "ratio": round(own / reference, 2),
        "unit": f"ms for {POINTS} x {POINTS} travel times (SciPy's Dijkstra on the same graph, without snapping)",
        "conditions": {
            "crossings": len(roads.nodes),
            "cells_per_second": round(POINTS**2 / own),
            "pairs_equal_to_dijkstra": int((np.where(same < UNREACHABLE, same, UNREACHABLE) == found).sum()),
            "pairs": found.size,
            "straight_line": calibration(roads, graph, rows),
        },
    }


def calibration(roads: Roads, graph: Graph, rows: np.ndarray) -> list[dict[str, Any]]:
    """Per urbanity: the best detour and speed of one half, and errors on the other half."""
    points = [Point(*node) for node in roads.nodes[rows]]
    straight = straight_metres(roads.nodes[rows], roads.nodes[rows])
    metres = graph.metres(points, points, Mode.CAR)
    seconds = graph.seconds(points, points, Mode.CAR)
    counts = (metres != NO_WAY) & (seconds != UNREACHABLE) & (straight >= LEAST_METRES)
    half = np.zeros(len(rows), dtype=bool)
    half[: len(rows) // 2] = True
    fit, test = counts & half[:, None] & half[None, :], counts & ~half[:, None] & ~half[None, :]
    density = _density(roads, rows)
    kinds = {
        Urbanity.CITY: density >= 150,
        Urbanity.TOWN: (density >= 60) & (density < 150),
        Urbanity.COUNTRY: density < 60,
    }
    told = []
    for urbanity, here in kinds.items():
        detour = float(np.median(metres[fit & here] / straight[fit & here]))
        road = straight * detour
        kmh = float(np.median(3.6 * road[fit & here] / np.maximum(1, seconds[fit & here] - 45.0)))
        paces = StraightLine.for_area(urbanity)
        told.append(
            {
                "urbanity": urbanity.value,
                "journeys": int((test & here).sum()),
                "best_detour": round(detour, 2),
                "best_car_kmh": round(kmh, 1),
                "metres": _error(paces.metres(points, points, Mode.CAR), metres, test & here),
                "car_seconds": _error(paces.seconds(points, points, Mode.CAR), seconds, test & here),
            }
        )
    return told


def _density(roads: Roads, rows: np.ndarray) -> np.ndarray:
    """Crossings within a kilometre, of the emptier end; shape (n, n)."""
    vectors = unit_vectors(roads.nodes)
    near = KDTree(vectors).query_ball_point(vectors[rows], 1000 / EARTH_METRES, return_length=True)
    return np.minimum.outer(near, near)


def _error(guess: np.ndarray, true: np.ndarray, journeys: np.ndarray) -> dict[str, float]:
    off = guess[journeys].astype(float) / true[journeys] - 1
    return {
        "median_pct": round(100 * float(np.median(np.abs(off))), 1),
        "90_pct_within": round(100 * float(np.quantile(np.abs(off), 0.9)), 1),
        "bias_pct": round(100 * float(np.median(off)), 1),
    }


def _seconds(work: Callable[[], object]) -> float:
    clock = time.perf_counter()
    work()
    return time.perf_counter() - clock
