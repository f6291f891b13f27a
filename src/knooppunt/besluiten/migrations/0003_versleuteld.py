"""Free text about people becomes text that the database cannot read (ADR 0015)."""

from django.db import migrations

from knooppunt.basis.versleuteling.velden import VersleuteldeTekst


class Migration(migrations.Migration):
    dependencies = [("besluiten", "0002_verwijzingen")]
    operations = [
        migrations.AlterField("Inzet", "omschrijving", VersleuteldeTekst(max_length=400)),
        migrations.AlterField("Inzet", "geprobeerd", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Inzet", "reden_verder_weg", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Inzet", "status_reden", VersleuteldeTekst(max_length=400, blank=True)),
        migrations.AlterField("Inzetreactie", "toelichting", VersleuteldeTekst(blank=True)),
    ]
