"""Studies that are counted in the background, and the proposals that come out of them. Counts of places, no people."""

from __future__ import annotations

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.kaart.models.rekentaak import Rekentaak, keuzes
from knooppunt.kaart.rules.studies import Besluit, Studiesoort
from knooppunt.organisaties.public import Organisatie


class Studie(Rekentaak):
    """One question with all that is needed to count it again; waiting, in work, or with its answer."""

    geen_personen = "geschatte aantallen per postcode uit openbare bestanden"

    soort = models.CharField(max_length=12, choices=keuzes(Studiesoort))
    naam = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="studies")
    """Whose study it is. Who made it stands in the record."""
    feiten = models.JSONField()
    """What was known when it was asked: with it the same study can be done again."""
    uitkomst = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.naam


class Voorstel(models.Model):
    """One thing that a study suggests. People decide on each, and can come back on it."""

    geen_personen = "geschatte aantallen per school uit openbare bestanden"

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
