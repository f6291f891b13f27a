"""Letters with a code, for who has no e-mail."""

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.toegang.models.accounts import Account


class Brief(models.Model):
    """A letter whose code opens one thing for who also knows a birth date. Of the code a keyed hash is kept."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=80)
    """What it opens, e.g. ``uitnodiging:7fk39qdm``; a new letter for the same thing replaces the one before."""
    naar = models.CharField(max_length=200)
    """The page that it opens."""
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="brieven")
    """Whose password it lets one choose; without one it is an invitation."""
    code_hash = models.CharField(max_length=64, unique=True)
    geboortedatum = models.DateField()
    pogingen = models.PositiveSmallIntegerField(default=0)
    """How often the code came with a wrong birth date."""
    created_at = models.DateTimeField()
    verloopt_op = models.DateField()
    gebruikt_at = models.DateTimeField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["sleutel"])]

    def __str__(self) -> str:
        return self.ref
