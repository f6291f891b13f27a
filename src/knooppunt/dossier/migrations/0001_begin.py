"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [
        ("dossier", "0001_initial"),
        ("dossier", "0002_gesloten_delen"),
        ("dossier", "0003_verwijzingen"),
        ("dossier", "0004_versleuteld"),
        ("dossier", "0005_verzegel"),
        ("dossier", "0006_gesloten"),
        ("dossier", "0007_wissen_op"),
        ("dossier", "0008_gronden"),
        ("dossier", "0009_uitnodiging_per_brief"),
        ("dossier", "0010_documenten"),
        ("dossier", "0011_verstrekkingen"),
    ]

    initial = True

    dependencies = [
        ("bestanden", "0001_begin"),
        ("organisaties", "0001_begin"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Gezin",
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
                ("naam", models.CharField(max_length=120)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Doel",
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
                ("volgorde", models.PositiveSmallIntegerField()),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=400)),
                (
                    "eigen_woorden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=400),
                ),
                ("revisie", models.PositiveIntegerField(default=0)),
                ("verwijderd_at", models.DateTimeField(null=True)),
                (
                    "voortzetting_van",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossier.doel",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Actie",
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
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=300)),
                ("herziening_op", models.DateField()),
                ("revisie", models.PositiveIntegerField(default=0)),
                ("verwijderd_at", models.DateTimeField(null=True)),
                (
                    "stand",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bezig", "we zijn bezig"),
                            ("gedaan", "gedaan"),
                            ("lukt_niet", "het lukt nog niet"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "stand_toelichting",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("stand_at", models.DateTimeField(null=True)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acties", to="dossier.doel"
                    ),
                ),
            ],
            options={
                "ordering": ["herziening_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
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
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("afgesloten", "afgesloten")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("geopend_at", models.DateTimeField()),
                ("bijgewerkt_at", models.DateTimeField()),
                ("afgesloten_at", models.DateTimeField(null=True)),
                (
                    "afsluitreden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("wissen_op", models.DateField(null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "niveau",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.ondersteuningsniveau",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.regio"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-bijgewerkt_at", "-pk"],
                "indexes": [
                    models.Index(fields=["-bijgewerkt_at", "-id"], name="dossier_dos_bijgewe_96e36a_idx"),
                    models.Index(fields=["school", "-bijgewerkt_at"], name="dossier_dos_school__20284a_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("afgesloten_at__isnull", True), ("status", "open")),
                            models.Q(("afgesloten_at__isnull", False), ("status", "afgesloten")),
                            _connector="OR",
                        ),
                        name="dossier_afgesloten_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deling",
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
                (
                    "grondslag",
                    models.CharField(
                        choices=[
                            ("toestemming", "toestemming van ouder of leerling"),
                            ("wettelijke_taak", "wettelijke taak"),
                        ],
                        max_length=20,
                    ),
                ),
                ("grond", models.CharField(blank=True, max_length=30)),
                ("doel", models.CharField(default="samenwerken", max_length=20)),
                (
                    "toelichting",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("gegeven_door", models.CharField(blank=True, max_length=120)),
                ("gegeven_at", models.DateTimeField()),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "vastgelegd_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delingen",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["gegeven_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ingetrokken_at__isnull", True)),
                        fields=("dossier", "organisatie", "deel", "doel"),
                        name="deling_een_keer_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grond", ""), ("grondslag", "toestemming")),
                            models.Q(
                                ("grondslag", "wettelijke_taak"), models.Q(("grond", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="deling_heeft_grond",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deel__in", ["onderwijs", "zorg", "gezin"])),
                        name="deling_deelbaar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Betrokkene",
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
                    "hoedanigheid",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("team", "lid van het team"),
                            ("gast", "gast"),
                        ],
                        max_length=10,
                    ),
                ),
                ("functie", models.CharField(blank=True, max_length=80)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "reden_eind",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="betrokken_bij",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="betrokkenen",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["vanaf", "pk"],
                "indexes": [
                    models.Index(fields=["account", "dossier"], name="dossier_bet_account_6518ef_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("dossier", "account"),
                        name="betrokkene_een_keer_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="betrokkene_periode",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hoedanigheid", "gast"), _negated=True),
                            ("tot__isnull", False),
                            _connector="OR",
                        ),
                        name="gast_heeft_einddatum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bespreking",
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
                ("volgorde", models.PositiveSmallIntegerField()),
                ("vraag", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=400)),
                (
                    "grondslag",
                    models.CharField(
                        choices=[
                            ("toestemming", "toestemming van ouder of leerling"),
                            ("wettelijke_taak", "wettelijke taak"),
                        ],
                        max_length=20,
                    ),
                ),
                ("gegeven_door", models.CharField(blank=True, max_length=120)),
                (
                    "reden_zonder_ouders",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                (
                    "reden_zonder_leerling",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                (
                    "geagendeerd_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("plaatsen", models.ManyToManyField(related_name="besprekingen", to="dossier.betrokkene")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="besprekingen",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Afspraak",
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
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=300)),
                ("voor", models.DateField()),
                ("gedaan_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bespreking",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraken",
                        to="dossier.bespreking",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afspraken",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["gedaan_at", "voor", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Duiding",
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
                ("sterk", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("nodig", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("thuis", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("school", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("vrije_tijd", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("samenvatting", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("updated_at", models.DateTimeField()),
                (
                    "bespreking",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duiding",
                        to="dossier.bespreking",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EigenWoorden",
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
                ("hoedanigheid", models.CharField(max_length=10)),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
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
                    "bespreking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="eigen_woorden",
                        to="dossier.bespreking",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Evaluatie",
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
                ("datum", models.DateField()),
                ("gesproken_met", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=200)),
                ("stem_leerling", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("stem_ouders", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                (
                    "vervolg",
                    models.CharField(
                        choices=[
                            ("doorgaan", "doorgaan met een nieuw plan"),
                            ("afsluiten", "afsluiten, het doel is bereikt of hulp is niet meer nodig"),
                            ("overdragen", "overdragen aan een volgende school of plek"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "vervolg_reden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("at", models.DateTimeField()),
                ("overdracht_op", models.DateField(null=True)),
                (
                    "overdracht_gesprek",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200),
                ),
                ("aanvaard_at", models.DateTimeField(null=True)),
                (
                    "aanvaard_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "overdracht_naar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-datum", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vervolg", "overdragen"), _negated=True),
                            models.Q(("overdracht_naar__isnull", False), ("overdracht_op__isnull", False)),
                            _connector="OR",
                        ),
                        name="overdracht_heeft_bestemming",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Doeluitkomst",
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
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("bereikt", "bereikt"),
                            ("deels", "deels bereikt"),
                            ("niet", "niet bereikt"),
                        ],
                        max_length=7,
                    ),
                ),
                ("waarom", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                (
                    "doel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitkomsten",
                        to="dossier.doel",
                    ),
                ),
                (
                    "evaluatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitkomsten",
                        to="dossier.evaluatie",
                    ),
                ),
            ],
            options={
                "ordering": ["doel__volgorde", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("evaluatie", "doel"), name="een_uitkomst_per_doel")
                ],
            },
        ),
        migrations.CreateModel(
            name="Gezinslid",
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
                ("naam", models.CharField(max_length=120)),
                (
                    "relatie",
                    models.CharField(
                        choices=[
                            ("moeder", "moeder"),
                            ("vader", "vader"),
                            ("verzorger", "verzorger of voogd"),
                            ("broer_zus", "broer of zus"),
                            ("familie", "familie"),
                            ("netwerk", "vriend, buur of ander netwerk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("gezag", models.BooleanField(default=False)),
                (
                    "bijdrage",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="gezinsleden",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gezin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="leden", to="dossier.gezin"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Inzagevraag",
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
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("gesteld_at", models.DateTimeField()),
                ("antwoord", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("beantwoord_at", models.DateTimeField(null=True)),
                (
                    "beantwoord_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inzagevragen",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "gesteld_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-gesteld_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Kind",
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
                ("voornaam", models.CharField(max_length=60)),
                ("achternaam", models.CharField(max_length=80)),
                ("geboortedatum", models.DateField()),
                ("woon_pc4", models.CharField(blank=True, max_length=4)),
                ("klank", models.CharField(db_index=True, max_length=80)),
                (
                    "account",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kind",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gezin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kinderen",
                        to="dossier.gezin",
                    ),
                ),
            ],
            options={
                "ordering": ["geboortedatum"],
                "indexes": [models.Index(fields=["geboortedatum"], name="dossier_kin_geboort_5e3658_idx")],
            },
        ),
        migrations.AddField(
            model_name="dossier",
            name="kind",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dossiers", to="dossier.kind"
            ),
        ),
        migrations.CreateModel(
            name="Knooppunt",
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
                ("naam", models.CharField(max_length=120)),
                ("mandaat", models.TextField(blank=True)),
                ("ritme", models.TextField(blank=True)),
                ("created_at", models.DateTimeField()),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knooppunten",
                        to="organisaties.regio",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knooppunten",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "wijk",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knooppunten",
                        to="organisaties.wijk",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("school__isnull", False), ("wijk__isnull", False), _connector="OR"
                        ),
                        name="knooppunt_van_school_of_wijk",
                    ),
                    models.UniqueConstraint(fields=("regio", "naam"), name="knooppunt_naam_uniek"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Knooppuntlid",
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
                ("rol", models.CharField(max_length=80)),
                ("is_voorzitter", models.BooleanField(default=False)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knooppunten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "knooppunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leden",
                        to="dossier.knooppunt",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_voorzitter", "vanaf", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("knooppunt", "account"),
                        name="lid_een_keer_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="lid_periode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meldcode",
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
                ("begonnen_at", models.DateTimeField()),
                ("afgesloten_at", models.DateTimeField(null=True)),
                (
                    "begonnen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dossier.dossier"
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
                "ordering": ["-begonnen_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Meldcodemedewerker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meldcode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="medewerkers",
                        to="dossier.meldcode",
                    ),
                ),
            ],
            options={
                "ordering": ["vanaf", "pk"],
                "indexes": [
                    models.Index(fields=["account", "meldcode"], name="dossier_mel_account_50ece9_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("meldcode", "account"),
                        name="meldcodemedewerker_een_keer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="meldcodemedewerker_periode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meldcoderegel",
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
                    "stap",
                    models.CharField(
                        choices=[
                            ("signalen", "Signalen in kaart brengen"),
                            ("overleg", "Overleggen met een collega en zo nodig met Veilig Thuis"),
                            ("gesprek", "Praten met de ouders en het kind"),
                            ("wegen", "Wegen met het afwegingskader"),
                            ("beslissen", "Beslissen over melden en over hulp"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("melden", "melden bij Veilig Thuis"),
                            ("hulp", "zelf hulp bieden of regelen"),
                            ("melden_hulp", "melden bij Veilig Thuis en zelf hulp bieden of regelen"),
                            ("geen", "niet melden: er is geen vermoeden meer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("datum", models.DateField()),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("created_at", models.DateTimeField()),
                ("vervallen_at", models.DateTimeField(null=True)),
                (
                    "gezet_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meldcode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regels",
                        to="dossier.meldcode",
                    ),
                ),
            ],
            options={
                "ordering": ["datum", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stap", "beslissen"), models.Q(("besluit", ""), _negated=True)),
                            models.Q(models.Q(("stap", "beslissen"), _negated=True), ("besluit", "")),
                            _connector="OR",
                        ),
                        name="meldcode_besluit_bij_stap_vijf",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Niveauwissel",
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
                ("reden", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=300)),
                (
                    "sprong_reden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="niveauwissels",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "evaluatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossier.evaluatie",
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.ondersteuningsniveau",
                    ),
                ),
                (
                    "van",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.ondersteuningsniveau",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
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
                ("titel", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=120)),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("created_at", models.DateTimeField()),
                ("bijgewerkt_at", models.DateTimeField()),
                ("opgenomen_at", models.DateTimeField(null=True)),
                (
                    "auteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notities",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-opgenomen_at", "-bijgewerkt_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deel__in", ["onderwijs", "zorg", "gezin"])),
                        name="notitie_in_deelbaar_deel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Overleg",
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
                ("begint_at", models.DateTimeField()),
                ("duur_minuten", models.PositiveSmallIntegerField(default=60)),
                ("plaats", models.CharField(max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "gepland"),
                            ("bezig", "nu bezig"),
                            ("gehouden", "gehouden"),
                            ("afgelast", "afgelast"),
                        ],
                        default="gepland",
                        max_length=8,
                    ),
                ),
                (
                    "reden_afgelast",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200),
                ),
                ("volgnummer", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                (
                    "knooppunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overleggen",
                        to="dossier.knooppunt",
                    ),
                ),
            ],
            options={
                "ordering": ["begint_at"],
                "indexes": [
                    models.Index(fields=["knooppunt", "begint_at"], name="dossier_ove_knooppu_d69dbd_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "afgelast"), _negated=True),
                        fields=("knooppunt", "begint_at"),
                        name="een_overleg_per_moment",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Genodigde",
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
                ("naam", models.CharField(blank=True, max_length=120)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("lid", "lid van het knooppunt"),
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("team", "lid van het team rond het kind"),
                            ("gast", "gast"),
                        ],
                        max_length=8,
                    ),
                ),
                ("toegang_tot", models.DateField(null=True)),
                (
                    "reactie",
                    models.CharField(
                        choices=[("open", "nog geen antwoord"), ("ja", "komt"), ("nee", "komt niet")],
                        default="open",
                        max_length=4,
                    ),
                ),
                ("aanwezig", models.BooleanField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="genodigd_voor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bespreking",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="genodigden",
                        to="dossier.bespreking",
                    ),
                ),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="genodigden",
                        to="dossier.overleg",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("bespreking__isnull", True)),
                        fields=("overleg", "account"),
                        name="een_keer_genodigd_overleg",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", False)),
                        fields=("bespreking", "account"),
                        name="een_keer_genodigd_zaak",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", True)),
                        fields=("bespreking", "soort", "naam"),
                        name="een_keer_genodigd_naam",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__isnull", False), models.Q(("naam", ""), _negated=True), _connector="OR"
                        ),
                        name="genodigde_is_iemand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("soort", "gast"), _negated=True),
                            ("toegang_tot__isnull", False),
                            _connector="OR",
                        ),
                        name="genodigde_gast_heeft_einddatum",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="bespreking",
            name="overleg",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="besprekingen", to="dossier.overleg"
            ),
        ),
        migrations.CreateModel(
            name="Plan",
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
                ("versie", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("vastgesteld", "vastgesteld"),
                            ("vervangen", "vervangen"),
                        ],
                        default="concept",
                        max_length=11,
                    ),
                ),
                (
                    "niveau_reden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                (
                    "niveau_sprong_reden",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("perspectief", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("bevorderend", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("belemmerend", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("ingangsdatum", models.DateField(null=True)),
                ("evaluatie_voor", models.DateField(null=True)),
                ("revisie", models.PositiveIntegerField(default=0)),
                ("inhoud", models.PositiveIntegerField(default=0)),
                ("aangeboden_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("vastgesteld_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plannen",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "niveau",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.ondersteuningsniveau",
                    ),
                ),
                (
                    "vastgesteld_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-versie"],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "versie"), name="plan_versie_uniek"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "concept")), fields=("dossier",), name="een_concept"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "vastgesteld")),
                        fields=("dossier",),
                        name="een_plan_van_kracht",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leerlingstem",
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
                    "gevoel",
                    models.CharField(
                        blank=True,
                        choices=[("goed", "goed"), ("gaat_wel", "gaat wel"), ("niet_goed", "niet goed")],
                        max_length=9,
                    ),
                ),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "doel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stemmen",
                        to="dossier.doel",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stemmen", to="dossier.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gevoel", ""), _negated=True),
                            models.Q(("tekst", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="stem_zegt_iets",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Instemming",
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
                        choices=[("eens", "eens met het plan"), ("oneens", "niet eens met het plan")],
                        max_length=6,
                    ),
                ),
                ("toelichting", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("op_papier_van", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                ("vervallen_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gezinslid",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossier.gezinslid",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instemmingen",
                        to="dossier.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gezinslid__isnull", False), ("vervallen_at__isnull", True)),
                        fields=("plan", "gezinslid"),
                        name="een_instemming_per_ouder",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("gezinslid__isnull", True), ("vervallen_at__isnull", True)),
                        fields=("plan",),
                        name="een_instemming_van_leerling",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gehoord",
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
                ("gehoord_op", models.DateField(null=True)),
                ("mening", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                (
                    "reden_niet",
                    knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300),
                ),
                ("zelf", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gehoord", to="dossier.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gehoord_op__isnull", False),
                            models.Q(("reden_niet", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gehoord_of_reden",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="evaluatie",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="evaluaties", to="dossier.plan"
            ),
        ),
        migrations.AddField(
            model_name="doel",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="doelen", to="dossier.plan"
            ),
        ),
        migrations.CreateModel(
            name="Regisseur",
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
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                ("reden", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=200)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gezin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regisseurs",
                        to="dossier.gezin",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-vanaf", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("gezin",),
                        name="een_regisseur_per_gezin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot__isnull", True), ("tot__gte", models.F("vanaf")), _connector="OR"
                        ),
                        name="regisseur_periode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Toestemmingsvraag",
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
                ("doel", models.CharField(default="samenwerken", max_length=20)),
                ("reden", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True, max_length=300)),
                ("gevraagd_at", models.DateTimeField()),
                ("gesloten_at", models.DateTimeField(null=True)),
                (
                    "deling",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="vragen",
                        to="dossier.deling",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="toestemmingsvragen",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "gevraagd_by",
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
                "ordering": ["gevraagd_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gesloten_at__isnull", True)),
                        fields=("dossier", "organisatie", "deel", "doel"),
                        name="toestemmingsvraag_een_keer_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Toestemming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hoedanigheid",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("team", "lid van het team"),
                            ("gast", "gast"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ja", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lid",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossier.gezinslid",
                    ),
                ),
                (
                    "op_papier_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="dossier.toestemmingsvraag",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", False)),
                        fields=("vraag", "account"),
                        name="een_antwoord_per_persoon",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lid__isnull", False)),
                        fields=("vraag", "lid"),
                        name="een_antwoord_per_ouder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__isnull", False), ("op_papier_by__isnull", False), _connector="OR"
                        ),
                        name="toestemming_van_iemand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
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
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("naam", models.CharField(max_length=120)),
                (
                    "hoedanigheid",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("team", "lid van het team"),
                            ("gast", "gast"),
                        ],
                        max_length=10,
                    ),
                ),
                ("functie", models.CharField(blank=True, max_length=80)),
                ("toegang_tot", models.DateField(null=True)),
                ("created_at", models.DateTimeField()),
                ("verloopt_op", models.DateField()),
                ("aanvaard_at", models.DateTimeField(null=True)),
                ("afgewezen_at", models.DateTimeField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitnodigingen",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "uitgenodigd_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Verhaal",
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
                ("verteller", models.CharField(max_length=120)),
                ("hoedanigheid", models.CharField(max_length=30)),
                ("antwoorden", knooppunt.basis.versleuteling.velden.VersleuteldeJSON(default=list)),
                ("medeondertekend", knooppunt.basis.versleuteling.velden.VersleuteldeJSON(default=list)),
                ("vraag_ref", models.CharField(blank=True, max_length=16)),
                ("verteld_at", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verhalen",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Verstrekking",
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
                ("uitwisseling", models.CharField(max_length=30)),
                ("aan", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=200)),
                ("inhoud", knooppunt.basis.versleuteling.velden.VersleuteldeJSON()),
                ("klaargezet_at", models.DateTimeField()),
                ("antwoord", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("verstuurd_at", models.DateTimeField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verstrekkingen",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "klaargezet_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verstuurd_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-klaargezet_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verstuurd_at__isnull", True), ("ingetrokken_at__isnull", True), _connector="OR"
                        ),
                        name="verstrekking_weg_of_terug",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verstrekkingsantwoord",
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
                    "hoedanigheid",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder of verzorger"),
                            ("leerling", "leerling"),
                            ("team", "lid van het team"),
                            ("gast", "gast"),
                        ],
                        max_length=10,
                    ),
                ),
                ("eens", models.BooleanField()),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
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
                    "lid",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dossier.gezinslid",
                    ),
                ),
                (
                    "verstrekking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="dossier.verstrekking",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verstrekking", "account"), name="een_antwoord_per_pakket"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("brief", "brief"),
                            ("verslag", "verslag of onderzoek"),
                            ("tekening", "tekening"),
                            ("foto", "foto"),
                            ("geluid", "geluid"),
                            ("anders", "iets anders"),
                        ],
                        max_length=8,
                    ),
                ),
                ("titel", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=120)),
                ("toegevoegd_at", models.DateTimeField()),
                ("weg_at", models.DateTimeField(null=True)),
                (
                    "bestand",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="document",
                        to="bestanden.bestand",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "toegevoegd_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vervangt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="opvolger",
                        to="dossier.document",
                    ),
                ),
                (
                    "weg_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["dossier", "-id"], name="dossier_doc_dossier_500121_idx"),
                    models.Index(
                        condition=models.Q(("weg_at__isnull", False)), fields=["weg_at"], name="document_weg"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "sleutel"), name="document_een_keer_verstuurd"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deel__in", ["onderwijs", "zorg", "gezin"])),
                        name="document_in_deelbaar_deel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("weg_at__isnull", True), ("weg_by__isnull", True)),
                            models.Q(("weg_at__isnull", False), ("weg_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_weg_door_iemand",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "open")), fields=("kind",), name="een_open_dossier_per_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="bespreking",
            constraint=models.UniqueConstraint(
                fields=("overleg", "dossier"), name="dossier_een_keer_per_overleg"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatie",
            constraint=models.UniqueConstraint(fields=("plan",), name="een_evaluatie_per_versie"),
        ),
    ]
