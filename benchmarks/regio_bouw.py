"""Building the whole country from public files, next to DuckDB that only reads the same files.

Both run in processes of their own on the same machine, one after the other, and each is the middle of three runs.
Ours reads, checks, joins and writes everything into a fresh SQLite database. The reference only reads: every used
table with DuckDB's CSV reader, and the GeoJSON as text, into a table in memory.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.los import measure_apart

KEREN = 3


def run(bron: Path) -> dict[str, Any]:
    """Seconds for both, the ratio, and our peak memory; ``bron`` is the folder with the publishers' files."""
    if find_spec("duckdb") is None:  # asked here: a child process would say it in a traceback
        raise ModuleNotFoundError("the reference of this benchmark is not installed", name="duckdb")
    map_, ours, reference = str(bron.resolve()), [], []
    for _ in range(KEREN):
        ours.append(measure_apart(__name__, "bouw", map_, database=""))
        gelezen = json.dumps(ours[-1]["bestanden"])
        reference.append(measure_apart(__name__, "lees", map_, gelezen, database=""))
    seconds = statistics.median(uitkomst["seconds"] for uitkomst in ours)
    reading = statistics.median(uitkomst["seconds"] for uitkomst in reference)
    return {
        "name": "regio-bouw",
        "ours": round(seconds, 2),
        "reference": round(reading, 2),
        "ratio": round(seconds / reading, 2),
        "unit": "s",
        "conditions": {
            "database": "sqlite",
            "kernen": os.cpu_count(),
            "keren": KEREN,
            "bestanden": len(ours[0]["bestanden"]),
            "stromen": ours[0]["stromen"],
            "geheugen_MB": round(max(uitkomst["peak_mib"] for uitkomst in ours)),
            "referentie": f"DuckDB {reference[0]['version']}",
        },
    }


def bouw(bron: Path) -> dict[str, Any]:
    """Our side: tables first, then the clock runs until the transaction is confirmed."""
    import resource

    import django

    django.setup()
    from django.core.management import call_command

    from knooppunt.organisaties.actions import build_region

    call_command("migrate", verbosity=0)
    begin = time.perf_counter()
    verslag = build_region(bron=bron, swv_codes=["alle"], at=datetime.now(UTC)).verslag
    seconds = time.perf_counter() - begin
    return {
        "seconds": seconds,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stromen": verslag["tellingen"]["leerlingstromen"],
        "bestanden": [regel["bestand"] for regel in verslag["bestanden"] if regel["gelezen"]],
    }


def lees(bron: Path, bestanden: list[str]) -> dict[str, Any]:
    """The reference: every file that our side reads, as text columns, without looking at a value."""
    import duckdb

    verbinding = duckdb.connect()
    begin = time.perf_counter()
    for naam in bestanden:
        pad = str(bron / naam).replace("'", "''")
        lezer = (
            f"read_text('{pad}')"
            if naam.endswith("json")
            else f"read_csv('{pad}', {_csv_opties(bron / naam)})"
        )
        verbinding.execute(f"CREATE OR REPLACE TABLE gelezen AS SELECT * FROM {lezer}")
    return {"seconds": time.perf_counter() - begin, "version": duckdb.__version__}


def _csv_opties(pad: Path) -> str:
    """DuckDB reads UTF-8 by itself and needs to be told of the one old file in a Windows encoding."""
    try:
        pad.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        if pad.suffix != ".gz":
            return "all_varchar=true, encoding='latin-1'"
    return "all_varchar=true"


if __name__ == "__main__":
    taak, map_, *lijst = sys.argv[1:]
    uitkomst = bouw(Path(map_)) if taak == "bouw" else lees(Path(map_), json.loads(lijst[0]))
    print(json.dumps(uitkomst))
