"""Reads school bus instances of Park, Tae and Kim, with the constants of Bertsimas, Delarue and Martin (PNAS 2019)."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from knooppunt_planning.busing import BusSchool, BusStop, FleetProblem
from knooppunt_planning.nouns import Window

SEATS = 66
FEET_A_MINUTE = 29.3333333 * 60
STOP_SECONDS, PUPIL_SECONDS, SCHOOL_SECONDS = 19.0, 2.6, 154.4


def instance(folder: Path, max_ride: float, *, whole_window: bool, mixed: bool = False) -> FleetProblem:
    """Roads are along the axes. Buses are empty at the begin of the window, as in what is published, or within it."""
    stops, schools = (_table(folder / name) for name in ("Stops.txt", "Schools.txt"))
    at = [(float(row["X_COORD"]), float(row["Y_COORD"])) for row in stops]
    at += [(float(row["X"]), float(row["Y"])) for row in schools]
    x, y = np.array(at).T
    minutes = (np.abs(x[:, None] - x) + np.abs(y[:, None] - y)) / FEET_A_MINUTE
    halts = tuple(_stop(row) for row in stops)
    ends = tuple(
        BusSchool(row["ID"], row["ID"], _window(row, whole_window), SCHOOL_SECONDS / 60) for row in schools
    )
    places = tuple(row["ID"] for row in (*stops, *schools))
    return FleetProblem(places, minutes, ends, halts, SEATS, max_ride, mixed)


def best_known(folder: Path) -> dict[tuple[str, float], int]:
    """Fewest buses by instance and longest ride in minutes."""
    with (folder / "best_buses.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["benchmark"], float(row["max_riding_time_s"]) / 60): int(row["best_buses"])
            for row in csv.DictReader(file)
        }


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["ID"]]


def _stop(row: dict[str, str]) -> BusStop:
    pupils = int(row["STUDENT_COUNT"])
    return BusStop(row["ID"], row["ID"], row["EP_ID"], pupils, (STOP_SECONDS + PUPIL_SECONDS * pupils) / 60)


def _window(row: dict[str, str], whole: bool) -> Window:
    """510 is ten past five."""
    early, late = (int(row[name]) // 100 * 60.0 + int(row[name]) % 100 for name in ("AMEARLY", "AMLATE"))
    return Window(early, late if whole else early)
