"""The front page of a dossier: story, strengths, plan, meeting and agreements, as far as the viewer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from knooppunt.basis.prepared import prepared
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Afspraak, Bespreking, Doel, Duiding, Plan, Verhaal
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.knooppunt import Overlegstatus
from knooppunt.dossier.rules.wat_nu import Stand, Stap, next_step
from knooppunt.toegang.public import Taak, open_tasks


@dataclass(frozen=True)
class Overzicht:
    """Everything on the front page; ``verhaal`` is None and ``doelen`` empty where the viewer misses the part."""

    verhaal: Verhaal | None
    aantal_verhalen: int
    sterk: str
    plan: Plan | None
    concept: Plan | None
    doelen: list[Doel]
    volgend_overleg: Bespreking | None
    afspraken: list[Afspraak]
    taken: list[Taak]
    stap: Stap


def overview_of(zicht: DossierZicht, viewer: Viewer, at: datetime) -> Overzicht:
    dossier = zicht.dossier
    verhalen = _stories(dossier.pk) if zicht.ziet("gezin") else []
    plannen = {p.status: p for p in _plans(dossier.pk)}
    plan, concept = plannen.get(Plan.Status.VASTGESTELD), plannen.get(Plan.Status.CONCEPT)
    overleg = next(iter(_next_meeting(dossier.pk, at)), None)
    stand = Stand(
        is_open=zicht.feiten.is_open,
        heeft_regisseur=zicht.feiten.regisseur_id is not None,
        heeft_concept=concept is not None,
        heeft_plan=plan is not None,
        volgend_overleg=timezone.localdate(overleg.overleg.begint_at) if overleg else None,
        evaluatie_voor=plan.evaluatie_voor if plan else None,
    )
    return Overzicht(
        verhaal=verhalen[0] if verhalen else None,
        aantal_verhalen=len(verhalen),
        # What the team wrote last as strong; the first page of the story has the family's own words.
        sterk=next((duiding.sterk for duiding in _strengths(dossier.pk)), ""),
        plan=plan,
        concept=concept,
        doelen=_goals(plan.pk, [d.value for d in zicht.delen]) if plan else [],
        volgend_overleg=overleg,
        afspraken=_agreements(dossier.pk),
        taken=open_tasks(viewer, 5, dossier.ref),
        stap=next_step(stand, viewer.op),
    )


@prepared
def _stories(dossier: Any) -> QuerySet[Verhaal]:
    return Verhaal.objects.filter(dossier_id=dossier)


@prepared
def _plans(dossier: Any) -> QuerySet[Plan]:
    return Plan.objects.filter(dossier_id=dossier).exclude(status=Plan.Status.VERVANGEN.value)


@prepared
def _next_meeting(dossier: Any, at: Any) -> QuerySet[Bespreking]:
    gepland = Bespreking.objects.filter(
        dossier_id=dossier, overleg__status=Overlegstatus.GEPLAND.value, overleg__begint_at__gte=at
    )
    return gepland.select_related("overleg").order_by("overleg__begint_at")[:1]


@prepared
def _goals(plan: Any, delen: Any) -> QuerySet[Doel]:
    return Doel.objects.filter(plan_id=plan, deel__in=delen, verwijderd_at__isnull=True)


@prepared
def _agreements(dossier: Any) -> QuerySet[Afspraak]:
    open_ = Afspraak.objects.filter(dossier_id=dossier, gedaan_at__isnull=True)
    return open_.select_related("eigenaar").order_by("voor")[:5]


@prepared
def _strengths(dossier: Any) -> QuerySet[Duiding]:
    duidingen = Duiding.objects.filter(bespreking__dossier_id=dossier).exclude(sterk="")
    return duidingen.order_by("-updated_at")[:1]
