"""The triggers on PostgreSQL. ENABLE ALWAYS: they also fire for who calls the own session a replica."""

from __future__ import annotations

from typing import Any

from knooppunt.toegang.grendels.plan import Grendel, Tabel

FUNCTIES = {
    "grendel_weiger": "\nBEGIN\n  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;\nEND\n",
}
"""Name and body of what the triggers call."""
IN_PLACE = """
    SELECT t.tgname, c.relname, pg_get_triggerdef(t.oid, true), t.tgenabled, p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgname LIKE 'grendel%%' AND c.relnamespace = current_schema()::regnamespace"""


def append_only(tabel: Tabel) -> list[Grendel]:
    """Refuse to change or remove a row, also all at once."""
    return [
        _trigger(tabel.naam, "rij", "BEFORE DELETE OR UPDATE", "ROW", "grendel_weiger()"),
        _trigger(tabel.naam, "leeg", "BEFORE TRUNCATE", "STATEMENT", "grendel_weiger()"),
    ]


def _trigger(tabel: str, soort: str, wanneer: str, per: str, functie: str) -> Grendel:
    naam = f"grendel_{tabel}_{soort}"
    sql = f"CREATE TRIGGER {naam} {wanneer} ON {tabel} FOR EACH {per} EXECUTE FUNCTION {functie}"
    return Grendel(naam, tabel, sql)


def in_place(cursor: Any) -> list[Grendel]:
    """What is there; one that is switched off, or whose function says something else, is not the same one."""
    cursor.execute(IN_PLACE)
    return [
        Grendel(naam, tabel, sql if stand == "A" and bron in FUNCTIES.values() else "")
        for naam, tabel, sql, stand, bron in cursor.fetchall()
    ]


def prepare(cursor: Any) -> None:
    for naam, bron in FUNCTIES.items():
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $grendel${bron}$grendel$"
        )


def put(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(grendel.sql)
    cursor.execute(f"ALTER TABLE {grendel.tabel} ENABLE ALWAYS TRIGGER {grendel.naam}")


def drop(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(f"DROP TRIGGER {grendel.naam} ON {grendel.tabel}")
