"""Reads home-care instances of Mankowska, Meisel and Bierwirth as JSON, and the best known values beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from knooppunt_planning.nouns import Window
from knooppunt_planning.roads import Ways
from knooppunt_planning.touring import Part, TourProblem, Traveller, Visit

THIRD = 1 / 3
"""The three parts of the cost, distance, total lateness and greatest lateness, weigh the same."""
MISSED = 1e5
"""Everybody is visited in this set."""
HOURS = {"day": Window(0.0, 1e6)}


def instance(path: Path) -> TourProblem:
    """Row 0 of the distances is the office; distances are minutes too."""
    given = json.loads(path.read_text(encoding="utf-8"))
    road = np.array(given["distances"], dtype=np.float64)
    places = tuple(map(str, range(len(road))))
    visits = tuple(_visit(str(row), patient) for row, patient in enumerate(given["patients"], start=1))
    travellers = tuple(
        Traveller(row["id"], frozenset(row["abilities"]), "0", "0", HOURS, km_price=THIRD)
        for row in given["caregivers"]
    )
    return TourProblem(places, {"car": Ways(road, road)}, ("day",), visits, travellers, THIRD, THIRD)


def _visit(place: str, patient: dict[str, Any]) -> Visit:
    parts = tuple(
        Part(row["duration"], frozenset({row["service"]})) for row in patient["required_caregivers"]
    )
    after = Window(*patient.get("synchronization", {}).get("distance", (0.0, 0.0)))
    return Visit(patient["id"], place, {"day": Window(*patient["time_window"])}, parts, after, missed=MISSED)


def best_known(folder: Path) -> dict[str, float]:
    """The column total_cost of the table in Markdown, by instance."""
    rows = [
        [cell.strip() for cell in line.strip("| \n").split("|")]
        for line in (folder / "mankowska_best.md").read_text(encoding="utf-8").splitlines()
    ]
    cost = rows[0].index("total_cost")
    return {row[0].removesuffix(".json"): float(row[cost]) for row in rows[2:]}
