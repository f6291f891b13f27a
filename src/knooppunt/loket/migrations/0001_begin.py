"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden
import knooppunt.loket.rules.vraag


class Migration(migrations.Migration):
    replaces = [("loket", "0001_initial"), ("loket", "0002_versleuteld"), ("loket", "0003_verzegel")]

    initial = True

    dependencies = [
        ("dossier", "0001_begin"),
        ("organisaties", "0001_begin"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vraag",
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
                    "code",
                    models.CharField(
                        default=knooppunt.basis.referentie.leescode, editable=False, max_length=9, unique=True
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "concept"),
                            ("verstuurd", "verstuurd"),
                            ("opgepakt", "opgepakt"),
                            ("wacht", "wacht"),
                            ("advies", "advies"),
                            ("dossier", "dossier"),
                        ],
                        default=knooppunt.loket.rules.vraag.Vraagstatus["CONCEPT"],
                        max_length=10,
                    ),
                ),
                (
                    "verteller",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder"),
                            ("leerling", "leerling"),
                            ("school", "school"),
                            ("kinderopvang", "kinderopvang"),
                            ("gemeente", "gemeente"),
                            ("jeugdprofessional", "jeugdprofessional"),
                        ],
                        max_length=20,
                    ),
                ),
                ("taal", models.CharField(default="nl", max_length=5)),
                ("concept", knooppunt.basis.versleuteling.velden.VersleuteldeJSON(default=dict)),
                ("begonnen_at", models.DateTimeField()),
                ("verloopt_op", models.DateField()),
                ("verteller_naam", models.CharField(blank=True, max_length=120)),
                ("relatie", models.CharField(blank=True, max_length=60)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("telefoon", models.CharField(blank=True, max_length=30)),
                ("kind_voornaam", models.CharField(blank=True, max_length=60)),
                ("kind_achternaam", models.CharField(blank=True, max_length=80)),
                ("geboortedatum", models.DateField(null=True)),
                ("woon_pc4", models.CharField(blank=True, max_length=4)),
                (
                    "schoolkeuze",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("school", "een school"),
                            ("geen", "geen school"),
                            ("weet_niet", "weet ik niet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("verstuurd_at", models.DateTimeField(null=True)),
                ("reageer_voor", models.DateField(null=True)),
                ("reactie_at", models.DateTimeField(null=True)),
                ("afgesloten_at", models.DateTimeField(null=True)),
                ("eigenaar_rol", models.CharField(blank=True, max_length=30)),
                ("eigenaar_reden", models.CharField(blank=True, max_length=20)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossier.dossier",
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "eigenaar_organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
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
                    "regio",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.regio",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["reageer_voor", "pk"],
                "indexes": [
                    models.Index(
                        fields=["eigenaar", "status", "reageer_voor"], name="loket_vraag_eigenaa_7f866d_idx"
                    ),
                    models.Index(fields=["status", "reageer_voor"], name="loket_vraag_status_312106_idx"),
                    models.Index(fields=["email"], name="loket_vraag_email_555554_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "concept"), ("verstuurd_at__isnull", True)),
                            models.Q(
                                models.Q(("status", "concept"), _negated=True),
                                ("reageer_voor__isnull", False),
                                ("verstuurd_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="vraag_verstuurd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dossier"), ("dossier__isnull", False)),
                            models.Q(
                                models.Q(("status", "dossier"), _negated=True), ("dossier__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="vraag_dossier",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vertelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "verteller",
                    models.CharField(
                        choices=[
                            ("ouder", "ouder"),
                            ("leerling", "leerling"),
                            ("school", "school"),
                            ("kinderopvang", "kinderopvang"),
                            ("gemeente", "gemeente"),
                            ("jeugdprofessional", "jeugdprofessional"),
                        ],
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("hoedanigheid", models.CharField(max_length=60)),
                ("is_begin", models.BooleanField(default=False)),
                ("antwoorden", knooppunt.basis.versleuteling.velden.VersleuteldeJSON(default=list)),
                ("verteld_at", models.DateTimeField()),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vertellingen",
                        to="loket.vraag",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_begin", "verteld_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_begin", True)), fields=("vraag",), name="een_begin_per_vraag"
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
                    "partij",
                    models.CharField(
                        choices=[("school", "school"), ("gemeente", "gemeente"), ("swv", "swv")],
                        max_length=10,
                    ),
                ),
                ("mag", models.BooleanField()),
                ("gegeven_door", models.CharField(max_length=120)),
                ("gegeven_at", models.DateTimeField()),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="toestemmingen",
                        to="loket.vraag",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("vraag", "partij"), name="een_keuze_per_partij")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sleutel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "voor",
                    models.CharField(
                        choices=[("verteller", "de verteller"), ("ouder", "een tweede ouder")],
                        default="verteller",
                        max_length=10,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=120)),
                ("relatie", models.CharField(blank=True, max_length=60)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("created_at", models.DateTimeField()),
                ("verloopt_op", models.DateField()),
                ("getekend_at", models.DateTimeField(null=True)),
                ("getekend_voor", models.CharField(blank=True, max_length=64)),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sleutels", to="loket.vraag"
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=["email", "created_at"],
                        name="sleutel_email",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reactie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("antwoord", "antwoord"),
                            ("wedervraag", "wedervraag"),
                            ("advies", "advies"),
                            ("doorgegeven", "doorgegeven"),
                        ],
                        max_length=12,
                    ),
                ),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("rol", models.CharField(blank=True, max_length=30)),
                ("at", models.DateTimeField()),
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
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reacties", to="loket.vraag"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Geinformeerde",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rol", models.CharField(max_length=30)),
                ("vanaf_at", models.DateTimeField()),
                (
                    "account",
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
                (
                    "vraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="geinformeerden",
                        to="loket.vraag",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("vraag", "account"), name="een_keer_geinformeerd")
                ],
            },
        ),
    ]
