"""What every question that a worker counts has in common: where it stands, and who has it (ADR 0022)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kaart.rules.studies import Toestand


def keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label) for w in woorden]


class Rekentaak(models.Model):
    """Waiting, in work, or with its answer. Who extends it adds ``soort``, ``feiten`` and ``uitkomst``."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    vraag = models.JSONField()
    zaad = models.PositiveIntegerField(default=0)
    toestand = models.CharField(
        max_length=8, choices=keuzes(Toestand), default=Toestand.WACHT.value, db_index=True
    )
    gemaakt_at = models.DateTimeField()
    werker = models.CharField(max_length=32, blank=True)
    """The worker that has it; only that one may write the answer."""
    begonnen_at = models.DateTimeField(null=True)
    hartslag_at = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    herstarten = models.PositiveSmallIntegerField(default=0)
    """How often it was in work when nothing was left that counted it, since somebody asked it."""
    stop_gevraagd = models.BooleanField(default=False)
    voortgang = models.JSONField(default=dict)
    fout = models.CharField(max_length=300, blank=True)
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-gemaakt_at", "-pk"]

    @property
    def groepen(self) -> Sequence[list[Any]]:
        """Children as they were counted in dossiers, of a question that was asked so."""
        return ()
