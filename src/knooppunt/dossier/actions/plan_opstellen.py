"""Writing a concept of the plan: beginning it, its texts and its goals."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import (
    content_changed,
    lock_concept,
    record_change,
    set_removed,
)
from knooppunt.dossier.actions.regie import ask_leader
from knooppunt.dossier.models import Actie, Doel, Doeluitkomst, Dossier, Plan
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import last_review, possible_owners
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan import INTUSSEN_GEWIJZIGD, evaluation_date_verdict, owner_verdict
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN, next_evaluation
from knooppunt.toegang.public import open_task
from knooppunt.wegwijzer.public import BEHOEFTEN


@transaction.atomic
def start_plan(*, zicht: DossierZicht, by: Viewer, at: datetime) -> Plan:
    """Begin a concept: empty, or a copy of the newest version. A concept that is there already is returned."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    vorige = dossier.plannen.first()
    if vorige and vorige.status == Plan.Status.CONCEPT:
        return vorige
    plan = Plan.objects.create(
        dossier=dossier,
        versie=vorige.versie + 1 if vorige else 1,
        niveau_id=dossier.niveau_id,
        perspectief=vorige.perspectief if vorige else "",
        bevorderend=vorige.bevorderend if vorige else "",
        belemmerend=vorige.belemmerend if vorige else "",
        behoeften=vorige.behoeften if vorige else [],
        evaluatie_voor=next_evaluation(by.op, geevalueerd=bool(vorige and vorige.evaluaties.exists())),
        created_at=at,
        created_by_id=by.account_id,
    )
    if vorige:
        _copy_goals(vorige, plan, by.op)
    record_change(
        zicht=zicht, soort="plan.begonnen", onderwerp_ref=plan.ref, by=by, at=at, versie=plan.versie
    )
    open_start_tasks(zicht, plan, by, at)
    return plan


def _copy_goals(oud: Plan, nieuw: Plan, op: date) -> None:
    """Goals that were not reached and actions that were not done go on in the new version."""
    bereikt = Doeluitkomst.objects.filter(doel__plan=oud, uitkomst=Doeluitkomst.Uitkomst.BEREIKT).values(
        "doel_id"
    )
    for doel in (
        oud.doelen.filter(verwijderd_at__isnull=True).exclude(pk__in=bereikt).prefetch_related("acties")
    ):
        kopie = Doel.objects.create(
            plan=nieuw, deel=doel.deel, volgorde=doel.volgorde, tekst=doel.tekst,
            eigen_woorden=doel.eigen_woorden, voortzetting_van=doel,
        )  # fmt: skip
        Actie.objects.bulk_create(
            Actie(
                doel=kopie,
                tekst=actie.tekst,
                eigenaar_id=actie.eigenaar_id,
                herziening_op=actie.herziening_op if actie.herziening_op >= op else nieuw.evaluatie_voor,
            )
            for actie in doel.acties.all()
            if actie.verwijderd_at is None and actie.stand != Actie.Stand.GEDAAN
        )


def open_start_tasks(zicht: DossierZicht, plan: Plan, by: Viewer, at: datetime) -> None:
    """What a concept asks of people: the leader finishes it in time, the pupil says what matters."""
    kind = zicht.dossier.kind
    begin = timezone.localdate(zicht.dossier.geopend_at if plan.versie == 1 else at)
    ask_leader(
        zicht, by=by, at=at, sleutel=f"plan.vaststellen:{plan.ref}", soort="plan.vaststellen",
        tekst=f"Maak het plan van {kind.voornaam} af en stel het vast.",
        url=reverse("dossier:plan", args=[zicht.dossier.ref]),
        voor=TERMIJNEN.op("OPP.SET", by.op).vanaf(begin),
    )  # fmt: skip
    if kind.account_id and any(lid.account_id == kind.account_id for lid in zicht.feiten.kring):
        open_task(
            sleutel=f"plan.horen:{plan.ref}", soort="plan.horen", account_id=kind.account_id, at=at,
            tekst="Er komt een plan voor jou. Vertel wat jij belangrijk vindt.",
            url=reverse("dossier:plan_leerling", args=[zicht.dossier.ref]), dossier_ref=zicht.dossier.ref,
        )  # fmt: skip


@transaction.atomic
def change_texts(
    *,
    zicht: DossierZicht,
    plan: Plan,
    revisie: int,
    perspectief: str,
    bevorderend: str,
    belemmerend: str,
    behoeften: Collection[str],
    niveau_id: int | None,
    niveau_reden: str,
    niveau_sprong_reden: str,
    evaluatie_voor: date,
    by: Viewer,
    at: datetime,
) -> Plan:
    """Change perspective, factors, needs, level and evaluation date of a concept. They belong to the education part."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    unless(
        Deel.ONDERWIJS in zicht.delen, "Dit hoort bij het deel ‘onderwijs’. Dat is niet met u gedeeld."
    ).require_permission()
    plan = lock_concept(zicht, plan)
    if plan.revisie != revisie:
        raise Refusal(INTUSSEN_GEWIJZIGD)
    evaluation_date_verdict(evaluatie_voor, by.op, last_review(plan)).require()
    velden = {
        "perspectief": perspectief, "bevorderend": bevorderend, "belemmerend": belemmerend,
        "behoeften": [code for code in BEHOEFTEN if code in behoeften],
        "niveau_id": niveau_id, "niveau_reden": niveau_reden,
        "niveau_sprong_reden": niveau_sprong_reden, "evaluatie_voor": evaluatie_voor,
    }  # fmt: skip
    if all(getattr(plan, veld) == waarde for veld, waarde in velden.items()):
        return plan
    for veld, waarde in velden.items():
        setattr(plan, veld, waarde)
    plan.revisie += 1
    plan.save()
    content_changed(zicht=zicht, plan=plan, soort="plan.gewijzigd", onderwerp_ref=plan.ref, by=by, at=at)
    return plan


@transaction.atomic
def add_goal(
    *,
    zicht: DossierZicht,
    plan: Plan,
    deel: Deel,
    tekst: str,
    by: Viewer,
    at: datetime,
    eigen_woorden: str = "",
) -> Doel:
    """Add a goal at the end. The same goal twice (a form sent twice) is one goal."""
    _may_write_part(by, zicht, deel)
    plan = lock_concept(zicht, plan)
    zelfde_deel = plan.doelen.filter(deel=deel.value, verwijderd_at__isnull=True)
    dubbel = next((d for d in zelfde_deel if d.tekst == tekst), None)
    if dubbel:
        return dubbel
    volgorde = (plan.doelen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
    doel = Doel.objects.create(
        plan=plan, deel=deel.value, volgorde=volgorde, tekst=tekst, eigen_woorden=eigen_woorden
    )
    content_changed(
        zicht=zicht, plan=plan, soort="doel.toegevoegd", onderwerp_ref=doel.ref, by=by, at=at, deel=doel.deel
    )
    return doel


@transaction.atomic
def change_goal(
    *,
    zicht: DossierZicht,
    doel: Doel,
    revisie: int,
    deel: Deel,
    tekst: str,
    eigen_woorden: str,
    by: Viewer,
    at: datetime,
) -> Doel:
    """Change a goal. Only other own words of the child leave the agreement as it is: they ask nothing of anyone."""
    _may_write_part(by, zicht, deel)
    plan = lock_concept(zicht, doel.plan)
    doel = Doel.objects.get(pk=doel.pk)
    if doel.revisie != revisie or doel.verwijderd_at:
        raise Refusal(INTUSSEN_GEWIJZIGD)
    if deel.value != doel.deel:
        _check_owners(zicht, doel, deel, by.op)
    inhoudelijk = (doel.deel, doel.tekst) != (deel.value, tekst)
    doel.deel, doel.tekst, doel.eigen_woorden = deel.value, tekst, eigen_woorden
    doel.revisie += 1
    doel.save()
    gewijzigd = {"soort": "doel.gewijzigd", "onderwerp_ref": doel.ref, "deel": doel.deel}
    if inhoudelijk:
        content_changed(zicht=zicht, plan=plan, by=by, at=at, **gewijzigd)
    else:
        record_change(zicht=zicht, by=by, at=at, **gewijzigd)
    return doel


@transaction.atomic
def remove_goal(*, zicht: DossierZicht, doel: Doel, by: Viewer, at: datetime) -> None:
    """Take a goal out of the concept; it can be put back until the plan is put in force."""
    _may_write_part(by, zicht, Deel(doel.deel))
    set_removed(zicht, doel.plan, doel, at, soort="doel.verwijderd", deel=doel.deel, by=by, at=at)


@transaction.atomic
def restore_goal(*, zicht: DossierZicht, doel: Doel, by: Viewer, at: datetime) -> None:
    """Put a removed goal back where it was, with its actions."""
    _may_write_part(by, zicht, Deel(doel.deel))
    set_removed(zicht, doel.plan, doel, None, soort="doel.teruggezet", deel=doel.deel, by=by, at=at)


@transaction.atomic
def move_goal(*, zicht: DossierZicht, doel: Doel, omhoog: bool, by: Viewer, at: datetime) -> None:
    """Swap a goal with the visible one above or below it. The order is no content: agreement stays."""
    _may_write_part(by, zicht, Deel(doel.deel))
    plan = lock_concept(zicht, doel.plan)
    delen = [d.value for d in zicht.delen]
    rij = list(plan.doelen.filter(verwijderd_at__isnull=True, deel__in=delen))
    plaats = next(i for i, d in enumerate(rij) if d.pk == doel.pk)
    buur = plaats - 1 if omhoog else plaats + 1
    if not 0 <= buur < len(rij):
        return
    rij[plaats].volgorde, rij[buur].volgorde = rij[buur].volgorde, rij[plaats].volgorde
    Doel.objects.bulk_update([rij[plaats], rij[buur]], ["volgorde"])
    record_change(zicht=zicht, soort="doel.verplaatst", onderwerp_ref=doel.ref, by=by, at=at, deel=doel.deel)


def _may_write_part(by: Viewer, zicht: DossierZicht, deel: Deel) -> None:
    may_work_in_dossier(by, zicht.feiten).require_permission()
    unless(
        deel in zicht.delen, f"Het deel ‘{deel.label}’ is niet met u gedeeld. U kunt er niets in schrijven."
    ).require_permission()


def _check_owners(zicht: DossierZicht, doel: Doel, deel: Deel, op: date) -> None:
    """A goal moves to another part only when everyone who does something for it may read that part."""
    kan = {account_id for account_id, _ in possible_owners(zicht, deel, op)}
    for actie in doel.acties.filter(verwijderd_at__isnull=True).select_related("eigenaar"):
        delen = frozenset({deel}) if actie.eigenaar_id in kan else frozenset()
        owner_verdict(actie.eigenaar.naam, True, deel, delen).require()
