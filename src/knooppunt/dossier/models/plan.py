"""The one plan for education and care together, in versions."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import nl
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.dossier.models.gezin import Gezinslid
from knooppunt.dossier.models.kring import Dossier, keuzes
from knooppunt.dossier.rules.kring import DEELBAAR
from knooppunt.organisaties.public import Ondersteuningsniveau
from knooppunt.toegang.public import Account


class Plan(models.Model):
    """One version of the plan. At most one concept and one in force per dossier; older ones are kept unchanged."""

    class Status(models.TextChoices):
        CONCEPT = "concept", nl("concept")
        VASTGESTELD = "vastgesteld", nl("vastgesteld")
        VERVANGEN = "vervangen", nl("vervangen")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="plannen")
    versie = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.CONCEPT)
    niveau = models.ForeignKey(Ondersteuningsniveau, models.PROTECT, null=True, related_name="+")
    niveau_reden = VersleuteldeTekst(max_length=300, blank=True)
    niveau_sprong_reden = VersleuteldeTekst(max_length=300, blank=True)
    """The extra reason when the level goes up or down by more than one step at once."""
    perspectief = VersleuteldeTekst(blank=True)
    """Where the child is heading (uitstroombestemming for an OPP), in plain words."""
    bevorderend = VersleuteldeTekst(blank=True)
    belemmerend = VersleuteldeTekst(blank=True)
    behoeften = VersleuteldeJSON(default=list, blank=True)
    """Codes of the kinds of support that the child needs (the wegwijzer's BEHOEFTEN)."""
    ingangsdatum = models.DateField(null=True)
    evaluatie_voor = models.DateField(null=True)
    revisie = models.PositiveIntegerField(default=0)
    """Of the texts above: a form that was opened on an older one is refused."""
    inhoud = models.PositiveIntegerField(default=0)
    """Raised by every change of content: an answer of a parent belongs to one content."""
    aangeboden_at = models.DateTimeField(null=True)
    """When it was put before parents and pupil; before that nobody is asked to agree."""
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    vastgesteld_at = models.DateTimeField(null=True)
    vastgesteld_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-versie"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="plan_versie_uniek"),
            models.UniqueConstraint(fields=["dossier"], condition=Q(status="concept"), name="een_concept"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(status="vastgesteld"), name="een_plan_van_kracht"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} v{self.versie}"


class Doel(models.Model):
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="doelen")
    deel = models.CharField(max_length=10, choices=keuzes(DEELBAAR))
    volgorde = models.PositiveSmallIntegerField()
    tekst = VersleuteldeTekst(max_length=400)
    eigen_woorden = VersleuteldeTekst(max_length=400, blank=True)
    """What the child itself says about it."""
    voortzetting_van = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    revisie = models.PositiveIntegerField(default=0)
    verwijderd_at = models.DateTimeField(null=True)
    """Taken out of a concept; can be put back until the plan is put in force."""

    class Meta:
        ordering = ["volgorde", "pk"]

    def __str__(self) -> str:
        return self.ref


class Actie(models.Model):
    class Stand(models.TextChoices):
        BEZIG = "bezig", nl("we zijn bezig")
        GEDAAN = "gedaan", nl("gedaan")
        LUKT_NIET = "lukt_niet", nl("het lukt nog niet")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="acties")
    tekst = VersleuteldeTekst(max_length=300)
    eigenaar = models.ForeignKey(Account, models.PROTECT, related_name="+")
    herziening_op = models.DateField()
    revisie = models.PositiveIntegerField(default=0)
    verwijderd_at = models.DateTimeField(null=True)
    stand = models.CharField(max_length=9, choices=Stand.choices, blank=True)
    """How it goes, in the words of its owner; empty until the owner answered."""
    stand_toelichting = VersleuteldeTekst(max_length=300, blank=True)
    stand_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["herziening_op", "pk"]

    def __str__(self) -> str:
        return self.ref


class Instemming(models.Model):
    """The answer of one parent (or of the pupil, where ``gezinslid`` is null) to the content of one version.

    A change of the plan makes the answer void; it is kept.
    """

    class Antwoord(models.TextChoices):
        EENS = "eens", nl("eens met het plan")
        ONEENS = "oneens", nl("niet eens met het plan")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="instemmingen")
    gezinslid = models.ForeignKey(Gezinslid, models.PROTECT, null=True, related_name="+")
    antwoord = models.CharField(max_length=6, choices=Antwoord.choices)
    toelichting = VersleuteldeTekst(blank=True)
    op_papier_van = models.DateField(null=True)
    """The date beside the signature when it was given on paper and recorded by who leads the dossier."""
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    vervallen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "gezinslid"],
                condition=Q(vervallen_at__isnull=True, gezinslid__isnull=False),
                name="een_instemming_per_ouder",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(vervallen_at__isnull=True, gezinslid__isnull=True),
                name="een_instemming_van_leerling",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.antwoord}"


class Gehoord(models.Model):
    """The pupil's hearing on one version (hoorrecht), or the reason why it could not take place."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    plan = models.OneToOneField(Plan, models.CASCADE, related_name="gehoord")
    gehoord_op = models.DateField(null=True)
    mening = VersleuteldeTekst(blank=True)
    reden_niet = VersleuteldeTekst(max_length=300, blank=True)
    zelf = models.BooleanField(default=False)
    """Written by the pupil: nobody else changes these words."""
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gehoord_op__isnull=False) | ~Q(reden_niet=""), name="gehoord_of_reden"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}"


class Leerlingstem(models.Model):
    """What the pupil says: how it goes with one goal, or (without a goal) something in its own words."""

    class Gevoel(models.TextChoices):
        GOED = "goed", nl("goed")
        GAAT_WEL = "gaat_wel", nl("gaat wel")
        NIET_GOED = "niet_goed", nl("niet goed")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stemmen")
    doel = models.ForeignKey(Doel, models.CASCADE, null=True, related_name="stemmen")
    gevoel = models.CharField(max_length=9, choices=Gevoel.choices, blank=True)
    tekst = VersleuteldeTekst(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(gevoel="") | ~Q(tekst=""), name="stem_zegt_iets"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.gevoel}"
