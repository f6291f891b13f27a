"""What changed in any table with personal data, written by triggers (toegang/grendels), marked by the product."""

from django.db import migrations, models

TRANSACTIE = """
CREATE FUNCTION grendel_transactie() RETURNS text LANGUAGE sql STABLE AS $$
  -- The number of a transaction comes again in a database that was restored elsewhere; with its moment it does not.
  SELECT pg_current_xact_id()::text || '-' || (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint
$$"""


def make_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(TRANSACTIE)


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0010_tweede_stap"),
    ]

    operations = [
        migrations.RunPython(make_function),
        migrations.CreateModel(
            name="Rijwijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("tabel", models.CharField(max_length=63)),
                ("rij", models.CharField(max_length=64)),
                ("soort", models.CharField(max_length=10)),
                ("kolommen", models.TextField()),
                ("gebruiker", models.CharField(max_length=63)),
                ("transactie", models.CharField(max_length=40)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="rijen_tot",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="rijen_van",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="transactie",
            field=models.CharField(max_length=40, null=True),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("transactie__isnull", False)),
                fields=["transactie"],
                name="gebeurtenis_transactie",
            ),
        ),
        migrations.AddIndex(
            model_name="gebeurtenis",
            index=models.Index(
                condition=models.Q(("rijen_tot__isnull", False)),
                fields=["rijen_tot"],
                name="gebeurtenis_rijen_tot",
            ),
        ),
        migrations.AddIndex(
            model_name="rijwijziging",
            index=models.Index(fields=["transactie"], name="rijwijziging_transactie"),
        ),
    ]
