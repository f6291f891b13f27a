"""Rows that hold encrypted text get a reference of their own: the text is bound to it (ADR 0015)."""

from django.db import migrations, models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.beheer import fill_refs

MODELLEN = ("Inzetreactie",)


def vul(apps, schema_editor):
    for naam in MODELLEN:
        fill_refs(apps.get_model("besluiten", naam))


def kolom(**opties):
    return models.CharField(max_length=16, unique=True, editable=False, **opties)


class Migration(migrations.Migration):
    dependencies = [("besluiten", "0001_initial")]
    operations = [
        *(migrations.AddField(naam, "ref", kolom(null=True)) for naam in MODELLEN),
        migrations.RunPython(vul, migrations.RunPython.noop),
        *(migrations.AlterField(naam, "ref", kolom(default=nieuwe_referentie)) for naam in MODELLEN),
    ]
