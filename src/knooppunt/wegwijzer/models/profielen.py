"""Support profiles of schools, the parts and norm that the region agreed, and what others saw.

They name no people: who wrote, asked or validated stands in the record of events. A profile is one school in one school
year, so that last year's stays as it was.
"""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Organisatie, Regio
from knooppunt.wegwijzer.models.hulpsoort import Hulpsoort
from knooppunt.wegwijzer.models.vermelding import keuzes
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, Onderdeelsoort, Profielstatus, Sector
from knooppunt.wegwijzer.rules.validatie import Validatiestatus, Validatiewijze


def een_niveau(veld: str) -> Q:
    """Empty, or one of the four."""
    return Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__in": list(NIVEAUS)})


class Profielonderdeel(models.Model):
    """What schools of a region say of themselves, in a period: a part of the basis, or something beyond it."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    regio = models.ForeignKey(Regio, models.CASCADE, related_name="profielonderdelen")
    soort = models.CharField(max_length=5, choices=keuzes(Onderdeelsoort))
    sector = models.CharField(max_length=2, choices=keuzes(Sector), blank=True)
    """Empty: for all schools."""
    rang = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    uitleg = models.CharField(max_length=300, blank=True)
    """At what a school looks."""
    ouders = models.CharField(max_length=120)
    """The name for parents."""
    ouders_en = models.CharField(max_length=120, blank=True)
    hulpsoort = models.ForeignKey(Hulpsoort, models.SET_NULL, null=True, related_name="+")
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True)
    """First day on which it no longer counts."""

    class Meta:
        ordering = ["soort", "rang", "pk"]

    def __str__(self) -> str:
        return self.naam


class Profielnorm(models.Model):
    """The level that the region agreed for a part, from a day on, until the next norm of that part."""

    onderdeel = models.ForeignKey(Profielonderdeel, models.CASCADE, related_name="normen")
    niveau = models.PositiveSmallIntegerField(null=True)
    """Null: from then on there is no agreed level."""
    bandbreedte = models.PositiveSmallIntegerField(null=True)
    """How many steps schools may lie apart; null: nothing was agreed."""
    geldig_van = models.DateField()

    class Meta:
        ordering = ["geldig_van"]
        constraints = [
            models.UniqueConstraint(fields=["onderdeel", "geldig_van"], name="profielnorm_per_dag"),
            models.CheckConstraint(condition=een_niveau("niveau"), name="profielnorm_niveau"),
        ]

    def __str__(self) -> str:
        return f"{self.onderdeel_id} {self.niveau}"


class Ondersteuningsprofiel(models.Model):
    """What one school can do for its pupils in one school year."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    school = models.ForeignKey(Organisatie, models.CASCADE, related_name="ondersteuningsprofielen")
    schooljaar = models.PositiveSmallIntegerField()
    """The year in which the school year begins."""
    status = models.CharField(max_length=11, choices=keuzes(Profielstatus), default=Profielstatus.CONCEPT)
    voor_ouders = models.TextField(blank=True)
    grens = models.TextField(blank=True)
    """What the school cannot do, and where one can go then."""
    mr_op = models.DateField(null=True)
    """When the medezeggenschapsraad agreed."""
    vastgesteld_op = models.DateField(null=True)
    created_at = models.DateTimeField()
    gewijzigd_at = models.DateTimeField()

    class Meta:
        ordering = ["-schooljaar", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "schooljaar"], name="profiel_per_schooljaar"),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(vastgesteld_op__isnull=False), name="profiel_vastgesteld_op"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_id} {self.schooljaar}"


class Profieldeel(models.Model):
    """One part of a profile: how the school rates itself, and at what one sees it."""

    profiel = models.ForeignKey(Ondersteuningsprofiel, models.CASCADE, related_name="delen")
    onderdeel = models.ForeignKey(Profielonderdeel, models.PROTECT, related_name="delen")
    niveau = models.PositiveSmallIntegerField(null=True)
    bewijs = models.TextField(blank=True)
    voor_ouders = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profiel", "onderdeel"], name="profieldeel_uniek"),
            models.CheckConstraint(condition=een_niveau("niveau"), name="profieldeel_niveau"),
        ]

    def __str__(self) -> str:
        return f"{self.profiel_id} {self.onderdeel_id}"


class Validatie(models.Model):
    """Another school, or the samenwerkingsverband, is asked to look along, and says what it saw."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    profiel = models.ForeignKey(Ondersteuningsprofiel, models.CASCADE, related_name="validaties")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=11, choices=keuzes(Validatiestatus), default=Validatiestatus.GEVRAAGD
    )
    gevraagd_op = models.DateField()
    voor = models.DateField()
    """The last day to answer."""
    wijze = models.CharField(max_length=8, choices=keuzes(Validatiewijze), blank=True)
    toelichting = models.TextField(blank=True)
    reden = models.CharField(max_length=400, blank=True)
    """Why it cannot be done."""
    beslist_op = models.DateField(null=True)

    class Meta:
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profiel", "organisatie"], condition=Q(status="gevraagd"), name="validatie_een_tegelijk"
            ),
            models.CheckConstraint(condition=~Q(status="geweigerd") | ~Q(reden=""), name="validatie_geweigerd_reden"),
            models.CheckConstraint(
                condition=Q(status="gevraagd") | Q(beslist_op__isnull=False), name="validatie_beslist_op"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref


class Validatieoordeel(models.Model):
    """What a validator saw of one part."""

    validatie = models.ForeignKey(Validatie, models.CASCADE, related_name="oordelen")
    deel = models.ForeignKey(Profieldeel, models.CASCADE, related_name="oordelen")
    zelf = models.PositiveSmallIntegerField()
    """What the school said of itself at that moment."""
    niveau = models.PositiveSmallIntegerField()
    toelichting = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["validatie", "deel"], name="validatieoordeel_uniek"),
            models.CheckConstraint(condition=een_niveau("niveau"), name="validatieoordeel_niveau"),
        ]

    def __str__(self) -> str:
        return f"{self.validatie_id} {self.deel_id}"
