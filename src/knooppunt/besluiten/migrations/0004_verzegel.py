"""Seals the text that is there already, in batches; stopped halfway, it goes on where it was."""

from django.db import migrations

from knooppunt.basis.versleuteling.beheer import seal_existing

VELDEN = {
    "Inzet": (
        "omschrijving",
        "geprobeerd",
        "reden_verder_weg",
        "status_reden",
    ),
    "Inzetreactie": ("toelichting",),
}


def verzegel(apps, schema_editor):
    for naam, velden in VELDEN.items():
        seal_existing(apps.get_model("besluiten", naam), *velden)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("besluiten", "0003_versleuteld")]
    operations = [migrations.RunPython(verzegel, migrations.RunPython.noop)]
