"""What was corrected or erased at the request of who it is about; the old words stay beside the new ones."""

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Dossier
from knooppunt.toegang.public import Account


class Correctie(models.Model):
    """One piece of text was corrected; or erased, and then its words are kept nowhere."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="correcties")
    stuk = models.CharField(max_length=60)
    """Key of the piece (queries.stukken)."""
    bladzijde = models.CharField(max_length=20)
    """Where it is shown."""
    deel = models.CharField(max_length=10, blank=True)
    waar = VersleuteldeTekst()
    oud = VersleuteldeTekst(blank=True)
    nieuw = VersleuteldeTekst(blank=True)
    gewist = models.BooleanField(default=False)
    verzoek_ref = models.CharField(max_length=16)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.ref
