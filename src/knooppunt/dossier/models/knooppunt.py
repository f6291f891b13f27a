"""The standing interprofessional team and its meetings."""

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import nl
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Betrokkene, Dossier, keuzes
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.dossier.rules.kring import Grondslag
from knooppunt.organisaties.public import Organisatie, Regio, Wijk
from knooppunt.toegang.public import Account


class Knooppunt(models.Model):
    """A standing team of a school or a neighbourhood."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    naam = models.CharField(max_length=120)
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="knooppunten")
    school = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="knooppunten")
    wijk = models.ForeignKey(Wijk, models.PROTECT, null=True, related_name="knooppunten")
    mandaat = models.TextField(blank=True)
    """What the team may decide itself, in its own words."""
    ritme = models.TextField(blank=True)
    """The rhythm of the year: when it meets, when it looks back."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=False) | Q(wijk__isnull=False), name="knooppunt_van_school_of_wijk"
            ),
            models.UniqueConstraint(fields=["regio", "naam"], name="knooppunt_naam_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam


class Knooppuntlid(models.Model):
    """Someone in the team in a period; who left stays in the history."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    knooppunt = models.ForeignKey(Knooppunt, models.CASCADE, related_name="leden")
    account = models.ForeignKey(Account, models.PROTECT, related_name="knooppunten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    rol = models.CharField(max_length=80)
    """The person's role in this team, e.g. schoolmaatschappelijk werk."""
    is_voorzitter = models.BooleanField(default=False)
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    """First day on which it no longer holds."""

    class Meta:
        ordering = ["-is_voorzitter", "vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["knooppunt", "account"], condition=Q(tot__isnull=True), name="lid_een_keer_open"
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="lid_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.knooppunt_id} {self.account_id}"


class Overleg(models.Model):
    """A meeting of a knooppunt."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    knooppunt = models.ForeignKey(Knooppunt, models.PROTECT, related_name="overleggen")
    begint_at = models.DateTimeField()
    duur_minuten = models.PositiveSmallIntegerField(default=60)
    plaats = models.CharField(max_length=160)
    status = models.CharField(
        max_length=8, choices=keuzes(Overlegstatus), default=Overlegstatus.GEPLAND.value
    )
    reden_afgelast = VersleuteldeTekst(max_length=200, blank=True)
    volgnummer = models.PositiveSmallIntegerField(default=0)
    """Raised with each change, so that calendars replace their entry (iCalendar SEQUENCE)."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["begint_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["knooppunt", "begint_at"],
                condition=~Q(status="afgelast"),
                name="een_overleg_per_moment",
            )
        ]
        indexes = [models.Index(fields=["knooppunt", "begint_at"])]

    def __str__(self) -> str:
        return self.ref


class Bespreking(models.Model):
    """One case on the agenda of a meeting."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="besprekingen")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="besprekingen")
    volgorde = models.PositiveSmallIntegerField()
    vraag = VersleuteldeTekst(max_length=400)
    """What we want to understand or decide together."""
    grondslag = models.CharField(max_length=20, choices=keuzes(Grondslag))
    """Why the team may talk about this child."""
    gegeven_door = models.CharField(max_length=120, blank=True)
    """Who gave consent (a parent or pupil), when that is the ground."""
    geagendeerd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    reden_zonder_ouders = VersleuteldeTekst(max_length=300, blank=True)
    reden_zonder_leerling = VersleuteldeTekst(max_length=300, blank=True)
    plaatsen = models.ManyToManyField(Betrokkene, related_name="besprekingen")
    """Places in the circle that exist only because of this item; they end when it leaves the agenda."""

    class Meta:
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["overleg", "dossier"], name="dossier_een_keer_per_overleg")
        ]

    def __str__(self) -> str:
        return self.ref


class Genodigde(models.Model):
    """Someone invited to a meeting: for the whole meeting (a member) or for one case only."""

    class Soort(models.TextChoices):
        LID = "lid", nl("lid van het knooppunt")
        OUDER = "ouder", nl("ouder of verzorger")
        LEERLING = "leerling", nl("leerling")
        TEAM = "team", nl("lid van het team rond het kind")
        GAST = "gast", nl("gast")

    class Reactie(models.TextChoices):
        OPEN = "open", nl("nog geen antwoord")
        JA = "ja", nl("komt")
        NEE = "nee", nl("komt niet")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="genodigden")
    bespreking = models.ForeignKey(Bespreking, models.CASCADE, null=True, related_name="genodigden")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="genodigd_voor")
    naam = models.CharField(max_length=120, blank=True)
    """Who has no account: a parent invited by letter or telephone, a young pupil invited through the parents."""
    soort = models.CharField(max_length=8, choices=Soort.choices)
    toegang_tot = models.DateField(null=True)
    """For a guest: the first day without access to the case."""
    reactie = models.CharField(max_length=4, choices=Reactie.choices, default=Reactie.OPEN)
    aanwezig = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "account"],
                condition=Q(bespreking__isnull=True),
                name="een_keer_genodigd_overleg",
            ),
            models.UniqueConstraint(
                fields=["bespreking", "account"],
                condition=Q(account__isnull=False),
                name="een_keer_genodigd_zaak",
            ),
            models.UniqueConstraint(
                fields=["bespreking", "soort", "naam"],
                condition=Q(account__isnull=True),
                name="een_keer_genodigd_naam",
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(naam=""), name="genodigde_is_iemand"
            ),
            models.CheckConstraint(
                condition=~Q(soort="gast") | Q(toegang_tot__isnull=False),
                name="genodigde_gast_heeft_einddatum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.overleg_id} {self.account_id}"


class Duiding(models.Model):
    """Samen duiden: what the team and the family understand together, in their words."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    bespreking = models.OneToOneField(Bespreking, models.CASCADE, related_name="duiding")
    sterk = VersleuteldeTekst(blank=True)
    nodig = VersleuteldeTekst(blank=True)
    thuis = VersleuteldeTekst(blank=True)
    school = VersleuteldeTekst(blank=True)
    vrije_tijd = VersleuteldeTekst(blank=True)
    samenvatting = VersleuteldeTekst(blank=True)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.bespreking_id}"


class EigenWoorden(models.Model):
    """What a parent or the pupil adds to the duiding, in their own words. Never changed by others."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    bespreking = models.ForeignKey(Bespreking, models.CASCADE, related_name="eigen_woorden")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    hoedanigheid = models.CharField(max_length=10)
    tekst = VersleuteldeTekst()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.bespreking_id} {self.account_id}"


class Afspraak(models.Model):
    """Samen doen: who does what before when."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="afspraken")
    bespreking = models.ForeignKey(Bespreking, models.CASCADE, null=True, related_name="afspraken")
    tekst = VersleuteldeTekst(max_length=300)
    eigenaar = models.ForeignKey(Account, models.PROTECT, related_name="+")
    voor = models.DateField()
    gedaan_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["gedaan_at", "voor", "pk"]

    def __str__(self) -> str:
        return self.ref
