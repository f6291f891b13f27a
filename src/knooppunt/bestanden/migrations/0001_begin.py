"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [("bestanden", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bestand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("jpeg", "foto"),
                            ("png", "tekening of foto"),
                            ("pdf", "PDF"),
                            ("docx", "Word-document"),
                            ("xlsx", "Excel-werkblad"),
                            ("odt", "LibreOffice-document"),
                            ("ods", "LibreOffice-werkblad"),
                            ("mp3", "geluid"),
                            ("m4a", "geluid"),
                            ("ogg", "geluid"),
                            ("webm", "geluid"),
                            ("wav", "geluid"),
                        ],
                        max_length=5,
                    ),
                ),
                ("grootte", models.PositiveIntegerField()),
                ("sleutel", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("breedte", models.PositiveSmallIntegerField(default=0)),
                ("hoogte", models.PositiveSmallIntegerField(default=0)),
                (
                    "uitslag",
                    models.CharField(
                        choices=[
                            ("schoon", "geen virus gevonden"),
                            ("virus", "virus gevonden"),
                            ("geen_scanner", "niet op virussen nagekeken"),
                            ("wacht", "wacht op het nakijken op virussen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("nagekeken_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("uitslag", "wacht")), fields=["id"], name="bestand_wacht"
                    )
                ],
            },
        ),
    ]
