"""Studies that are counted in the background, and the proposals that come out of them. Counts of places, no people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.kaart.models.rekentaak import Rekentaak, keuzes
from knooppunt.kaart.rules.studies import Besluit, Studiesoort
from knooppunt.organisaties.public import Organisatie


class Studie(Rekentaak):
    """One question with all that is needed to count it again; waiting, in work, or with its answer."""

    geen_personen = (
        "geschatte aantallen per postcode uit openbare bestanden; uit dossiers alleen stappen van vijf"
    )

    soort = models.CharField(max_length=12, choices=keuzes(Studiesoort))
    naam = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="studies")
    """Whose study it is. Who made it stands in the record."""
    feiten = models.JSONField()
    """What was known when it was asked: with it the same study can be done again."""
    uitkomst = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.naam

    @property
    def groepen(self) -> Sequence[list[Any]]:
        geteld = getattr(self, "dossiervraag", None)
        return geteld.groepen if geteld else ()


class Dossiervraag(models.Model):
    """Children as they were counted in dossiers for one study: postcode, kinds of support, school, how many.

    No name and no reference, yet of a few children: so sealed, read by the worker only, and gone after its term. The
    study stays, with its outcome in steps.
    """

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    studie = models.OneToOneField(Studie, models.CASCADE, related_name="dossiervraag")
    groepen = VersleuteldeJSON(default=list)
    geteld_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.ref


class Voorstel(models.Model):
    """One thing that a study suggests. People decide on each, and can come back on it."""

    geen_personen = "geschatte aantallen per school; uit dossiers alleen stappen van vijf"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    studie = models.ForeignKey(Studie, models.CASCADE, related_name="voorstellen")
    nummer = models.PositiveIntegerField()
    gegevens = models.JSONField()
    besluit = models.CharField(max_length=4, choices=keuzes(Besluit), default=Besluit.OPEN.value)
    besloten_at = models.DateTimeField(null=True)
    waarom = VersleuteldeTekst(max_length=300, blank=True)
    """What who decided wrote."""

    class Meta:
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["studie", "nummer"], name="voorstel_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.studie_id}/{self.nummer}"
