"""What people ask about their own data, and what was answered."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.public import Dossier
from knooppunt.privacy.models.bewaren import keuzes
from knooppunt.privacy.rules.verzoek import Verzoeksoort, Verzoekstatus
from knooppunt.toegang.public import Account


class Verzoek(models.Model):
    """A parent or pupil uses a right; it has a clock, an answer with a reason, and an effect."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=10, choices=keuzes(Verzoeksoort))
    status = models.CharField(
        max_length=11, choices=keuzes(Verzoekstatus), default=Verzoekstatus.INGEDIEND.value
    )
    tekst = VersleuteldeTekst()
    """What is asked and why, in the words of who asks."""
    stuk = models.CharField(max_length=60, blank=True)
    """Key of the piece of text that it is about (dossier.queries.stukken)."""
    waar = VersleuteldeTekst(blank=True)
    oud = VersleuteldeTekst(blank=True)
    nieuw = VersleuteldeTekst(blank=True)
    """The words as they were, and as they should be; empty once erased."""
    over = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    """Whose access it is about."""
    gedaan_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    gedaan_at = models.DateTimeField()
    antwoord_voor = models.DateField()
    verlengd_reden = VersleuteldeTekst(blank=True)
    reden = VersleuteldeTekst(blank=True)
    """Of the answer."""
    beslist_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    beslist_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gedaan_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["toegewezen", "deels", "afgewezen"], beslist_at__isnull=False)
                | ~Q(status__in=["toegewezen", "deels", "afgewezen"]) & Q(beslist_at__isnull=True),
                name="verzoek_beslist",
            ),
            models.CheckConstraint(
                condition=Q(soort="toegang", over__isnull=False) | ~Q(soort="toegang"), name="verzoek_toegang_over"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["dossier", "status"]),
            models.Index(fields=["status", "antwoord_voor"]),
        ]

    def __str__(self) -> str:
        return self.ref
