"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.wegwijzer.rules.aanbod
import knooppunt.wegwijzer.rules.wijziging


class Migration(migrations.Migration):
    replaces = [("wegwijzer", "0001_initial"), ("wegwijzer", "0002_zoeken_en_bijhouden")]

    initial = True

    dependencies = [
        ("organisaties", "0001_begin"),
        ("toegang", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Aanbod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nakijk_email", models.EmailField(blank=True, max_length=254)),
                ("nagekeken_op", models.DateField()),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("eigen", "hier ingevuld"),
                            ("openbaar", "uit de openbare bestanden van de regio"),
                        ],
                        default=knooppunt.wegwijzer.rules.aanbod.Herkomst["EIGEN"],
                        max_length=10,
                    ),
                ),
                ("is_zichtbaar", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                ("gewijzigd_at", models.DateTimeField()),
                ("naam", models.CharField(max_length=160)),
                ("andere_naam", models.CharField(blank=True, max_length=160)),
                ("omschrijving", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("tijdelijk_dicht", "tijdelijk dicht"),
                            ("nog_niet", "nog niet begonnen"),
                            ("gestopt", "gestopt"),
                        ],
                        default=knooppunt.wegwijzer.rules.aanbod.Aanbodstatus["OPEN"],
                        max_length=16,
                    ),
                ),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("advies", "raad en informatie"),
                            ("hulp", "hulp voor kind of gezin"),
                            ("groep", "aanbod voor een groep"),
                            ("plek", "een plek"),
                            ("onderwijs", "een school"),
                            ("expertise", "expertise voor school of opvang"),
                        ],
                        max_length=10,
                    ),
                ),
                ("leeftijd_van", models.PositiveSmallIntegerField(null=True)),
                ("leeftijd_tot", models.PositiveSmallIntegerField(null=True)),
                ("voor_wie", models.TextField(blank=True)),
                (
                    "toegangsweg",
                    models.CharField(
                        choices=[
                            ("vrij", "U kunt er zelf naartoe."),
                            ("school", "De school vraagt dit aan, samen met u."),
                            ("gemeente", "De gemeente (het wijkteam) regelt dit met u."),
                            (
                                "verwijzing",
                                "U hebt een verwijzing nodig van huisarts, jeugdarts of gemeente.",
                            ),
                            ("verklaring", "Er is een verklaring van het samenwerkingsverband nodig (tlv)."),
                            ("indicatie", "Er is een indicatie nodig (Wlz)."),
                        ],
                        default=knooppunt.wegwijzer.rules.aanbod.Toegangsweg["VRIJ"],
                        max_length=12,
                    ),
                ),
                ("aanmelden", models.TextField(blank=True)),
                ("url", models.URLField(blank=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("kosten_uitleg", models.TextField(blank=True)),
                ("tolk", models.TextField(blank=True)),
                ("keurmerk", models.TextField(blank=True)),
                ("let_op", models.TextField(blank=True)),
                ("wachttijd_weken", models.PositiveSmallIntegerField(null=True)),
                ("wachttijd_op", models.DateField(null=True)),
                ("bereik", models.PositiveIntegerField(null=True)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_in_beheer",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanbod",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leeftijd_van__isnull", True),
                            ("leeftijd_tot__isnull", True),
                            ("leeftijd_tot__gte", models.F("leeftijd_van")),
                            _connector="OR",
                        ),
                        name="aanbod_leeftijd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wachttijd_weken__isnull", True),
                            ("wachttijd_op__isnull", False),
                            _connector="OR",
                        ),
                        name="aanbod_wachttijd_op",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Taxonomie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("uitleg", models.TextField()),
                ("uri", models.URLField(blank=True)),
                ("versie", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Zoekstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Zoekwoord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("woord", models.CharField(max_length=40, unique=True)),
                ("stam", models.CharField(max_length=40)),
                ("aantal", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Zoekdocument",
            fields=[
                (
                    "aanbod",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="zoekdocument",
                        serialize=False,
                        to="wegwijzer.aanbod",
                    ),
                ),
                ("naam", models.CharField(max_length=160)),
                ("woorden", models.TextField()),
                ("leeftijd_van", models.PositiveSmallIntegerField()),
                ("leeftijd_tot", models.PositiveSmallIntegerField()),
                ("gratis", models.BooleanField()),
                ("zelf", models.BooleanField()),
                ("vrij_tot", models.DateField(null=True)),
                ("talen", models.CharField(max_length=120)),
                ("kenmerken", models.CharField(max_length=200)),
                ("gebieden", models.TextField()),
                ("overal", models.BooleanField()),
                ("nagekeken_op", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="BenodigdPapier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=160)),
                ("url", models.URLField(blank=True)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papieren",
                        to="wegwijzer.aanbod",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Hulpsoort",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=40)),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("naam", models.CharField(max_length=80)),
                ("vraag", models.CharField(blank=True, max_length=120)),
                ("uitleg", models.TextField()),
                ("icoon", models.CharField(blank=True, max_length=20)),
                ("naam_en", models.CharField(blank=True, max_length=80)),
                ("vraag_en", models.CharField(blank=True, max_length=120)),
                ("uitleg_en", models.TextField(blank=True)),
                ("leeftijd_van", models.PositiveSmallIntegerField(null=True)),
                ("leeftijd_tot", models.PositiveSmallIntegerField(null=True)),
                ("woorden", models.JSONField(default=list)),
                ("vakwoorden", models.JSONField(default=list)),
                ("vervallen", models.BooleanField(default=False)),
                (
                    "boven",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="soorten",
                        to="wegwijzer.hulpsoort",
                    ),
                ),
                ("zie_ook", models.ManyToManyField(related_name="+", to="wegwijzer.hulpsoort")),
                (
                    "taxonomie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="soorten",
                        to="wegwijzer.taxonomie",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde"],
                "constraints": [
                    models.UniqueConstraint(fields=("taxonomie", "code"), name="hulpsoort_code_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leeftijd_van__isnull", True),
                            ("leeftijd_tot__isnull", True),
                            ("leeftijd_tot__gte", models.F("leeftijd_van")),
                            _connector="OR",
                        ),
                        name="hulpsoort_leeftijd",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanbodsoort",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="koppelingen",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "hulpsoort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="koppelingen",
                        to="wegwijzer.hulpsoort",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("aanbod", "hulpsoort"), name="aanbodsoort_uniek")
                ],
            },
        ),
        migrations.AddField(
            model_name="aanbod",
            name="soorten",
            field=models.ManyToManyField(
                related_name="aanbod", through="wegwijzer.Aanbodsoort", to="wegwijzer.hulpsoort"
            ),
        ),
        migrations.CreateModel(
            name="Kosten",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("waarvoor", models.CharField(blank=True, max_length=120)),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                ("geldig_van", models.DateField(null=True)),
                ("geldig_tot", models.DateField(null=True)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kosten",
                        to="wegwijzer.aanbod",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__isnull", True), ("bedrag__gte", 0), _connector="OR"),
                        name="kosten_bedrag",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Locatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nakijk_email", models.EmailField(blank=True, max_length=254)),
                ("nagekeken_op", models.DateField()),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("eigen", "hier ingevuld"),
                            ("openbaar", "uit de openbare bestanden van de regio"),
                        ],
                        default=knooppunt.wegwijzer.rules.aanbod.Herkomst["EIGEN"],
                        max_length=10,
                    ),
                ),
                ("is_zichtbaar", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                ("gewijzigd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[("adres", "een adres"), ("online", "online of telefonisch")],
                        default=knooppunt.wegwijzer.rules.aanbod.Locatiesoort["ADRES"],
                        max_length=10,
                    ),
                ),
                ("eigen_naam", models.CharField(blank=True, max_length=160)),
                ("omschrijving", models.TextField(blank=True)),
                ("bereikbaarheid", models.TextField(blank=True)),
                ("url", models.URLField(blank=True)),
                ("straat", models.CharField(blank=True, max_length=160)),
                ("eigen_postcode", models.CharField(blank=True, max_length=6)),
                ("eigen_plaats", models.CharField(blank=True, max_length=80)),
                ("eigen_lat", models.FloatField(null=True)),
                ("eigen_lon", models.FloatField(null=True)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_in_beheer",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locaties",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "vestiging",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locatie",
                        to="organisaties.vestiging",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vestiging__isnull", True),
                            models.Q(
                                ("eigen_lat__isnull", True),
                                ("eigen_lon__isnull", True),
                                ("eigen_naam", ""),
                                ("eigen_plaats", ""),
                                ("eigen_postcode", ""),
                            ),
                            _connector="OR",
                        ),
                        name="locatie_niet_dubbel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("functie", models.CharField(max_length=80)),
                ("naam", models.CharField(blank=True, max_length=120)),
                ("afdeling", models.CharField(blank=True, max_length=80)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                (
                    "aanbod",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacten",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacten",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacten",
                        to="wegwijzer.locatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisatie__isnull", False),
                            ("aanbod__isnull", False),
                            ("locatie__isnull", False),
                            _connector="OR",
                        ),
                        name="contact_van",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AanbodOpLocatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("omschrijving", models.TextField(blank=True)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plekken",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plekken",
                        to="wegwijzer.locatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("aanbod", "locatie"), name="aanbod_op_locatie_uniek")
                ],
            },
        ),
        migrations.AddField(
            model_name="aanbod",
            name="locaties",
            field=models.ManyToManyField(
                related_name="aanbod", through="wegwijzer.AanbodOpLocatie", to="wegwijzer.locatie"
            ),
        ),
        migrations.CreateModel(
            name="Openingstijd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("dagen", models.CharField(max_length=20)),
                ("van", models.TimeField(null=True)),
                ("tot", models.TimeField(null=True)),
                ("geldig_van", models.DateField(null=True)),
                ("geldig_tot", models.DateField(null=True)),
                ("toelichting", models.CharField(blank=True, max_length=160)),
                (
                    "aanbod",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openingstijden",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openingstijden",
                        to="wegwijzer.locatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aanbod__isnull", False), ("locatie__isnull", False), _connector="OR"
                        ),
                        name="openingstijd_van",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("van__isnull", True),
                            ("tot__isnull", True),
                            ("tot__gt", models.F("van")),
                            _connector="OR",
                        ),
                        name="openingstijd_uren",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisatienummer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("register", models.CharField(max_length=20)),
                ("nummer", models.CharField(max_length=40)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nummers",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("register", "nummer"), name="organisatienummer_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisatieprofiel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("nakijk_email", models.EmailField(blank=True, max_length=254)),
                ("nagekeken_op", models.DateField()),
                (
                    "herkomst",
                    models.CharField(
                        choices=[
                            ("eigen", "hier ingevuld"),
                            ("openbaar", "uit de openbare bestanden van de regio"),
                        ],
                        default=knooppunt.wegwijzer.rules.aanbod.Herkomst["EIGEN"],
                        max_length=10,
                    ),
                ),
                ("is_zichtbaar", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                ("gewijzigd_at", models.DateTimeField()),
                ("andere_naam", models.CharField(blank=True, max_length=160)),
                ("omschrijving", models.TextField()),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("website", models.URLField(blank=True)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_in_beheer",
                        to="organisaties.organisatie",
                    ),
                ),
                (
                    "organisatie",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profiel",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["organisatie__naam"],
            },
        ),
        migrations.CreateModel(
            name="Foutmelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("tekst", models.TextField()),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("at", models.DateTimeField()),
                ("afgehandeld_at", models.DateTimeField(null=True)),
                ("uitkomst", models.CharField(blank=True, max_length=300)),
                (
                    "aanbod",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "afgehandeld_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.locatie",
                    ),
                ),
                (
                    "profiel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.organisatieprofiel",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aanbod__isnull", False),
                                ("locatie__isnull", True),
                                ("profiel__isnull", True),
                            ),
                            models.Q(
                                ("aanbod__isnull", True),
                                ("locatie__isnull", False),
                                ("profiel__isnull", True),
                            ),
                            models.Q(
                                ("aanbod__isnull", True),
                                ("locatie__isnull", True),
                                ("profiel__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="foutmelding_van_een",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Streekwoord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=80)),
                ("woorden", models.JSONField(default=list)),
                (
                    "hulpsoort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="streekwoorden",
                        to="wegwijzer.hulpsoort",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="streekwoorden",
                        to="organisaties.regio",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("regio", "hulpsoort"), name="streekwoord_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Telefoon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nummer", models.CharField(max_length=20)),
                ("toelichting", models.CharField(blank=True, max_length=120)),
                (
                    "aanbod",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="telefoons",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="telefoons",
                        to="wegwijzer.locatie",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="telefoons",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisatie__isnull", False),
                            ("aanbod__isnull", False),
                            ("locatie__isnull", False),
                            _connector="OR",
                        ),
                        name="telefoon_van",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Toegankelijkheid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kenmerk",
                    models.CharField(
                        choices=[
                            ("rolstoel", "toegankelijk met een rolstoel"),
                            ("toilet", "aangepast toilet"),
                            ("lift", "lift, of alles op de begane grond"),
                            ("prikkelarm", "rustige, prikkelarme ruimte"),
                            ("ringleiding", "ringleiding voor slechthorenden"),
                            ("geleidelijn", "geleidelijnen voor blinden en slechtzienden"),
                            ("parkeren", "parkeerplaats voor gehandicapten"),
                            ("ov", "halte van bus of trein dichtbij"),
                        ],
                        max_length=12,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                (
                    "locatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="toegankelijkheid",
                        to="wegwijzer.locatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("locatie", "kenmerk"), name="toegankelijkheid_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Voertaal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=3)),
                ("toelichting", models.CharField(blank=True, max_length=120)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voertalen",
                        to="wegwijzer.aanbod",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("aanbod", "code"), name="voertaal_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Werkgebied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="werkgebieden",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisaties.regio",
                    ),
                ),
                (
                    "wijk",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisaties.wijk",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("gemeente__isnull", True), ("regio__isnull", False), ("wijk__isnull", True)
                            ),
                            models.Q(
                                ("gemeente__isnull", False), ("regio__isnull", True), ("wijk__isnull", True)
                            ),
                            models.Q(
                                ("gemeente__isnull", True), ("regio__isnull", True), ("wijk__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="werkgebied_een_gebied",
                    ),
                    models.UniqueConstraint(fields=("aanbod", "gemeente"), name="werkgebied_gemeente_uniek"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                            ("gemaakt", "gemaakt"),
                            ("gewijzigd", "gewijzigd"),
                            ("nagekeken", "nagekeken: klopt nog"),
                            ("hersteld", "teruggezet naar eerder"),
                            ("verborgen", "van de wegwijzer gehaald"),
                            ("getoond", "weer op de wegwijzer gezet"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "wacht op nakijken"),
                            ("geldt", "geldt"),
                            ("afgewezen", "niet overgenomen"),
                            ("vervallen", "vervallen door een nieuwer voorstel"),
                        ],
                        default=knooppunt.wegwijzer.rules.wijziging.Wijzigingsstatus["GELDT"],
                        max_length=12,
                    ),
                ),
                ("blad", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("door", models.CharField(max_length=160)),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("beslist_at", models.DateTimeField(null=True)),
                ("reden", models.CharField(blank=True, max_length=300)),
                (
                    "aanbod",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.aanbod",
                    ),
                ),
                (
                    "beslist_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.locatie",
                    ),
                ),
                (
                    "profiel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)sen",
                        to="wegwijzer.organisatieprofiel",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "voorgesteld")),
                        fields=["status"],
                        name="wijziging_wacht",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aanbod__isnull", False),
                                ("locatie__isnull", True),
                                ("profiel__isnull", True),
                            ),
                            models.Q(
                                ("aanbod__isnull", True),
                                ("locatie__isnull", False),
                                ("profiel__isnull", True),
                            ),
                            models.Q(
                                ("aanbod__isnull", True),
                                ("locatie__isnull", True),
                                ("profiel__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="wijziging_van_een",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["voorgesteld", "vervallen"]),
                            models.Q(("status", "afgewezen"), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="wijziging_afgewezen_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekplek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("locatie_ref", models.CharField(max_length=16)),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zoekplekken",
                        to="wegwijzer.aanbod",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["lat", "lon"], name="wegwijzer_z_lat_e26ae2_idx")],
            },
        ),
        migrations.CreateModel(
            name="Capaciteit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("groep", models.CharField(blank=True, max_length=80)),
                (
                    "eenheid",
                    models.CharField(
                        choices=[("plekken", "plekken"), ("uren", "uren per week"), ("groepen", "groepen")],
                        default=knooppunt.wegwijzer.rules.aanbod.Eenheid["PLEKKEN"],
                        max_length=10,
                    ),
                ),
                ("schooljaar", models.PositiveSmallIntegerField(null=True)),
                ("vrij", models.DecimalField(decimal_places=1, max_digits=6)),
                ("totaal", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                ("bijgewerkt_at", models.DateTimeField()),
                (
                    "aanbod",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capaciteit",
                        to="wegwijzer.aanbod",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("schooljaar"), nulls_first=True), "groep", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("vrij__gte", 0)), name="capaciteit_vrij"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("totaal__isnull", True), ("totaal__gte", models.F("vrij")), _connector="OR"
                        ),
                        name="capaciteit_totaal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("schooljaar__isnull", False)),
                        fields=("aanbod", "groep", "eenheid", "schooljaar"),
                        name="capaciteit_per_schooljaar",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("schooljaar__isnull", True)),
                        fields=("aanbod", "groep", "eenheid"),
                        name="capaciteit_nu",
                    ),
                ],
            },
        ),
    ]
