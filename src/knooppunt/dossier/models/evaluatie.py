"""Looking back on a plan: what was reached, and what follows."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import nl
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models.kring import Dossier
from knooppunt.dossier.models.plan import Doel, Plan
from knooppunt.organisaties.public import Ondersteuningsniveau, Organisatie
from knooppunt.toegang.public import Account


class Evaluatie(models.Model):
    class Vervolg(models.TextChoices):
        DOORGAAN = "doorgaan", nl("doorgaan met een nieuw plan")
        AFSLUITEN = "afsluiten", nl("afsluiten, het doel is bereikt of hulp is niet meer nodig")
        OVERDRAGEN = "overdragen", nl("overdragen aan een volgende school of plek")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="evaluaties")
    datum = models.DateField()
    gesproken_met = VersleuteldeTekst(max_length=200)
    """Who took part in the conversation, in words."""
    stem_leerling = VersleuteldeTekst(blank=True)
    stem_ouders = VersleuteldeTekst(blank=True)
    vervolg = models.CharField(max_length=10, choices=Vervolg.choices)
    vervolg_reden = VersleuteldeTekst(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    overdracht_naar = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    overdracht_op = models.DateField(null=True)
    """The first day at the next school."""
    overdracht_gesprek = VersleuteldeTekst(max_length=200, blank=True)
    """Who talks with whom at the handover (a warm handover is a conversation)."""
    aanvaard_at = models.DateTimeField(null=True)
    aanvaard_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-datum", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], name="een_evaluatie_per_versie"),
            models.CheckConstraint(
                condition=~Q(vervolg="overdragen")
                | Q(overdracht_naar__isnull=False, overdracht_op__isnull=False),
                name="overdracht_heeft_bestemming",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Doeluitkomst(models.Model):
    class Uitkomst(models.TextChoices):
        BEREIKT = "bereikt", nl("bereikt")
        DEELS = "deels", nl("deels bereikt")
        NIET = "niet", nl("niet bereikt")

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    evaluatie = models.ForeignKey(Evaluatie, models.CASCADE, related_name="uitkomsten")
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="uitkomsten")
    uitkomst = models.CharField(max_length=7, choices=Uitkomst.choices)
    waarom = VersleuteldeTekst()

    class Meta:
        ordering = ["doel__volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["evaluatie", "doel"], name="een_uitkomst_per_doel")]

    def __str__(self) -> str:
        return f"{self.doel_id} {self.uitkomst}"


class Niveauwissel(models.Model):
    """A change of the level of support, with its reason; the first one has no ``van``."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="niveauwissels")
    van = models.ForeignKey(Ondersteuningsniveau, models.PROTECT, null=True, related_name="+")
    naar = models.ForeignKey(Ondersteuningsniveau, models.PROTECT, related_name="+")
    reden = VersleuteldeTekst(max_length=300)
    sprong_reden = VersleuteldeTekst(max_length=300, blank=True)
    evaluatie = models.ForeignKey(Evaluatie, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.naar_id}"
