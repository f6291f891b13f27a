"""Fills an empty, migrated database with many dossiers and events, to measure pages on.

The rows go in past the actions, in the order of their foreign keys, because a million actions would take an hour;
the numbers of people, families and looks per dossier are those of a region with a few years of work in it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from knooppunt.basis.referentie import ALFABET
from knooppunt.dossier.models import (
    Actie,
    Betrokkene,
    Deling,
    Doel,
    Dossier,
    Gezin,
    Gezinslid,
    Kind,
    Plan,
    Regisseur,
    Verhaal,
)
from knooppunt.dossier.rules.herkenning import klank_van
from knooppunt.organisaties.models import Gemeente, Ondersteuningsniveau, Organisatie, Regio
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak

SCHOLEN, ADVISEURS, JEUGDPROFESSIONALS = 300, 40, 60
VOORNAMEN = ("Ilyas", "Noor", "Sem", "Yara", "Daan", "Fleur", "Mila", "Bram", "Zoë", "Finn", "Amira", "Jip", "Lotte")
ACHTERNAMEN = ("de Vries", "Bouzid", "Janssen", "van Dijk", "Yilmaz", "Bakker", "Smit", "El Amrani", "Mulder", "Kok")
SOORTEN = ("dossier.bekeken", "dossier.bekeken", "dossier.bekeken", "plan.gewijzigd", "afspraak.gemaakt", "doel.bereikt")
NAMEN = [(v, a, klank_van(v, a)) for v in VOORNAMEN for a in ACHTERNAMEN]


@dataclass
class Belasting:
    """How much to make, and from which day it looks back."""

    dossiers: int = 100_000
    gebeurtenissen: int = 1_000_000
    nu: datetime = datetime.fromisoformat("2026-11-16T09:00:00+00:00")
    seed: int = 1


def fill(belasting: Belasting) -> None:
    """Fill the database; with the same seed the same rows (their references differ in nothing either)."""
    rng = random.Random(belasting.seed)
    with transaction.atomic():
        for model, kolommen, rijen in tables(belasting, rng):
            insert(model, kolommen, rijen, _ref(rng))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def insert(
    model: type[models.Model], kolommen: str, rijen: Iterable[tuple[Any, ...]], refs: Iterator[str]
) -> None:
    """Insert rows in chunks; ``kolommen`` are column names, and what is not named gets the field's default."""
    namen = kolommen.split()
    if "ref" not in namen and any(f.name == "ref" for f in model._meta.concrete_fields):
        namen.append("ref")
        rijen = ((*rij, next(refs)) for rij in rijen)
    velden = [next(f for f in model._meta.concrete_fields if f.column == naam) for naam in namen]
    overig = [f for f in model._meta.concrete_fields if f.column not in namen and not f.primary_key]
    vast = tuple(_prepared(f, f.get_default()) for f in overig)
    kop = ", ".join(connection.ops.quote_name(c) for c in namen + [f.column for f in overig])
    plaats = ", ".join(["%s"] * (len(namen) + len(overig)))
    sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({kop}) VALUES ({plaats})"
    rijen = iter(rijen)
    with connection.cursor() as cursor:
        while stuk := list(islice(rijen, 20_000)):
            cursor.executemany(
                sql, [tuple(_prepared(f, w) for f, w in zip(velden, rij, strict=True)) + vast for rij in stuk]
            )


def _prepared(veld: models.Field, waarde: Any) -> Any:
    return veld.get_db_prep_save(waarde, connection)


def tables(b: Belasting, rng: random.Random) -> Iterator[tuple[type[models.Model], str, Iterable[tuple[Any, ...]]]]:
    """Every table with its columns and rows, in an order in which foreign keys hold."""
    wijzer = _ref(rng)
    n, nu, dag = b.dossiers, b.nu, b.nu.date()
    mensen = SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS
    yield Regio, "id code naam mensen_verzonnen", [(1, "belasting", "Regio Belasting", True)]
    yield Ondersteuningsniveau, "id regio_id rang label", [(i, 1, i, f"Niveau {i}") for i in range(1, 6)]
    yield Gemeente, "id code naam grens", [(i, f"GM{9000 + i}", f"Gemeente {i}", None) for i in range(1, 11)]
    yield Organisatie, "id ref soort naam regio_id gemeente_id", _organisations(wijzer)
    yield (
        Account,
        "id ref naam soort email created_at password",
        (
            (i, next(wijzer), f"Persoon {i}", "professional" if i <= mensen else "ouder", f"p{i}@voorbeeld.invalid", nu, "!")
            for i in range(1, mensen + n + 1)
        ),
    )
    yield Lidmaatschap, "account_id organisatie_id rol begin", _memberships()
    yield Gezin, "id ref naam created_at", ((i, next(wijzer), f"Gezin {i}", nu) for i in range(1, n + 1))
    yield Kind, "id ref gezin_id voornaam achternaam geboortedatum woon_pc4 klank", _children(n, rng, wijzer, dag)
    yield (
        Gezinslid,
        "gezin_id naam relatie gezag account_id",
        ((i, f"Persoon {mensen + i}", "moeder", True, mensen + i) for i in range(1, n + 1)),
    )
    yield (
        Dossier,
        "id ref kind_id regio_id school_id gemeente_id niveau_id status geopend_at bijgewerkt_at",
        (
            (
                i, next(wijzer), i, 1, 1 + i % SCHOLEN, 1 + i % 10, 1 + i % 5, "open",
                nu - timedelta(days=400), nu - timedelta(minutes=rng.randrange(500_000)),
            )
            for i in range(1, n + 1)
        ),
    )  # fmt: skip
    yield (
        Verhaal,
        "dossier_id verteller hoedanigheid antwoorden verteld_at",
        ((i, f"Persoon {mensen + i}", "moeder", [["Wat gaat er goed?", "Tekent graag."]], nu) for i in range(1, n + 1)),
    )
    yield Betrokkene, "dossier_id account_id hoedanigheid organisatie_id vanaf", _circle(n, dag)
    yield Deling, "dossier_id organisatie_id deel grondslag gegeven_at", _sharing(n, nu)
    yield (
        Regisseur,
        "gezin_id account_id organisatie_id vanaf",
        ((i, 1 + i % SCHOLEN, 1 + i % SCHOLEN, dag) for i in range(1, n + 1) if i % 10),
    )
    yield from _plans(n, nu, wijzer)
    yield (
        Taak,
        "ref sleutel soort tekst url dossier_ref account_id voor created_at",
        (
            (next(wijzer), f"taak:{i}", "evalueren", "Evalueer het plan", "/start/", "", 1 + i % mensen,
             dag + timedelta(days=rng.randrange(-20, 60)), nu)
            for i in range(1, 30 * mensen)
        ),
    )  # fmt: skip
    yield Gebeurtenis, "at soort onderwerp_ref dossier_ref by_id rol organisatie_id doel gegevens", _events(b, rng)


def _ref(rng: random.Random) -> Iterator[str]:
    while True:
        getal = rng.getrandbits(80)
        yield "".join(ALFABET[(getal >> (5 * k)) & 31] for k in range(16))


def _organisations(wijzer: Iterator[str]) -> Iterator[tuple[Any, ...]]:
    for i in range(1, SCHOLEN + 1):
        yield i, next(wijzer), "school", f"School {i}", 1, 1 + i % 10
    yield SCHOLEN + 1, next(wijzer), "swv", "Samenwerkingsverband", 1, None
    for i in range(1, 11):
        yield SCHOLEN + 1 + i, next(wijzer), "gemeente", f"Gemeente {i}", 1, i


def _memberships() -> Iterator[tuple[Any, ...]]:
    begin = date(2020, 8, 1)
    for i in range(1, SCHOLEN + 1):
        yield i, i, "schoolcoordinator", begin
    for i in range(SCHOLEN + 1, SCHOLEN + ADVISEURS + 1):
        yield i, SCHOLEN + 1, "swv_adviseur", begin
    for i in range(SCHOLEN + ADVISEURS + 1, SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS + 1):
        yield i, SCHOLEN + 2 + i % 10, "gemeente_contact", begin


def _children(n: int, rng: random.Random, wijzer: Iterator[str], dag: date) -> Iterator[tuple[Any, ...]]:
    for i in range(1, n + 1):
        voornaam, achternaam, klank = NAMEN[i % len(NAMEN)]
        geboren = dag - timedelta(days=rng.randrange(4 * 365, 18 * 365))
        yield i, next(wijzer), i, voornaam, achternaam, geboren, str(1000 + i % 4000), klank


def _circle(n: int, dag: date) -> Iterator[tuple[Any, ...]]:
    mensen = SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS
    for i in range(1, n + 1):
        yield i, mensen + i, "ouder", None, dag
        yield i, 1 + i % SCHOLEN, "team", 1 + i % SCHOLEN, dag
        if i % 3 == 0:
            yield i, SCHOLEN + 1 + (i // 3) % ADVISEURS, "team", SCHOLEN + 1, dag
        if i % 4 == 0:
            p = (i // 4) % JEUGDPROFESSIONALS
            yield i, SCHOLEN + ADVISEURS + 1 + p, "team", SCHOLEN + 2 + p % 10, dag


def _sharing(n: int, nu: datetime) -> Iterator[tuple[Any, ...]]:
    for i in range(1, n + 1):
        yield i, 1 + i % SCHOLEN, "onderwijs", "wettelijke_taak", nu
        yield i, 1 + i % SCHOLEN, "gezin", "toestemming", nu
        yield i, SCHOLEN + 1, "onderwijs", "toestemming", nu


def _plans(n: int, nu: datetime, wijzer: Iterator[str]) -> Iterator[tuple[type[models.Model], str, Any]]:
    met_plan = range(1, int(n * 0.6) + 1)
    dag = nu.date()
    yield (
        Plan,
        "id ref dossier_id versie status niveau_id ingangsdatum evaluatie_voor created_at created_by_id vastgesteld_at",
        ((i, next(wijzer), i, 1, "vastgesteld", 1 + i % 5, dag, dag + timedelta(days=120), nu, 1, nu) for i in met_plan),
    )
    yield (
        Doel,
        "id ref plan_id deel volgorde tekst",
        (
            (2 * i + k, next(wijzer), i, ("onderwijs", "zorg")[k], k, "Werkt een kwartier zelfstandig.")
            for i in met_plan
            for k in (0, 1)
        ),
    )
    yield (
        Actie,
        "ref doel_id tekst eigenaar_id herziening_op",
        ((next(wijzer), 2 * i, "Elke ochtend de dag doornemen.", 1 + i % SCHOLEN, dag) for i in met_plan),
    )


def _events(b: Belasting, rng: random.Random) -> Iterator[tuple[Any, ...]]:
    """Looks and changes by people of the circle, in order of time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ref FROM dossier_dossier ORDER BY id")
        refs = dict(cursor.fetchall())
    mensen = SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS
    stap = timedelta(days=400) / b.gebeurtenissen
    for k in range(b.gebeurtenissen):
        i = 1 + rng.randrange(b.dossiers)
        ouder = k % 5 == 0
        by, organisatie = (mensen + i, None) if ouder else (1 + i % SCHOLEN, 1 + i % SCHOLEN)
        soort = SOORTEN[k % len(SOORTEN)]
        doel = "begeleiding" if soort == "dossier.bekeken" else ""
        yield (
            b.nu - timedelta(days=400) + k * stap, soort, refs[i], refs[i], by,
            "ouder" if ouder else "schoolcoordinator", organisatie, doel, {},
        )  # fmt: skip
