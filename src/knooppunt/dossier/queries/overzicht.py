"""The front page of a dossier: story, strengths, plan, meeting and agreements, as far as the viewer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

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
    verhalen = list(dossier.verhalen.all()) if zicht.ziet("gezin") else []
    plannen = {
        p.status: p for p in dossier.plannen.exclude(status=Plan.Status.VERVANGEN).select_related("niveau")
    }
    plan, concept = plannen.get(Plan.Status.VASTGESTELD), plannen.get(Plan.Status.CONCEPT)
    overleg = _next_meeting(zicht, at)
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
        sterk=_strengths(zicht),
        plan=plan,
        concept=concept,
        doelen=_goals(zicht, plan),
        volgend_overleg=overleg,
        afspraken=_agreements(zicht),
        taken=list(open_tasks(viewer).filter(dossier_ref=dossier.ref)[:5]),
        stap=next_step(stand, viewer.op),
    )


def _next_meeting(zicht: DossierZicht, at: datetime) -> Bespreking | None:
    return (
        Bespreking.objects.filter(
            dossier=zicht.dossier, overleg__status=Overlegstatus.GEPLAND.value, overleg__begint_at__gte=at
        )
        .select_related("overleg__knooppunt")
        .order_by("overleg__begint_at")
        .first()
    )


def _goals(zicht: DossierZicht, plan: Plan | None) -> list[Doel]:
    if plan is None:
        return []
    delen = [d.value for d in zicht.delen]
    return list(plan.doelen.filter(deel__in=delen, verwijderd_at__isnull=True))


def _agreements(zicht: DossierZicht) -> list[Afspraak]:
    return list(
        zicht.dossier.afspraken.filter(gedaan_at__isnull=True).select_related("eigenaar").order_by("voor")[:5]
    )


def _strengths(zicht: DossierZicht) -> str:
    """What the team wrote last as strong; the first page of the story has the family's own words."""
    duidingen = Duiding.objects.filter(bespreking__dossier=zicht.dossier).exclude(sterk="")
    return duidingen.order_by("-updated_at").values_list("sterk", flat=True).first() or ""
