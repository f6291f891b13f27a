"""Home page, case list and dossier page with 100,000 dossiers and 1,000,000 events, against the bare SQL of the page.

The reference is every SQL statement that the page sent, session and rights included, run again on a bare cursor of
the database driver with all rows fetched. The viewer is a support coordinator of one school, not a superuser.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any

from benchmarks.los import measure_apart

RONDES, VERZOEKEN = 60, 400
NUMMERS = count(10**9, 1_000)
"""Far above every id that the generator gives, with room between them: the product's next lines come after the last."""


def run() -> dict[str, Any]:
    """Measure in a process of its own."""
    return measure_apart("benchmarks.paginas")


def measure() -> dict[str, Any]:
    """Fill the database, measure every page, serve it for the p95 and say it in one dict."""
    # Imports in functions: the settings are those of this process, and models need them.
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.generator import Belasting, fill

    call_command("migrate", verbosity=0)
    aantal = int(os.environ.get("KNOOPPUNT_MEET_DOSSIERS", "100000"))
    fill(Belasting(nu=timezone.now(), dossiers=aantal, gebeurtenissen=10 * aantal))
    adressen, cookie = addresses()
    paginas = {naam: page_against_sql(adres, cookie) for naam, adres in adressen.items()}
    drukte = serve_and_ask(adressen, cookie)
    slechtste = max(paginas.values(), key=lambda p: p["ratio"])
    return {
        "name": "paginas",
        "ours": slechtste["ours"],
        "reference": slechtste["reference"],
        "ratio": slechtste["ratio"],
        "unit": "ms per page (the page with the highest ratio)",
        "conditions": {
            "database": connection.vendor,
            "dossiers": aantal,
            "gebeurtenissen": 10 * aantal,
            "paginas": paginas,
            "p95_ms": drukte,
        },
    }


def addresses() -> tuple[dict[str, str], str]:
    """The three pages and a session cookie of the coordinator of school 1."""
    from django.test import Client

    from knooppunt.dossier.models import Dossier
    from knooppunt.toegang.models import Account

    client = Client()
    client.force_login(Account.objects.get(pk=1))
    ref = Dossier.objects.filter(school_id=1).order_by("pk").first().ref
    adressen = {"start": "/start/", "lijst": "/dossiers/", "dossier": f"/dossiers/{ref}/"}
    return adressen, client.cookies["sessionid"].value


def page_against_sql(adres: str, cookie: str) -> dict[str, Any]:
    """Median server time of a page, and of its own statements on the driver's cursor, taken turn by turn.

    Server time is a call of the product's own WSGI application until its last byte; ``cpu`` is the part of both in
    which this process worked, the fairer ratio when others use the machine.
    """
    from django.db import connection

    sent: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append((sql, params))
        return execute(sql, params, many, context)

    _get(adres, cookie)
    with connection.execute_wrapper(note):
        grootte = _get(adres, cookie)
    kaal = [_bare(sql, params) for sql, params in sent]
    ours, reference = [], []
    for _ in range(RONDES):
        ours.append(_timed(lambda: _get(adres, cookie)))
        reference.append(_timed(lambda: _replay(kaal)))
    (ms, cpu), (ref_ms, ref_cpu) = _median(ours), _median(reference)
    return {
        "ours": round(ms, 2), "reference": round(ref_ms, 2), "ratio": round(ms / ref_ms, 2),
        "ours_cpu": round(cpu, 2), "reference_cpu": round(ref_cpu, 2), "statements": len(sent),
        "kilobytes": round(grootte / 1000, 1),
    }  # fmt: skip


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds on the clock and of this process."""
    begin, begin_cpu = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - begin), 1000 * (time.process_time() - begin_cpu)


def _median(tijden: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(ms for ms, _ in tijden), statistics.median(cpu for _, cpu in tijden)


def _get(adres: str, cookie: str) -> int:
    """Ask the WSGI application for a page, and give its size; RuntimeError when it is not there."""
    from django.test import RequestFactory

    from knooppunt.project.wsgi import application

    vraag = RequestFactory().get(adres, HTTP_HOST="127.0.0.1", HTTP_COOKIE=f"sessionid={cookie}")
    status: list[str] = []
    antwoord = application(vraag.environ, lambda regel, _: status.append(regel))
    grootte = sum(len(stuk) for stuk in antwoord)
    antwoord.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{adres}: {status[0]}")
    return grootte


def _bare(sql: str, params: Any) -> tuple[str, tuple[Any, ...]]:
    """A statement as the driver itself takes it."""
    from django.db import connection

    if connection.vendor == "sqlite" and params is not None:
        sql = sql % tuple("?" for _ in params)
    return sql, tuple(params or ())


def _replay(statements: list[tuple[str, tuple[Any, ...]]]) -> None:
    """The same statements in a row on the bare connection; savepoints and commits included as they were sent."""
    from django.db import connection

    connection.ensure_connection()
    cursor = connection.connection.cursor()
    for sql, params in statements:
        cursor.execute(sql, _another_line(sql, params))
        if cursor.description:
            cursor.fetchall()
    cursor.close()
    if connection.vendor == "sqlite":
        connection.connection.commit()  # BEGIN is a statement that was noted; the commit is a call


def _another_line(sql: str, params: tuple[Any, ...]) -> tuple[Any, ...]:
    """A line of the record is written once: replayed, it gets a chain of its own and the next number in it."""
    kop = re.match(r'INSERT INTO "toegang_gebeurtenis" \(([^)]+)\)', sql)
    if kop is None:
        return params
    kolommen = [kolom.strip(' "') for kolom in kop[1].split(",")]
    namen = kolommen * (len(params) // len(kolommen))
    nieuw = {"id": lambda: next(NUMMERS), "nr": lambda: next(NUMMERS), "spoor": lambda: 9999}
    return tuple(
        nieuw[naam]() if naam in nieuw else waarde for naam, waarde in zip(namen, params, strict=True)
    )


def serve_and_ask(adressen: dict[str, str], cookie: str) -> dict[str, Any]:
    """Start the product's own server on the filled database and ask with 1 and with 16 clients at a time."""
    from knooppunt.project.server import first_free_port

    poort = first_free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "knooppunt", "start", "--port", str(poort)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_up(poort)
        return {
            f"{naam}_{clients}": _ask(poort, adres, cookie, clients)
            for naam, adres in adressen.items()
            for clients in (1, 16)
        }
    finally:
        server.terminate()
        server.wait(20)


def _wait_until_up(poort: int) -> None:
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
            connection.request("GET", "/binnenkomen/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("the server did not start")


def _ask(poort: int, adres: str, cookie: str, clients: int) -> dict[str, Any]:
    def client(_: int) -> list[tuple[float, int]]:
        connection = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
        tijden = []
        for _ in range(VERZOEKEN // clients):
            begin = time.perf_counter()
            connection.request("GET", adres, headers={"Cookie": f"sessionid={cookie}"})
            antwoord = connection.getresponse()
            antwoord.read()
            tijden.append((1000 * (time.perf_counter() - begin), antwoord.status))
        return tijden

    with ThreadPoolExecutor(clients) as pool:
        alle = [t for deel in pool.map(client, range(clients)) for t in deel]
    tijden = sorted(t for t, _ in alle)
    return {
        "p50": round(tijden[len(tijden) // 2], 1),
        "p95": round(tijden[int(len(tijden) * 0.95)], 1),
        "verzoeken": len(alle),
        "mislukt": sum(status != 200 for _, status in alle),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
