"""A person takes along everything that they may see; it is put together in parts and kept for a few days."""

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON
from knooppunt.toegang.public import Account


class Download(models.Model):
    """One download: ready when every part is."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="downloads")
    gevraagd_at = models.DateTimeField()
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gevraagd_at", "-pk"]

    def __str__(self) -> str:
        return self.ref


class Downloaddeel(models.Model):
    """One part: the account with its questions, or one dossier. Empty until it is its turn."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    download = models.ForeignKey(Download, models.CASCADE, related_name="delen")
    volgorde = models.PositiveSmallIntegerField()
    dossier_ref = models.CharField(max_length=16, blank=True)
    """Empty: the account itself."""
    inhoud = VersleuteldeJSON(default=dict)
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["download", "volgorde"], name="downloaddeel_een_keer")]

    def __str__(self) -> str:
        return self.ref
