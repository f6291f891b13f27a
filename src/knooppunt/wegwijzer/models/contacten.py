"""Fixed contacts of a school or a municipality, and agreements between municipalities."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Gemeente, Organisatie
from knooppunt.wegwijzer.models.vermelding import keuzes
from knooppunt.wegwijzer.rules.contacten import Contactfunctie, Langs


class VastContact(models.Model):
    """Who one turns to for one function, at a school or in a municipality. A name only when the person wants it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    functie = models.CharField(max_length=12, choices=keuzes(Contactfunctie))
    school = models.ForeignKey(Organisatie, models.CASCADE, null=True, related_name="vaste_contacten")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="vaste_contacten")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="+")
    """For which the contact works; its people keep it true."""
    naam = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    bereikbaar = models.CharField(max_length=160, blank=True)
    """When, or how."""
    nagekeken_op = models.DateField()
    herinnerd_op = models.DateField(null=True)
    """When its organisation was last asked whether it is still right."""

    class Meta:
        ordering = ["functie", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=False, gemeente__isnull=True)
                | Q(school__isnull=True, gemeente__isnull=False),
                name="vast_contact_van_school_of_gemeente",
            ),
            models.CheckConstraint(condition=~Q(telefoon="", email=""), name="vast_contact_bereikbaar"),
        ]

    def __str__(self) -> str:
        return f"{self.functie} {self.organisatie_id}"


class Grensafspraak(models.Model):
    """What two municipalities agreed for children who live in one and go to school in the other."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    woongemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+")
    schoolgemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+")
    functie = models.CharField(max_length=12, choices=keuzes(Contactfunctie), blank=True)
    """Empty: for all functions."""
    langs = models.CharField(max_length=12, choices=keuzes(Langs), blank=True)
    """By which contact it then goes; empty: as the rule says."""
    tekst = models.TextField()
    url = models.URLField(blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True)
    """First day on which it no longer holds."""

    class Meta:
        ordering = ["woongemeente__naam", "schoolgemeente__naam", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(woongemeente=F("schoolgemeente")), name="grensafspraak_twee"),
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("geldig_van")), name="grensafspraak_periode"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref
