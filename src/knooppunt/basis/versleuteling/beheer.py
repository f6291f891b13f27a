"""For who maintains: what is sealed with which key, and turning to a new key.

Everything goes in batches that are each committed, and finds what is still to be done in the rows themselves: stopped
halfway, the next run goes on where it was. A row that someone writes meanwhile is left to its writer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps as installed
from django.db import connection, transaction

from knooppunt.basis.versleuteling.bron import keys
from knooppunt.basis.versleuteling.sleutels import Onleesbaar, Sleutelbos, key_number
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst, place_of

BATCH = 500
Progress = Callable[[str, int], None]
"""Called after each batch with the column and how many rows of it were read since the last call."""
Record = Callable[[str, int], None]
"""Called in the transaction of a batch with the column and how many rows of it were written."""


@dataclass(frozen=True)
class Kolom:
    """One encrypted column."""

    table: str
    pk: str
    column: str

    @property
    def naam(self) -> str:
        return f"{self.table}.{self.column}"

    def place(self, ref: str) -> str:
        return place_of(self.table, self.column, ref)


@dataclass
class Telling:
    """How many texts each key sealed, and where there are texts that cannot be opened."""

    per_sleutel: Counter[int] = field(default_factory=Counter)
    onleesbaar: Counter[str] = field(default_factory=Counter)
    """By column; plain text in an encrypted column counts as well."""
    gedraaid: int = 0


def sealed_columns() -> list[Kolom]:
    """Every encrypted column of every room."""
    return [
        Kolom(model._meta.db_table, str(model._meta.pk.column), str(veld.column))
        for model in installed.get_models()
        for veld in model._meta.concrete_fields
        if isinstance(veld, VersleuteldeTekst)
    ]


def count_texts(progress: Progress | None = None) -> Telling:
    """Open every text once."""
    telling, bos = Telling(), keys()
    for kolom in sealed_columns():
        for rijen in _batches(kolom):
            for _, ref, tekst in rijen:
                _opened(telling, bos, kolom, ref, tekst)
            _report(progress, kolom, rijen)
    return telling


def turn_keys(progress: Progress | None = None, record: Record | None = None) -> Telling:
    """Seal with the newest key whatever an older one sealed. What cannot be opened stays as it is, and is counted."""
    telling, bos = Telling(), keys()
    for kolom in sealed_columns():
        for rijen in _batches(kolom, bos.nieuwste):
            nieuw = []
            for pk, ref, tekst in rijen:
                open_tekst = _opened(telling, bos, kolom, ref, tekst)
                if open_tekst is not None:
                    nieuw.append((bos.seal(open_tekst, kolom.place(ref)), pk, tekst))
            telling.gedraaid += _write(kolom, nieuw, record)
            _report(progress, kolom, rijen)
    return telling


def count_rows() -> int:
    """How many texts there are to go through, for who shows progress."""
    q, totaal = connection.ops.quote_name, 0
    with connection.cursor() as cursor:
        for kolom in sealed_columns():
            sql = f"SELECT count(*) FROM {q(kolom.table)} WHERE {q(kolom.column)} <> ''"  # noqa: S608 - names of our models
            cursor.execute(sql)
            totaal += cursor.fetchone()[0]
    return totaal


def holds_sealed_text() -> bool:
    """Is there any text that some key sealed? Tables that are not there yet hold none."""
    tables = set(connection.introspection.table_names())
    return any(
        _has_sealed(kolom)
        for kolom in sealed_columns()
        if kolom.table in tables and kolom.column in _columns(kolom.table)
    )


def _has_sealed(kolom: Kolom) -> bool:
    q = connection.ops.quote_name
    # Before its migration a column may be of another type.
    sql = f"SELECT 1 FROM {q(kolom.table)} WHERE CAST({q(kolom.column)} AS text) LIKE 'kp1.%' LIMIT 1"  # noqa: S608 - names of our models
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() is not None


def _opened(telling: Telling, bos: Sleutelbos, kolom: Kolom, ref: str, tekst: str) -> str | None:
    try:
        open_tekst = bos.open(tekst, kolom.place(ref))
    except Onleesbaar:
        telling.onleesbaar[kolom.naam] += 1
        return None
    telling.per_sleutel[key_number(tekst) or 0] += 1
    return open_tekst


def _batches(kolom: Kolom, behalve: int | None = None) -> Iterator[list[tuple[int, str, str]]]:
    """The rows with a text, as (pk, ref, text); without those that key ``behalve`` sealed."""
    q = connection.ops.quote_name
    sql = (
        f"SELECT {q(kolom.pk)}, {q('ref')}, {q(kolom.column)} FROM {q(kolom.table)} "  # noqa: S608 - names of our models
        f"WHERE {q(kolom.pk)} > %s AND {q(kolom.column)} <> '' AND {q(kolom.column)} NOT LIKE %s "
        f"ORDER BY {q(kolom.pk)} LIMIT {BATCH}"
    )
    laatste = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, [laatste, f"kp1.{behalve}.%" if behalve else ""])
            rijen = cursor.fetchall()
        if not rijen:
            return
        yield rijen
        laatste = rijen[-1][0]


def _write(kolom: Kolom, nieuw: list[tuple[str, int, str]], record: Record | None = None) -> int:
    """Put (text, pk, what stood there) in the rows, unless someone wrote meanwhile."""
    q = connection.ops.quote_name
    sql = (
        f"UPDATE {q(kolom.table)} SET {q(kolom.column)} = %s "  # noqa: S608 - names of our models
        f"WHERE {q(kolom.pk)} = %s AND {q(kolom.column)} = %s"
    )
    geschreven = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for rij in nieuw:
            cursor.execute(sql, rij)
            geschreven += cursor.rowcount
        if record and geschreven:
            record(kolom.naam, geschreven)
    return geschreven


def _columns(table: str) -> set[str]:
    """Asked of an empty answer: Django's own description parses the SQL of the table, for all tables seconds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} LIMIT 0")  # noqa: S608 - names of our models
        return {kolom[0] for kolom in cursor.description}


def _report(progress: Progress | None, kolom: Kolom, rijen: list[Any]) -> None:
    if progress:
        progress(kolom.naam, len(rijen))
