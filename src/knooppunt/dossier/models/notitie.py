"""Notes of an expert: of the expert alone, until they become part of the dossier."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.kring import DEELBAAR
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Notitie(models.Model):
    """What an expert wrote. Before ``opgenomen_at`` only the expert sees it; after that, whoever sees ``deel``."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notities")
    auteur = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    deel = models.CharField(max_length=10, choices=keuzes(DEELBAAR))
    """To which part of the dossier it belongs once it is part of it."""
    titel = VersleuteldeTekst(max_length=120)
    tekst = VersleuteldeTekst()
    created_at = models.DateTimeField()
    bijgewerkt_at = models.DateTimeField()
    opgenomen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opgenomen_at", "-bijgewerkt_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deel__in=[d.value for d in DEELBAAR]), name="notitie_in_deelbaar_deel"
            )
        ]

    def __str__(self) -> str:
        return self.ref
