"""What the pupil says on the own page of the plan. A parent may fill it in together with the child."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import record_change
from knooppunt.dossier.models import Doel, Gehoord, Leerlingstem, Plan
from knooppunt.dossier.policies import may_speak_as_family
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.toegang.public import close_tasks

DICHT = nl("Je dossier is afgesloten. Je kunt nu niets meer toevoegen.")


@transaction.atomic
def answer_goal(*, zicht: DossierZicht, doel: Doel, gevoel: str, by: Viewer, at: datetime) -> Leerlingstem:
    """How it goes with one goal: goed, gaat_wel or niet_goed. The same answer twice is one answer."""
    may_speak_as_family(by, zicht.feiten).require_permission()
    unless(zicht.feiten.is_open, DICHT).require_permission()
    laatste = doel.stemmen.order_by("-at", "-pk").first()
    if laatste and laatste.gevoel == gevoel and _same_day(laatste.at, at):
        return laatste
    stem = Leerlingstem.objects.create(plan=doel.plan, doel=doel, gevoel=gevoel, by_id=by.account_id, at=at)
    record_change(
        zicht=zicht,
        soort="leerling.antwoord",
        onderwerp_ref=doel.ref,
        by=by,
        at=at,
        deel=doel.deel,
        gevoel=gevoel,
    )
    return stem


@transaction.atomic
def say_something(*, zicht: DossierZicht, plan: Plan, tekst: str, by: Viewer, at: datetime) -> Leerlingstem:
    """Own words about the plan. While it is a concept this is the hearing (hoorrecht)."""
    may_speak_as_family(by, zicht.feiten).require_permission()
    unless(zicht.feiten.is_open, DICHT).require_permission()
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    laatste = plan.stemmen.filter(doel__isnull=True).order_by("-at", "-pk").first()
    if laatste and laatste.tekst == tekst:
        return laatste
    stem = Leerlingstem.objects.create(plan=plan, tekst=tekst, by_id=by.account_id, at=at)
    if plan.status == Plan.Status.CONCEPT and _may_be_the_hearing(plan, zicht.dossier.kind.account_id, by):
        Gehoord.objects.update_or_create(
            plan=plan,
            defaults={
                "gehoord_op": by.op, "mening": tekst, "reden_niet": "", "zelf": True, "by_id": by.account_id, "at": at,
            },
        )  # fmt: skip
        close_tasks(sleutel=f"plan.horen:{plan.ref}", at=at, by=by)
        record_change(zicht=zicht, soort="leerling.gehoord", onderwerp_ref=plan.ref, by=by, at=at)
    else:
        record_change(zicht=zicht, soort="leerling.zei_iets", onderwerp_ref=plan.ref, by=by, at=at)
    return stem


def _may_be_the_hearing(plan: Plan, leerling_id: int | None, by: Viewer) -> bool:
    """What the pupil wrote alone is not replaced by what a parent wrote; it is kept beside it."""
    gehoord = Gehoord.objects.filter(plan=plan).first()
    alleen_geschreven = gehoord is not None and gehoord.zelf and gehoord.by_id == leerling_id
    return by.account_id == leerling_id or not alleen_geschreven


def _same_day(een: datetime, ander: datetime) -> bool:
    return timezone.localdate(een) == timezone.localdate(ander)
