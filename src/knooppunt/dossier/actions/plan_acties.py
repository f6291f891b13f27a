"""The actions in a plan: who does what, when we look at it again, and how it goes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, nee, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_concept import content_changed, lock_concept, record_change, set_removed
from knooppunt.dossier.models import Actie, Doel, Plan
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import possible_owners
from knooppunt.dossier.rules.kring import DEELBAAR, Deel
from knooppunt.dossier.rules.plan import INTUSSEN_GEWIJZIGD, owner_verdict, review_date_verdict
from knooppunt.toegang.public import close_tasks


@transaction.atomic
def add_action(
    *,
    zicht: DossierZicht,
    doel: Doel,
    tekst: str,
    eigenaar_id: int,
    herziening_op: date,
    by: Viewer,
    at: datetime,
) -> Actie:
    """Add an action to a goal. The same action twice (a form sent twice) is one action."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    plan = lock_concept(zicht, doel.plan)
    _check(zicht, plan, doel, eigenaar_id, herziening_op, by.op)
    van_eigenaar = doel.acties.filter(eigenaar_id=eigenaar_id, verwijderd_at__isnull=True)
    dubbel = next((a for a in van_eigenaar if a.tekst == tekst), None)
    if dubbel:
        return dubbel
    actie = Actie.objects.create(doel=doel, tekst=tekst, eigenaar_id=eigenaar_id, herziening_op=herziening_op)
    content_changed(
        zicht=zicht,
        plan=plan,
        soort="actie.toegevoegd",
        onderwerp_ref=actie.ref,
        by=by,
        at=at,
        deel=doel.deel,
    )
    return actie


@transaction.atomic
def change_action(
    *,
    zicht: DossierZicht,
    actie: Actie,
    revisie: int,
    tekst: str,
    eigenaar_id: int,
    herziening_op: date,
    by: Viewer,
    at: datetime,
) -> Actie:
    """Change what is done, by whom or when we look at it again."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    doel = actie.doel
    plan = lock_concept(zicht, doel.plan)
    _check(zicht, plan, doel, eigenaar_id, herziening_op, by.op)
    actie = Actie.objects.get(pk=actie.pk)
    if actie.revisie != revisie or actie.verwijderd_at:
        raise Refusal(INTUSSEN_GEWIJZIGD)
    if (actie.tekst, actie.eigenaar_id, actie.herziening_op) == (tekst, eigenaar_id, herziening_op):
        return actie
    actie.tekst, actie.eigenaar_id, actie.herziening_op = tekst, eigenaar_id, herziening_op
    actie.revisie += 1
    actie.save()
    content_changed(
        zicht=zicht, plan=plan, soort="actie.gewijzigd", onderwerp_ref=actie.ref, by=by, at=at, deel=doel.deel
    )
    return actie


@transaction.atomic
def remove_action(*, zicht: DossierZicht, actie: Actie, by: Viewer, at: datetime) -> None:
    """Take an action out of the concept; it can be put back until the plan is put in force."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    doel = actie.doel
    set_removed(zicht, doel.plan, actie, at, soort="actie.verwijderd", deel=doel.deel, by=by, at=at)


@transaction.atomic
def restore_action(*, zicht: DossierZicht, actie: Actie, by: Viewer, at: datetime) -> None:
    """Put a removed action back."""
    may_work_in_dossier(by, zicht.feiten).require_permission()
    doel = actie.doel
    set_removed(zicht, doel.plan, actie, None, soort="actie.teruggezet", deel=doel.deel, by=by, at=at)


def _check(
    zicht: DossierZicht, plan: Plan, doel: Doel, eigenaar_id: int, herziening_op: date, op: date
) -> None:
    deel = Deel(doel.deel)
    namen = {b.account_id: b.account.naam for b in zicht.dossier.betrokkenen.all()}
    kan = {account_id for account_id, _ in possible_owners(zicht, deel, op)}
    in_kring = any(kan_iets == eigenaar_id for d in DEELBAAR for kan_iets, _ in possible_owners(zicht, d, op))
    eigenaar = owner_verdict(
        namen.get(eigenaar_id, ""), in_kring, deel, frozenset({deel}) if eigenaar_id in kan else frozenset()
    )
    (eigenaar & review_date_verdict(herziening_op, plan.evaluatie_voor, op)).require()


@transaction.atomic
def report_action(
    *, zicht: DossierZicht, actie: Actie, stand: str, toelichting: str, by: Viewer, at: datetime
) -> Actie:
    """The owner (parent and pupil too) tells how an action of the plan in force goes; the team may note it for them."""
    is_eigenaar = by.account_id == actie.eigenaar_id
    mag = unless(zicht.feiten.is_open, "Dit dossier is afgesloten. Er kan niets meer worden gewijzigd.")
    (mag if is_eigenaar else may_work_in_dossier(by, zicht.feiten)).require_permission()
    if actie.doel.plan.status != Plan.Status.VASTGESTELD:
        nee("Dit kan als het plan is vastgesteld.").require()
    actie.stand, actie.stand_toelichting, actie.stand_at = stand, toelichting, at
    actie.save(update_fields=["stand", "stand_toelichting", "stand_at"])
    close_tasks(sleutel=f"actie.herzien:{actie.ref}", at=at, by=by)
    record_change(
        zicht=zicht, soort=f"actie.{stand}", onderwerp_ref=actie.ref, by=by, at=at, deel=actie.doel.deel
    )
    return actie
