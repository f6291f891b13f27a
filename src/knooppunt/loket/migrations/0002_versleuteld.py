"""Free text about people becomes text that the database cannot read (ADR 0015)."""

from django.db import migrations

from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst


class Migration(migrations.Migration):
    dependencies = [("loket", "0001_initial")]
    operations = [
        migrations.AlterField("Vraag", "concept", VersleuteldeJSON(default=dict)),
        migrations.AlterField("Vertelling", "antwoorden", VersleuteldeJSON(default=list)),
        migrations.AlterField("Reactie", "tekst", VersleuteldeTekst()),
    ]
