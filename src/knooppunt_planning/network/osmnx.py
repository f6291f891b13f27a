"""Roads from a graph that OSMnx wrote (node-link JSON of networkx)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from knooppunt_planning.network.graph import Roads
from knooppunt_planning.network.interface import Mode

UNKNOWN_KMH = 30.0
"""Where the map has no speed limit."""

NO_BICYCLE = ("motorway", "trunk")

Stretch = Mapping[str, Any]
SPEEDS: Mapping[Mode, Callable[[Stretch], float]] = {
    Mode.CAR: lambda stretch: _limit(stretch),
    Mode.BICYCLE: lambda stretch: 0.0 if _is_fast_road(stretch) else 13.0,
    Mode.FOOT: lambda stretch: 0.0 if _is_fast_road(stretch) else 4.5,
}
"""Kilometres an hour on a stretch, 0 where one may not go. A car drives at the limit: a best case, without traffic."""


def read_osmnx(path: Path, speeds: Mapping[Mode, Callable[[Stretch], float]] = SPEEDS) -> Roads:
    """Read crossings and stretches.

    Parameters
    ----------
    path
        Of the JSON file: ``nodes`` with id, x and y in degrees; ``links`` with source, target, length in metres and
        the tags of OpenStreetMap.
    speeds
        For each mode the speed on a stretch, in km/h.

    Raises
    ------
    ValueError
        When a stretch leads to a crossing that the file does not have, or lacks a length; names the row.
    """
    graph = json.loads(path.read_text(encoding="utf-8"))
    row = {node["id"]: i for i, node in enumerate(graph["nodes"])}
    for number, stretch in enumerate(graph["links"]):
        if stretch["source"] not in row or stretch["target"] not in row:
            raise ValueError(f"stretch {number}: leads to a crossing that is not in the file")
        if "length" not in stretch:
            raise ValueError(f"stretch {number}: has no length")
    metres = np.array([stretch["length"] for stretch in graph["links"]], dtype=np.float64)
    kmh = {
        mode: np.array([speed(s) for s in graph["links"]], dtype=np.float64) for mode, speed in speeds.items()
    }
    return Roads(
        np.array([(node["y"], node["x"]) for node in graph["nodes"]], dtype=np.float64).reshape(-1, 2),
        np.array([row[stretch["source"]] for stretch in graph["links"]], dtype=np.intp),
        np.array([row[stretch["target"]] for stretch in graph["links"]], dtype=np.intp),
        metres,
        {
            m: np.divide(3.6 * metres, v, out=np.full_like(metres, np.inf), where=v > 0)
            for m, v in kmh.items()
        },
    )


def _limit(stretch: Stretch) -> float:
    """The lowest of the limits on a stretch: OSMnx gives a list where it joined stretches."""
    told = stretch.get("maxspeed")
    words = told if isinstance(told, list) else [told]
    numbers = [float(str(word)) for word in words if str(word).replace(".", "", 1).isdigit()]
    return min(numbers, default=UNKNOWN_KMH)


def _is_fast_road(stretch: Stretch) -> bool:
    told = stretch.get("highway")
    return any(str(kind).startswith(NO_BICYCLE) for kind in (told if isinstance(told, list) else [told]))
