"""Tables of the front desk: a question, what was told, who may know, the keys to it, and what was answered."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import leescode, nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.dossier.public import Dossier
from knooppunt.loket.rules.vraag import Partij, Reactiesoort, Verteller, Vraagstatus
from knooppunt.organisaties.public import Gemeente, Organisatie, Regio
from knooppunt.toegang.public import Account


def keuzes(enum: type) -> list[tuple[str, str]]:
    return [(e.value, e.value) for e in enum]


class Vraag(models.Model):
    """One question: a draft until it is sent, from then on what was told never changes."""

    class Schoolkeuze(models.TextChoices):
        SCHOOL = "school", "een school"
        GEEN = "geen", "geen school"
        WEET_NIET = "weet_niet", "weet ik niet"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    code = models.CharField(max_length=9, unique=True, default=leescode, editable=False)
    """For people: on the letter, by telephone. Gives no access."""
    status = models.CharField(max_length=10, choices=keuzes(Vraagstatus), default=Vraagstatus.CONCEPT)
    verteller = models.CharField(max_length=20, choices=keuzes(Verteller))
    taal = models.CharField(max_length=5, default="nl")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    """Of the teller, when signed in."""
    concept = VersleuteldeJSON(default=dict)
    """What was filled in so far, by field; empty once sent."""
    begonnen_at = models.DateTimeField()
    verloopt_op = models.DateField()
    """A draft is thrown away on this day."""

    verteller_naam = models.CharField(max_length=120, blank=True)
    relatie = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=30, blank=True)
    kind_voornaam = models.CharField(max_length=60, blank=True)
    kind_achternaam = models.CharField(max_length=80, blank=True)
    geboortedatum = models.DateField(null=True)
    woon_pc4 = models.CharField(max_length=4, blank=True)
    schoolkeuze = models.CharField(max_length=10, choices=Schoolkeuze.choices, blank=True)
    school = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, related_name="+")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, related_name="+")

    verstuurd_at = models.DateTimeField(null=True)
    reageer_voor = models.DateField(null=True)
    """Last day for the first reaction."""
    reactie_at = models.DateTimeField(null=True)
    afgesloten_at = models.DateTimeField(null=True)
    eigenaar = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    eigenaar_organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    eigenaar_rol = models.CharField(max_length=30, blank=True)
    eigenaar_reden = models.CharField(max_length=20, blank=True)
    """Why this person: a party of the routing, ``doorgegeven``, ``toegewezen`` or ``regisseur``."""
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["reageer_voor", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="concept", verstuurd_at__isnull=True)
                | (~Q(status="concept") & Q(verstuurd_at__isnull=False, reageer_voor__isnull=False)),
                name="vraag_verstuurd",
            ),
            models.CheckConstraint(
                condition=(Q(status="dossier") & Q(dossier__isnull=False))
                | (~Q(status="dossier") & Q(dossier__isnull=True)),
                name="vraag_dossier",
            ),
        ]
        indexes = [
            models.Index(fields=["eigenaar", "status", "reageer_voor"]),
            models.Index(fields=["status", "reageer_voor"]),
            models.Index(fields=["email"]),
        ]

    def __str__(self) -> str:
        return self.code


class Vertelling(models.Model):
    """What someone told, in their own words. Written once, never changed."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="vertellingen")
    ref = models.CharField(max_length=16, unique=True)
    """Chosen by the form, so that a second press of the button adds nothing."""
    verteller = models.CharField(max_length=20, choices=keuzes(Verteller))
    naam = models.CharField(max_length=120)
    hoedanigheid = models.CharField(max_length=60)
    is_begin = models.BooleanField(default=False)
    """The story itself; everything else is an addition."""
    antwoorden = VersleuteldeJSON(default=list)
    """List of [code of the question, answer]."""
    verteld_at = models.DateTimeField()

    class Meta:
        ordering = ["-is_begin", "verteld_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["vraag"], condition=Q(is_begin=True), name="een_begin_per_vraag")
        ]

    def __str__(self) -> str:
        return self.ref


class Toestemming(models.Model):
    """Whether a party may know the story, as the teller chose it."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="toestemmingen")
    partij = models.CharField(max_length=10, choices=keuzes(Partij))
    mag = models.BooleanField()
    gegeven_door = models.CharField(max_length=120)
    gegeven_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["vraag", "partij"], name="een_keuze_per_partij")]

    def __str__(self) -> str:
        return f"{self.partij} {self.mag}"


class Sleutel(models.Model):
    """A way in without an account: by link or by code. Only the hash is kept."""

    class Voor(models.TextChoices):
        VERTELLER = "verteller", "de verteller"
        OUDER = "ouder", "een tweede ouder"

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="sleutels")
    hash = models.CharField(max_length=64, unique=True)
    voor = models.CharField(max_length=10, choices=Voor.choices, default=Voor.VERTELLER)
    naam = models.CharField(max_length=120, blank=True)
    relatie = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField()
    verloopt_op = models.DateField()
    """First day on which it no longer opens anything."""
    getekend_at = models.DateTimeField(null=True)
    getekend_voor = models.CharField(max_length=64, blank=True)
    """Fingerprint of the story that was signed."""

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["email", "created_at"], condition=~Q(email=""), name="sleutel_email")]

    def __str__(self) -> str:
        return f"{self.vraag_id} {self.voor}"


class Geinformeerde(models.Model):
    """Someone who knows of the question and reads along."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="geinformeerden")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=30)
    vanaf_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["vraag", "account"], name="een_keer_geinformeerd")]

    def __str__(self) -> str:
        return f"{self.vraag_id} {self.account_id}"


class Reactie(models.Model):
    """What the owner wrote to the teller, or that the question moved; the teller reads it on the status page."""

    vraag = models.ForeignKey(Vraag, models.CASCADE, related_name="reacties")
    ref = models.CharField(max_length=16, unique=True)
    """Chosen by the form, so that a second press of the button adds nothing."""
    soort = models.CharField(max_length=12, choices=keuzes(Reactiesoort))
    tekst = VersleuteldeTekst()
    van = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    rol = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.vraag_id} {self.soort}"
