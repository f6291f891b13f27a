"""What is asked of the family about its own data: consent to share, and questions about who looked."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.gezin import Gezinslid
from knooppunt.dossier.models.kring import Deling, Dossier, keuzes
from knooppunt.dossier.rules.gronden import DOEL_BIJ_TOESTEMMING, DOELEN
from knooppunt.dossier.rules.kring import DEELBAAR, Hoedanigheid
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Toestemmingsvraag(models.Model):
    """A request to the family: may this organisation see this part? Open until everyone needed has answered."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="toestemmingsvragen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    deel = models.CharField(max_length=10, choices=keuzes(DEELBAAR))
    doel = models.CharField(max_length=20, default=DOEL_BIJ_TOESTEMMING)
    """Code of the purpose (rules/gronden.toml)."""
    reden = VersleuteldeTekst(max_length=300, blank=True)
    """Why it is needed, in the words of who asks; empty when the family itself gives it."""
    gevraagd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gevraagd_at = models.DateTimeField()
    gesloten_at = models.DateTimeField(null=True)
    deling = models.ForeignKey(Deling, models.SET_NULL, null=True, related_name="vragen")
    """The sharing that it led to; null when the answer was no."""

    class Meta:
        ordering = ["gevraagd_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "organisatie", "deel", "doel"],
                condition=Q(gesloten_at__isnull=True),
                name="toestemmingsvraag_een_keer_open",
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def waarvoor(self) -> str:
        """The purpose in words."""
        return DOELEN.get(self.doel, self.doel)


class Toestemming(models.Model):
    """The answer of one parent or pupil to a request for consent."""

    vraag = models.ForeignKey(Toestemmingsvraag, models.CASCADE, related_name="antwoorden")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    """Null when a parent answered on paper."""
    lid = models.ForeignKey(Gezinslid, models.SET_NULL, null=True, related_name="+")
    """Of a parent: who it is in the family."""
    hoedanigheid = models.CharField(max_length=10, choices=keuzes(Hoedanigheid))
    ja = models.BooleanField()
    at = models.DateTimeField()
    op_papier_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    """Who wrote down what a parent signed on paper."""

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vraag", "account"],
                condition=Q(account__isnull=False),
                name="een_antwoord_per_persoon",
            ),
            models.UniqueConstraint(
                fields=["vraag", "lid"], condition=Q(lid__isnull=False), name="een_antwoord_per_ouder"
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | Q(op_papier_by__isnull=False),
                name="toestemming_van_iemand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vraag_id} {self.account_id}"


class Inzagevraag(models.Model):
    """A parent or pupil asks the regisseur about looks in the dossier that feel wrong."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="inzagevragen")
    tekst = VersleuteldeTekst()
    gesteld_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gesteld_at = models.DateTimeField()
    antwoord = VersleuteldeTekst(blank=True)
    beantwoord_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    beantwoord_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gesteld_at", "-pk"]

    def __str__(self) -> str:
        return self.ref
