"""What a municipality agreed about transport to school, which people fill in. About nobody."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Gemeente


class Vervoerafspraak(models.Model):
    """The rules of a municipality about transport to school, from a day on; the newest that has begun holds."""

    geen_personen = "openbare afspraken van een gemeente"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="vervoerafspraken")
    geldig_van = models.DateField()
    km = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    """Kilometres: below it nothing is paid."""
    zelf_vanaf = models.PositiveSmallIntegerField(null=True)
    """Age in years."""
    reistijd = models.PositiveSmallIntegerField(null=True)
    """Minutes in one direction."""
    training = models.BooleanField(default=False)
    opstapplaatsen = models.BooleanField(default=False)
    url = models.URLField()
    """Where the rules and the form of the municipality are."""
    toelichting = models.TextField(blank=True)
    vastgelegd_at = models.DateTimeField()

    class Meta:
        ordering = ["gemeente__naam", "-geldig_van"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "geldig_van"], name="vervoerafspraak_een_per_dag"),
            models.CheckConstraint(condition=Q(km__isnull=True) | Q(km__gte=0), name="vervoerafspraak_km"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} {self.geldig_van}"
