"""Tables of the record: what happened, and which rows changed."""

from django.db import models
from django.db.models import Q

from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.models.accounts import Account
from knooppunt.toegang.rules.waarmerk import LENGTE


class Gebeurtenis(models.Model):
    """Something that happened or was looked at. Append-only: the database refuses changes (grendels).

    Codes and references only: no names and no free text, because this table outlives what it speaks of. Every line is
    numbered in its chain and marked (ADR 0012), so only the actions of this room can write one.
    """

    spoor = models.PositiveSmallIntegerField()
    """The chain; there are as many as there were ever writers at the same moment. SQLite has one."""
    nr = models.BigIntegerField()
    waarmerk = models.CharField(max_length=LENGTE)
    at = models.DateTimeField()
    soort = models.CharField(max_length=60)
    """Code ``onderwerp.gebeurd``, e.g. ``dossier.geopend`` or ``dossier.bekeken``."""
    onderwerp_ref = models.CharField(max_length=16, blank=True)
    dossier_ref = models.CharField(max_length=16, blank=True)
    """The dossier that it belongs to, when there is one."""
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="gebeurtenissen", db_index=False)
    rol = models.CharField(max_length=30, blank=True)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    namens = models.CharField(max_length=16, blank=True)
    doel = models.CharField(max_length=60, blank=True)
    """Purpose code of a look at personal data."""
    gegevens = models.JSONField(default=dict)
    transactie = models.CharField(max_length=40, null=True)
    """Only of a line that marks row changes: the transaction in which they were made, and the first and last one."""
    rijen_van = models.BigIntegerField(null=True)
    rijen_tot = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["dossier_ref", "id"]),
            models.Index(fields=["onderwerp_ref", "id"]),
            models.Index(fields=["soort", "at"]),
            models.Index(fields=["at", "id"], name="gebeurtenis_moment"),
            models.Index(fields=["by", "at"], name="gebeurtenis_wie"),
            models.Index(
                fields=["transactie"], condition=Q(transactie__isnull=False), name="gebeurtenis_transactie"
            ),
            models.Index(
                fields=["rijen_tot"], condition=Q(rijen_tot__isnull=False), name="gebeurtenis_rijen_tot"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["spoor", "nr"], name="gebeurtenis_een_keer_in_spoor"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.onderwerp_ref}"


class Rijwijziging(models.Model):
    """A row of a table with personal data was made, changed or removed, by whatever means. Written by triggers only.

    Which columns, never what is in them. What no line of the record marks was done outside Knooppunt.
    """

    at = models.DateTimeField()
    tabel = models.CharField(max_length=63)
    rij = models.CharField(max_length=64, blank=True)
    soort = models.CharField(max_length=10)
    """``nieuw``, ``veranderd``, ``weg``, or ``leeg`` for a whole table."""
    kolommen = models.TextField(blank=True)
    gebruiker = models.CharField(max_length=63, blank=True)
    """User of the database; SQLite has none."""
    transactie = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["transactie"], name="rijwijziging_transactie")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.rij} {self.soort}"
