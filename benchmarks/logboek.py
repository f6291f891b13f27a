"""Verifying the record (1,000,000 lines), and what its marks and the triggers cost when something is written.

The reference of verifying is reading the same rows with the driver. What writing costs stands in ``conditions``: an
event with and without its mark, a look as one transaction, a row of a watched table with and without its trigger.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from benchmarks.los import measure_apart

RONDES, SCHRIJVERS, ELK = 300, 16, 50


def run() -> dict[str, Any]:
    """Measure in a process of its own."""
    return measure_apart("benchmarks.logboek")


def measure() -> dict[str, Any]:
    # Imports in functions: the settings are those of this process, and models need them.
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.generator import Belasting, fill
    from knooppunt.toegang.grendels.beheer import put_in_place, take_away

    call_command("migrate", verbosity=0)
    aantal = int(os.environ.get("KNOOPPUNT_MEET_REGELS", "1000000"))
    take_away()
    fill(Belasting(nu=timezone.now(), dossiers=max(aantal // 100, 100), gebeurtenissen=aantal))
    put_in_place()
    schrijven = writing()
    begin = time.perf_counter()
    klopt = verify()
    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    read_bare()
    reference = time.perf_counter() - begin
    return {
        "name": "logboek",
        "ours": round(ours, 1),
        "reference": round(reference, 1),
        "ratio": round(ours / reference, 1),
        "unit": "s for all lines",
        "conditions": {
            "database": connection.vendor,
            "regels": aantal,
            "heel": klopt,
            "geheugen_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "schrijven_ms": schrijven,
        },
    }


def verify() -> bool:
    from knooppunt.toegang.queries.controle import check_record

    return not check_record({}).bevindingen


def read_bare() -> None:
    from django.db import connection

    connection.ensure_connection()
    cursor = connection.connection.cursor()
    cursor.execute("SELECT * FROM toegang_gebeurtenis ORDER BY spoor, nr")
    while cursor.fetchmany(5000):
        pass


def writing() -> dict[str, Any]:
    """Milliseconds of the fastest tenth: what others do on the machine is left out."""
    from django.db import connection, transaction
    from django.utils import timezone

    from knooppunt.toegang.grendels.beheer import put_in_place, take_away
    from knooppunt.toegang.models import Account, Gebeurtenis, Taak
    from knooppunt.toegang.public import record_event, viewer_of

    nu = timezone.now()
    viewer = viewer_of(Account.objects.get(pk=1), nu.date())
    nummers = iter(range(10**9, 2 * 10**9))

    def marked() -> None:
        record_event(
            soort="dossier.bekeken", onderwerp_ref="x", dossier_ref="x", by=viewer, at=nu, bladzijde="plan"
        )

    def bare() -> None:
        nr = next(nummers)
        Gebeurtenis.objects.create(
            spoor=9999, nr=nr, waarmerk="0" * 32, at=nu, soort="dossier.bekeken", onderwerp_ref="x", dossier_ref="x",
            by_id=1, rol="schoolcoordinator", gegevens={"bladzijde": "plan"},
        )  # fmt: skip

    def task() -> None:
        Taak.objects.create(
            sleutel=str(next(nummers)), soort="x", tekst="x", url="/", account_id=1, created_at=nu
        )

    uit: dict[str, Any] = {}
    with transaction.atomic():
        uit["gebeurtenis_in_transactie"], uit["zonder_waarmerk"] = turn_by_turn(marked, bare)
        met = turn_by_turn(task)[0]
        transaction.set_rollback(True)
    with transaction.atomic():
        take_away()
        zonder = turn_by_turn(task)[0]
        transaction.set_rollback(True)
    put_in_place()
    uit |= {"rij_met_melder": met, "rij_zonder_melder": zonder}
    uit["blik_als_transactie"] = turn_by_turn(marked)[0]

    def act() -> None:
        with transaction.atomic():
            task()
            marked()

    uit["handeling_als_transactie"] = turn_by_turn(act)[0]
    connection.close()
    uit["tegelijk"] = together(marked)
    return uit


def turn_by_turn(*wat: Callable[[], None]) -> list[float]:
    tijden: list[list[float]] = [[] for _ in wat]
    for _ in range(RONDES):
        for doe, lijst in zip(wat, tijden, strict=True):
            begin = time.perf_counter()
            doe()
            lijst.append(1000 * (time.perf_counter() - begin))
    return [round(sorted(lijst)[len(lijst) // 10], 3) for lijst in tijden]


def together(doe: Callable[[], None]) -> dict[str, float]:
    """Looks by 16 writers at once, each with a connection of its own."""
    from django.db import connections

    def write(_: int) -> list[float]:
        tijden = []
        for _ in range(ELK):
            begin = time.perf_counter()
            doe()
            tijden.append(1000 * (time.perf_counter() - begin))
        connections.close_all()
        return tijden

    begin = time.perf_counter()
    with ThreadPoolExecutor(SCHRIJVERS) as pool:
        tijden = sorted(t for lijst in pool.map(write, range(SCHRIJVERS)) for t in lijst)
    duur = time.perf_counter() - begin
    return {
        "schrijvers": SCHRIJVERS,
        "per_s": round(len(tijden) / duur),
        "mediaan_ms": round(statistics.median(tijden), 1),
        "p95_ms": round(tijden[len(tijden) * 95 // 100], 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
