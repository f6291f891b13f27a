"""Reads: what of this room has had its time. ``tot`` is the last day on which its term may have begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Knooppuntlid, Meldcode, Overleg, Uitnodiging
from knooppunt.dossier.policies import COORDINATOR, FAMILIE
from knooppunt.dossier.queries.kring import visible_dossiers
from knooppunt.dossier.queries.regie import in_office, who_takes_it
from knooppunt.toegang.public import Account


def living_dossiers() -> QuerySet:
    """The references of every dossier that there is."""
    return Dossier.objects.order_by().values("ref")


def ended_dossiers(tot: date) -> Iterator[tuple[str, date]]:
    """Closed on or before this day: reference, and the day of closing.

    A register of the meldcode keeps it too, until as long after its own end; of that nobody reads anything here.
    """
    dicht = Dossier.objects.filter(afgesloten_at__date__lte=tot).order_by("afgesloten_at", "pk")
    loopt = Q(afgesloten_at__isnull=True) | Q(afgesloten_at__date__gt=tot)
    dicht = dicht.exclude(Exists(Meldcode.objects.filter(loopt, dossier=OuterRef("pk"))))
    laatste = (
        Meldcode.objects.filter(dossier=OuterRef("pk")).order_by("-afgesloten_at").values("afgesloten_at")[:1]
    )
    for ref, *momenten in dicht.annotate(meldcode=Subquery(laatste)).values_list(
        "ref", "afgesloten_at", "meldcode"
    ):
        yield ref, max(timezone.localdate(moment) for moment in momenten if moment)


def led_by(viewer: Viewer) -> QuerySet:
    """The references of the dossiers, open or closed, that this viewer leads: as regisseur, or for the own school."""
    regie = Q(kind__gezin__in=in_office(viewer.op).filter(account_id=viewer.account_id).values("gezin"))
    eigen = Q(school_id__in=viewer.organisaties(COORDINATOR))
    return visible_dossiers(viewer).filter(regie | eigen).order_by().values("ref")


def ended_invitations(tot: date) -> QuerySet:
    """Never accepted: expired, refused or withdrawn."""
    eind = Q(verloopt_op__lte=tot) | Q(afgewezen_at__date__lte=tot) | Q(ingetrokken_at__date__lte=tot)
    return Uitnodiging.objects.filter(eind, aanvaard_at__isnull=True)


def ended_meetings(tot: date) -> QuerySet:
    """Meetings without a case: with one they stay as long as its dossier."""
    return Overleg.objects.filter(besprekingen__isnull=True, begint_at__date__lte=tot)


def ended_members(tot: date) -> QuerySet:
    return Knooppuntlid.objects.filter(tot__lte=tot)


def names_of_dossiers(viewer: Viewer, refs: list[str]) -> dict[str, str]:
    """What a dossier is called for this viewer: the child, for who sees it; nothing for who does not."""
    zichtbaar = visible_dossiers(viewer).filter(ref__in=refs).order_by().select_related("kind")
    return {dossier.ref: str(dossier.kind) for dossier in zichtbaar}


@dataclass(frozen=True)
class Rondom:
    """Who is told what happens to a dossier, open or closed: the family, and for whom a task is (never nobody)."""

    familie: list[Account]
    leiders: list[dict[str, Any]]


def around_dossier(ref: str, op: date) -> Rondom:
    """The family in the circle on a day, whatever became of the dossier, and who leads it."""
    dossier = Dossier.objects.select_related("kind__gezin", "school").get(ref=ref)
    plaatsen = dossier.betrokkenen.filter(hoedanigheid__in=[h.value for h in FAMILIE], vanaf__lte=op)
    familie = plaatsen.exclude(tot__lte=op).select_related("account").order_by("pk")
    return Rondom([plaats.account for plaats in familie], who_takes_it(dossier, op))
