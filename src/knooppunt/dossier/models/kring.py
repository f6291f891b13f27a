"""The dossier itself, its first page, the circle around the child and what is shared with whom."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.dossier.models.gezin import Kind
from knooppunt.dossier.rules.gronden import DOEL_BIJ_TOESTEMMING
from knooppunt.dossier.rules.kring import DEELBAAR, Grondslag, Hoedanigheid
from knooppunt.organisaties.public import Gemeente, Ondersteuningsniveau, Organisatie, Regio
from knooppunt.toegang.public import Account


def keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label) for w in woorden]


class Dossier(models.Model):
    """One child's file. A child has one open dossier at most."""

    class Status(models.TextChoices):
        OPEN = "open", "open"
        AFGESLOTEN = "afgesloten", "afgesloten"

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="dossiers")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="dossiers")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, related_name="+")
    niveau = models.ForeignKey(Ondersteuningsniveau, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    geopend_at = models.DateTimeField()
    bijgewerkt_at = models.DateTimeField()
    """The last time that something changed in it (looks do not count); the lists are ordered by it."""
    afgesloten_at = models.DateTimeField(null=True)
    afsluitreden = VersleuteldeTekst(max_length=300, blank=True)
    wissen_op = models.DateField(null=True)
    """Announced: on this day the dossier goes, because its term is over."""

    class Meta:
        ordering = ["-bijgewerkt_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(status="open"), name="een_open_dossier_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(status="open", afgesloten_at__isnull=True)
                | Q(status="afgesloten", afgesloten_at__isnull=False),
                name="dossier_afgesloten_at",
            ),
        ]
        indexes = [
            models.Index(fields=["-bijgewerkt_at", "-id"]),
            models.Index(fields=["school", "-bijgewerkt_at"]),
        ]

    def __str__(self) -> str:
        return self.ref


class Verhaal(models.Model):
    """What was told, in the words of the teller. Page one of the dossier; never changed, only added to."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="verhalen")
    verteller = models.CharField(max_length=120)
    hoedanigheid = models.CharField(max_length=30)
    """moeder, leerling, school, ... as the teller said it."""
    antwoorden = VersleuteldeJSON(default=list)
    """List of [question, answer] in the order in which they were told."""
    medeondertekend = VersleuteldeJSON(default=list)
    """List of {naam, op} of who signed too."""
    vraag_ref = models.CharField(max_length=16, blank=True)
    verteld_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        """As it was put down: a second parent may add words before the story itself is sent."""

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.verteld_at:%Y-%m-%d}"


class Betrokkene(models.Model):
    """Someone in the circle around the child, in a period. A guest always has a last day."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="betrokkenen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="betrokken_bij")
    hoedanigheid = models.CharField(max_length=10, choices=keuzes(Hoedanigheid))
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    functie = models.CharField(max_length=80, blank=True)
    vanaf = models.DateField()
    tot = models.DateField(null=True)
    """First day on which it no longer holds."""
    reden_eind = VersleuteldeTekst(max_length=200, blank=True)

    class Meta:
        ordering = ["vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "account"], condition=Q(tot__isnull=True), name="betrokkene_een_keer_open"
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="betrokkene_periode"
            ),
            models.CheckConstraint(
                condition=~Q(hoedanigheid="gast") | Q(tot__isnull=False), name="gast_heeft_einddatum"
            ),
        ]
        indexes = [models.Index(fields=["account", "dossier"])]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.account_id}"


class Uitnodiging(models.Model):
    """An invitation to join the circle: by mail, with a token of which only a hash is kept, or by letter."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="uitnodigingen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    """Empty when it goes by letter."""
    naam = models.CharField(max_length=120)
    hoedanigheid = models.CharField(max_length=10, choices=keuzes(Hoedanigheid))
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    functie = models.CharField(max_length=80, blank=True)
    toegang_tot = models.DateField(null=True)
    """For a guest: the first day without access."""
    uitgenodigd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    verloopt_op = models.DateField()
    aanvaard_at = models.DateTimeField(null=True)
    afgewezen_at = models.DateTimeField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.ref


class Deling(models.Model):
    """One part of the dossier may be seen by one organisation, on a ground, until it is withdrawn."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="delingen")
    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    deel = models.CharField(max_length=10, choices=keuzes(DEELBAAR))
    grondslag = models.CharField(max_length=20, choices=keuzes(Grondslag))
    grond = models.CharField(max_length=30, blank=True)
    """Code of the ground in the law (rules/gronden.toml); empty for consent."""
    doel = models.CharField(max_length=20, default=DOEL_BIJ_TOESTEMMING)
    """Code of the purpose (rules/gronden.toml)."""
    toelichting = VersleuteldeTekst(max_length=300, blank=True)
    gegeven_door = models.CharField(max_length=120, blank=True)
    """Who gave consent (a parent or pupil), as recorded."""
    vastgelegd_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    gegeven_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["gegeven_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "organisatie", "deel", "doel"],
                condition=Q(ingetrokken_at__isnull=True),
                name="deling_een_keer_open",
            ),
            models.CheckConstraint(
                condition=Q(grondslag="toestemming", grond="")
                | Q(grondslag="wettelijke_taak") & ~Q(grond=""),
                name="deling_heeft_grond",
            ),
            # A closed part (meldcode, notes of an expert) is never shared.
            models.CheckConstraint(condition=Q(deel__in=[d.value for d in DEELBAAR]), name="deling_deelbaar"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.deel}"


class Pauze(models.Model):
    """One professional sees nothing of one dossier, because the family objected; whatever their place or role."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pauzes")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    verzoek_ref = models.CharField(max_length=16)
    """The objection that it follows from."""
    vastgelegd_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    vanaf_at = models.DateTimeField()
    opgeheven_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["vanaf_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "account"],
                condition=Q(opgeheven_at__isnull=True),
                name="pauze_een_keer_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["account"], condition=Q(opgeheven_at__isnull=True), name="pauze_open_account"
            )
        ]

    def __str__(self) -> str:
        return self.ref
