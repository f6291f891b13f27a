"""Fills an empty, migrated database with many dossiers and events, to measure pages on.

The rows go in past the actions, in the order of their foreign keys, because a million actions would take an hour;
the numbers of people, families and looks per dossier are those of a region with a few years of work in it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from types import SimpleNamespace
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from knooppunt.basis.referentie import ALFABET
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models import (
    Actie,
    Afspraak,
    Bespreking,
    Betrokkene,
    Deling,
    Doel,
    Dossier,
    Gezin,
    Gezinslid,
    Kind,
    Knooppunt,
    Overleg,
    Plan,
    Regisseur,
    Verhaal,
)
from knooppunt.dossier.rules.herkenning import klank_van
from knooppunt.organisaties.models import Gemeente, Ondersteuningsniveau, Organisatie, Regio
from knooppunt.toegang.keten import keys
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, mark

SCHOLEN, ADVISEURS, JEUGDPROFESSIONALS = 300, 40, 60
VOORNAMEN = (
    "Ilyas",
    "Noor",
    "Sem",
    "Yara",
    "Daan",
    "Fleur",
    "Mila",
    "Bram",
    "Zoë",
    "Finn",
    "Amira",
    "Jip",
    "Lotte",
)
ACHTERNAMEN = (
    "de Vries",
    "Bouzid",
    "Janssen",
    "van Dijk",
    "Yilmaz",
    "Bakker",
    "Smit",
    "El Amrani",
    "Mulder",
    "Kok",
)
SOORTEN = (
    "dossier.bekeken",
    "dossier.bekeken",
    "dossier.bekeken",
    "verhaal.aangevuld",
    "overleg.gepland",
    "doel.bereikt",
)
NAMEN = [(v, a, klank_van(v, a)) for v in VOORNAMEN for a in ACHTERNAMEN]


@dataclass
class Belasting:
    """How much to make, and from which day it looks back."""

    nu: datetime
    """The pages look two weeks back from the clock: who measures them gives the moment of measuring."""
    dossiers: int = 100_000
    gebeurtenissen: int = 1_000_000
    seed: int = 1


def fill(belasting: Belasting) -> None:
    """Fill the database; with the same seed the same rows (their references differ in nothing either)."""
    rng = random.Random(belasting.seed)
    with transaction.atomic():
        for model, kolommen, rijen in tables(belasting, rng):
            insert(model, kolommen, rijen, _ref(rng))
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Account, Gebeurtenis]):
            cursor.execute(sql)  # rows with a number of their own: the next one comes after them
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
    vast = tuple(f.get_db_prep_save(f.get_default(), connection) for f in overig)
    kop = ", ".join(connection.ops.quote_name(c) for c in namen + [f.column for f in overig])
    plaats = ", ".join(["%s"] * (len(namen) + len(overig)))
    sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({kop}) VALUES ({plaats})"
    rijen = iter(rijen)
    with connection.cursor() as cursor:
        while stuk := list(islice(rijen, 20_000)):
            cursor.executemany(sql, [_stored(model, velden, rij) + vast for rij in stuk])


def _stored(model: type[models.Model], velden: list[models.Field], rij: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values of a row as the database has them; encrypted text is sealed for this row, as saving it would do."""
    waarden = dict(zip((f.name for f in velden), rij, strict=True))
    eigenaar = SimpleNamespace(_meta=model._meta, ref=waarden.get("ref"))
    return tuple(
        f.get_db_prep_save(f.sealed(eigenaar, w) if isinstance(f, VersleuteldeTekst) else w, connection)
        for f, w in zip(velden, rij, strict=True)
    )


def tables(
    b: Belasting, rng: random.Random
) -> Iterator[tuple[type[models.Model], str, Iterable[tuple[Any, ...]]]]:
    """Every table with its columns and rows, in an order in which foreign keys hold."""
    wijzer = _ref(rng)
    n, nu, dag = b.dossiers, b.nu, b.nu.date()
    ouderdom = [rng.randrange(500_000) for _ in range(n)]  # minutes since the last change of each dossier
    mensen = SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS
    yield Regio, "id code naam mensen_verzonnen", [(1, "belasting", "Regio Belasting", True)]
    yield Ondersteuningsniveau, "id regio_id rang label", [(i, 1, i, f"Niveau {i}") for i in range(1, 6)]
    yield Gemeente, "id code naam grens", [(i, f"GM{9000 + i}", f"Gemeente {i}", None) for i in range(1, 11)]
    yield Organisatie, "id ref soort naam regio_id gemeente_id", _organisations(wijzer)
    yield (
        Account,
        "id ref naam soort email created_at password",
        (
            (
                i,
                next(wijzer),
                f"Persoon {i}",
                "professional" if i <= mensen else "ouder",
                f"p{i}@voorbeeld.invalid",
                nu,
                "!",
            )
            for i in range(1, mensen + n + 1)
        ),
    )
    yield Lidmaatschap, "account_id organisatie_id rol begin", _memberships()
    yield Gezin, "id ref naam created_at", ((i, next(wijzer), f"Gezin {i}", nu) for i in range(1, n + 1))
    yield (
        Kind,
        "id ref gezin_id voornaam achternaam geboortedatum woon_pc4 klank",
        _children(n, rng, wijzer, dag),
    )
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
                nu - timedelta(days=400), nu - timedelta(minutes=ouderdom[i - 1]),
            )
            for i in range(1, n + 1)
        ),
    )  # fmt: skip
    yield (
        Verhaal,
        "dossier_id verteller hoedanigheid antwoorden verteld_at",
        (
            (i, f"Persoon {mensen + i}", "moeder", [["Wat gaat er goed?", "Tekent graag."]], nu)
            for i in range(1, n + 1)
        ),
    )
    yield Betrokkene, "dossier_id account_id hoedanigheid organisatie_id vanaf", _circle(n, dag)
    yield Deling, "dossier_id organisatie_id deel grondslag grond gegeven_at", _sharing(n, nu)
    yield (
        Regisseur,
        "gezin_id account_id organisatie_id vanaf",
        ((i, 1 + i % SCHOLEN, 1 + i % SCHOLEN, dag) for i in range(1, n + 1) if i % 7),
    )
    yield from _plans(n, nu, wijzer)
    yield from _meetings(n, nu)
    yield (
        Taak,
        "ref sleutel soort tekst url dossier_ref account_id voor created_at",
        _tasks(dag, rng, wijzer),
    )
    yield (
        Gebeurtenis,
        "at soort onderwerp_ref dossier_ref by_id rol organisatie_id doel gegevens namens id spoor nr waarmerk",
        _marked(_events(b, ouderdom, rng)),
    )


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
        if i % 7 < 2:
            yield i, SCHOLEN + 1 + (i // 7) % ADVISEURS, "team", SCHOLEN + 1, dag
        if i % 7 == 3:
            p = (i // 7) % JEUGDPROFESSIONALS
            yield i, SCHOLEN + ADVISEURS + 1 + p, "team", SCHOLEN + 2 + p % 10, dag


def _sharing(n: int, nu: datetime) -> Iterator[tuple[Any, ...]]:
    for i in range(1, n + 1):
        yield i, 1 + i % SCHOLEN, "onderwijs", "wettelijke_taak", "ONDERWIJS_SCHOOL", nu
        yield i, 1 + i % SCHOLEN, "gezin", "toestemming", "", nu
        yield i, SCHOLEN + 1, "onderwijs", "toestemming", "", nu


def _plans(n: int, nu: datetime, wijzer: Iterator[str]) -> Iterator[tuple[type[models.Model], str, Any]]:
    met_plan = range(1, int(n * 0.6) + 1)
    dag = nu.date()
    yield (
        Plan,
        "id ref dossier_id versie status niveau_id ingangsdatum evaluatie_voor created_at created_by_id vastgesteld_at",
        (
            (i, next(wijzer), i, 1, "vastgesteld", 1 + i % 5, dag, dag + timedelta(days=120), nu, 1, nu)
            for i in met_plan
        ),
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


def _meetings(n: int, nu: datetime) -> Iterator[tuple[type[models.Model], str, Any]]:
    """A standing team with a planned meeting for every school, one in forty children on its agenda, and agreements."""
    scholen = range(1, SCHOLEN + 1)
    yield (
        Knooppunt,
        "id naam regio_id school_id created_at",
        ((i, f"Knooppunt {i}", 1, i, nu) for i in scholen),
    )
    yield (
        Overleg,
        "id knooppunt_id begint_at plaats created_at",
        ((i, i, nu + timedelta(days=2 + i % 20), "Op school", nu) for i in scholen),
    )
    yield (
        Bespreking,
        "overleg_id dossier_id volgorde vraag grondslag geagendeerd_by_id",
        (
            (1 + i % SCHOLEN, i, i // SCHOLEN, "Wat helpt?", "toestemming", 1 + i % SCHOLEN)
            for i in range(1, n + 1)
            if i // SCHOLEN % 40 == 1
        ),
    )
    yield (
        Afspraak,
        "dossier_id tekst eigenaar_id voor created_at",
        (
            (i, "Bel de ouders.", 1 + i % SCHOLEN, nu.date() + timedelta(days=9), nu)
            for i in range(1, n + 1, 3)
        ),
    )


def _references() -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, ref FROM dossier_dossier ORDER BY id")
        return dict(cursor.fetchall())


def _tasks(dag: date, rng: random.Random, wijzer: Iterator[str]) -> Iterator[tuple[Any, ...]]:
    """Thirty for every professional; those of a coordinator are about children of the own school."""
    refs, mensen = _references(), SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS
    for k in range(30):
        for wie in range(1, mensen + 1):
            over = refs.get(wie - 1 + SCHOLEN * (k + 1), "") if wie <= SCHOLEN else ""
            voor = dag + timedelta(days=rng.randrange(-20, 60))
            begin = datetime.combine(dag, datetime.min.time(), UTC)
            yield (
                next(wijzer),
                f"taak:{k}:{wie}",
                "evalueren",
                "Evalueer het plan",
                "/start/",
                over,
                wie,
                voor,
                begin,
            )


def _events(b: Belasting, ouderdom: list[int], rng: random.Random) -> Iterator[tuple[Any, ...]]:
    """Looks and changes by people of the circle, in order of time.

    Two in three are in a dossier that changed last at about that time, so that what is new has events too.
    """
    refs = _references()
    volgorde = sorted(range(1, b.dossiers + 1), key=lambda i: -ouderdom[i - 1])
    stap = timedelta(days=400) / b.gebeurtenissen
    for k in range(b.gebeurtenissen):
        i = volgorde[k * b.dossiers // b.gebeurtenissen] if k % 3 else 1 + rng.randrange(b.dossiers)
        by, rol, organisatie = _someone(i, k)
        soort = SOORTEN[k // 5 % len(SOORTEN)]
        doel = "begeleiding" if soort == "dossier.bekeken" else ""
        yield b.nu - timedelta(days=400) + k * stap, soort, refs[i], refs[i], by, rol, organisatie, doel, {}


def _marked(rijen: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The same lines, numbered in one chain and marked as the product does."""
    kolommen = [
        "at",
        "soort",
        "onderwerp_ref",
        "dossier_ref",
        "by_id",
        "rol",
        "organisatie_id",
        "doel",
        "gegevens",
    ]
    waarmerk = BEGIN
    for nr, rij in enumerate(rijen, 1):
        regel = Logregel(spoor=0, nr=nr, id=nr, namens="", **dict(zip(kolommen, rij, strict=True)))
        waarmerk = mark(keys()[-1], waarmerk, regel)
        yield *rij, "", nr, 0, nr, waarmerk


def _someone(i: int, k: int) -> tuple[int, str, int | None]:
    """Who did it, of those around a child: a parent, an adviser or the coordinator of the school."""
    if k % 5 == 0:
        return SCHOLEN + ADVISEURS + JEUGDPROFESSIONALS + i, "ouder", None
    if k % 5 < 3:
        return SCHOLEN + 1 + (i // 7) % ADVISEURS, "swv_adviseur", SCHOLEN + 1
    return 1 + i % SCHOLEN, "schoolcoordinator", 1 + i % SCHOLEN
