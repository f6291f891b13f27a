"""Trainings for everyone; who comes for who organises it, and for the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from knooppunt.basis.datums import als_datum
from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Deelname, Scholing
from knooppunt.kennis.policies import Deelnamefeiten, writes_for
from knooppunt.kennis.queries.zoeken import HOOGSTENS, Kennisvraag, matching
from knooppunt.kennis.rules.scholing import Deelnamestatus, Scholingsstand
from knooppunt.wegwijzer.public import understand

MET_PLEK = Q(deelnames__status=Deelnamestatus.AANGEMELD.value)
WACHT = Q(deelnames__status=Deelnamestatus.WACHTLIJST.value)


def trainings() -> QuerySet[Scholing]:
    """With how many have a place (``bezet``) and wait (``wachten``)."""
    rijen = Scholing.objects.select_related("organisatie").prefetch_related(
        "soorten__streekwoorden", "soorten__boven"
    )
    return rijen.annotate(
        bezet=Count("deelnames", filter=MET_PLEK, distinct=True),
        wachten=Count("deelnames", filter=WACHT, distinct=True),
    ).order_by("begint_at", "pk")


def upcoming(viewer: Viewer, vraag: Kennisvraag) -> list[Scholing]:
    """What is still to come, the first day first."""
    begin = timezone.make_aware(datetime.combine(viewer.op, time.min))
    gevonden = matching(Scholing.objects.filter(begint_at__gte=begin), vraag, understand(viewer, vraag.tekst))
    return list(trainings().filter(pk__in=gevonden.values("pk"))[:HOOGSTENS])


def training_by_ref(viewer: Viewer, ref: str) -> Scholing | None:
    return trainings().filter(ref=ref).first()


def stand_of(scholing: Scholing) -> Scholingsstand:
    return Scholingsstand(
        als_datum(scholing.begint_at), scholing.aanmelden_tot, scholing.afgelast_at is not None
    )


def own_trainings(viewer: Viewer) -> list[Scholing]:
    """What the own organisations offer, the last first."""
    return list(trainings().filter(organisatie_id__in=writes_for(viewer)).order_by("-begint_at")[:HOOGSTENS])


def facts_of_participation(deelname: Deelname) -> Deelnamefeiten:
    return Deelnamefeiten(deelname.account_id, deelname.scholing.organisatie_id)


def visible_participations(viewer: Viewer) -> QuerySet[Deelname]:
    """The same truth as ``may_see_participation``, as a filter."""
    zelf = Q(account_id=viewer.account_id) if viewer.is_bekend else Q(pk__in=())
    rijen = Deelname.objects.filter(zelf | Q(scholing__organisatie_id__in=writes_for(viewer)))
    return rijen.select_related("scholing__organisatie", "account", "organisatie")


def participation_for(viewer: Viewer, ref: str) -> Deelname | None:
    return visible_participations(viewer).filter(ref=ref).first()


def my_participation(viewer: Viewer, scholing: Scholing) -> Deelname | None:
    if not viewer.is_bekend:
        return None
    return Deelname.objects.filter(scholing=scholing, account_id=viewer.account_id).first()


def my_participations(viewer: Viewer) -> list[Deelname]:
    """Where this person has a place, waits or was, the last day first."""
    rijen = visible_participations(viewer).filter(account_id=viewer.account_id)
    return list(
        rijen.exclude(status=Deelnamestatus.AFGEMELD.value).order_by("-scholing__begint_at")[:HOOGSTENS]
    )


@dataclass(frozen=True)
class Deelnemerslijst:
    """Who comes and who waits, in the order in which they signed up."""

    met_plek: Sequence[Deelname]
    wachten: Sequence[Deelname]


def participants_of(viewer: Viewer, scholing: Scholing) -> Deelnemerslijst:
    rijen = list(visible_participations(viewer).filter(scholing=scholing))
    return Deelnemerslijst(
        [d for d in rijen if d.status == Deelnamestatus.AANGEMELD],
        [d for d in rijen if d.status == Deelnamestatus.WACHTLIJST],
    )
