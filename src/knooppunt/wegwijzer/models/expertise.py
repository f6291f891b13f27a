"""Asking for expertise: "we verplaatsen expertise in plaats van de leerling"."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account
from knooppunt.wegwijzer.models.vermelding import Aanbod, keuzes
from knooppunt.wegwijzer.rules.expertise import Aanvraagstatus, Opbrengst


class Expertiseaanvraag(models.Model):
    """A school (or childcare) asks an expert to come, for some hours a week in a period."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    aanbod = models.ForeignKey(Aanbod, models.PROTECT, related_name="aanvragen")
    school = models.ForeignKey(Organisatie, models.PROTECT, related_name="expertiseaanvragen")
    vraag = VersleuteldeTekst(max_length=2000)
    uren = models.DecimalField(max_digits=4, decimal_places=1)
    """A week."""
    van = models.DateField()
    tot = models.DateField()
    """The last day."""
    status = models.CharField(
        max_length=12, choices=keuzes(Aanvraagstatus), default=Aanvraagstatus.GEVRAAGD.value
    )
    gevraagd_at = models.DateTimeField()
    gevraagd_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    antwoord_voor = models.DateField()
    beslist_at = models.DateTimeField(null=True)
    beslist_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    reden = VersleuteldeTekst(max_length=400, blank=True)
    is_geboekt = models.BooleanField(default=False)
    """Its hours were taken from what is free."""
    hielp = models.CharField(max_length=6, choices=keuzes(Opbrengst), blank=True)
    kan_zelf = models.CharField(max_length=6, choices=keuzes(Opbrengst), blank=True)
    leraren = models.PositiveSmallIntegerField(null=True)
    """How many teachers were trained."""
    toelichting = VersleuteldeTekst(max_length=2000, blank=True)
    geevalueerd_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gevraagd_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="expertiseaanvraag_periode"),
            models.CheckConstraint(condition=Q(uren__gt=0), name="expertiseaanvraag_uren"),
            models.CheckConstraint(
                condition=Q(status="afgerond", geevalueerd_at__isnull=False)
                | ~Q(status="afgerond") & Q(geevalueerd_at__isnull=True),
                name="expertiseaanvraag_geevalueerd",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
