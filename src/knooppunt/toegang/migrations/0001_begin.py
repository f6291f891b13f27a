"""All tables of this room. Replaces the steps of before the first release, for who tried one of those."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knooppunt.basis.referentie
import knooppunt.basis.versleuteling.velden


class Migration(migrations.Migration):
    replaces = [
        ("toegang", "0001_initial"),
        ("toegang", "0002_alleen_toevoegen"),
        ("toegang", "0003_beurten"),
        ("toegang", "0004_rol_zonder_keuzes"),
        ("toegang", "0005_nachtronde"),
        ("toegang", "0006_keten"),
        ("toegang", "0007_inloggen"),
        ("toegang", "0008_versleuteld"),
        ("toegang", "0009_verzegel"),
        ("toegang", "0010_tweede_stap"),
        ("toegang", "0011_rijwijzigingen"),
        ("toegang", "0012_telstanden"),
        ("toegang", "0013_koppeling"),
        ("toegang", "0014_brief"),
        ("toegang", "0015_lidmaatschap_ref"),
    ]

    initial = True

    dependencies = [
        ("organisaties", "0001_begin"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "ref",
                    models.CharField(
                        default=knooppunt.basis.referentie.nieuwe_referentie,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("email", models.EmailField(max_length=254, null=True, unique=True)),
                ("email_gevraagd", models.EmailField(blank=True, max_length=254)),
                ("inlognaam", models.CharField(max_length=30, null=True, unique=True)),
                ("naam", models.CharField(max_length=120)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("professional", "professional"),
                            ("ouder", "ouder"),
                            ("leerling", "leerling"),
                        ],
                        max_length=12,
                    ),
                ),
                ("geboortedatum", models.DateField(null=True)),
                ("taal", models.CharField(default="nl", max_length=5)),
                ("is_active", models.BooleanField(default=True)),
                ("demonstratie_uitleg", models.CharField(blank=True, max_length=160)),
                ("demonstratie_volgorde", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Bericht",
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
                ("aan", models.EmailField(max_length=254)),
                ("onderwerp", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=200)),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst()),
                ("bijlagen", knooppunt.basis.versleuteling.velden.VersleuteldeJSON(default=list)),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Beurten",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.CharField(max_length=64, unique=True)),
                ("tot", models.DateTimeField(db_index=True)),
                ("aantal", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Rem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel_hash", models.CharField(max_length=64, unique=True)),
                ("aantal", models.PositiveIntegerField(default=0)),
                ("laatst_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ["laatst_at"],
            },
        ),
        migrations.CreateModel(
            name="Apparaat",
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
                ("sleutel_hash", models.CharField(max_length=64)),
                ("browser", models.CharField(max_length=60)),
                ("eerst_at", models.DateTimeField()),
                ("laatst_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="apparaten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-laatst_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "sleutel_hash"), name="apparaat_een_keer_per_account"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Brief",
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
                ("sleutel", models.CharField(max_length=80)),
                ("naar", models.CharField(max_length=200)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("geboortedatum", models.DateField()),
                ("pogingen", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("verloopt_op", models.DateField()),
                ("gebruikt_at", models.DateTimeField(null=True)),
                ("ingetrokken_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brieven",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "indexes": [models.Index(fields=["sleutel"], name="toegang_bri_sleutel_020d75_idx")],
            },
        ),
        migrations.CreateModel(
            name="Gebeurtenis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("spoor", models.PositiveSmallIntegerField()),
                ("nr", models.BigIntegerField()),
                ("waarmerk", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
                ("soort", models.CharField(max_length=60)),
                ("onderwerp_ref", models.CharField(max_length=16)),
                ("dossier_ref", models.CharField(blank=True, max_length=16)),
                ("rol", models.CharField(blank=True, max_length=30)),
                ("namens", models.CharField(blank=True, max_length=16)),
                ("doel", models.CharField(blank=True, max_length=60)),
                ("gegevens", models.JSONField(default=dict)),
                ("transactie", models.CharField(max_length=40, null=True)),
                ("rijen_van", models.BigIntegerField(null=True)),
                ("rijen_tot", models.BigIntegerField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gebeurtenissen",
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
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["dossier_ref", "id"], name="toegang_geb_dossier_9f3f21_idx"),
                    models.Index(fields=["onderwerp_ref", "id"], name="toegang_geb_onderwe_7ea11f_idx"),
                    models.Index(fields=["soort", "at"], name="toegang_geb_soort_5eb3c8_idx"),
                    models.Index(
                        condition=models.Q(("transactie__isnull", False)),
                        fields=["transactie"],
                        name="gebeurtenis_transactie",
                    ),
                    models.Index(
                        condition=models.Q(("rijen_tot__isnull", False)),
                        fields=["rijen_tot"],
                        name="gebeurtenis_rijen_tot",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("spoor", "nr"), name="gebeurtenis_een_keer_in_spoor")
                ],
            },
        ),
        migrations.CreateModel(
            name="Herstelcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("gebruikt_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="herstelcodes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Koppeling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("adres", models.CharField(max_length=255)),
                ("sub", models.CharField(max_length=255)),
                ("created_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="koppelingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("adres", "sub"), name="koppeling_een_account_per_persoon"
                    ),
                    models.UniqueConstraint(
                        fields=("account", "adres"), name="koppeling_een_persoon_per_account"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
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
                ("rol", models.CharField(max_length=30)),
                ("begin", models.DateField()),
                ("eind", models.DateField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lidmaatschappen",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["begin"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("eind__isnull", True), ("eind__gte", models.F("begin")), _connector="OR"
                        ),
                        name="lidmaatschap_begin_eind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("eind__isnull", True)),
                        fields=("account", "organisatie", "rol"),
                        name="lidmaatschap_een_keer_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nachtronde",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("dag", models.DateField()),
                ("begonnen_at", models.DateTimeField()),
                ("hartslag_at", models.DateTimeField()),
                ("klaar_at", models.DateTimeField(null=True)),
                ("uitkomst", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-dag", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "dag"), name="nachtwerk_een_keer_per_dag")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rijwijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("tabel", models.CharField(max_length=63)),
                ("rij", models.CharField(max_length=64)),
                ("soort", models.CharField(max_length=10)),
                ("kolommen", models.TextField()),
                ("gebruiker", models.CharField(max_length=63)),
                ("transactie", models.CharField(max_length=40)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["transactie"], name="rijwijziging_transactie")],
            },
        ),
        migrations.CreateModel(
            name="Sessie",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "apparaat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessies",
                        to="toegang.apparaat",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Taak",
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
                ("sleutel", models.CharField(max_length=80)),
                ("soort", models.CharField(max_length=40)),
                ("tekst", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(max_length=160)),
                ("url", models.CharField(max_length=200)),
                ("dossier_ref", models.CharField(blank=True, max_length=16)),
                ("rol", models.CharField(blank=True, max_length=30)),
                ("voor", models.DateField(null=True)),
                ("created_at", models.DateTimeField()),
                ("gedaan_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gedaan_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken",
                        to="organisaties.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["voor", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("gedaan_at__isnull", True)),
                        fields=["account", "voor"],
                        name="taak_open_account",
                    ),
                    models.Index(
                        condition=models.Q(("gedaan_at__isnull", True)),
                        fields=["organisatie", "rol", "voor"],
                        name="taak_open_org",
                    ),
                    models.Index(
                        condition=models.Q(("gedaan_at__isnull", True)),
                        fields=["sleutel"],
                        name="taak_open_sleutel",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__isnull", False),
                            models.Q(("organisatie__isnull", False), models.Q(("rol", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="taak_heeft_eigenaar",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", False), ("gedaan_at__isnull", True)),
                        fields=("sleutel", "account"),
                        name="taak_open_per_persoon",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("account__isnull", True), ("gedaan_at__isnull", True)),
                        fields=("sleutel", "organisatie", "rol"),
                        name="taak_open_per_rol",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("soort", models.CharField(max_length=20)),
                ("maand", models.DateField()),
                ("aantal", models.PositiveIntegerField(default=0)),
                (
                    "gemeente",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                    ),
                ),
            ],
            options={
                "ordering": ["soort", "maand"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("soort", "maand", "gemeente"),
                        name="een_telstand_per_maand",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TweedeStap",
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
                        choices=[("app", "app op de telefoon"), ("passkey", "passkey")], max_length=8
                    ),
                ),
                ("naam", models.CharField(max_length=60)),
                ("geheim", knooppunt.basis.versleuteling.velden.VersleuteldeTekst(blank=True)),
                ("credential", models.CharField(max_length=1400, null=True, unique=True)),
                ("publieke_sleutel", models.BinaryField(null=True)),
                ("teller", models.BigIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("laatst_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("credential__isnull", True),
                                ("publieke_sleutel__isnull", True),
                                ("soort", "app"),
                            ),
                            models.Q(
                                ("credential__isnull", False),
                                ("publieke_sleutel__isnull", False),
                                ("soort", "passkey"),
                            ),
                            _connector="OR",
                        ),
                        name="tweedestap_app_of_passkey",
                    )
                ],
            },
        ),
    ]
