"""The country's home-school pairs in one call, and 10,000 circles for a region, beside SciPy's k-d tree.

The reference only asks the distances: of each home to the nearest school, and of each circle to the nearest place per
need. Pairs are those of DUO's origin file and postcode points when a folder with both is given, else as many invented
ones.
"""

from __future__ import annotations

import csv
import gzip
import statistics
from pathlib import Path
from typing import Any

import numpy as np
from scipy.spatial import KDTree

from benchmarks.cirkels import DRAWS, TIMES, _bare, _seconds
from benchmarks.matching_region import region
from knooppunt_planning.nearby import CircleTest
from knooppunt_planning.network import Mode, StraightLine
from knooppunt_planning.network.sphere import unit_vectors

PAIRS = 110_853
HERKOMST = Path("duo_po_herkomst_2024") / "po_herkomst_pc4_20241001_landelijk.csv.gz"
POSTCODES = Path("pc4") / "pc4_coords_latlon.csv"


def run(bron: Path | None = None) -> dict[str, Any]:
    """Turn by turn, so that both have the same neighbours on the machine."""
    homes, schools, source = _pairs(bron)
    problem, network = region(1), StraightLine()
    test = CircleTest(problem)
    trees, centres = _bare(problem)
    country = KDTree(unit_vectors(np.unique(schools, axis=0)))
    vectors = unit_vectors(homes)
    ours: dict[str, list[float]] = {"pairs": [], "circles": []}
    bare: dict[str, list[float]] = {"pairs": [], "circles": []}
    for turn in range(TIMES):
        ours["pairs"].append(_seconds(lambda: network.each(homes, schools, Mode.BICYCLE)))
        bare["pairs"].append(_seconds(lambda: country.query(vectors)))
        ours["circles"].append(_seconds(lambda turn=turn: test.draw(DRAWS, seed=turn)))
        bare["circles"].append(_seconds(lambda: [tree.query(centres) for tree in trees]))
    own, reference = (
        {part: round(1000 * statistics.median(times), 1) for part, times in side.items()}
        for side in (ours, bare)
    )
    return {
        "name": "paren-land",
        "ours": round(sum(own.values()), 1),
        "reference": round(sum(reference.values()), 1),
        "ratio": round(sum(own.values()) / sum(reference.values()), 2),
        "unit": f"ms for {len(homes)} pairs and {DRAWS} circles (k-d tree: distances only)",
        "conditions": {"pairs": source, "ours_ms": own, "reference_ms": reference},
    }


def _pairs(bron: Path | None) -> tuple[np.ndarray, np.ndarray, str]:
    """Latitude and longitude of homes and schools, row by row, and where they come from."""
    if bron is None or not (bron / HERKOMST).exists():
        rng = np.random.default_rng(0)
        low, high = (51.0, 3.6), (53.4, 7.1)
        schools = rng.uniform(low, high, (7_000, 2))[rng.integers(7_000, size=PAIRS)]
        return schools + rng.normal(0, 0.05, schools.shape), schools, "invented"
    with (bron / POSTCODES).open(encoding="utf-8-sig", newline="") as file:
        at = {
            row["POSTCODE"]: [float(row[axis].replace(",", ".")) for axis in ("LAT", "LON")]
            for row in csv.DictReader(file, delimiter=";")
        }
    with gzip.open(bron / HERKOMST, "rt", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        known = [(row["POSTCODE_LEERLING"], row["POSTCODE_VESTIGING"][:4]) for row in rows]
    pairs = np.array([[at[home], at[school]] for home, school in known if home in at and school in at])
    return pairs[:, 0], pairs[:, 1], f"DUO, {len(known) - len(pairs)} of {len(known)} without a place"
