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


TRANSACTIE = (
    "CAST(coalesce((SELECT max(rijen_tot) FROM toegang_gebeurtenis WHERE rijen_tot IS NOT NULL), 0) AS TEXT)"
)
"""The last row change that was marked: the same during a whole transaction, because marking comes last in it."""


def watch(tabel: Tabel) -> list[Grendel]:
    """Write down that a row was made, changed or removed. An UPDATE that changes nothing is nothing."""
    anders = [f'OLD."{kolom}" IS NOT NEW."{kolom}"' for kolom in tabel.kolommen]
    namen = " || ".join(
        f"CASE WHEN {is_anders} THEN '{kolom},' ELSE '' END"
        for kolom, is_anders in zip(tabel.kolommen, anders, strict=True)
    )
    als = f"WHEN {' OR '.join(anders)} "
    return [
        _write_down(tabel, "nieuw", "AFTER INSERT", "NEW", "''"),
        _write_down(tabel, "veranderd", "AFTER UPDATE", "OLD", f"rtrim({namen}, ',')", als),
        _write_down(tabel, "weg", "AFTER DELETE", "OLD", "''"),
    ]


def _write_down(tabel: Tabel, soort: str, wanneer: str, rij: str, kolommen: str, als: str = "") -> Grendel:
    naam = f"grendel_{tabel.naam}_{soort}"
    doe = (
        "BEGIN INSERT INTO toegang_rijwijziging (at, tabel, rij, soort, kolommen, gebruiker, transactie) VALUES "  # noqa: S608 - names of our own models
        f"(strftime('%Y-%m-%d %H:%M:%f', 'now'), '{tabel.naam}', {rij}.\"{tabel.pk}\", '{soort}', {kolommen}, '', "
        f"{TRANSACTIE}); END"
    )
    return Grendel(naam, tabel.naam, f'CREATE TRIGGER "{naam}" {wanneer} ON "{tabel.naam}" {als}{doe}')


def in_place(cursor: Any) -> list[Grendel]:
    cursor.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'grendel%'"
    )
    return [Grendel(*rij) for rij in cursor.fetchall()]


def prepare(cursor: Any) -> None:
    """Nothing: a trigger of SQLite holds all that it does."""


def put(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(grendel.sql)


def drop(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(f'DROP TRIGGER "{grendel.naam}"')
