"""Seals the text that is there already, in batches; stopped halfway, it goes on where it was."""

from django.db import migrations

from knooppunt.basis.versleuteling.beheer import seal_existing

VELDEN = {
    "Vraag": ("concept",),
    "Vertelling": ("antwoorden",),
    "Reactie": ("tekst",),
}


def verzegel(apps, schema_editor):
    for naam, velden in VELDEN.items():
        seal_existing(apps.get_model("loket", naam), *velden)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("loket", "0002_versleuteld")]
    operations = [migrations.RunPython(verzegel, migrations.RunPython.noop)]
