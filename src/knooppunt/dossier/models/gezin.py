"""The family: children, who cares for them, their network, and the one regisseur."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import nl
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.rules.kring import Meelezen
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Gezin(models.Model):
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    naam = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.naam


class Kind(models.Model):
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    gezin = models.ForeignKey(Gezin, models.PROTECT, related_name="kinderen")
    voornaam = models.CharField(max_length=60)
    achternaam = models.CharField(max_length=80)
    geboortedatum = models.DateField()
    woon_pc4 = models.CharField(max_length=4, blank=True)
    klank = models.CharField(max_length=80, db_index=True)
    """How the name sounds (rules.herkenning): a child that is known already is suggested by it, never merged."""
    account = models.OneToOneField(Account, models.SET_NULL, null=True, related_name="kind")

    class Meta:
        ordering = ["geboortedatum"]
        indexes = [models.Index(fields=["geboortedatum"])]

    def __str__(self) -> str:
        return f"{self.voornaam} {self.achternaam}"


class Gezinslid(models.Model):
    """Someone in or around the family who is not a child with a dossier: a parent, carer, grandparent, neighbour."""

    class Relatie(models.TextChoices):
        MOEDER = "moeder", nl("moeder")
        VADER = "vader", nl("vader")
        VERZORGER = "verzorger", nl("verzorger of voogd")
        BROER_ZUS = "broer_zus", nl("broer of zus")
        FAMILIE = "familie", nl("familie")
        NETWERK = "netwerk", nl("vriend, buur of ander netwerk")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    gezin = models.ForeignKey(Gezin, models.CASCADE, related_name="leden")
    naam = models.CharField(max_length=120)
    relatie = models.CharField(max_length=10, choices=Relatie.choices)
    gezag = models.BooleanField(default=False)
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="gezinsleden")
    bijdrage = VersleuteldeTekst(max_length=200, blank=True)
    """What this person means for the child, in the family's words."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.naam


class Meelezer(models.Model):
    """A parent who still reads along when the pupil is an adult: a part that the pupil shows, or all of it by a court.

    Who was appointed by a court as mentor or curator takes the place of the pupil, as a parent does of a child.
    """

    kind = models.ForeignKey(Kind, models.CASCADE, related_name="meelezers")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    grond = models.CharField(max_length=10, choices=[(g.value, g.label) for g in Meelezen])
    deel = models.CharField(max_length=10, blank=True)
    """Which part; empty when a court decided."""
    vastgelegd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gegeven_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gegeven_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "account", "grond", "deel"], condition=Q(ingetrokken_at__isnull=True),
                name="meelezer_een_keer_open",
            ),
            models.CheckConstraint(
                condition=Q(grond="rechter", deel="") | Q(grond="leerling") & ~Q(deel=""), name="meelezer_deel"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind_id} {self.account_id}"


class Telbezwaar(models.Model):
    """A family does not want this child to be counted where support is planned for the region (AVG art. 21).

    Without a reason: nobody has to give one. What was taken back stays, to tell from when until when it held.
    """

    kind = models.ForeignKey(Kind, models.CASCADE, related_name="telbezwaren")
    gemaakt_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gemaakt_at = models.DateTimeField()
    ingetrokken_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gemaakt_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(ingetrokken_at__isnull=True), name="telbezwaar_een_keer_open"
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_at__isnull=True, ingetrokken_by__isnull=True)
                | Q(ingetrokken_at__isnull=False, ingetrokken_by__isnull=False),
                name="telbezwaar_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.gemaakt_at:%Y-%m-%d}"


class Regisseur(models.Model):
    """The one professional who coordinates for one family, in a period; the history is kept."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    gezin = models.ForeignKey(Gezin, models.CASCADE, related_name="regisseurs")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    reden = VersleuteldeTekst(max_length=200, blank=True)

    class Meta:
        ordering = ["-vanaf", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gezin"], condition=Q(tot__isnull=True), name="een_regisseur_per_gezin"
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="regisseur_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gezin_id} {self.account_id}"
