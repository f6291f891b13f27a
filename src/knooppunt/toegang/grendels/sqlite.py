"""The triggers on SQLite. Only built-in functions: they must work in any shell that opens the file."""

from __future__ import annotations

from typing import Any

from knooppunt.toegang.grendels.plan import Grendel, Tabel


def append_only(tabel: Tabel) -> list[Grendel]:
    """Refuse to change or remove a row.

    ``INSERT OR REPLACE`` removes rows without firing a delete trigger, so an insert that would meet a unique key is
    refused as well. SQLite has no TRUNCATE: a DELETE of everything fires per row.
    """
    gelijk = " OR ".join(
        "(" + " AND ".join(f'"{kolom}" = NEW."{kolom}"' for kolom in sleutel) + ")"
        for sleutel in tabel.sleutels
    )
    bestaat = f'WHEN EXISTS (SELECT 1 FROM "{tabel.naam}" WHERE {gelijk}) '  # noqa: S608 - names of our own models
    return [
        _refuse(tabel, "update", "BEFORE UPDATE"),
        _refuse(tabel, "delete", "BEFORE DELETE"),
        _refuse(tabel, "replace", "BEFORE INSERT", bestaat),
    ]


def _refuse(tabel: Tabel, soort: str, wanneer: str, als: str = "") -> Grendel:
    naam = f"grendel_{tabel.naam}_{soort}"
    doe = f"BEGIN SELECT RAISE(ABORT, '{tabel.naam} is append-only'); END"
    return Grendel(naam, tabel.naam, f'CREATE TRIGGER "{naam}" {wanneer} ON "{tabel.naam}" {als}{doe}')


def in_place(cursor: Any) -> list[Grendel]:
    cursor.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'grendel%%'"
    )
    return [Grendel(*rij) for rij in cursor.fetchall()]


def prepare(cursor: Any) -> None:
    """Nothing: a trigger of SQLite holds all that it does."""


def put(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(grendel.sql.replace("%", "%%"))


def drop(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(f'DROP TRIGGER "{grendel.naam}"')
