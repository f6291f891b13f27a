"""Free text about people becomes text that the database cannot read (ADR 0015)."""

from django.db import migrations

from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst


class Migration(migrations.Migration):
    dependencies = [("toegang", "0007_inloggen")]
    operations = [
        migrations.AlterField("Taak", "tekst", VersleuteldeTekst(max_length=160)),
        migrations.AlterField("Bericht", "onderwerp", VersleuteldeTekst(max_length=200)),
        migrations.AlterField("Bericht", "tekst", VersleuteldeTekst()),
        migrations.AlterField("Bericht", "bijlagen", VersleuteldeJSON(default=list)),
    ]
