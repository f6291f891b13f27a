"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.db import migrations, models

import knooppunt.basis.referentie


class Migration(migrations.Migration):
    replaces = [("organisaties", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=6, unique=True)),
                ("naam", models.CharField(max_length=80)),
                ("grens", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Regio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("is_demonstratie", models.BooleanField(default=False)),
                ("mensen_verzonnen", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Regiobouw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gebouwd_at", models.DateTimeField()),
                ("vingerafdruk", models.CharField(max_length=64)),
                ("verslag", models.JSONField()),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bouwverslagen",
                        to="organisaties.regio",
                    ),
                ),
            ],
            options={
                "ordering": ["-gebouwd_at"],
            },
        ),
        migrations.CreateModel(
            name="Samenwerkingsverband",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=6, unique=True)),
                (
                    "sector",
                    models.CharField(
                        choices=[("po", "primair onderwijs"), ("vo", "voortgezet onderwijs")], max_length=2
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=120)),
                (
                    "regio",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="samenwerkingsverbanden",
                        to="organisaties.regio",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Postcodegebied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pc4", models.CharField(max_length=4, unique=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                (
                    "swv_herkomst",
                    models.CharField(
                        choices=[
                            ("bijlage", "in de bijlage van de regeling"),
                            ("dichtstbij", "van de dichtstbijzijnde postcode"),
                            ("onbekend", "geen punt en geen regel"),
                        ],
                        default="bijlage",
                        max_length=10,
                    ),
                ),
                ("inwoners", models.PositiveIntegerField(null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="postcodes",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "swv_po",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="postcodes_po",
                        to="organisaties.samenwerkingsverband",
                    ),
                ),
                (
                    "swv_vo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="postcodes_vo",
                        to="organisaties.samenwerkingsverband",
                    ),
                ),
            ],
            options={
                "ordering": ["pc4"],
            },
        ),
        migrations.CreateModel(
            name="Organisatie",
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
                    "soort",
                    models.CharField(
                        choices=[
                            ("school", "school"),
                            ("schoolbestuur", "schoolbestuur"),
                            ("swv", "samenwerkingsverband"),
                            ("gemeente", "gemeente"),
                            ("jeugdhulp", "jeugdhulp"),
                            ("jgz", "jeugdgezondheidszorg"),
                            ("kinderopvang", "kinderopvang"),
                            ("steunpunt", "ouder- en jeugdsteunpunt"),
                            ("extern", "andere organisatie"),
                        ],
                        max_length=14,
                    ),
                ),
                ("naam", models.CharField(max_length=160)),
                ("bestuursnummer", models.CharField(blank=True, max_length=5)),
                (
                    "bestuur",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="scholen",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisaties",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisaties",
                        to="organisaties.regio",
                    ),
                ),
                (
                    "swv",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="organisaties",
                        to="organisaties.samenwerkingsverband",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "indexes": [models.Index(fields=["soort", "naam"], name="organisatie_soort_0e24ac_idx")],
            },
        ),
        migrations.CreateModel(
            name="Vestiging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vestigingscode", models.CharField(max_length=6, unique=True)),
                ("soorten", models.CharField(max_length=20)),
                ("denominatie", models.CharField(blank=True, max_length=60)),
                ("postcode", models.CharField(blank=True, max_length=6)),
                ("pc4", models.CharField(blank=True, db_index=True, max_length=4)),
                ("plaats", models.CharField(blank=True, max_length=80)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("punt_is_postcode", models.BooleanField(default=False)),
                ("leerlingen", models.PositiveIntegerField(null=True)),
                (
                    "organisatie",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vestiging",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["vestigingscode"],
            },
        ),
        migrations.CreateModel(
            name="Leerlingstroom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("peildatum", models.DateField()),
                ("woon_pc4", models.CharField(max_length=4)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("Bo", "basisonderwijs"),
                            ("Sbo", "speciaal basisonderwijs"),
                            ("So", "speciaal onderwijs"),
                            ("Vso", "voortgezet speciaal onderwijs"),
                            ("Vo", "voortgezet onderwijs"),
                        ],
                        max_length=3,
                    ),
                ),
                ("leeftijd", models.PositiveSmallIntegerField()),
                ("laag", models.PositiveSmallIntegerField()),
                ("hoog", models.PositiveSmallIntegerField()),
                ("schatting", models.FloatField()),
                (
                    "vestiging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stromen",
                        to="organisaties.vestiging",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("peildatum", "woon_pc4", "vestiging", "soort", "leeftijd"),
                        name="stroom_uniek",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("laag__lte", models.F("hoog"))), name="stroom_laag_hoog"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("schatting__gte", models.F("laag")), ("schatting__lte", models.F("hoog"))
                        ),
                        name="stroom_schatting_ertussen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wijk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("inwoners", models.PositiveIntegerField(null=True)),
                ("aandeel_0_14", models.FloatField(null=True)),
                ("stedelijkheid", models.CharField(blank=True, max_length=40)),
                ("grens", models.JSONField(null=True)),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wijken",
                        to="organisaties.gemeente",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Ondersteuningsniveau",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rang", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=80)),
                ("uitleg", models.CharField(blank=True, max_length=200)),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="niveaus",
                        to="organisaties.regio",
                    ),
                ),
            ],
            options={
                "ordering": ["rang"],
                "constraints": [models.UniqueConstraint(fields=("regio", "rang"), name="niveau_rang_uniek")],
            },
        ),
    ]
