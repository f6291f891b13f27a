"""What every change of a concept has in common: one writer at a time, and answers that become void."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Actie, Doel, Dossier, Plan
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import signers_of
from knooppunt.dossier.rules.plan import AL_VASTGESTELD
from knooppunt.toegang.public import close_tasks, open_task, record_event


def lock_concept(zicht: DossierZicht, plan: Plan) -> Plan:
    """The concept, read again and locked until the end of the transaction; Refusal when it is in force already."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk, dossier=zicht.dossier)
    if plan.status != Plan.Status.CONCEPT:
        raise Refusal(AL_VASTGESTELD)
    return plan


def content_changed(
    *,
    zicht: DossierZicht,
    plan: Plan,
    soort: str,
    onderwerp_ref: str,
    by: Viewer,
    at: datetime,
    **gegevens: Any,
) -> None:
    """The content is another one now: answers given to the old one are void, and who must agree is asked again."""
    plan.inhoud += 1
    plan.save(update_fields=["inhoud"])
    vervallen = plan.instemmingen.filter(vervallen_at__isnull=True).update(vervallen_at=at)
    record_change(zicht=zicht, soort=soort, onderwerp_ref=onderwerp_ref, by=by, at=at, **gegevens)
    if vervallen:
        record_event(
            soort="plan.instemming_vervallen", onderwerp_ref=plan.ref, dossier_ref=zicht.dossier.ref,
            by=by, at=at, aantal=vervallen,
        )  # fmt: skip
    if plan.aangeboden_at:
        ask_agreement(zicht, plan, by=by, at=at, opnieuw=bool(vervallen))


def set_removed(
    zicht: DossierZicht, plan: Plan, wat: Doel | Actie, moment: datetime | None, **gebeurtenis: Any
) -> None:
    """Take a goal or an action out of the concept at a moment, or put it back (None)."""
    plan = lock_concept(zicht, plan)
    staat_er = type(wat).objects.filter(pk=wat.pk, verwijderd_at__isnull=moment is not None)
    if staat_er.update(verwijderd_at=moment):  # no row: a form that was sent twice
        content_changed(zicht=zicht, plan=plan, onderwerp_ref=wat.ref, **gebeurtenis)


def record_change(
    *, zicht: DossierZicht, soort: str, onderwerp_ref: str, by: Viewer, at: datetime, **gegevens: Any
) -> None:
    """Record what happened and move the dossier to the top of the lists."""
    Dossier.objects.filter(pk=zicht.dossier.pk).update(bijgewerkt_at=at)
    record_event(
        soort=soort, onderwerp_ref=onderwerp_ref, dossier_ref=zicht.dossier.ref, by=by, at=at, **gegevens
    )


def ask_agreement(
    zicht: DossierZicht, plan: Plan, *, by: Viewer, at: datetime, opnieuw: bool = False
) -> None:
    """A task for everyone who must agree and has not answered; nobody else has one."""
    kind = zicht.dossier.kind
    tekst = f"Lees het plan van {kind.voornaam} en laat weten of u het ermee eens bent."
    if opnieuw:
        tekst = f"Het plan van {kind.voornaam} is gewijzigd. Bent u het er nog mee eens?"
    sleutel = f"plan.instemmen:{plan.ref}"
    close_tasks(sleutel=sleutel, at=at, by=by)
    for account_id in {
        w.account_id for w in signers_of(zicht, plan, by.op) if w.account_id and not w.antwoord
    }:
        voor_kind = account_id == kind.account_id
        open_task(
            sleutel=sleutel, soort="plan.instemmen", account_id=account_id, at=at, dossier_ref=zicht.dossier.ref,
            tekst="Lees jouw plan en zeg of je het ermee eens bent." if voor_kind else tekst,
            url=reverse("dossier:plan_instemmen", args=[zicht.dossier.ref, plan.ref]),
        )  # fmt: skip
