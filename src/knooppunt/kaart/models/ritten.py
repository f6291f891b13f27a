"""Pupils who are brought to school, the vehicles that bring them, and the plans of their rides.

What is known of a pupil (a home, a wheelchair) and what follows from it is encrypted as a whole: nothing is searched by
it, and the database knows no more than that a list has so many rows.
"""

from __future__ import annotations

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON
from knooppunt.kaart.models.rekentaak import Rekentaak
from knooppunt.kaart.rules.studies import RITTEN
from knooppunt.organisaties.public import Organisatie


class Rittenlijst(models.Model):
    """Who rides until a day, for one organisation."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    sleutel = models.CharField(max_length=16, unique=True)
    """Of the form: sent twice it makes one."""
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=120)
    tot = models.DateField(db_index=True)
    """The last day that it is for; from then on its term of keeping runs."""
    begeleiders = models.PositiveSmallIntegerField(default=0)
    """How many people can ride along at the same time."""
    gemaakt_at = models.DateTimeField()

    class Meta:
        ordering = ["-tot", "naam", "pk"]

    def __str__(self) -> str:
        return self.naam


class Ritleerling(models.Model):
    """One pupil on a list: a ``Rijder`` without its reference."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    lijst = models.ForeignKey(Rittenlijst, models.CASCADE, related_name="leerlingen")
    gegevens = VersleuteldeJSON(default=dict)

    def __str__(self) -> str:
        return self.ref


class Ritvoertuig(models.Model):
    """One vehicle with its driver: a ``Voertuig`` without its reference. It may stand at the driver's home."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    lijst = models.ForeignKey(Rittenlijst, models.CASCADE, related_name="voertuigen")
    gegevens = VersleuteldeJSON(default=dict)

    def __str__(self) -> str:
        return self.ref


class Rituitzondering(models.Model):
    """A day, or some days, on which it is other than in the week: an ``Uitzondering`` without its reference."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    lijst = models.ForeignKey(Rittenlijst, models.CASCADE, related_name="uitzonderingen")
    tot = models.DateField(db_index=True)
    """The last day; from then on its term of keeping runs."""
    gegevens = VersleuteldeJSON(default=dict)

    def __str__(self) -> str:
        return self.ref


class Ritplan(Rekentaak):
    """A plan of all rides of a week, or of one day: proposed, and in use once the planner says so."""

    stille_kolommen = dict.fromkeys(
        (
            "toestand", "werker", "begonnen_at", "hartslag_at", "pogingen", "stop_gevraagd", "voortgang", "fout",
            "klaar_at",
        ),
        "hoe ver het rekenen is: verandert elke paar seconden, en zegt niets over iemand",
    )  # fmt: skip
    soort = RITTEN
    naam = "Plan van ritten"
    """What the log of a worker says: nothing about who rides."""

    lijst = models.ForeignKey(Rittenlijst, models.CASCADE, related_name="plannen")
    dag = models.DateField(null=True, db_index=True)
    """The one day that it is for; None for a plan of every week."""
    feiten = VersleuteldeJSON(default=dict)
    """``Rittenfeiten``: pupils and vehicles as they were, without names and addresses."""
    uitkomst = VersleuteldeJSON(default=dict)
    """``Rittenplan``, when it was found."""
    in_gebruik_at = models.DateTimeField(null=True)
    """Since when drivers ride by it; the newest one is in use."""

    def __str__(self) -> str:
        return self.ref
