"""The record of events is append-only in the database itself: update and delete are refused by triggers."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON toegang_gebeurtenis
       BEGIN SELECT RAISE(ABORT, 'toegang_gebeurtenis is append-only'); END""",
    """CREATE TRIGGER gebeurtenis_geen_delete BEFORE DELETE ON toegang_gebeurtenis
       BEGIN SELECT RAISE(ABORT, 'toegang_gebeurtenis is append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION gebeurtenis_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'toegang_gebeurtenis is append-only'; END $$""",
    """CREATE TRIGGER gebeurtenis_geen_wijziging BEFORE UPDATE OR DELETE ON toegang_gebeurtenis
       FOR EACH ROW EXECUTE FUNCTION gebeurtenis_alleen_toevoegen()""",
]
TERUG_SQLITE = ["DROP TRIGGER gebeurtenis_geen_update", "DROP TRIGGER gebeurtenis_geen_delete"]
TERUG_POSTGRESQL = [
    "DROP TRIGGER gebeurtenis_geen_wijziging ON toegang_gebeurtenis",
    "DROP FUNCTION gebeurtenis_alleen_toevoegen()",
]


def heen(apps, schema_editor):
    for sql in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sql)


def terug(apps, schema_editor):
    for sql in TERUG_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else TERUG_SQLITE:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunPython(heen, terug)]
