"""What is told about an entry in rows of its own: times, people, numbers, costs, languages, room and papers.

A row that names both an offer and a location is about that offer at that location (HSDS service_at_location).
"""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from knooppunt.organisaties.public import Gemeente, Organisatie, Regio, Wijk
from knooppunt.wegwijzer.models.vermelding import Aanbod, Locatie, keuzes
from knooppunt.wegwijzer.rules.aanbod import Eenheid, Kenmerk


def hoort_bij(*velden: str) -> Q:
    """At least one of these is named."""
    eis = Q()
    for veld in velden:
        eis |= Q(**{f"{veld}__isnull": False})
    return eis


class Bijzonderheid(models.Model):
    """A row of an entry; its uuid stays the same as long as the row does."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]


class Openingstijd(Bijzonderheid):
    """When it is open in a week (HSDS schedule)."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, null=True, related_name="openingstijden")
    locatie = models.ForeignKey(Locatie, models.CASCADE, null=True, related_name="openingstijden")
    dagen = models.CharField(max_length=20)
    """iCalendar days, comma separated: ``MO,WE``."""
    van = models.TimeField(null=True)
    tot = models.TimeField(null=True)
    geldig_van = models.DateField(null=True)
    geldig_tot = models.DateField(null=True)
    toelichting = models.CharField(max_length=160, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [
            models.CheckConstraint(condition=hoort_bij("aanbod", "locatie"), name="openingstijd_van"),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gt=F("van")), name="openingstijd_uren"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.dagen


class Contact(Bijzonderheid):
    """A function that one can reach (HSDS contact). A name only when the person wants to be found at work."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, null=True, related_name="contacten")
    aanbod = models.ForeignKey(Aanbod, models.CASCADE, null=True, related_name="contacten")
    locatie = models.ForeignKey(Locatie, models.CASCADE, null=True, related_name="contacten")
    functie = models.CharField(max_length=80)
    naam = models.CharField(max_length=120, blank=True)
    afdeling = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [
            models.CheckConstraint(condition=hoort_bij("organisatie", "aanbod", "locatie"), name="contact_van")
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.functie


class Telefoon(Bijzonderheid):
    """A number that is not of one function (HSDS phone)."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, null=True, related_name="telefoons")
    aanbod = models.ForeignKey(Aanbod, models.CASCADE, null=True, related_name="telefoons")
    locatie = models.ForeignKey(Locatie, models.CASCADE, null=True, related_name="telefoons")
    nummer = models.CharField(max_length=20)
    toelichting = models.CharField(max_length=120, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [
            models.CheckConstraint(condition=hoort_bij("organisatie", "aanbod", "locatie"), name="telefoon_van")
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.nummer


class Kosten(Bijzonderheid):
    """What one pays (HSDS cost_option); an amount of 0 is free."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="kosten")
    waarvoor = models.CharField(max_length=120, blank=True)
    bedrag = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    toelichting = models.CharField(max_length=200, blank=True)
    geldig_van = models.DateField(null=True)
    geldig_tot = models.DateField(null=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__isnull=True) | Q(bedrag__gte=0), name="kosten_bedrag")
        ]

    def __str__(self) -> str:
        return self.waarvoor or f"{self.bedrag}"


class Voertaal(Bijzonderheid):
    """A language in which one is helped, without an interpreter (HSDS language)."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="voertalen")
    code = models.CharField(max_length=3)
    """ISO 639-1, else 639-3."""
    toelichting = models.CharField(max_length=120, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [models.UniqueConstraint(fields=["aanbod", "code"], name="voertaal_uniek")]

    def __str__(self) -> str:
        return self.code


class Toegankelijkheid(Bijzonderheid):
    """For whom a location is fit (HSDS accessibility)."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="toegankelijkheid")
    kenmerk = models.CharField(max_length=12, choices=keuzes(Kenmerk))
    toelichting = models.CharField(max_length=200, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [models.UniqueConstraint(fields=["locatie", "kenmerk"], name="toegankelijkheid_uniek")]

    def __str__(self) -> str:
        return self.kenmerk


class Werkgebied(Bijzonderheid):
    """Where someone must live, or a school must stand, to make use of it (HSDS service_area). None: anywhere."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="werkgebieden")
    regio = models.ForeignKey(Regio, models.CASCADE, null=True, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="+")
    wijk = models.ForeignKey(Wijk, models.CASCADE, null=True, related_name="+")
    toelichting = models.CharField(max_length=200, blank=True)

    class Meta(Bijzonderheid.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(regio__isnull=False, gemeente__isnull=True, wijk__isnull=True)
                | Q(regio__isnull=True, gemeente__isnull=False, wijk__isnull=True)
                | Q(regio__isnull=True, gemeente__isnull=True, wijk__isnull=False),
                name="werkgebied_een_gebied",
            ),
            models.UniqueConstraint(fields=["aanbod", "gemeente"], name="werkgebied_gemeente_uniek"),
        ]

    def __str__(self) -> str:
        return str(self.regio or self.gemeente or self.wijk)


class Capaciteit(Bijzonderheid):
    """How much room there is, now or in a school year to come (HSDS service_capacity with its unit)."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="capaciteit")
    groep = models.CharField(max_length=80, blank=True)
    """Which group or part, when there are more."""
    eenheid = models.CharField(max_length=10, choices=keuzes(Eenheid), default=Eenheid.PLEKKEN)
    schooljaar = models.PositiveSmallIntegerField(null=True)
    """The year in which the school year begins; null is now."""
    vrij = models.DecimalField(max_digits=6, decimal_places=1)
    totaal = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    toelichting = models.CharField(max_length=200, blank=True)
    bijgewerkt_at = models.DateTimeField()

    class Meta(Bijzonderheid.Meta):
        ordering = [F("schooljaar").asc(nulls_first=True), "groep", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(vrij__gte=0), name="capaciteit_vrij"),
            models.CheckConstraint(
                condition=Q(totaal__isnull=True) | Q(totaal__gte=F("vrij")), name="capaciteit_totaal"
            ),
            models.UniqueConstraint(
                fields=["aanbod", "groep", "eenheid", "schooljaar"],
                condition=Q(schooljaar__isnull=False),
                name="capaciteit_per_schooljaar",
            ),
            models.UniqueConstraint(
                fields=["aanbod", "groep", "eenheid"],
                condition=Q(schooljaar__isnull=True),
                name="capaciteit_nu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vrij} {self.eenheid}"


class BenodigdPapier(Bijzonderheid):
    """What one must bring (HSDS required_document)."""

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="papieren")
    naam = models.CharField(max_length=160)
    url = models.URLField(blank=True)

    def __str__(self) -> str:
        return self.naam


class Organisatienummer(Bijzonderheid):
    """A number of an organisation in another register (HSDS organization_identifier): KVK, AGB, OIN.

    BRIN and bestuursnummer are in ``Vestiging`` and ``Organisatie`` already.
    """

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="nummers")
    register = models.CharField(max_length=20)
    nummer = models.CharField(max_length=40)

    class Meta(Bijzonderheid.Meta):
        constraints = [models.UniqueConstraint(fields=["register", "nummer"], name="organisatienummer_uniek")]

    def __str__(self) -> str:
        return f"{self.register} {self.nummer}"
