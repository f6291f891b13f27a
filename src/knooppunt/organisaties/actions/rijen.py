"""Many rows at once, on SQLite and on PostgreSQL. Inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, models


def _kolommen(model: type[models.Model], velden: Sequence[str]) -> list[str]:
    return [connection.ops.quote_name(str(model._meta.get_field(veld).column)) for veld in velden]


def upsert_rows(
    model: type[models.Model],
    velden: Sequence[str],
    rijen: Iterable[Sequence[Any]],
    *,
    sleutel: str,
    houd: Collection[str] = (),
) -> None:
    """Insert rows, or update those whose ``sleutel`` exists. Values are as the database stores them.

    An unknown (null) value never erases a known one. Of the fields in ``houd`` the value that was there stays.
    """
    tabel = connection.ops.quote_name(model._meta.db_table)
    kolommen = _kolommen(model, velden)
    (sleutelkolom,) = _kolommen(model, [sleutel])
    zetten = []
    for veld, kolom in zip(velden, kolommen, strict=True):
        if veld != sleutel:
            oud, nieuw = f"{tabel}.{kolom}", f"excluded.{kolom}"
            eerst, dan = (oud, nieuw) if veld in houd else (nieuw, oud)
            zetten.append(f"{kolom} = COALESCE({eerst}, {dan})")
    sql = (
        f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({', '.join(['%s'] * len(kolommen))}) "  # noqa: S608
        f"ON CONFLICT ({sleutelkolom}) DO UPDATE SET {', '.join(zetten)}"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(rijen))


def insert_rows(model: type[models.Model], velden: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
    """Insert new rows by the fastest way that the database has: COPY on PostgreSQL, else executemany."""
    tabel = connection.ops.quote_name(model._meta.db_table)
    kolommen = _kolommen(model, velden)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {tabel} ({', '.join(kolommen)}) FROM STDIN") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
        else:
            vraagtekens = ", ".join(["%s"] * len(kolommen))
            cursor.executemany(f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({vraagtekens})", rijen)  # noqa: S608
