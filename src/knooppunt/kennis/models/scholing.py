"""Trainings, study days and meetings, and who comes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kennis.models.items import keuzes
from knooppunt.kennis.rules.scholing import Deelnamestatus, Scholingssoort
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account
from knooppunt.wegwijzer.public import Hulpsoort


class Scholing(models.Model):
    """Something to learn on a day, offered by an organisation."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    soort = models.CharField(max_length=12, choices=keuzes(Scholingssoort))
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="scholingen")
    titel = models.CharField(max_length=120)
    kort = models.CharField(max_length=300)
    tekst = models.TextField(blank=True)
    voor_wie = models.CharField(max_length=300, blank=True)
    begint_at = models.DateTimeField()
    eindigt_at = models.DateTimeField()
    meer_dagen = models.CharField(max_length=200, blank=True)
    """In words, where it goes on on other days."""
    plaats = models.CharField(max_length=160)
    kosten = models.CharField(max_length=160, blank=True)
    uren = models.DecimalField(max_digits=4, decimal_places=1)
    """On the certificate."""
    plekken = models.PositiveSmallIntegerField()
    aanmelden_tot = models.DateField()
    open_voor_ouders = models.BooleanField(default=False)
    soorten = models.ManyToManyField(Hulpsoort, related_name="+")
    zoekwoorden = models.TextField(blank=True)
    volgnummer = models.PositiveSmallIntegerField(default=0)
    """Rises with each change, for calendars."""
    afgelast_at = models.DateTimeField(null=True)
    reden = models.CharField(max_length=400, blank=True)
    """Why it does not go on."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["begint_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(eindigt_at__gt=F("begint_at")), name="scholing_einde_na_begin"
            ),
            models.CheckConstraint(condition=Q(plekken__gt=0), name="scholing_plekken"),
        ]

    def __str__(self) -> str:
        return self.titel


class Deelname(models.Model):
    """One person and one training, whatever became of it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    scholing = models.ForeignKey(Scholing, models.CASCADE, related_name="deelnames")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.SET_NULL, null=True, related_name="+")
    """Where this person works; null for a parent."""
    status = models.CharField(max_length=12, choices=keuzes(Deelnamestatus))
    aangemeld_at = models.DateTimeField()
    """The order of the waiting list."""
    afgemeld_at = models.DateTimeField(null=True)
    aanwezig = models.BooleanField(null=True)
    """Null until the organiser filled it in."""

    class Meta:
        ordering = ["aangemeld_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scholing", "account"], name="deelname_een_per_persoon")
        ]

    def __str__(self) -> str:
        return self.ref
