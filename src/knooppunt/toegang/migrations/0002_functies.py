"""Functions of PostgreSQL for the record: the end of a free chain (ADR 0012), and the name of a transaction."""

from django.db import migrations

KETENEIND = """
CREATE OR REPLACE FUNCTION toegang_keteneind(aantal int, OUT spoor int, OUT nr bigint, OUT waarmerk text, OUT ids bigint[])
LANGUAGE plpgsql AS $$
BEGIN
  -- The first chain that no other transaction holds; one that this transaction holds already is free for it.
  FOR i IN 0..999 LOOP
    IF pg_try_advisory_xact_lock(20260001, i) THEN spoor := i; EXIT; END IF;
  END LOOP;
  IF spoor IS NULL THEN
    PERFORM pg_advisory_xact_lock(20260001, 0);
    spoor := 0;
  END IF;
  -- A new statement, so a new snapshot: it sees what the holder before committed.
  SELECT g.nr, g.waarmerk INTO nr, waarmerk FROM toegang_gebeurtenis g
    WHERE g.spoor = toegang_keteneind.spoor ORDER BY g.nr DESC LIMIT 1;
  SELECT array_agg(nextval(pg_get_serial_sequence('toegang_gebeurtenis', 'id'))) INTO ids
    FROM generate_series(1, aantal);
END $$"""
TRANSACTIE = """
CREATE OR REPLACE FUNCTION grendel_transactie() RETURNS text LANGUAGE sql STABLE AS $$
  -- The number of a transaction comes again in a database that was restored elsewhere; with its moment it does not.
  SELECT pg_current_xact_id()::text || '-' || (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint
$$"""


def heen(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(KETENEIND)
        schema_editor.execute(TRANSACTIE)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_begin")]
    operations = [migrations.RunPython(heen, migrations.RunPython.noop)]
