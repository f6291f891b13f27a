"""Putting a concept in force."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Verdict, nee
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import lock_concept, record_change
from knooppunt.dossier.actions.regie import ask_leader
from knooppunt.dossier.models import Actie, Dossier, Niveauwissel, Plan
from knooppunt.dossier.policies import may_lead_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import facts_of_plan, owners_outside
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan import level_verdict, may_put_in_force
from knooppunt.toegang.public import close_tasks, open_task, record_event


def in_force_verdict(zicht: DossierZicht, plan: Plan, op: date) -> Verdict:
    """Everything that stands between this concept and putting it in force, in sentences."""
    verdict = may_put_in_force(facts_of_plan(zicht, plan, op), op)
    for naam in owners_outside(zicht, plan, op):
        verdict &= nee(f"{naam} hoort niet meer bij de kring. Geef de actie van {naam} aan iemand anders.")
    oud, nieuw = zicht.dossier.niveau, plan.niveau
    return verdict & level_verdict(
        oud.rang if oud else None,
        nieuw.rang if nieuw else None,
        plan.niveau_reden,
        plan.niveau_sprong_reden,
        op,
    )


@transaction.atomic
def put_in_force(*, zicht: DossierZicht, plan: Plan, by: Viewer, at: datetime) -> Plan:
    """The concept becomes the plan; the one that was in force is replaced and stays readable."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    plan = lock_concept(zicht, plan)
    in_force_verdict(zicht, plan, by.op).require()
    plan.doelen.filter(verwijderd_at__isnull=False).delete()
    Actie.objects.filter(doel__plan=plan, verwijderd_at__isnull=False).delete()
    for oud in zicht.dossier.plannen.filter(status=Plan.Status.VASTGESTELD):
        oud.status = Plan.Status.VERVANGEN
        oud.save(update_fields=["status"])
        close_plan_tasks(oud, by, at)
    plan.status, plan.ingangsdatum = Plan.Status.VASTGESTELD, by.op
    plan.vastgesteld_at, plan.vastgesteld_by_id = at, by.account_id
    plan.save()
    close_plan_tasks(plan, by, at)
    _set_level(zicht, plan, by, at)
    record_change(
        zicht=zicht, soort="plan.vastgesteld", onderwerp_ref=plan.ref, by=by, at=at, versie=plan.versie
    )
    open_plan_tasks(zicht, plan, by, at)
    return plan


def _set_level(zicht: DossierZicht, plan: Plan, by: Viewer, at: datetime) -> None:
    if plan.niveau_id in (None, zicht.dossier.niveau_id):
        return
    change_level(
        zicht=zicht, naar_id=plan.niveau_id, reden=plan.niveau_reden or "Eerste niveau van ondersteuning",
        sprong_reden=plan.niveau_sprong_reden, evaluatie_id=None, by=by, at=at,
    )  # fmt: skip


def change_level(
    *,
    zicht: DossierZicht,
    naar_id: int,
    reden: str,
    sprong_reden: str,
    evaluatie_id: int | None,
    by: Viewer,
    at: datetime,
) -> Niveauwissel:
    """Record a change of the level; the caller has asked the rule."""
    wissel = Niveauwissel.objects.create(
        dossier=zicht.dossier, van_id=zicht.dossier.niveau_id, naar_id=naar_id, reden=reden,
        sprong_reden=sprong_reden, evaluatie_id=evaluatie_id, at=at, by_id=by.account_id,
    )  # fmt: skip
    Dossier.objects.filter(pk=zicht.dossier.pk).update(niveau_id=naar_id)
    record_event(
        soort="niveau.gewijzigd", onderwerp_ref=zicht.dossier.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
        van=wissel.van.rang if wissel.van else None, naar=wissel.naar.rang, deel=Deel.ONDERWIJS.value,
    )  # fmt: skip
    return wissel


def open_plan_tasks(zicht: DossierZicht, plan: Plan, by: Viewer, at: datetime) -> None:
    """What a plan in force asks of people: owners look at their action again, the leader evaluates."""
    kind = zicht.dossier.kind
    for actie in Actie.objects.filter(doel__plan=plan, stand_at__isnull=True):
        open_task(
            sleutel=f"actie.herzien:{actie.ref}", soort="actie.herzien", account_id=actie.eigenaar_id, at=at,
            tekst="Hoe gaat het met wat jij zou doen?" if actie.eigenaar_id == kind.account_id
            else f"Hoe gaat het met uw actie in het plan van {kind.voornaam}?",
            voor=actie.herziening_op,
            url=reverse("dossier:plan_actie_stand", args=[zicht.dossier.ref, plan.ref, actie.ref]),
            dossier_ref=zicht.dossier.ref,
        )  # fmt: skip
    if plan.evaluaties.exists():
        return
    ask_leader(
        zicht, by=by, at=at, sleutel=f"plan.evalueren:{plan.ref}", soort="plan.evalueren",
        tekst=f"Evalueer het plan van {kind.voornaam} met ouders en leerling.", voor=plan.evaluatie_voor,
        url=reverse("dossier:evalueren", args=[zicht.dossier.ref, plan.ref]),
    )  # fmt: skip


def close_plan_tasks(plan: Plan, by: Viewer, at: datetime) -> None:
    """Nothing is asked any more because of this version."""
    for soort in ("vaststellen", "instemmen", "horen", "overleg", "evalueren"):
        close_tasks(sleutel=f"plan.{soort}:{plan.ref}", at=at, by=by)
    for ref in Actie.objects.filter(doel__plan=plan).values_list("ref", flat=True):
        close_tasks(sleutel=f"actie.herzien:{ref}", at=at, by=by)
