"""Tables of organisations, places and the public counts of pupils that travel between them."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie


class Regio(models.Model):
    """One region at work: the area of one or more samenwerkingsverbanden."""

    code = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    is_demonstratie = models.BooleanField(default=False)
    mensen_verzonnen = models.BooleanField(default=False)
    """True when the people in it are invented; every screen then says so."""

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Ondersteuningsniveau(models.Model):
    """A level of support in the region's own words; the rank orders, the label is shown."""

    regio = models.ForeignKey(Regio, models.CASCADE, related_name="niveaus")
    rang = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    uitleg = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["rang"]
        constraints = [models.UniqueConstraint(fields=["regio", "rang"], name="niveau_rang_uniek")]

    def __str__(self) -> str:
        return self.label


class Samenwerkingsverband(models.Model):
    class Sector(models.TextChoices):
        PO = "po", "primair onderwijs"
        VO = "vo", "voortgezet onderwijs"

    code = models.CharField(max_length=6, unique=True)
    sector = models.CharField(max_length=2, choices=Sector.choices)
    naam = models.CharField(max_length=120, blank=True)
    regio = models.ForeignKey(Regio, models.SET_NULL, null=True, related_name="samenwerkingsverbanden")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.naam or self.code


class Gemeente(models.Model):
    code = models.CharField(max_length=6, unique=True)
    """CBS code with prefix, e.g. GM0796."""
    naam = models.CharField(max_length=80)
    grens = models.JSONField(null=True)
    """GeoJSON geometry in WGS84 (longitude, latitude), or null when no boundary file was given."""

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Wijk(models.Model):
    code = models.CharField(max_length=8, unique=True)
    naam = models.CharField(max_length=120)
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, related_name="wijken")
    inwoners = models.PositiveIntegerField(null=True)
    aandeel_0_14 = models.FloatField(null=True)
    """Percentage of the inhabitants (0-100)."""
    stedelijkheid = models.CharField(max_length=40, blank=True)
    grens = models.JSONField(null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.naam


class Postcodegebied(models.Model):
    class Herkomst(models.TextChoices):
        BIJLAGE = "bijlage", "in de bijlage van de regeling"
        DICHTSTBIJ = "dichtstbij", "van de dichtstbijzijnde postcode"
        ONBEKEND = "onbekend", "geen punt en geen regel"

    pc4 = models.CharField(max_length=4, unique=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    gemeente = models.ForeignKey(Gemeente, models.SET_NULL, null=True, related_name="postcodes")
    swv_po = models.ForeignKey(Samenwerkingsverband, models.SET_NULL, null=True, related_name="postcodes_po")
    swv_vo = models.ForeignKey(Samenwerkingsverband, models.SET_NULL, null=True, related_name="postcodes_vo")
    swv_herkomst = models.CharField(max_length=10, choices=Herkomst.choices, default=Herkomst.BIJLAGE)
    inwoners = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pc4"]

    def __str__(self) -> str:
        return self.pc4


class Organisatie(models.Model):
    """Where people work: a school site, a board, a municipality, a samenwerkingsverband, a care organisation."""

    class Soort(models.TextChoices):
        SCHOOL = "school", "school"
        SCHOOLBESTUUR = "schoolbestuur", "schoolbestuur"
        SWV = "swv", "samenwerkingsverband"
        GEMEENTE = "gemeente", "gemeente"
        JEUGDHULP = "jeugdhulp", "jeugdhulp"
        JGZ = "jgz", "jeugdgezondheidszorg"
        KINDEROPVANG = "kinderopvang", "kinderopvang"
        STEUNPUNT = "steunpunt", "ouder- en jeugdsteunpunt"
        EXTERN = "extern", "andere organisatie"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    soort = models.CharField(max_length=14, choices=Soort.choices)
    naam = models.CharField(max_length=160)
    regio = models.ForeignKey(Regio, models.SET_NULL, null=True, related_name="organisaties")
    gemeente = models.ForeignKey(
        Gemeente, models.SET_NULL, null=True, blank=True, related_name="organisaties"
    )
    """The municipality where it stands; for soort gemeente the municipality that it is."""
    swv = models.ForeignKey(
        Samenwerkingsverband, models.SET_NULL, null=True, blank=True, related_name="organisaties"
    )
    """For soort swv the samenwerkingsverband that it is."""
    bestuur = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="scholen")
    bestuursnummer = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["naam"]
        indexes = [models.Index(fields=["soort", "naam"])]

    def __str__(self) -> str:
        return self.naam


class Vestiging(models.Model):
    """A school site as DUO knows it, with its point on the map."""

    class Soort(models.TextChoices):
        BO = "Bo", "basisonderwijs"
        SBO = "Sbo", "speciaal basisonderwijs"
        SO = "So", "speciaal onderwijs"
        VSO = "Vso", "voortgezet speciaal onderwijs"
        VO = "Vo", "voortgezet onderwijs"

    vestigingscode = models.CharField(max_length=6, unique=True)
    organisatie = models.OneToOneField(Organisatie, models.CASCADE, related_name="vestiging")
    soorten = models.CharField(max_length=20)
    """Kinds of education at this site, comma separated (an (V)SO site has So and Vso)."""
    denominatie = models.CharField(max_length=60, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    pc4 = models.CharField(max_length=4, blank=True, db_index=True)
    plaats = models.CharField(max_length=80, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    punt_is_postcode = models.BooleanField(default=False)
    """True when the point is that of the PC4, because the site list does not know the address."""
    leerlingen = models.PositiveIntegerField(null=True)
    """Total of the site list (an earlier school year than the flows)."""

    class Meta:
        ordering = ["vestigingscode"]

    def __str__(self) -> str:
        return self.vestigingscode


class Leerlingstroom(models.Model):
    """Pupils of one age who live in one PC4 and go to one kind of education at one site on one peildatum.

    A published ``<5`` is the interval [1, 4]; ``schatting`` lies in the interval and is calibrated on school totals.
    """

    peildatum = models.DateField()
    woon_pc4 = models.CharField(max_length=4)
    vestiging = models.ForeignKey(Vestiging, models.CASCADE, related_name="stromen")
    soort = models.CharField(max_length=3, choices=Vestiging.Soort.choices)
    leeftijd = models.PositiveSmallIntegerField()
    """Age in years; 3 stands for 'younger than 4', 25 for 'older than 24'."""
    laag = models.PositiveSmallIntegerField()
    hoog = models.PositiveSmallIntegerField()
    schatting = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["peildatum", "woon_pc4", "vestiging", "soort", "leeftijd"], name="stroom_uniek"
            ),
            models.CheckConstraint(condition=Q(laag__lte=F("hoog")), name="stroom_laag_hoog"),
            models.CheckConstraint(
                condition=Q(schatting__gte=F("laag"), schatting__lte=F("hoog")),
                name="stroom_schatting_ertussen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.peildatum} {self.woon_pc4} {self.vestiging_id} {self.leeftijd}"


class Regiobouw(models.Model):
    """One run of ``regio bouw``: which files, what was read, used and refused. The report as it was printed."""

    regio = models.ForeignKey(Regio, models.CASCADE, related_name="bouwverslagen")
    gebouwd_at = models.DateTimeField()
    vingerafdruk = models.CharField(max_length=64)
    """SHA-256 over the used files and the codes asked; the same again changes nothing."""
    verslag = models.JSONField()

    class Meta:
        ordering = ["-gebouwd_at"]

    def __str__(self) -> str:
        return f"{self.regio} {self.gebouwd_at:%Y-%m-%d}"
