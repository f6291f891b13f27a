"""Matrices of travel times: our networks end to end beside the raw call of the engine below them, and Dijkstra.

Everything on the roads of Maastricht. The graph beside SciPy's bare Dijkstra on the same graph; 10,000 random pairs
beside a Dijkstra of a few lines that reads the file itself; and, where the extra ``roads`` is installed, the same roads
written as an extract of OpenStreetMap, beside the engine's own call with tables that are ready.
"""

from __future__ import annotations

import heapq
import json
import math
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse.csgraph import dijkstra

from knooppunt_planning.network import NO_WAY, UNREACHABLE, Extract, Graph, Mode, Roads, Table, read_osmnx
from knooppunt_planning.nouns import Point
from tests.unit.planning.osm_extract import extract

HOMES, PLACES = 400, 1500
"""A region: so many homes, so many schools and other places."""
STARTS, PER_START = 250, 40
TIMES = 5


def run(bron: Path) -> dict[str, Any]:
    """Turn by turn, so that both have the same neighbours on the machine."""
    path = bron / "osm_maastricht" / "maastricht_drive_graph_osmnx.json"
    roads = read_osmnx(path)
    graph, homes, places, rows = _region(roads)
    bare_matrix = graph._matrices[Mode.CAR]
    ours, bare = _beside(
        lambda: graph.seconds(homes, places, Mode.CAR),
        lambda: dijkstra(bare_matrix, indices=rows[0])[:, rows[1]],
    )
    return {
        "name": "netwerk",
        "ours": round(HOMES * PLACES / ours),
        "reference": round(HOMES * PLACES / bare),
        "ratio": round(ours / bare, 2),
        "unit": f"travel times a second, {HOMES} x {PLACES} by car (reference: SciPy's Dijkstra without snapping); "
        "ratio = time of ours / time of the reference",
        "conditions": {
            "crossings": len(roads.nodes),
            "pairs_equal_to_dijkstra": _equal_pairs(path, roads),
            "pairs": STARTS * PER_START,
            "table": _table(graph, homes, places),
            "extract": _extract(path, homes, places),
        },
    }


def _region(roads: Roads) -> tuple[Graph, list[Point], list[Point], tuple[np.ndarray, np.ndarray]]:
    draw = np.random.default_rng(1)
    rows = (
        draw.choice(len(roads.nodes), HOMES, replace=False),
        draw.choice(len(roads.nodes), PLACES, replace=False),
    )
    homes, places = ([Point(*roads.nodes[n]) for n in some] for some in rows)
    return Graph(roads, limit_seconds=np.inf), homes, places, rows


def _equal_pairs(path: Path, roads: Roads) -> int:
    """Of random pairs of crossings by car: how many times the same as plain Dijkstra, to the second."""
    graph, links, draw = Graph(roads, limit_seconds=np.inf), _links(path), np.random.default_rng(2)
    same = 0
    for start in draw.choice(len(roads.nodes), STARTS, replace=False):
        ends = draw.choice(len(roads.nodes), PER_START, replace=False)
        found = graph.seconds([Point(*roads.nodes[start])], [Point(*roads.nodes[n]) for n in ends], Mode.CAR)[
            0
        ]
        times = _plain_dijkstra(links, int(start))
        expected = [times.get(int(n), math.inf) for n in ends]
        same += sum(
            int(ours) == (int(UNREACHABLE) if math.isinf(theirs) else round(theirs))
            for ours, theirs in zip(found, expected, strict=True)
        )
    return same


def _links(path: Path) -> Mapping[int, list[tuple[int, float]]]:
    """Seconds by car along each stretch, from the file itself and not by our reader."""
    told = json.loads(path.read_text(encoding="utf-8"))
    row = {node["id"]: n for n, node in enumerate(told["nodes"])}
    links = defaultdict(list)
    for link in told["links"]:
        limit = link.get("maxspeed", "30")
        kmh = min(
            [float(v) for v in (limit if isinstance(limit, list) else [limit]) if v.isdigit()], default=30.0
        )
        links[row[link["source"]]].append((row[link["target"]], link["length"] * 3.6 / kmh))
    return links


def _plain_dijkstra(links: Mapping[int, list[tuple[int, float]]], start: int) -> dict[int, float]:
    done: dict[int, float] = {}
    heap = [(0.0, start)]
    while heap:
        time_here, here = heapq.heappop(heap)
        if here not in done:
            done[here] = time_here
            for there, seconds in links.get(here, ()):
                if there not in done:
                    heapq.heappush(heap, (time_here + seconds, there))
    return done


def _table(graph: Graph, homes: list[Point], places: list[Point]) -> dict[str, float]:
    """What the product reads on a page: the ways that were reckoned before, beside indexing the bare matrix."""
    table = Table.reckon(graph, {Mode.CAR: (homes, places)})
    bare = table.blocks[Mode.CAR].seconds
    rows, columns = np.arange(HOMES), np.arange(PLACES)
    ours, reference = _beside(
        lambda: table.seconds(homes, places, Mode.CAR), lambda: bare[np.ix_(rows, columns)]
    )
    return {
        "cells_per_second": round(HOMES * PLACES / ours),
        "times_bare_indexing": round(ours / reference, 1),
    }


def _extract(path: Path, homes: list[Point], places: list[Point]) -> dict[str, Any] | str:
    """The same roads as an extract: end to end beside the engine's own call, and lengths beside Dijkstra on foot."""
    if find_spec("cafein") is None:
        return "not measured: the extra 'roads' is not installed"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "maastricht.osm.pbf"
        file.write_bytes(as_extract(path))
        begin = time.perf_counter()
        read = Extract.read(file, longest_minutes=600)
        seconds = time.perf_counter() - begin
    ours, raw = _beside(lambda: read.seconds(homes, places, Mode.CAR), _raw_call(read, homes, places))
    return {
        "file_mb": round(len(as_extract(path)) / 1e6, 1),
        "read_seconds": round(seconds, 1),
        "cells_per_second": round(HOMES * PLACES / ours),
        "raw_call_cells_per_second": round(HOMES * PLACES / raw),
        "times_the_raw_call": round(ours / raw, 2),
        "length_on_foot_off_by_pct": _off_by(path, read, homes, places),
    }


def _raw_call(read: Extract, homes: list[Point], places: list[Point]) -> Callable[[], object]:
    import cafein

    from knooppunt_planning.network.extract import _frame, _quiet

    frames = _frame(homes), _frame(places)

    def call() -> object:
        with _quiet():
            return cafein.TravelTimeMatrix(
                read._streets, *frames, transport_mode="car", max_street_time=600, output_time_units="seconds"
            )

    return call


def _off_by(path: Path, read: Extract, homes: list[Point], places: list[Point]) -> dict[str, float]:
    """Both ways along every road, as one walks: the engine's length beside that of the graph."""
    there = read_osmnx(path)
    start, end = np.concatenate([there.start, there.end]), np.concatenate([there.end, there.start])
    metres = np.concatenate([there.metres, there.metres])
    walk = np.concatenate([there.seconds[Mode.FOOT]] * 2)
    both_ways = Graph(Roads(there.nodes, start, end, metres, {Mode.FOOT: walk}), limit_seconds=np.inf)
    ours, theirs = (n.metres(homes[:200], places[:200], Mode.FOOT) for n in (read, both_ways))
    counts = (ours != NO_WAY) & (theirs != NO_WAY) & (theirs > 300)
    off = np.abs(ours[counts].astype(float) / theirs[counts] - 1)
    return {
        "median": round(100 * float(np.median(off)), 2),
        "9_of_10_within": round(100 * float(np.quantile(off, 0.9)), 2),
    }


def as_extract(path: Path, tiles: int = 1) -> bytes:
    """The graph as an extract of OpenStreetMap, laid side by side ``tiles`` times in both directions."""
    told = json.loads(path.read_text(encoding="utf-8"))
    number = {node["id"]: n for n, node in enumerate(told["nodes"], 1)}
    nodes: dict[int, Point] = {}
    ways: dict[int, tuple[list[int], dict[str, str]]] = {}
    for tile in range(tiles**2):
        north, east = 0.095 * (tile // tiles), 0.112 * (tile % tiles)
        base = tile * 1_000_000
        nodes |= {base + number[n["id"]]: Point(n["y"] + north, n["x"] + east) for n in told["nodes"]}
        bend = base + len(number)
        for row, link in enumerate(_once(told["links"]), 1):
            bends = link.get("geometry", {"coordinates": []})["coordinates"][1:-1]
            between = range(bend + 1, bend + 1 + len(bends))
            nodes |= {k: Point(y + north, x + east) for k, (x, y) in zip(between, bends, strict=True)}
            bend += len(bends)
            along = [base + number[link["source"]], *between, base + number[link["target"]]]
            ways[base + row] = (along, _tags(link))
    return extract(nodes, ways)


def _once(links: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A road in two directions is two links, and one way of OpenStreetMap."""
    seen: set[tuple[int, int, float]] = set()
    for link in links:
        if link["oneway"] or (link["target"], link["source"], link["length"]) not in seen:
            seen.add((link["source"], link["target"], link["length"]))
            yield link


def _tags(link: Mapping[str, Any]) -> dict[str, str]:
    kind, limit = (
        value if isinstance(value, str) else value[0]
        for value in (link["highway"], link.get("maxspeed", "30"))
    )
    return {"highway": kind, "maxspeed": limit} | ({"oneway": "yes"} if link["oneway"] else {})


def _beside(ours: Callable[[], object], reference: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for work, times in zip((ours, reference), taken, strict=True):
            begin = time.perf_counter()
            work()
            times.append(time.perf_counter() - begin)
    return statistics.median(taken[0]), statistics.median(taken[1])
