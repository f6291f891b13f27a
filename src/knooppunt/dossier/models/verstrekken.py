"""Packages for who cannot sign in here, exactly as they leave, and what the family says of them."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.dossier.models.gezin import Gezinslid
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.public import Account


class Verstrekking(models.Model):
    """One package: to whom, by which exchange, and its fields with their content. Once ready it does not change."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="verstrekkingen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    uitwisseling = models.CharField(max_length=30)
    """Code of the exchange (basis/uitwisselingen.toml)."""
    aan = VersleuteldeTekst(max_length=200)
    """Name and address of the receiver."""
    inhoud = VersleuteldeJSON()
    """Code of the field: its text. Exactly what leaves."""
    klaargezet_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    klaargezet_at = models.DateTimeField()
    antwoord = VersleuteldeTekst(blank=True)
    """To who of the family objected."""
    verstuurd_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    verstuurd_at = models.DateTimeField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-klaargezet_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verstuurd_at__isnull=True) | Q(ingetrokken_at__isnull=True),
                name="verstrekking_weg_of_terug",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Verstrekkingsantwoord(models.Model):
    """What one parent or the pupil says of a package: read and agreed, or not, and why."""

    verstrekking = models.ForeignKey(Verstrekking, models.CASCADE, related_name="antwoorden")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    lid = models.ForeignKey(Gezinslid, models.SET_NULL, null=True, related_name="+")
    hoedanigheid = models.CharField(max_length=10, choices=keuzes(Hoedanigheid))
    eens = models.BooleanField()
    tekst = VersleuteldeTekst(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["verstrekking", "account"], name="een_antwoord_per_pakket")
        ]

    def __str__(self) -> str:
        return f"{self.verstrekking_id} {self.account_id}"
