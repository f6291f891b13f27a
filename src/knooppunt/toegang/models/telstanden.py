"""Numbers that stay when what was counted goes."""

from django.db import models
from django.db.models import Q

from knooppunt.organisaties.public import Gemeente


class Telstand(models.Model):
    """How many of a kind began in one month in one municipality, of what is no longer kept: a number and nobody."""

    soort = models.CharField(max_length=20)
    maand = models.DateField()
    """Its first day."""
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, related_name="+")
    aantal = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["soort", "maand"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "maand", "gemeente"],
                condition=Q(gemeente__isnull=False),
                name="een_telstand_per_maand",
            ),
            models.UniqueConstraint(
                fields=["soort", "maand"],
                condition=Q(gemeente__isnull=True),
                name="een_telstand_zonder_gemeente",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.maand:%Y-%m} {self.aantal}"
