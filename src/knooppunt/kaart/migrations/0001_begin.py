"""What municipalities agreed about transport: the one table of the map."""

import django.db.models.deletion
from django.db import migrations, models

import knooppunt.basis.referentie


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisaties", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vervoerafspraak",
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
                ("geldig_van", models.DateField()),
                ("km", models.DecimalField(decimal_places=1, max_digits=3, null=True)),
                ("zelf_vanaf", models.PositiveSmallIntegerField(null=True)),
                ("reistijd", models.PositiveSmallIntegerField(null=True)),
                ("training", models.BooleanField(default=False)),
                ("opstapplaatsen", models.BooleanField(default=False)),
                ("url", models.URLField()),
                ("toelichting", models.TextField(blank=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vervoerafspraken",
                        to="organisaties.gemeente",
                    ),
                ),
            ],
            options={
                "ordering": ["gemeente__naam", "-geldig_van"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gemeente", "geldig_van"), name="vervoerafspraak_een_per_dag"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("km__isnull", True), ("km__gte", 0), _connector="OR"),
                        name="vervoerafspraak_km",
                    ),
                ],
            },
        ),
    ]
