"""Werkers: the same studies counted by one worker and by two, on one PostgreSQL; no study may be counted twice.

Every study is an invented area with its own seed; a region of the country is one such study. KNOOPPUNT_MEET_STUDIES
says how many (8). Each may take ten seconds of the clock, so beside the time stands how good the plans are.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.databases import postgresql

ROOT = Path(__file__).resolve().parents[1]
SECONDEN, AREAS_KM = 10, 0.15


def run() -> dict[str, Any]:
    aantal = int(os.environ.get("KNOOPPUNT_MEET_STUDIES", "8"))
    een, twee = _counted(aantal, 1), _counted(aantal, 2)
    return {
        "name": "werkers",
        "ours": twee["seconds"],
        "reference": een["seconds"],
        "ratio": round(twee["seconds"] / een["seconds"], 2),
        "unit": f"seconds for {aantal} studies with two workers; one worker is the reference",
        "conditions": {"one": een, "two": twee, "processors": os.cpu_count()},
    }


def _counted(aantal: int, werkers: int) -> dict[str, Any]:
    """Ask so many studies on a fresh database, and let the workers empty the queue."""
    with postgresql() as adres:
        env = {
            **os.environ,
            "DATABASE_URL": adres,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        }
        _do(["-m", "knooppunt", "migreer"], env)
        _do(["-m", "benchmarks.werkers", "ask", str(aantal)], env)
        begin = time.monotonic()
        opdracht = [sys.executable, "-m", "knooppunt", "werk", "--leeg"]
        bezig = [subprocess.Popen(opdracht, env=env, stdout=subprocess.DEVNULL) for _ in range(werkers)]
        assert [proces.wait() for proces in bezig] == [0] * werkers
        return {
            "seconds": round(time.monotonic() - begin, 1),
            **json.loads(_do(["-m", "benchmarks.werkers", "read"], env)),
        }


def _do(opdracht: list[str], env: dict[str, str]) -> str:
    klaar = subprocess.run([sys.executable, *opdracht], env=env, check=True, capture_output=True, text=True)
    return klaar.stdout


def _ask(aantal: int) -> None:
    from django.utils import timezone

    from knooppunt.kaart.models import Studie
    from knooppunt.organisaties.models import Organisatie

    swv = Organisatie.objects.create(soort="swv", naam="Samenwerkingsverband")
    for zaad in range(aantal):
        vraag, feiten = _area(zaad)
        Studie.objects.create(
            sleutel=f"{zaad:016}", soort="verdeelplan", naam=f"Gebied {zaad}", organisatie=swv, vraag=vraag,
            feiten=feiten, zaad=zaad, gemaakt_at=timezone.now(),
        )  # fmt: skip


def _area(zaad: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Sixty postcodes, forty regular and twelve special schools, some six hundred pupils."""
    from datetime import date

    from knooppunt.kaart.rules.verdeelplan.vraag import (
        Gebiedsfeiten,
        Schoolplek,
        Sector,
        Stroom,
        Verdeelvraag,
        Voor,
        Woonplek,
        first_choices,
    )

    kans = random.Random(zaad)

    def punt() -> tuple[float, float]:
        return 52.1 + kans.gauss(0, AREAS_KM), 5.3 + kans.gauss(0, 1.6 * AREAS_KM)

    thuis = tuple(Woonplek(f"{1000 + nr}", punt(), "Gemeente", 7.0) for nr in range(60))
    gewoon = tuple(Schoolplek(f"01G{nr:03}", f"School {nr}", punt(), 220) for nr in range(40))
    speciaal = tuple(Schoolplek(f"02S{nr:03}", f"Speciaal {nr}", punt()) for nr in range(12))
    stromen = tuple(
        Stroom(plek.pc4, school.code, "Sbo" if nr % 3 else "So", round(kans.uniform(0.5, 4), 1))
        for plek in thuis
        for nr, school in kans.sample(list(enumerate(speciaal)), 4)
    )
    op = date(2026, 11, 1)
    vraag = Verdeelvraag(
        swv="PO0000", peildatum=op, sector=Sector.PO, voor=Voor.ALLEN,
        **first_choices(Sector.PO, op) | {"seconden": SECONDEN},
    )  # fmt: skip
    return vraag.as_json(), Gebiedsfeiten(thuis, gewoon, speciaal, stromen).as_json()


def _read() -> dict[str, Any]:
    from knooppunt.kaart.models import Studie

    rijen = list(Studie.objects.values_list("toestand", "pogingen", "uitkomst__marge"))
    assert [(toestand, pogingen) for toestand, pogingen, _ in rijen] == [("klaar", 1)] * len(rijen), rijen
    return {
        "mean_gap_pct": round(100 * statistics.mean(marge for *_, marge in rijen), 2),
        "counted_once": len(rijen),
    }


if __name__ == "__main__":
    from knooppunt.project.cli import open_settings

    open_settings()
    if sys.argv[1] == "ask":
        _ask(int(sys.argv[2]))
    else:
        print(json.dumps(_read()))
