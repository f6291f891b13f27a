"""Searching the wegwijzer among 20,000 offers and 200,000 words, against the bare full-text query of the same database.

Ours is the whole search: reading the question, the kinds, the look-up with its filters, the order. The reference is one
full-text query with exactly the same tokens, ranked by the database itself (bm25, ts_rank), first twenty rows, on a
bare cursor of the driver, turn by turn with ours. The questions are those of the relevance test, with their errors.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import time
from typing import Any

from benchmarks.los import measure_apart

AANBOD = int(os.environ.get("KNOOPPUNT_MEET_AANBOD", "20000"))
WOORDEN_PER_AANBOD = 10
RONDES = 3


def run() -> dict[str, Any]:
    """On SQLite and on PostgreSQL, each in a process and a folder of its own; the higher ratio is the answer."""
    from benchmarks.databases import postgresql

    uitkomsten = {"sqlite": measure_apart("benchmarks.wegwijzer_zoeken", database="")}
    with postgresql() as url:
        uitkomsten["postgresql"] = measure_apart("benchmarks.wegwijzer_zoeken", database=url)
    slechtste = max(uitkomsten.values(), key=lambda u: u["ratio"])
    return {
        "name": "wegwijzer-zoeken",
        "ours": slechtste["ours"],
        "reference": slechtste["reference"],
        "ratio": slechtste["ratio"],
        "unit": "ms, p95 of a search",
        "conditions": uitkomsten,
    }


def measure() -> dict[str, Any]:
    """Fill this database and measure; imports in functions, because the settings are those of this process."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from knooppunt.toegang.public import bezoeker
    from knooppunt.wegwijzer.models import Zoekwoord
    from knooppunt.wegwijzer.queries.zoeken import search
    from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
    from knooppunt.wegwijzer.toets.meten import read_questions

    call_command("migrate", verbosity=0)
    op = timezone.localdate()
    begin = time.perf_counter()
    _fill(op)
    vullen = time.perf_counter() - begin
    viewer, ours, reference = bezoeker(op), [], []
    vragen = [Zoekvraag(tekst=v.tekst) for v in read_questions()]
    search(viewer, vragen[0])  # vocabulary into memory, once per process
    for vraag in vragen * RONDES:
        ours.append(_timed(lambda vraag=vraag: search(viewer, vraag)))
        if zoek := _bare_query(vraag, op):
            reference.append(_timed(zoek))
    p95, ref_p95 = _p95(ours), _p95(reference)
    return {
        "ours": round(p95, 2), "reference": round(ref_p95, 2), "ratio": round(p95 / ref_p95, 2),
        "ours_p50": round(statistics.median(ours), 2), "reference_p50": round(statistics.median(reference), 2),
        "offers": AANBOD, "words": Zoekwoord.objects.count(), "questions": len(vragen), "rounds": RONDES,
        "seconds_to_fill_and_index": round(vullen, 1),
    }  # fmt: skip


def _fill(op: Any) -> None:
    """Offers of every kind in turn, with words of that kind and words that only a few others have."""
    from django.utils import timezone

    from knooppunt.organisaties.models import Organisatie
    from knooppunt.wegwijzer.models import Aanbod, Aanbodsoort, Hulpsoort
    from knooppunt.wegwijzer.zoekindex.schrijven import rebuild_index

    kans = random.Random(20)
    verzonnen = [_invented(kans) for _ in range(AANBOD * WOORDEN_PER_AANBOD)]
    soorten = list(Hulpsoort.objects.filter(boven__isnull=False))
    org = Organisatie.objects.create(soort="extern", naam="Meting")
    nu = timezone.now()
    aanbod = []
    for nummer in range(AANBOD):
        soort = soorten[nummer % len(soorten)]
        begin = nummer * WOORDEN_PER_AANBOD
        woorden = [kans.choice(soort.woorden) for _ in range(3)] + verzonnen[
            begin : begin + WOORDEN_PER_AANBOD
        ]
        aanbod.append(
            Aanbod(
                organisatie=org, eigenaar=org, naam=f"{soort.naam} {kans.choice(verzonnen)}", vorm="hulp",
                omschrijving=" ".join(woorden), leeftijd_van=soort.leeftijd_van,
                leeftijd_tot=soort.leeftijd_tot, nagekeken_op=op, created_at=nu, gewijzigd_at=nu,
            )
        )  # fmt: skip
    Aanbod.objects.bulk_create(aanbod, batch_size=500)
    Aanbodsoort.objects.bulk_create(
        (Aanbodsoort(aanbod=a, hulpsoort=soorten[i % len(soorten)]) for i, a in enumerate(aanbod)),
        batch_size=500,
    )
    rebuild_index(op)


def _invented(kans: random.Random) -> str:
    lettergrepen = (kans.choice("bcdfghklmnprstvw") + kans.choice("aeiou") for _ in range(kans.randint(3, 5)))
    return "".join(lettergrepen) + kans.choice("klmnrst")


def _bare_query(vraag: Any, op: Any) -> Any:
    """One full-text query with the tokens of this question, as the driver takes it. None when there are none."""
    from django.db import connection

    from knooppunt.wegwijzer.queries.kennis import knowledge
    from knooppunt.wegwijzer.rules.volgorde import meant, search_terms
    from knooppunt.wegwijzer.zoekindex.letters import token

    kennis = knowledge()
    woorden = kennis.schat.read(vraag.tekst)
    soorten = meant(kennis.zoeker.find(woorden, 12))
    zeggend = [w for w in woorden if w.zegt_iets]
    tokens = [t.token for t in search_terms(soorten, zeggend, kennis.rarity, token)]
    if not tokens:
        return None
    cursor = connection.connection.cursor()
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM wegwijzer_zoekindex WHERE wegwijzer_zoekindex MATCH ? ORDER BY rank LIMIT 20"
        waarden: tuple[str, ...] = (" OR ".join(tokens),)
    else:
        sql = (
            "SELECT rowid FROM wegwijzer_zoekindex WHERE tokens @@ %s::tsquery "
            "ORDER BY ts_rank(tokens, %s::tsquery) DESC LIMIT 20"
        )
        waarden = (" | ".join(tokens),) * 2
    return lambda: cursor.execute(sql, waarden).fetchall()


def _timed(work: Any) -> float:
    """Milliseconds on the clock."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


def _p95(tijden: list[float]) -> float:
    return sorted(tijden)[int(0.95 * len(tijden))]


if __name__ == "__main__":
    print(json.dumps(measure()))
