"""The table of stored files. What it is about, and who may see it, stands in the room that uses it."""

from django.db import models

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.bestanden.rules.inhoud import VORMEN
from knooppunt.bestanden.rules.uitslag import Uitslag


class Bestand(models.Model):
    """One stored file. Its name in the folder is its reference; without this row nobody can open it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    vorm = models.CharField(max_length=5, choices=[(v.code, v.naam) for v in VORMEN.values()])
    grootte = models.PositiveIntegerField()
    """Bytes, as it is kept."""
    sleutel = VersleuteldeTekst()
    """The key of this file alone, itself encrypted with the key of the installation."""
    breedte = models.PositiveSmallIntegerField(default=0)
    """Of a photo, in pixels; 0 for everything else."""
    hoogte = models.PositiveSmallIntegerField(default=0)
    uitslag = models.CharField(max_length=12, choices=[(u.value, u.label) for u in Uitslag])
    nagekeken_at = models.DateTimeField(null=True)
    """When the scanner said that it is clean."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(uitslag="wacht"), name="bestand_wacht"),
        ]

    def __str__(self) -> str:
        return self.ref
