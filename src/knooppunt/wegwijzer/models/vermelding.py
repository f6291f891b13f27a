"""The entries: organisations, locations and offers, each with an owner and a day on which it was last checked."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Organisatie, Vestiging
from knooppunt.wegwijzer.models.hulpsoort import Hulpsoort
from knooppunt.wegwijzer.rules.aanbod import (
    Aanbodstatus,
    Aanbodvorm,
    Herkomst,
    Locatiesoort,
    Toegangsweg,
)


def keuzes(enum: type) -> list[tuple[str, str]]:
    return [(e.value, e.label) for e in enum]


class Vermelding(models.Model):
    """What every entry has: an identity, who keeps it true, and how fresh it is (HSDS assured_date, assurer_email)."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    eigenaar = models.ForeignKey(Organisatie, models.PROTECT, related_name="%(class)s_in_beheer")
    """Whose people keep it true: mostly, not always, who offers it."""
    nakijk_email = models.EmailField(blank=True)
    """Where the question "is this still right?" goes, for an owner without an account."""
    nagekeken_op = models.DateField()
    herinnerd_op = models.DateField(null=True)
    """When the owner was last asked whether it is still right."""
    herkomst = models.CharField(max_length=10, choices=keuzes(Herkomst), default=Herkomst.EIGEN)
    is_zichtbaar = models.BooleanField(default=True)
    """False until a first review, and when it was taken away."""
    created_at = models.DateTimeField()
    gewijzigd_at = models.DateTimeField()

    class Meta:
        abstract = True


class Organisatieprofiel(Vermelding):
    """What an organisation tells of itself (HSDS organization). Its name and kind are those of ``Organisatie``."""

    organisatie = models.OneToOneField(Organisatie, models.CASCADE, related_name="profiel")
    andere_naam = models.CharField(max_length=160, blank=True)
    omschrijving = models.TextField()
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["organisatie__naam"]

    def __str__(self) -> str:
        return str(self.organisatie)


class Locatie(Vermelding):
    """Where something is offered (HSDS location, with its one address).

    The location of a school site takes name, place and point from the public files: they are not typed again, and the
    database does not let them.
    """

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="locaties")
    vestiging = models.OneToOneField(Vestiging, models.CASCADE, null=True, related_name="locatie")
    soort = models.CharField(max_length=10, choices=keuzes(Locatiesoort), default=Locatiesoort.ADRES)
    eigen_naam = models.CharField(max_length=160, blank=True)
    omschrijving = models.TextField(blank=True)
    bereikbaarheid = models.TextField(blank=True)
    """How one gets there (HSDS transportation)."""
    url = models.URLField(blank=True)
    straat = models.CharField(max_length=160, blank=True)
    """Street and number; the public files do not have it."""
    eigen_postcode = models.CharField(max_length=6, blank=True)
    eigen_plaats = models.CharField(max_length=80, blank=True)
    eigen_lat = models.FloatField(null=True)
    eigen_lon = models.FloatField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vestiging__isnull=True)
                | Q(eigen_naam="", eigen_postcode="", eigen_plaats="", eigen_lat__isnull=True, eigen_lon__isnull=True),
                name="locatie_niet_dubbel",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        return self.eigen_naam or self.organisatie.naam

    @property
    def postcode(self) -> str:
        return self.vestiging.postcode if self.vestiging else self.eigen_postcode

    @property
    def pc4(self) -> str:
        return self.vestiging.pc4 if self.vestiging else self.eigen_postcode[:4]

    @property
    def postregel(self) -> str:
        """Postcode and place as on an envelope."""
        code = f"{self.postcode[:4]} {self.postcode[4:]}".strip()
        return " ".join(deel for deel in (code, self.plaats) if deel)

    @property
    def plaats(self) -> str:
        return self.vestiging.plaats.title() if self.vestiging else self.eigen_plaats

    @property
    def punt(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees (WGS84)."""
        plek = self.vestiging or self
        lat, lon = (plek.lat, plek.lon) if self.vestiging else (self.eigen_lat, self.eigen_lon)
        return None if lat is None or lon is None else (lat, lon)


class Aanbod(Vermelding):
    """One thing that someone can make use of (HSDS service)."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanbod")
    naam = models.CharField(max_length=160)
    andere_naam = models.CharField(max_length=160, blank=True)
    omschrijving = models.TextField()
    status = models.CharField(max_length=16, choices=keuzes(Aanbodstatus), default=Aanbodstatus.OPEN)
    vorm = models.CharField(max_length=10, choices=keuzes(Aanbodvorm))
    soorten = models.ManyToManyField(Hulpsoort, through="Aanbodsoort", related_name="aanbod")
    locaties = models.ManyToManyField(Locatie, through="AanbodOpLocatie", related_name="aanbod")
    leeftijd_van = models.PositiveSmallIntegerField(null=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True)
    """In years, the last age included."""
    voor_wie = models.TextField(blank=True)
    toegangsweg = models.CharField(max_length=12, choices=keuzes(Toegangsweg), default=Toegangsweg.VRIJ)
    aanmelden = models.TextField(blank=True)
    """What one does to begin, and on which terms (HSDS application_process)."""
    url = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    kosten_uitleg = models.TextField(blank=True)
    tolk = models.TextField(blank=True)
    """Interpretation for who speaks another language (HSDS interpretation_services)."""
    keurmerk = models.TextField(blank=True)
    let_op = models.TextField(blank=True)
    """Short-lived news (HSDS alert)."""
    wachttijd_weken = models.PositiveSmallIntegerField(null=True)
    wachttijd_op = models.DateField(null=True)
    """The day on which the waiting time was told."""
    bereik = models.PositiveIntegerField(null=True)
    """How many children profit from it in a year."""

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(leeftijd_van__isnull=True)
                | Q(leeftijd_tot__isnull=True)
                | Q(leeftijd_tot__gte=F("leeftijd_van")),
                name="aanbod_leeftijd",
            ),
            models.CheckConstraint(
                condition=Q(wachttijd_weken__isnull=True) | Q(wachttijd_op__isnull=False),
                name="aanbod_wachttijd_op",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Aanbodsoort(models.Model):
    """An offer is of a kind (HSDS attribute of a service)."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="koppelingen")
    hulpsoort = models.ForeignKey(Hulpsoort, models.PROTECT, related_name="koppelingen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["aanbod", "hulpsoort"], name="aanbodsoort_uniek")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} {self.hulpsoort_id}"


class AanbodOpLocatie(models.Model):
    """An offer at a location (HSDS service_at_location)."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="plekken")
    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="plekken")
    omschrijving = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanbod", "locatie"], name="aanbod_op_locatie_uniek")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} {self.locatie_id}"
