"""The search index: derived from the entries, made again at any time (zoekindex/schrijven.py).

The tokens themselves stand in ``wegwijzer_zoekindex``: an FTS5 table on SQLite, a tsvector with a GIN index on
PostgreSQL (migration 0003). Its rowid is the id of the offer.
"""

from django.db import models

from knooppunt.wegwijzer.models.vermelding import Aanbod


class Zoekdocument(models.Model):
    """What one can filter an offer by, in one row. Lists are written as ``,a,b,``; empty is ``,``."""

    aanbod = models.OneToOneField(Aanbod, models.CASCADE, primary_key=True, related_name="zoekdocument")
    naam = models.CharField(max_length=160)
    """Plain, to put equals in an order."""
    woorden = models.TextField()
    """The words that it added to the vocabulary."""
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField()
    gratis = models.BooleanField()
    zelf = models.BooleanField()
    """One can go there without school, municipality or referral."""
    vrij_tot = models.DateField(null=True)
    """The last day on which the room that was told counts; null when there is none."""
    talen = models.CharField(max_length=120)
    kenmerken = models.CharField(max_length=200)
    gebieden = models.TextField()
    """Codes of municipalities whose inhabitants can come; ``,`` is everyone."""
    overal = models.BooleanField()
    """It has no place to go to: at home, at school, online or by telephone."""
    nagekeken_op = models.DateField()

    def __str__(self) -> str:
        return self.naam


class Zoekplek(models.Model):
    """A point (WGS84) where an offer is."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="zoekplekken")
    locatie_ref = models.CharField(max_length=16)
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["lat", "lon"])]

    def __str__(self) -> str:
        return f"{self.lat} {self.lon}"


class Zoekwoord(models.Model):
    """A word of the entries, and in how many it stands: the vocabulary against which typing errors are read."""

    woord = models.CharField(max_length=40, unique=True)
    stam = models.CharField(max_length=40)
    aantal = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.woord


class Zoekstand(models.Model):
    """One row: counts the writings of the index and of the kinds, so that a process knows when to read anew."""

    versie = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.versie)
