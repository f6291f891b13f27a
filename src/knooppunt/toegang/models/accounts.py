"""Tables of accounts, memberships, events, tasks, outgoing mail and turns."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.organisaties.public import Organisatie


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        """By e-mail address, or by the login name of who has none; both are kept in lower case."""
        naam = (username or "").lower()
        return self.get(email=naam) if "@" in naam else self.get(inlognaam=naam)


class Account(AbstractBaseUser):
    """A person who can sign in: a professional, a parent or a pupil."""

    class Soort(models.TextChoices):
        PROFESSIONAL = "professional", "professional"
        OUDER = "ouder", "ouder"
        LEERLING = "leerling", "leerling"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    email = models.EmailField(unique=True, null=True)
    """Null for a parent or pupil who is served by letter."""
    email_gevraagd = models.EmailField(blank=True)
    """Another address that the owner asked for, until the link in the mail to it was opened."""
    inlognaam = models.CharField(max_length=30, unique=True, null=True)
    """Of who has no e-mail: what they type to sign in."""
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    geboortedatum = models.DateField(null=True)
    """Of a pupil only: own rights begin at an age."""
    taal = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    demonstratie_uitleg = models.CharField(max_length=160, blank=True)
    """Filled for the invented people that a visitor of the demonstration can be."""
    demonstratie_volgorde = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    objects = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam", "soort"]

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def login_name(self) -> str:
        """What this person types to sign in."""
        return self.email or self.inlognaam or ""


class Lidmaatschap(models.Model):
    """A role of a person at an organisation, from a day until a day (the last day is the day before ``eind``).

    One that ends on the day on which it begins was never in force.
    """

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="lidmaatschappen")
    rol = models.CharField(max_length=30)
    """Code of a role in rollen.toml; no choices here, so that a new role is no change of the table."""
    begin = models.DateField()
    eind = models.DateField(null=True)

    class Meta:
        ordering = ["begin"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eind__isnull=True) | Q(eind__gte=F("begin")), name="lidmaatschap_begin_eind"
            ),
            models.UniqueConstraint(
                fields=["account", "organisatie", "rol"],
                condition=Q(eind__isnull=True),
                name="lidmaatschap_een_keer_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rol} {self.organisatie_id}"


class Taak(models.Model):
    """Something that waits for a person, or for whoever has a role at an organisation."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=80)
    """What it is about, e.g. ``vraag:7fk39qdm``: the same key closes it when the thing has happened."""
    soort = models.CharField(max_length=40)
    tekst = VersleuteldeTekst(max_length=160)
    url = models.CharField(max_length=200)
    dossier_ref = models.CharField(max_length=16, blank=True)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="taken")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, null=True, related_name="taken")
    rol = models.CharField(max_length=30, blank=True)
    voor = models.DateField(null=True)
    """The day on which it is late if it has not been done before or on it."""
    created_at = models.DateTimeField()
    gedaan_at = models.DateTimeField(null=True)
    gedaan_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["voor", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) | (Q(organisatie__isnull=False) & ~Q(rol="")),
                name="taak_heeft_eigenaar",
            ),
            models.UniqueConstraint(
                fields=["sleutel", "account"],
                condition=Q(gedaan_at__isnull=True, account__isnull=False),
                name="taak_open_per_persoon",
            ),
            models.UniqueConstraint(
                fields=["sleutel", "organisatie", "rol"],
                condition=Q(gedaan_at__isnull=True, account__isnull=True),
                name="taak_open_per_rol",
            ),
        ]
        indexes = [
            models.Index(
                fields=["account", "voor"], condition=Q(gedaan_at__isnull=True), name="taak_open_account"
            ),
            models.Index(
                fields=["organisatie", "rol", "voor"],
                condition=Q(gedaan_at__isnull=True),
                name="taak_open_org",
            ),
            models.Index(fields=["sleutel"], condition=Q(gedaan_at__isnull=True), name="taak_open_sleutel"),
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def onderwerp_ref(self) -> str:
        """Reference of what it is about: the end of its key."""
        return self.sleutel.rpartition(":")[2][:16]


class Bericht(models.Model):
    """An outgoing mail, kept until it has been sent; in demonstration mode it can be read on the screen."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    aan = models.EmailField()
    onderwerp = VersleuteldeTekst(max_length=200)
    tekst = VersleuteldeTekst()
    bijlagen = VersleuteldeJSON(default=list)
    """List of {naam, soort, inhoud} with text content (calendar files)."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.onderwerp


class Nachtronde(models.Model):
    """One nightly job on one day: claimed by one process, with a heartbeat while it works (toegang.nacht)."""

    geen_personen = "wanneer werk van de nacht is gedaan"
    code = models.CharField(max_length=40)
    dag = models.DateField()
    begonnen_at = models.DateTimeField()
    hartslag_at = models.DateTimeField()
    """The last sign of life. Old and not done: that process is gone, and another may go on."""
    klaar_at = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=300, blank=True)
    """What was done, in one Dutch sentence with counts only; what went wrong while ``klaar_at`` is empty."""

    class Meta:
        ordering = ["-dag", "code"]
        constraints = [models.UniqueConstraint(fields=["code", "dag"], name="nachtwerk_een_keer_per_dag")]

    def __str__(self) -> str:
        return f"{self.code} {self.dag}"


class Beurten(models.Model):
    """How many turns someone took in the window that ends at ``tot`` (knooppunt.toegang.tempo)."""

    geen_personen = "tellers met een sleutel die niemand aanwijst"
    sleutel = models.CharField(max_length=64, unique=True)
    """Keyed hash of the pace and of who: no address and no name."""
    tot = models.DateTimeField(db_index=True)
    aantal = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.aantal}"
