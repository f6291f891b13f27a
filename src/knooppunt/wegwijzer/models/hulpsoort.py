"""Kinds of support: the national template, and the words of a region for it (HSDS taxonomy and taxonomy_term)."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Gemeente, Regio


class Taxonomie(models.Model):
    """A list of kinds: the national template of this product, or one that came with data of others."""

    geen_personen = "lijsten van soorten hulp"

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(max_length=120)
    uitleg = models.TextField()
    uri = models.URLField(blank=True)
    versie = models.CharField(max_length=64, blank=True)
    """Of the national template: the fingerprint of its files."""

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.naam


class Hulpsoort(models.Model):
    """A kind of support, in plain words, with the words that parents and the field use for it.

    ``boven`` is its group; a group has none. The texts of the national template are replaced by a newer version; what a
    region says in its own words is a ``Streekwoord``.
    """

    geen_personen = "landelijke lijst van soorten hulp"

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    taxonomie = models.ForeignKey(Taxonomie, models.CASCADE, related_name="soorten")
    code = models.SlugField(max_length=40)
    boven = models.ForeignKey("self", models.CASCADE, null=True, related_name="soorten")
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    vraag = models.CharField(max_length=120, blank=True)
    """Of a group: what a parent would say."""
    uitleg = models.TextField()
    icoon = models.CharField(max_length=20, blank=True)
    naam_en = models.CharField(max_length=80, blank=True)
    vraag_en = models.CharField(max_length=120, blank=True)
    uitleg_en = models.TextField(blank=True)
    leeftijd_van = models.PositiveSmallIntegerField(null=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True)
    """In years, the last age included."""
    woorden = models.JSONField(default=list)
    """Words and short sentences of parents."""
    vakwoorden = models.JSONField(default=list)
    """Words of laws and professions."""
    zie_ook = models.ManyToManyField("self", symmetrical=False, related_name="+")
    vervallen = models.BooleanField(default=False)
    """No longer in the template; kept because something refers to it."""

    class Meta:
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["taxonomie", "code"], name="hulpsoort_code_uniek"),
            models.CheckConstraint(
                condition=Q(leeftijd_van__isnull=True)
                | Q(leeftijd_tot__isnull=True)
                | Q(leeftijd_tot__gte=F("leeftijd_van")),
                name="hulpsoort_leeftijd",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Streekwoord(models.Model):
    """What a region calls a kind of support, and the other words that people use there."""

    regio = models.ForeignKey(Regio, models.CASCADE, related_name="streekwoorden")
    hulpsoort = models.ForeignKey(Hulpsoort, models.CASCADE, related_name="streekwoorden")
    naam = models.CharField(max_length=80, blank=True)
    """Shown in place of the national name; empty when only words are added."""
    woorden = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regio", "hulpsoort"], name="streekwoord_uniek")]

    def __str__(self) -> str:
        return self.naam or f"{self.hulpsoort_id}"


class NietNodig(models.Model):
    """A kind of support that a region does not need in one municipality, for one age group or for all."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+")
    hulpsoort = models.ForeignKey(Hulpsoort, models.CASCADE, related_name="niet_nodig")
    vanaf = models.PositiveSmallIntegerField(null=True)
    """First year of the age group (rules/volledig.py); null for all ages."""
    reden = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "hulpsoort", "vanaf"],
                condition=Q(vanaf__isnull=False),
                name="niet_nodig_leeftijd",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "hulpsoort"], condition=Q(vanaf__isnull=True), name="niet_nodig_alles"
            ),
            models.CheckConstraint(condition=~Q(reden=""), name="niet_nodig_met_reden"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} {self.hulpsoort_id}"
