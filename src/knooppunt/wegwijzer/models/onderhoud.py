"""Keeping it true: what changed when and by whom, and what visitors say is wrong."""

from django.db import models
from django.db.models import Q

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.toegang.public import Account
from knooppunt.wegwijzer.models.bijzonderheden import Bijzonderheid
from knooppunt.wegwijzer.models.vermelding import Aanbod, Locatie, Organisatieprofiel, keuzes
from knooppunt.wegwijzer.rules.wijziging import Wijzigingssoort, Wijzigingsstatus


def precies_een(*velden: str) -> Q:
    """Exactly one of these is named."""
    eis = Q()
    for gekozen in velden:
        eis |= Q(**{f"{veld}__isnull": veld != gekozen for veld in velden})
    return eis


class OverVermelding(Bijzonderheid):
    """A row about exactly one entry."""

    ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
    aanbod = models.ForeignKey(Aanbod, models.CASCADE, null=True, related_name="%(class)sen")
    locatie = models.ForeignKey(Locatie, models.CASCADE, null=True, related_name="%(class)sen")
    profiel = models.ForeignKey(Organisatieprofiel, models.CASCADE, null=True, related_name="%(class)sen")

    class Meta:
        abstract = True

    @property
    def vermelding(self) -> Aanbod | Locatie | Organisatieprofiel:
        gevonden = self.aanbod or self.locatie or self.profiel
        if gevonden is None:
            raise LookupError("a row about an entry names it")
        return gevonden


class Wijziging(OverVermelding):
    """What an entry said from a moment on, or what somebody proposes (HSDS metadata)."""

    soort = models.CharField(max_length=10, choices=keuzes(Wijzigingssoort))
    status = models.CharField(max_length=12, choices=keuzes(Wijzigingsstatus), default=Wijzigingsstatus.GELDT)
    blad = models.JSONField(default=dict)
    """The whole sheet after the change; empty when only the day of checking changed."""
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    door = models.CharField(max_length=160)
    """The organisation for which it was done, or how (a mailed link, the public files)."""
    toelichting = models.CharField(max_length=300, blank=True)
    beslist_at = models.DateTimeField(null=True)
    beslist_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    reden = models.CharField(max_length=300, blank=True)
    """Why a proposal was refused."""

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=precies_een("aanbod", "locatie", "profiel"), name="wijziging_van_een"),
            models.CheckConstraint(
                condition=Q(status__in=["voorgesteld", "vervallen"]) | ~Q(status="afgewezen") | ~Q(reden=""),
                name="wijziging_afgewezen_met_reden",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["status"], condition=Q(status="voorgesteld"), name="wijziging_wacht"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.at:%Y-%m-%d}"


class Foutmelding(OverVermelding):
    """A visitor says that something is wrong. An address only when the visitor wants to hear back."""

    tekst = models.TextField()
    email = models.EmailField(blank=True)
    at = models.DateTimeField()
    afgehandeld_at = models.DateTimeField(null=True)
    afgehandeld_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    uitkomst = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=precies_een("aanbod", "locatie", "profiel"), name="foutmelding_van_een")
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref
