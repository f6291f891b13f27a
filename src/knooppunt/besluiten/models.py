"""Tables of support: what is arranged for a child, and what the family thinks of it."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.besluiten.rules import BETAALPLICHTIG, Inzetantwoord, Inzetsoort, Inzetstatus
from knooppunt.dossier.public import DEELBAAR, Doel, Dossier
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


def _keuzes(enum: type) -> list[tuple[str, str]]:
    return [(e.value, e.label) for e in enum]


class Inzet(models.Model):
    """One piece of support that follows from the plan. It belongs to a part of the dossier."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="inzetten")
    sleutel = models.CharField(max_length=16, default=nieuwe_referentie)
    """Of the form in which it was proposed: the same form sent twice makes one."""
    doel = models.ForeignKey(Doel, models.SET_NULL, null=True, blank=True, related_name="inzetten")
    soort = models.CharField(max_length=12, choices=_keuzes(Inzetsoort))
    deel = models.CharField(max_length=10, choices=_keuzes(DEELBAAR))
    omschrijving = VersleuteldeTekst(max_length=400)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    aanbieder_naam = models.CharField(max_length=160)
    """As it was written; equal to the organisation's name when it was found."""
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    aantal_keren = models.PositiveSmallIntegerField(null=True, blank=True)
    leerlingen = models.PositiveSmallIntegerField(default=1)
    """How many pupils benefit from it."""
    startdatum = models.DateField()
    """As agreed; from the start on the day on which it began."""
    evaluatiedatum = models.DateField()
    geprobeerd = VersleuteldeTekst(blank=True)
    reden_verder_weg = VersleuteldeTekst(blank=True)
    status = models.CharField(
        max_length=16, choices=_keuzes(Inzetstatus), default=Inzetstatus.VOORGESTELD.value
    )
    status_reden = VersleuteldeTekst(max_length=400, blank=True)
    betaler = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    betaler_eigenaar = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    """Who finds out who pays, while that is not known."""
    betaler_voor = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["startdatum", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "sleutel"], name="inzet_een_keer_verstuurd"),
            models.CheckConstraint(
                condition=Q(evaluatiedatum__gt=F("startdatum")), name="inzet_evaluatie_na_start"
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=False) | Q(aantal_keren__isnull=False),
                name="inzet_hoe_vaak",
            ),
            models.CheckConstraint(condition=Q(leerlingen__gte=1), name="inzet_voor_iemand"),
            models.CheckConstraint(
                condition=~Q(soort="plek") | (~Q(geprobeerd="") & ~Q(reden_verder_weg="")),
                name="inzet_thuisnabij_tenzij",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(s.value for s in BETAALPLICHTIG))
                | Q(betaler__isnull=False)
                | Q(betaler_eigenaar__isnull=False, betaler_voor__isnull=False),
                name="inzet_betaler_of_eigenaar",
            ),
        ]
        indexes = [models.Index(fields=["status", "dossier"])]

    def __str__(self) -> str:
        return self.ref


class Inzetreactie(models.Model):
    """The answer of one parent or the pupil to one piece of support, in their own words; the last one counts."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    inzet = models.ForeignKey(Inzet, models.CASCADE, related_name="reacties")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    antwoord = models.CharField(max_length=12, choices=_keuzes(Inzetantwoord))
    toelichting = VersleuteldeTekst(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["inzet", "account"], name="een_reactie_per_persoon")]

    def __str__(self) -> str:
        return f"{self.inzet_id} {self.antwoord}"
