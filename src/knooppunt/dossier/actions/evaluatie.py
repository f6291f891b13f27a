"""Looking back on a plan together, and what follows from it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import record_change
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.actions.plan_vaststellen import change_level
from knooppunt.dossier.actions.regie import ask_leader
from knooppunt.dossier.models import Doel, Doeluitkomst, Evaluatie, Plan
from knooppunt.dossier.policies import COORDINATOR, may_lead_dossier, may_work_in_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import visible_goals
from knooppunt.dossier.rules.evaluatie import (
    AL_GEEVALUEERD,
    NIET_VAN_KRACHT,
    EvaluatieGegevens,
    evaluation_day_verdict,
    follow_up_verdict,
    outcomes_verdict,
    voices_verdict,
)
from knooppunt.dossier.rules.plan import level_verdict
from knooppunt.organisaties.public import Ondersteuningsniveau, Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event

GEBEURTENIS = {"bereikt": "doel.bereikt", "deels": "doel.deels_bereikt", "niet": "doel.niet_bereikt"}


@transaction.atomic
def evaluate_plan(
    *, zicht: DossierZicht, plan: Plan, gegevens: EvaluatieGegevens, by: Viewer, at: datetime
) -> Evaluatie:
    """Store the evaluation of the plan in force, once, and start what follows: go on, close or hand over."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    plan = Plan.objects.select_for_update().get(pk=plan.pk, dossier=zicht.dossier)
    bestaat = plan.evaluaties.first()
    if bestaat and (bestaat.by_id, bestaat.datum) == (by.account_id, gegevens.datum):
        return bestaat  # the same form, sent twice
    if bestaat:
        raise Refusal(AL_GEEVALUEERD)
    if plan.status != Plan.Status.VASTGESTELD:
        raise Refusal(NIET_VAN_KRACHT)
    doelen = {d.pk: d for d in visible_goals(zicht).filter(plan=plan)}
    _check(zicht, plan, frozenset(doelen), gegevens, by)
    evaluatie = _store(plan, gegevens, by, at)
    record_change(
        zicht=zicht, soort="plan.geevalueerd", onderwerp_ref=plan.ref, by=by, at=at,
        vervolg=gegevens.vervolg, versie=plan.versie,
    )  # fmt: skip
    _store_outcomes(zicht, evaluatie, doelen, gegevens.uitkomsten, by, at)
    close_tasks(sleutel=f"plan.evalueren:{plan.ref}", at=at, by=by)
    if gegevens.niveau_id and gegevens.niveau_id != zicht.dossier.niveau_id:
        change_level(
            zicht=zicht, naar_id=gegevens.niveau_id, reden=gegevens.niveau_reden,
            sprong_reden=gegevens.niveau_sprong_reden, evaluatie_id=evaluatie.pk, by=by, at=at,
        )  # fmt: skip
    _follow_up(zicht, evaluatie, by, at)
    return evaluatie


def _check(
    zicht: DossierZicht, plan: Plan, doelen: frozenset[int], gegevens: EvaluatieGegevens, by: Viewer
) -> None:
    oud = zicht.dossier.niveau
    nieuw = Ondersteuningsniveau.objects.filter(pk=gegevens.niveau_id, regio=zicht.dossier.regio).first()
    (
        unless(gegevens.niveau_id is None or nieuw, "Kies een niveau van deze regio.")
        & evaluation_day_verdict(gegevens.datum, plan.ingangsdatum, by.op)
        & outcomes_verdict(doelen, gegevens.uitkomsten)
        & voices_verdict(gegevens.stem_leerling, gegevens.stem_ouders)
        & level_verdict(
            oud.rang if oud else None,
            nieuw.rang if nieuw else None,
            gegevens.niveau_reden,
            gegevens.niveau_sprong_reden,
            by.op,
        )
        & follow_up_verdict(gegevens, by.op)
    ).require()


def _store(plan: Plan, gegevens: EvaluatieGegevens, by: Viewer, at: datetime) -> Evaluatie:
    overdragen = gegevens.vervolg == Evaluatie.Vervolg.OVERDRAGEN
    return Evaluatie.objects.create(
        plan=plan, datum=gegevens.datum, gesproken_met=gegevens.gesproken_met, vervolg=gegevens.vervolg,
        stem_leerling=gegevens.stem_leerling, stem_ouders=gegevens.stem_ouders,
        vervolg_reden=gegevens.vervolg_reden, at=at, by_id=by.account_id,
        overdracht_naar_id=gegevens.overdracht_naar_id if overdragen else None,
        overdracht_op=gegevens.overdracht_op if overdragen else None,
        overdracht_gesprek=gegevens.overdracht_gesprek if overdragen else "",
    )  # fmt: skip


def _store_outcomes(
    zicht: DossierZicht,
    evaluatie: Evaluatie,
    doelen: dict[int, Doel],
    uitkomsten: dict[int, tuple[str, str]],
    by: Viewer,
    at: datetime,
) -> None:
    for doel_id, (uitkomst, waarom) in uitkomsten.items():
        doel = doelen[doel_id]
        Doeluitkomst.objects.create(evaluatie=evaluatie, doel=doel, uitkomst=uitkomst, waarom=waarom)
        record_event(
            soort=GEBEURTENIS[uitkomst], onderwerp_ref=doel.ref, dossier_ref=zicht.dossier.ref, by=by, at=at,
            deel=doel.deel,
        )  # fmt: skip


def _follow_up(zicht: DossierZicht, evaluatie: Evaluatie, by: Viewer, at: datetime) -> None:
    kind = zicht.dossier.kind.voornaam
    if evaluatie.vervolg == Evaluatie.Vervolg.DOORGAAN:
        start_plan(zicht=zicht, by=by, at=at)
    elif evaluatie.vervolg == Evaluatie.Vervolg.AFSLUITEN:
        ask_leader(
            zicht, by=by, at=at, sleutel=f"dossier.afsluiten:{zicht.dossier.ref}", soort="dossier.afsluiten",
            tekst=f"Sluit het dossier van {kind} af.", url=reverse("dossier:afsluiten", args=[zicht.dossier.ref]),
        )  # fmt: skip
    else:
        open_task(
            sleutel=f"overdracht:{evaluatie.ref}", soort="overdracht", at=at, voor=evaluatie.overdracht_op,
            tekst=f"{kind} komt naar uw school. Bekijk de overdracht en neem het dossier aan.",
            url=reverse("dossier:overdracht", args=[evaluatie.ref]),
            organisatie=Organisatie.objects.get(pk=evaluatie.overdracht_naar_id), rol=COORDINATOR,
        )  # fmt: skip
        record_event(
            soort="dossier.overgedragen",
            onderwerp_ref=evaluatie.ref,
            dossier_ref=zicht.dossier.ref,
            by=by,
            at=at,
        )


@transaction.atomic
def complete_evaluation(
    *, zicht: DossierZicht, plan: Plan, uitkomsten: dict[int, tuple[str, str]], by: Viewer, at: datetime
) -> Evaluatie:
    """Add outcomes of goals that who evaluated could not see. Outcomes that are there stay as they are."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    plan = Plan.objects.select_for_update().get(pk=plan.pk, dossier=zicht.dossier)
    evaluatie = plan.evaluaties.first()
    if evaluatie is None:
        raise Refusal("Dit plan is nog niet geëvalueerd.")
    open_doelen = {
        d.pk: d for d in visible_goals(zicht).filter(plan=plan).exclude(uitkomsten__evaluatie=evaluatie)
    }
    outcomes_verdict(frozenset(open_doelen), uitkomsten).require()
    _store_outcomes(zicht, evaluatie, open_doelen, uitkomsten, by, at)
    return evaluatie
