"""The register of the meldcode. Nothing of it is in a list, a count or an event of the dossier."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.meldcode import Meldbesluit, Meldcodestap
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Meldcode(models.Model):
    """One register: the five steps that an organisation takes for one child. A child may have several, unknown to
    each other."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    """Without a way back: nothing that starts at the dossier finds it."""
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    begonnen_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    begonnen_at = models.DateTimeField()
    afgesloten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begonnen_at", "-pk"]

    def __str__(self) -> str:
        return self.ref


class Meldcoderegel(models.Model):
    """What was done for one step. Never changed: a mistake is struck out and stays readable."""

    meldcode = models.ForeignKey(Meldcode, models.CASCADE, related_name="regels")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    stap = models.CharField(max_length=10, choices=keuzes(Meldcodestap))
    besluit = models.CharField(max_length=12, choices=keuzes(Meldbesluit), blank=True)
    """Of step five."""
    datum = models.DateField()
    tekst = VersleuteldeTekst()
    gezet_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    vervallen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["datum", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stap=Meldcodestap.BESLISSEN.value) & ~Q(besluit="")
                | ~Q(stap=Meldcodestap.BESLISSEN.value) & Q(besluit=""),
                name="meldcode_besluit_bij_stap_vijf",
            )
        ]

    def __str__(self) -> str:
        return f"{self.meldcode_id} {self.stap}"


class Meldcodemedewerker(models.Model):
    """Someone who works on a register, in a period."""

    meldcode = models.ForeignKey(Meldcode, models.CASCADE, related_name="medewerkers")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    vanaf = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        ordering = ["vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meldcode", "account"],
                condition=Q(tot__isnull=True),
                name="meldcodemedewerker_een_keer",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="meldcodemedewerker_periode"
            ),
        ]
        indexes = [models.Index(fields=["account", "meldcode"])]

    def __str__(self) -> str:
        return f"{self.meldcode_id} {self.account_id}"
