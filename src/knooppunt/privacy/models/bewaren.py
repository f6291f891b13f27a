"""What will be removed and when, who still needs it, and the proof of what was removed."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.privacy.rules.bewaren import Doen, Uitstelreden
from knooppunt.toegang.public import Account


def keuzes(enum: type) -> list[tuple[str, str]]:
    return [(e.value, e.label) for e in enum]


class Aankondiging(models.Model):
    """One thing that goes on a day, and that people were told about."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    soort = models.CharField(max_length=20)
    onderwerp_ref = models.CharField(max_length=16)
    wissen_op = models.DateField()
    aangekondigd_at = models.DateTimeField()

    class Meta:
        ordering = ["wissen_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["soort", "onderwerp_ref"], name="een_keer_aangekondigd")
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp_ref}"


class Uitstel(models.Model):
    """Someone still needs it, with a reason and a last day (a legal hold)."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    aankondiging = models.ForeignKey(Aankondiging, models.CASCADE, related_name="uitstellen")
    reden = models.CharField(max_length=10, choices=keuzes(Uitstelreden))
    toelichting = VersleuteldeTekst(max_length=300)
    tot = models.DateField()
    """The last day on which it is kept."""
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    gestopt_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["aankondiging"], condition=Q(gestopt_at__isnull=True), name="een_uitstel_tegelijk"
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Vernietiging(models.Model):
    """The proof that something was removed: what kind, how many, by which rule, when. Of nobody."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    soort = models.CharField(max_length=20)
    doen = models.CharField(max_length=14, choices=keuzes(Doen))
    bron = models.CharField(max_length=300)
    """The source of the rule as it held then."""
    aantallen = models.JSONField()
    """Rows by table."""
    at = models.DateTimeField()
    bewijs = models.CharField(max_length=64)
    """SHA-256 over kind, moment and references: who has a reference can show that it was among them."""

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.soort} {self.at:%Y-%m-%d}"
