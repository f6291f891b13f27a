"""How far is near home as a region decided it, and in which other regions its municipalities lie. About nobody."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kaart.rules.norm import Normgroep, Normwijze
from knooppunt.organisaties.public import Gemeente


class Thuisnabijnorm(models.Model):
    """How far is still near home: one version; the newest that was not taken back holds."""

    geen_personen = "een regel van de regio"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    wijze = models.CharField(max_length=10, choices=[(w.value, w.label) for w in Normwijze])
    bron = models.CharField(max_length=200)
    bron_datum = models.DateField()
    """Of the source, not of the writing down."""
    clubs = models.PositiveIntegerField(null=True)
    """Places to sport that it was reckoned from."""
    vastgelegd_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-vastgelegd_at", "-pk"]

    def __str__(self) -> str:
        return self.ref


class Normregel(models.Model):
    """Kilometres in a straight line for one age group in a municipality; none is the rest of the region."""

    norm = models.ForeignKey(Thuisnabijnorm, models.CASCADE, related_name="regels")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")
    groep = models.CharField(max_length=4, choices=[(g.value, g.label) for g in Normgroep])
    km = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        ordering = ["gemeente__naam", "groep"]
        constraints = [
            models.UniqueConstraint(
                fields=["norm", "gemeente", "groep"], name="normregel_uniek", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(km__gt=0), name="normregel_km"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} {self.groep} {self.km}"


class Regioindeling(models.Model):
    """In which other regions each municipality lies: one version; the newest that was not taken back holds."""

    geen_personen = "grenzen van regio's"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    indeling = models.JSONField()
    """By code of the municipality, the name of its region by ``Indelingsoort``."""
    bron = models.CharField(max_length=200)
    bron_datum = models.DateField()
    vastgelegd_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-vastgelegd_at", "-pk"]

    def __str__(self) -> str:
        return self.ref
