"""One family, one plan: the goals of brothers and sisters together."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Actie, Doel, Dossier, Kind, Plan
from knooppunt.dossier.policies import visible_parts
from knooppunt.dossier.queries.kring import DossierZicht, facts_along, facts_of, visible_dossiers
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence


@dataclass(frozen=True)
class Kindplan:
    """The plan in force of one child of the family, as far as the viewer sees it."""

    kind: Kind
    dossier: Dossier
    plan: Plan | None
    doelen: tuple[Doel, ...]
    gemist: str


def family_plans(viewer: Viewer, zicht: DossierZicht) -> list[Kindplan]:
    """Every open dossier of this family that the viewer may see. Ten statements, whatever the number of children."""
    acties = Actie.objects.filter(verwijderd_at__isnull=True).select_related("eigenaar")
    doelen = Doel.objects.filter(verwijderd_at__isnull=True).prefetch_related(
        Prefetch("acties", acties, to_attr="zichtbare_acties")
    )
    van_kracht = Plan.objects.filter(status=Plan.Status.VASTGESTELD).prefetch_related(
        Prefetch("doelen", doelen)
    )
    dossiers = (
        visible_dossiers(viewer)
        .filter(kind__gezin=zicht.dossier.kind.gezin, status=Dossier.Status.OPEN)
        .select_related("kind__gezin")
        .prefetch_related(
            *facts_along(viewer.op),
            Prefetch("plannen", van_kracht),
        )
        .order_by("kind__geboortedatum", "pk")
    )
    return [_plan_of(viewer, dossier) for dossier in dossiers]


def _plan_of(viewer: Viewer, dossier: Dossier) -> Kindplan:
    delen = visible_parts(viewer, facts_of(dossier))
    plan = next(iter(dossier.plannen.all()), None)
    zichtbaar = {d.value for d in delen}
    doelen = tuple(d for d in plan.doelen.all() if d.deel in zichtbaar) if plan else ()
    return Kindplan(dossier.kind, dossier, plan, doelen, missing_parts_sentence(delen))
