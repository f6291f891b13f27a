"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [("privacy", "0001_initial")]

    initial = True

    dependencies = [
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vernietiging",
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
                ("soort", models.CharField(max_length=20)),
                (
                    "doen",
                    models.CharField(
                        choices=[
                            ("verwijderen", "wordt gewist"),
                            ("anonimiseren", "namen worden gewist"),
                            ("archiveren", "gaat naar een archief"),
                        ],
                        max_length=14,
                    ),
                ),
                ("bron", models.CharField(max_length=300)),
                ("aantallen", models.JSONField()),
                ("at", models.DateTimeField()),
                ("bewijs", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Aankondiging",
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
                ("soort", models.CharField(max_length=20)),
                ("onderwerp_ref", models.CharField(max_length=16)),
                ("wissen_op", models.DateField()),
                ("aangekondigd_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["wissen_op", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("soort", "onderwerp_ref"), name="een_keer_aangekondigd")
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitstel",
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
                    "reden",
                    models.CharField(
                        choices=[
                            ("bezwaar", "er loopt een bezwaar"),
                            ("verzoek", "er loopt een verzoek van ouder of leerling"),
                            ("rechter", "er loopt een zaak bij de rechter of een geschillencommissie"),
                            ("hulp", "het kind heeft nog hulp waarvoor dit nodig is"),
                            ("anders", "een andere reden"),
                        ],
                        max_length=10,
                    ),
                ),
                ("toelichting", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=300)),
                ("tot", models.DateField()),
                ("at", models.DateTimeField()),
                ("gestopt_at", models.DateTimeField(null=True)),
                (
                    "aankondiging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitstellen",
                        to="privacy.aankondiging",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gestopt_at__isnull", True)),
                        fields=("aankondiging",),
                        name="een_uitstel_tegelijk",
                    )
                ],
            },
        ),
    ]
