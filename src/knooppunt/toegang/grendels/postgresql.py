"""The triggers on PostgreSQL. ENABLE ALWAYS: they also fire for who calls the own session a replica."""

from __future__ import annotations

from typing import Any

from knooppunt.toegang.grendels.plan import Grendel, Tabel

WEIGER = """
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
"""
SCHRIJF = """
DECLARE
  oud jsonb;
  nieuw jsonb;
  kolommen text := '';
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN oud := to_jsonb(OLD); END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN nieuw := to_jsonb(NEW); END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT string_agg(kolom, ',' ORDER BY kolom) INTO kolommen
      FROM jsonb_object_keys(nieuw) AS kolom
      WHERE oud -> kolom IS DISTINCT FROM nieuw -> kolom AND kolom <> ALL (string_to_array(TG_ARGV[1], ','));
    IF kolommen IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO toegang_rijwijziging (at, tabel, rij, soort, kolommen, gebruiker, transactie) VALUES (
    clock_timestamp(), TG_TABLE_NAME, coalesce(coalesce(oud, nieuw) ->> TG_ARGV[0], ''),
    CASE TG_OP WHEN 'INSERT' THEN 'nieuw' WHEN 'UPDATE' THEN 'veranderd' WHEN 'DELETE' THEN 'weg' ELSE 'leeg' END,
    kolommen, session_user, grendel_transactie());
  RETURN NULL;
END
"""
FUNCTIES = {"grendel_weiger": WEIGER, "grendel_schrijf": SCHRIJF}
"""Name and body of what the triggers call."""
IN_PLACE = """
    SELECT t.tgname, c.relname, pg_get_triggerdef(t.oid, true), t.tgenabled, p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgname LIKE 'grendel%' AND c.relnamespace = current_schema()::regnamespace"""


def append_only(tabel: Tabel) -> list[Grendel]:
    """Refuse to change or remove a row, also all at once."""
    return [
        _trigger(tabel.naam, "rij", "BEFORE DELETE OR UPDATE", "ROW", "grendel_weiger()"),
        _trigger(tabel.naam, "leeg", "BEFORE TRUNCATE", "STATEMENT", "grendel_weiger()"),
    ]


def watch(tabel: Tabel) -> list[Grendel]:
    """Write down that a row was made, changed or removed, or the whole table emptied."""
    roep = f"grendel_schrijf('{tabel.pk}', '{','.join(tabel.stil)}')"
    return [
        _trigger(tabel.naam, "rij", "AFTER INSERT OR DELETE OR UPDATE", "ROW", roep),
        _trigger(tabel.naam, "leeg", "AFTER TRUNCATE", "STATEMENT", roep),
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
    """The functions run as who made them and look in this schema only.

    Who changes a row needs no right on the record itself, and a table of the same name elsewhere catches nothing.
    """
    cursor.execute("SELECT current_schema()")
    (schema,) = cursor.fetchone()
    for naam, bron in FUNCTIES.items():
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
            f'SET search_path = "{schema}", pg_temp AS $grendel${bron}$grendel$'
        )


def put(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(grendel.sql)
    cursor.execute(f"ALTER TABLE {grendel.tabel} ENABLE ALWAYS TRIGGER {grendel.naam}")


def drop(cursor: Any, grendel: Grendel) -> None:
    cursor.execute(f"DROP TRIGGER {grendel.naam} ON {grendel.tabel}")
