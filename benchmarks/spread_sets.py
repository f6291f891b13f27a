"""The public location sets as problems, and random graphs in the style of OR-Library where a set is absent.

Folders: ``pmed`` (pmed1.txt or pmed1, with ``bks.csv`` or OR-Library's ``pmedopt.txt``), ``cpmp`` (n p, n x n
distances, demands, capacities) and ``sscflp`` (Lib_*/p*: sites customers, capacities, opening costs, demands, a row of
costs per customer; the file ``os`` has the best known value of p1, p2, ... on its lines).
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from knooppunt_planning.spreading import SpreadProblem


def names(bron: Path) -> list[str]:
    """Every instance in the folder, as path without suffix."""
    found = [*bron.glob("pmed/pmed*[0-9].txt"), *bron.glob("pmed/pmed*[0-9]")]
    found += [path for path in bron.glob("cpmp/**/*.txt") if not path.stem.lower().endswith("readme")]
    found += bron.glob("sscflp/**/p[0-9]*")
    return sorted(path.relative_to(bron).with_suffix("").as_posix() for path in found)


def problem(bron: Path, name: str) -> SpreadProblem:
    """The instance with this name; ``graph-900-90-1`` is a random graph with nodes, sites that open and seed."""
    if name.startswith("graph-"):
        nodes, most, seed = (int(part) for part in name.split("-")[1:])
        return _median(shortest(*random_graph(nodes, seed)), most)
    path = bron / name if (bron / name).is_file() else bron / f"{name}.txt"
    read = {"pmed": pmed, "cpmp": cpmp, "sscflp": sscflp}[name.split("/")[0]]
    return read(path.read_text(encoding="ascii"))


def best_known(bron: Path, name: str) -> float | None:
    """None when the folder does not say it."""
    kind, *_, last = name.split("/")
    if kind == "sscflp":
        values = (bron / name).with_name("os").read_text(encoding="ascii").split()
        return float(values[int(last[1:]) - 1])
    table = bron / kind / "bks.csv"
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as file:
            rows = {row["instance"].split("/")[-1]: row for row in csv.DictReader(file)}
        found = rows.get(last)
        return float(found.get("optimum") or found["best"]) if found else None
    optima = bron / kind / "pmedopt.txt"
    if optima.is_file():
        lines = [line.split() for line in optima.read_text(encoding="ascii").splitlines()]
        return next((float(line[1]) for line in lines if line and line[0] == last), None)
    return None


def pmed(text: str) -> SpreadProblem:
    """OR-Library: ``nodes edges p``, then an edge with its length per line; the last of a repeated edge counts."""
    numbers = [int(float(word)) for word in text.split()]
    nodes, edges, most = numbers[:3]
    rows = np.array(numbers[3 : 3 + 3 * edges]).reshape(-1, 3)
    return _median(shortest(nodes, rows), most)


def shortest(nodes: int, edges: np.ndarray) -> np.ndarray:
    """All shortest paths over edges (one node, other node, length); nodes are counted from 1."""
    length = {}
    for a, b, long in edges.tolist():
        length[min(a, b), max(a, b)] = long
    ends = np.array(list(length)) - 1
    graph = coo_array((list(length.values()), (ends[:, 0], ends[:, 1])), shape=(nodes, nodes))
    return np.asarray(dijkstra(graph.tocsr().astype(float), directed=False))


def random_graph(nodes: int, seed: int) -> tuple[int, np.ndarray]:
    """A ring with random chords, as many edges as nodes squared over 50, lengths 1 to 100."""
    rng = np.random.default_rng(seed)
    more = max(0, nodes * nodes // 50 - nodes)
    ring = np.column_stack([np.arange(nodes), (np.arange(nodes) + 1) % nodes])
    chords = rng.integers(0, nodes, (more, 2))
    both = np.vstack([ring, chords[chords[:, 0] != chords[:, 1]]]) + 1
    return nodes, np.column_stack([both, rng.integers(1, 101, len(both))])


def _median(distance: np.ndarray, most: int) -> SpreadProblem:
    return SpreadProblem.classic(distance, most_open=most)


def cpmp(text: str) -> SpreadProblem:
    """Row i has the distances from site i to the customers."""
    numbers = np.array(text.split(), dtype=float)
    n, most = int(numbers[0]), int(numbers[1])
    distance, demand, room = np.split(numbers[2 : 2 + n * n + 2 * n], [n * n, n * n + n])
    return SpreadProblem.classic(distance.reshape(n, n).T, demand=demand, room=room, most_open=most)


def sscflp(text: str) -> SpreadProblem:
    """The costs are those of a whole customer, also of one who asks no room."""
    numbers = np.array(text.split(), dtype=float)
    sites, customers = int(numbers[0]), int(numbers[1])
    room, opening, demand, cost = np.split(
        numbers[2 : 2 + 2 * sites + customers + sites * customers],
        [sites, 2 * sites, 2 * sites + customers],
    )
    return SpreadProblem.classic(
        cost.reshape(customers, sites), demand=np.maximum(demand, 1e-6), room=room, opening=opening
    )
