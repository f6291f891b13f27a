"""Conversations and bundled signals. No foreign key leads to a child, a family or a dossier."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.organisaties.public import Organisatie
from knooppunt.steunpunt.rules import Kanaal, Met, Onderwerp, Sector
from knooppunt.toegang.public import Account


def _keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label) for w in woorden]


class Contact(models.Model):
    """One conversation with a parent or pupil, and what may follow."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    gesproken_op = models.DateField()
    kanaal = models.CharField(max_length=10, choices=_keuzes(Kanaal))
    met = models.CharField(max_length=10, choices=_keuzes(Met))
    sector = models.CharField(max_length=2, choices=_keuzes(Sector))
    onderwerp = models.CharField(max_length=12, choices=_keuzes(Onderwerp))
    naam = VersleuteldeTekst(max_length=120, blank=True)
    """As far as someone gives it; a conversation may be anonymous."""
    bereikbaar = VersleuteldeTekst(max_length=200, blank=True)
    verslag = VersleuteldeTekst()
    terugbellen_op = models.DateField(null=True)
    """Null when nothing waits."""
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    bijgewerkt_at = models.DateTimeField()

    class Meta:
        ordering = ["-gesproken_op", "-pk"]
        indexes = [models.Index(fields=["organisatie", "-gesproken_op", "-id"])]

    def __str__(self) -> str:
        return self.ref


class Signaalrapport(models.Model):
    """Bundled signals of one period, as they were handed over: what was too small is not in the table either."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    begin = models.DateField()
    eind = models.DateField()
    """First day after the period."""
    cijfers = models.JSONField()
    """The Signalen of rules, as a dictionary; None is hidden."""
    toelichting = VersleuteldeTekst(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-begin", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "begin"], name="signaalrapport_een_per_periode"),
            models.CheckConstraint(condition=Q(eind__gt=F("begin")), name="signaalrapport_periode"),
        ]

    def __str__(self) -> str:
        return self.ref
