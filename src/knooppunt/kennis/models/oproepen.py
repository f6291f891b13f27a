"""Calls for a colleague for a while, and the answers of other organisations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.kennis.models.items import keuzes
from knooppunt.kennis.rules.oproepen import Antwoordstatus, Oproepsoort, Oproepstatus
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account
from knooppunt.wegwijzer.public import Hulpsoort


class Oproep(models.Model):
    """An organisation looks for a colleague, or offers one, for some hours a week in a period."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    soort = models.CharField(max_length=8, choices=keuzes(Oproepsoort))
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="oproepen")
    titel = models.CharField(max_length=120)
    tekst = VersleuteldeTekst(max_length=2000)
    uren = models.DecimalField(max_digits=4, decimal_places=1)
    """A week."""
    van = models.DateField()
    tot = models.DateField()
    """The last day."""
    soorten = models.ManyToManyField(Hulpsoort, related_name="+")
    status = models.CharField(max_length=12, choices=keuzes(Oproepstatus), default=Oproepstatus.OPEN.value)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    opbrengst = VersleuteldeTekst(max_length=2000, blank=True)
    """What it gave, said when it was closed."""
    gesloten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="oproep_periode"),
            models.CheckConstraint(condition=Q(uren__gt=0), name="oproep_uren"),
            models.CheckConstraint(
                condition=Q(status__in=["gesloten", "ingetrokken"], gesloten_at__isnull=False)
                | Q(status__in=["open", "afgesproken"], gesloten_at__isnull=True),
                name="oproep_gesloten",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Oproepantwoord(models.Model):
    """What another organisation proposes. Only both organisations read it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    oproep = models.ForeignKey(Oproep, models.CASCADE, related_name="antwoorden")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    tekst = VersleuteldeTekst(max_length=2000)
    status = models.CharField(
        max_length=12, choices=keuzes(Antwoordstatus), default=Antwoordstatus.WACHT.value
    )
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["oproep", "organisatie"], name="oproepantwoord_een_per_organisatie"
            ),
            models.UniqueConstraint(
                fields=["oproep"], condition=Q(status="aanvaard"), name="oproepantwoord_een_aanvaard"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
