"""Every line of the record is numbered in a chain and marked (ADR 0012). What is there already becomes chain 0."""

from django.conf import settings
from django.db import migrations, models

from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, mark

PER_KEER = 5000
KOLOMMEN = [
    "id", "at", "soort", "onderwerp_ref", "dossier_ref", "by_id", "rol", "organisatie_id", "namens", "doel", "gegevens",
]  # fmt: skip
KETENEIND = """
CREATE FUNCTION toegang_keteneind(aantal int, OUT spoor int, OUT nr bigint, OUT waarmerk text, OUT ids bigint[])
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


def open_the_record(apps, schema_editor):
    """The triggers of 0002 go; new ones come after the last migration (toegang/grendels)."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER gebeurtenis_geen_wijziging ON toegang_gebeurtenis")
        schema_editor.execute("DROP FUNCTION gebeurtenis_alleen_toevoegen()")
        schema_editor.execute(KETENEIND)
    else:
        schema_editor.execute("DROP TRIGGER gebeurtenis_geen_update")
        schema_editor.execute("DROP TRIGGER gebeurtenis_geen_delete")


def mark_what_is_there(apps, schema_editor):
    model = apps.get_model("toegang", "Gebeurtenis")
    sleutel = settings.WAARMERKSLEUTELS[-1].encode()
    waarmerk, nr, laatste = BEGIN, 0, 0
    while rijen := list(model.objects.filter(id__gt=laatste).order_by("id").values(*KOLOMMEN)[:PER_KEER]):
        for rij in rijen:
            nr += 1
            waarmerk = mark(sleutel, waarmerk, Logregel(spoor=0, nr=nr, **rij))
            model.objects.filter(id=rij["id"]).update(spoor=0, nr=nr, waarmerk=waarmerk)
        laatste = rijen[-1]["id"]


class Migration(migrations.Migration):
    dependencies = [("toegang", "0005_nachtronde")]
    operations = [
        migrations.RunPython(open_the_record),
        migrations.AddField("gebeurtenis", "spoor", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("gebeurtenis", "nr", models.BigIntegerField(null=True)),
        migrations.AddField("gebeurtenis", "waarmerk", models.CharField(max_length=32, null=True)),
        migrations.RunPython(mark_what_is_there),
        migrations.AlterField("gebeurtenis", "spoor", models.PositiveSmallIntegerField()),
        migrations.AlterField("gebeurtenis", "nr", models.BigIntegerField()),
        migrations.AlterField("gebeurtenis", "waarmerk", models.CharField(max_length=32)),
        migrations.AddConstraint(
            "gebeurtenis",
            models.UniqueConstraint(fields=["spoor", "nr"], name="gebeurtenis_een_keer_in_spoor"),
        ),
    ]
