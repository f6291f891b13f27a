"""Studies that are counted in the background, and the proposals that come out of them. Counts of places, no people."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.kaart.rules.studies import Besluit, Studiesoort, Toestand
from knooppunt.organisaties.public import Organisatie


def _keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label) for w in woorden]


class Studie(models.Model):
    """One question with all that is needed to count it again; waiting, in work, or with its answer."""

    geen_personen = (
        "geschatte aantallen per postcode uit openbare bestanden; uit dossiers alleen stappen van vijf"
    )

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    soort = models.CharField(max_length=12, choices=_keuzes(Studiesoort))
    naam = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="studies")
    """Whose study it is. Who made it stands in the record."""
    vraag = models.JSONField()
    feiten = models.JSONField()
    """What was known when it was asked: with it the same study can be done again."""
    zaad = models.PositiveIntegerField(default=0)
    toestand = models.CharField(
        max_length=8, choices=_keuzes(Toestand), default=Toestand.WACHT.value, db_index=True
    )
    gemaakt_at = models.DateTimeField()
    werker = models.CharField(max_length=32, blank=True)
    """The worker that has it; only that one may write the answer."""
    begonnen_at = models.DateTimeField(null=True)
    hartslag_at = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    stop_gevraagd = models.BooleanField(default=False)
    voortgang = models.JSONField(default=dict)
    uitkomst = models.JSONField(null=True)
    fout = models.CharField(max_length=300, blank=True)
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gemaakt_at", "-pk"]

    def __str__(self) -> str:
        return self.naam


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
    besluit = models.CharField(max_length=4, choices=_keuzes(Besluit), default=Besluit.OPEN.value)
    besloten_at = models.DateTimeField(null=True)
    waarom = VersleuteldeTekst(max_length=300, blank=True)
    """What who decided wrote."""

    class Meta:
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["studie", "nummer"], name="voorstel_nummer_uniek")]

    def __str__(self) -> str:
        return f"{self.studie_id}/{self.nummer}"
