"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [
        ("besluiten", "0001_initial"),
        ("besluiten", "0002_verwijzingen"),
        ("besluiten", "0003_versleuteld"),
        ("besluiten", "0004_verzegel"),
    ]

    initial = True

    dependencies = [
        ("dossier", "0001_begin"),
        ("organisaties", "0001_begin"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inzet",
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
                    "sleutel",
                    models.CharField(default=knooppunt.basis.referentie.nieuwe_referentie, max_length=16),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("expertise", "expertise die naar de school komt"),
                            ("collectief", "aanbod voor een groep of klas"),
                            ("arrangement", "arrangement voor dit kind"),
                            ("plek", "plek op een andere school of voorziening"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "deel",
                    models.CharField(
                        choices=[
                            ("onderwijs", "onderwijs"),
                            ("zorg", "zorg en hulp"),
                            ("gezin", "verhaal en gezin"),
                        ],
                        max_length=10,
                    ),
                ),
                ("omschrijving", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=400)),
                ("aanbieder_naam", models.CharField(max_length=160)),
                ("uren_per_week", models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ("aantal_keren", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("leerlingen", models.PositiveSmallIntegerField(default=1)),
                ("startdatum", models.DateField()),
                ("evaluatiedatum", models.DateField()),
                ("geprobeerd", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("reden_verder_weg", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "voorgesteld"),
                            ("toegezegd", "afgesproken"),
                            ("gestart", "loopt nu"),
                            ("afgerond", "afgerond"),
                            ("niet_doorgegaan", "niet doorgegaan"),
                        ],
                        default="voorgesteld",
                        max_length=16,
                    ),
                ),
                (
                    "status_reden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=400),
                ),
                ("betaler_voor", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "aanbieder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "betaler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "betaler_eigenaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="inzetten",
                        to="dossier.doel",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inzetten",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["startdatum", "pk"],
                "indexes": [models.Index(fields=["status", "dossier"], name="besluiten_i_status_c82c1a_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "sleutel"), name="inzet_een_keer_verstuurd"),
                    models.CheckConstraint(
                        condition=models.Q(("evaluatiedatum__gt", models.F("startdatum"))),
                        name="inzet_evaluatie_na_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("uren_per_week__isnull", False), ("aantal_keren__isnull", False), _connector="OR"
                        ),
                        name="inzet_hoe_vaak",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("leerlingen__gte", 1)), name="inzet_voor_iemand"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("soort", "plek"), _negated=True),
                            models.Q(
                                models.Q(("geprobeerd", ""), _negated=True),
                                models.Q(("reden_verder_weg", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inzet_thuisnabij_tenzij",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["afgerond", "gestart"]), _negated=True),
                            ("betaler__isnull", False),
                            models.Q(("betaler_eigenaar__isnull", False), ("betaler_voor__isnull", False)),
                            _connector="OR",
                        ),
                        name="inzet_betaler_of_eigenaar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inzetreactie",
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
                    "antwoord",
                    models.CharField(
                        choices=[
                            ("goed", "dit past bij ons"),
                            ("twijfel", "we twijfelen"),
                            ("liever_niet", "liever niet"),
                        ],
                        max_length=12,
                    ),
                ),
                ("toelichting", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inzet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reacties",
                        to="besluiten.inzet",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("inzet", "account"), name="een_reactie_per_persoon")
                ],
            },
        ),
    ]
