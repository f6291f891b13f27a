"""Free text about people becomes text that the database cannot read (ADR 0015)."""

from django.db import migrations

from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_verwijzingen")]
    operations = [
        migrations.AlterField("Gezinslid", "bijdrage", VersleuteldeTekst(max_length=200, blank=True)),
        migrations.AlterField("Regisseur", "reden", VersleuteldeTekst(max_length=200, blank=True)),
        migrations.AlterField("Dossier", "afsluitreden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Verhaal", "antwoorden", VersleuteldeJSON(default=list)),
        migrations.AlterField("Verhaal", "medeondertekend", VersleuteldeJSON(default=list)),
        migrations.AlterField("Betrokkene", "reden_eind", VersleuteldeTekst(max_length=200, blank=True)),
        migrations.AlterField("Deling", "toelichting", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Plan", "niveau_reden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Plan", "niveau_sprong_reden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Plan", "perspectief", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Plan", "bevorderend", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Plan", "belemmerend", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Doel", "tekst", VersleuteldeTekst(max_length=400)),
        migrations.AlterField("Doel", "eigen_woorden", VersleuteldeTekst(max_length=400, blank=True)),
        migrations.AlterField("Actie", "tekst", VersleuteldeTekst(max_length=300)),
        migrations.AlterField("Actie", "stand_toelichting", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Instemming", "toelichting", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Gehoord", "mening", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Gehoord", "reden_niet", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Leerlingstem", "tekst", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Evaluatie", "gesproken_met", VersleuteldeTekst(max_length=200)),
        migrations.AlterField("Evaluatie", "stem_leerling", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Evaluatie", "stem_ouders", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Evaluatie", "vervolg_reden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField(
            "Evaluatie", "overdracht_gesprek", VersleuteldeTekst(max_length=200, blank=True)
        ),
        migrations.AlterField("Doeluitkomst", "waarom", VersleuteldeTekst()),
        migrations.AlterField("Niveauwissel", "reden", VersleuteldeTekst(max_length=300)),
        migrations.AlterField("Niveauwissel", "sprong_reden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Toestemmingsvraag", "reden", VersleuteldeTekst(max_length=300, blank=True)),
        migrations.AlterField("Inzagevraag", "tekst", VersleuteldeTekst()),
        migrations.AlterField("Inzagevraag", "antwoord", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Overleg", "reden_afgelast", VersleuteldeTekst(max_length=200, blank=True)),
        migrations.AlterField("Bespreking", "vraag", VersleuteldeTekst(max_length=400)),
        migrations.AlterField(
            "Bespreking", "reden_zonder_ouders", VersleuteldeTekst(max_length=300, blank=True)
        ),
        migrations.AlterField(
            "Bespreking", "reden_zonder_leerling", VersleuteldeTekst(max_length=300, blank=True)
        ),
        migrations.AlterField("Duiding", "sterk", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Duiding", "nodig", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Duiding", "thuis", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Duiding", "school", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Duiding", "vrije_tijd", VersleuteldeTekst(blank=True)),
        migrations.AlterField("Duiding", "samenvatting", VersleuteldeTekst(blank=True)),
        migrations.AlterField("EigenWoorden", "tekst", VersleuteldeTekst()),
        migrations.AlterField("Afspraak", "tekst", VersleuteldeTekst(max_length=300)),
    ]
