"""Items of knowledge and their versions: what everyone reads is one version that a second person released."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kennis.rules.items import Itemsoort, Versiestatus
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account
from knooppunt.wegwijzer.public import Hulpsoort


def keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label) for w in woorden]


class Kennisitem(models.Model):
    """Something that works, or what a school did, of one organisation."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    soort = models.CharField(max_length=8, choices=keuzes(Itemsoort))
    eigenaar = models.ForeignKey(Organisatie, models.PROTECT, related_name="kennisitems")
    openbaar = models.OneToOneField("Itemversie", models.SET_NULL, null=True, related_name="+")
    """The version that everyone reads; null when it was never released, or was taken away."""
    nieuwste = models.OneToOneField("Itemversie", models.SET_NULL, null=True, related_name="+")
    """The version that is worked on; the public one when nobody works on it."""
    nagekeken_op = models.DateField()
    herinnerd_op = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.ref


class Itemversie(models.Model):
    """One version of an item, from concept to released."""

    item = models.ForeignKey(Kennisitem, models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=keuzes(Versiestatus), default=Versiestatus.CONCEPT.value)
    titel = models.CharField(max_length=120)
    kort = models.CharField(max_length=300, blank=True)
    voor_wie = models.CharField(max_length=300, blank=True)
    tekst = models.TextField(blank=True)
    bewijs = models.CharField(max_length=12, blank=True)
    """Code of a rung (rules/bewijs.toml)."""
    bron = models.CharField(max_length=300, blank=True)
    bron_url = models.URLField(blank=True)
    kosten = models.CharField(max_length=300, blank=True)
    opbrengst = models.TextField(blank=True)
    vraag_aan = models.CharField(max_length=160, blank=True)
    """A function at work, not a name."""
    email = models.EmailField(blank=True)
    soorten = models.ManyToManyField(Hulpsoort, related_name="+")
    zoekwoorden = models.TextField(blank=True)
    """Stems of its words, each between spaces: what searching looks up."""
    is_nagekeken = models.BooleanField(default=False)
    """The writer said that nobody recognises a child in it."""
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    beslist_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    beslist_at = models.DateTimeField(null=True)
    reden = models.CharField(max_length=400, blank=True)
    """Why it was given back."""

    class Meta:
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["item", "nummer"], name="itemversie_nummer_uniek"),
            models.CheckConstraint(
                condition=~Q(status="vrijgegeven") | Q(by__isnull=True) | ~Q(by=F("beslist_by")),
                name="itemversie_tweede_persoon",
            ),
        ]

    def __str__(self) -> str:
        return self.titel
