"""Dossiers that were opened in an emergency, and what the review said."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.nood import Noodaanleiding, Noodoordeel
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Noodtoegang(models.Model):
    """Someone sees one dossier for a short time, because it could not wait."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="noodtoegangen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aanleiding = models.CharField(max_length=14, choices=keuzes(Noodaanleiding))
    reden = VersleuteldeTekst()
    begonnen_at = models.DateTimeField()
    vanaf = models.DateField()
    tot = models.DateField()
    """First day on which it no longer holds."""
    oordeel = models.CharField(max_length=10, choices=keuzes(Noodoordeel), blank=True)
    gevolgen = VersleuteldeTekst(blank=True)
    beoordeeld_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    beoordeeld_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begonnen_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("vanaf")), name="noodtoegang_periode"),
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_at__isnull=True)
                | ~Q(oordeel="") & Q(beoordeeld_at__isnull=False),
                name="noodtoegang_oordeel",
            ),
        ]
        indexes = [models.Index(fields=["account", "tot"])]

    def __str__(self) -> str:
        return self.ref
