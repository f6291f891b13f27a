"""Documents of a dossier: a letter, a report, a drawing. The file itself is kept by bestanden."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.bestanden.public import Bestand
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.dossier.rules.kring import DEELBAAR
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


class Document(models.Model):
    """One version of one document, in one part of the dossier."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="documenten")
    sleutel = models.CharField(max_length=16, default=nieuwe_referentie)
    """Of the form with which it came: the same form sent twice makes one."""
    deel = models.CharField(max_length=10, choices=keuzes(DEELBAAR))
    soort = models.CharField(max_length=8, choices=keuzes(Documentsoort))
    titel = VersleuteldeTekst(max_length=120)
    bestand = models.OneToOneField(Bestand, models.PROTECT, related_name="document")
    vervangt = models.OneToOneField("self", models.SET_NULL, null=True, related_name="opvolger")
    """The version before this one."""
    toegevoegd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    """For which the person who added it works."""
    toegevoegd_at = models.DateTimeField()
    weg_at = models.DateTimeField(null=True)
    """When it was taken away; it can be put back for a while."""
    weg_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "sleutel"], name="document_een_keer_verstuurd"),
            models.CheckConstraint(
                condition=Q(deel__in=[d.value for d in DEELBAAR]), name="document_in_deelbaar_deel"
            ),
            models.CheckConstraint(
                condition=Q(weg_at__isnull=True, weg_by__isnull=True)
                | Q(weg_at__isnull=False, weg_by__isnull=False),
                name="document_weg_door_iemand",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "-id"]),
            models.Index(fields=["weg_at"], condition=Q(weg_at__isnull=False), name="document_weg"),
        ]

    def __str__(self) -> str:
        return self.ref
