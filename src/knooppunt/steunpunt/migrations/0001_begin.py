"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [("steunpunt", "0001_initial"), ("steunpunt", "0002_zonder_schrijver")]

    initial = True

    dependencies = [
        ("organisaties", "0001_begin"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
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
                ("gesproken_op", models.DateField()),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("telefoon", "telefoon"), ("gesprek", "gesprek"), ("mail", "mail of chat")],
                        max_length=10,
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("ander", "iemand anders"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[("po", "basisonderwijs"), ("vo", "voortgezet onderwijs")], max_length=2
                    ),
                ),
                (
                    "onderwerp",
                    models.CharField(
                        choices=[
                            ("plek", "een plek op school vinden"),
                            ("hulp", "hulp op school krijgen"),
                            ("plan", "het plan, en meebeslissen"),
                            ("samenwerken", "samenwerken met de school"),
                            ("thuis", "thuiszitten"),
                            ("tlv", "toelaatbaarheidsverklaring of bezwaar"),
                            ("jeugdhulp", "school en jeugdhulp samen"),
                            ("vervoer", "vervoer naar school"),
                            ("anders", "iets anders"),
                        ],
                        max_length=12,
                    ),
                ),
                ("naam", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=120)),
                (
                    "bereikbaar",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200),
                ),
                ("verslag", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("terugbellen_op", models.DateField(null=True)),
                ("created_at", models.DateTimeField()),
                ("bijgewerkt_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-gesproken_op", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["organisatie", "-gesproken_op", "-id"], name="steunpunt_c_organis_7cdb35_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signaalrapport",
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
                ("begin", models.DateField()),
                ("eind", models.DateField()),
                ("cijfers", models.JSONField()),
                ("toelichting", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("created_at", models.DateTimeField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-begin", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisatie", "begin"), name="signaalrapport_een_per_periode"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("eind__gt", models.F("begin"))), name="signaalrapport_periode"
                    ),
                ],
            },
        ),
    ]
