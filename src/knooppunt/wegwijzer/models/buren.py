"""Wegwijzers of neighbours that are followed: where they are, what was read when, and which entries came from them."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.wegwijzer.models.onderhoud import precies_een
from knooppunt.wegwijzer.models.vermelding import Aanbod, Locatie, Organisatieprofiel, keuzes
from knooppunt.wegwijzer.rules.buren import Hsdsdeel, Rondestand


class Buurwegwijzer(models.Model):
    """A wegwijzer of another region or a municipality that is followed here, by its HSDS API or by files of it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    naam = models.CharField(max_length=120, unique=True)
    adres = models.URLField(blank=True)
    """Of its HSDS API, without the last slash; empty when its files are uploaded."""
    site = models.URLField(blank=True)
    """Where people look at it."""
    created_at = models.DateTimeField()
    gelukt_at = models.DateTimeField(null=True)
    """When it was last read to the end."""

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["adres"], condition=~Q(adres=""), name="buurwegwijzer_adres_uniek"
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Ophaalronde(models.Model):
    """Reading a neighbour's wegwijzer once. It is kept page by page, so that it goes on where it stopped."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    buur = models.ForeignKey(Buurwegwijzer, models.CASCADE, related_name="rondes")
    stand = models.CharField(max_length=10, choices=keuzes(Rondestand), default=Rondestand.BEZIG)
    deel = models.CharField(max_length=14, choices=keuzes(Hsdsdeel), default=Hsdsdeel.ORGANISATIES)
    bladzijde = models.PositiveIntegerField(default=1)
    """The next one of ``deel`` to ask for."""
    volledig = models.BooleanField(default=True)
    """False when the neighbour changed while it was read: then nothing counts as gone."""
    begonnen_at = models.DateTimeField()
    klaar_at = models.DateTimeField(null=True)
    reden = models.CharField(max_length=300, blank=True)
    """Why it stopped, the last time."""
    verslag = models.JSONField(default=dict)
    """Counts and lines (rules/buren.py: ``Verslag``)."""

    class Meta:
        ordering = ["-begonnen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["buur"], condition=Q(stand="bezig"), name="ophaalronde_een_tegelijk"
            )
        ]

    def __str__(self) -> str:
        return f"{self.buur_id} {self.begonnen_at:%Y-%m-%d}"


class Ontvangst(models.Model):
    """One object as it was received, until the whole round is in. The same one twice is one."""

    ronde = models.ForeignKey(Ophaalronde, models.CASCADE, related_name="ontvangen")
    deel = models.CharField(max_length=14, choices=keuzes(Hsdsdeel))
    daar = models.CharField(max_length=100)
    inhoud = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["ronde", "deel", "daar"], name="ontvangst_uniek")]

    def __str__(self) -> str:
        return f"{self.deel} {self.daar}"


class Volging(models.Model):
    """An entry that came from a neighbour: by which identifier it is known there, and whether it is still there."""

    buur = models.ForeignKey(Buurwegwijzer, models.CASCADE, related_name="volgingen")
    aanbod = models.OneToOneField(Aanbod, models.CASCADE, null=True, related_name="volging")
    locatie = models.OneToOneField(Locatie, models.CASCADE, null=True, related_name="volging")
    profiel = models.OneToOneField(Organisatieprofiel, models.CASCADE, null=True, related_name="volging")
    daar = models.CharField(max_length=100)
    afdruk = models.CharField(max_length=64)
    """Of what was received last: the same is not written again."""
    bladzijde = models.URLField(blank=True, max_length=500)
    """Where people read it there."""
    gebied = models.CharField(max_length=300, blank=True)
    """Areas there that this region does not know: then it is not for everyone here."""
    weg_op = models.DateField(null=True)
    """The first day on which it was no longer there."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=precies_een("aanbod", "locatie", "profiel"), name="volging_van_een"),
            *(
                models.UniqueConstraint(
                    fields=["buur", "daar"], condition=Q(**{f"{wat}__isnull": False}), name=f"volging_{wat}_uniek"
                )
                for wat in ("aanbod", "locatie", "profiel")
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["daar"])]

    def __str__(self) -> str:
        return self.daar

    @property
    def vermelding(self) -> Aanbod | Locatie | Organisatieprofiel:
        gevonden = self.aanbod or self.locatie or self.profiel
        if gevonden is None:
            raise LookupError("a followed entry names it")
        return gevonden
