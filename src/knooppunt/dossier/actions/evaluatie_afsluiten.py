"""Closing a dossier, reopening it, and taking over a dossier from another school."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.plan_opstellen import open_start_tasks
from knooppunt.dossier.actions.plan_vaststellen import open_plan_tasks
from knooppunt.dossier.models import Betrokkene, Deling, Dossier, Evaluatie, Kind, Plan
from knooppunt.dossier.policies import COORDINATOR, may_lead_dossier
from knooppunt.dossier.queries.evaluatie import open_matters
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.evaluatie import closing_verdict, reopening_verdict
from knooppunt.dossier.rules.kring import Deel, Grondslag, Hoedanigheid
from knooppunt.toegang.public import Taak, close_tasks, open_task, record_event


@transaction.atomic
def close_dossier(*, zicht: DossierZicht, reden: str, gezien: bool, by: Viewer, at: datetime) -> Dossier:
    """Close a dossier with a reason. ``gezien``: the open actions and agreements were read and may stay undone."""
    may_lead_dossier(by, zicht.feiten).require_permission()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    unless(dossier.status == Dossier.Status.OPEN, "Dit dossier is al afgesloten.").require()
    closing_verdict(reden, open_matters(zicht).aantal, gezien).require()
    dossier.status, dossier.afgesloten_at, dossier.bijgewerkt_at = Dossier.Status.AFGESLOTEN, at, at
    dossier.afsluitreden = reden
    dossier.save(update_fields=["status", "afgesloten_at", "bijgewerkt_at", "afsluitreden"])
    open_taken = Taak.objects.filter(dossier_ref=dossier.ref, gedaan_at__isnull=True)
    overdrachten = Evaluatie.objects.filter(plan__dossier=dossier).values_list("ref", flat=True)
    for sleutel in {
        *open_taken.values_list("sleutel", flat=True),
        *(f"overdracht:{ref}" for ref in overdrachten),
    }:
        close_tasks(sleutel=sleutel, at=at, by=by)
    record_event(soort="dossier.afgesloten", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=by, at=at)
    return dossier


@transaction.atomic
def reopen_dossier(*, zicht: DossierZicht, by: Viewer, at: datetime) -> Dossier:
    """Undo closing, within the term of the region; what the plan asks of people is asked again."""
    may_lead_dossier(by, replace(zicht.feiten, is_open=True)).require_permission()
    Kind.objects.select_for_update().get(pk=zicht.dossier.kind_id)
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    dicht_op = timezone.localdate(dossier.afgesloten_at) if dossier.afgesloten_at else None
    reopening_verdict(dicht_op, by.op).require()
    if Dossier.objects.filter(kind=dossier.kind_id, status=Dossier.Status.OPEN).exists():
        raise Refusal("Dit kind heeft al een nieuw dossier. Ga daar verder.")
    dossier.status, dossier.afgesloten_at, dossier.bijgewerkt_at = Dossier.Status.OPEN, None, at
    dossier.afsluitreden = ""
    dossier.save(update_fields=["status", "afgesloten_at", "bijgewerkt_at", "afsluitreden"])
    record_event(soort="dossier.heropend", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=by, at=at)
    for plan in dossier.plannen.exclude(status=Plan.Status.VERVANGEN):
        (open_start_tasks if plan.status == Plan.Status.CONCEPT else open_plan_tasks)(zicht, plan, by, at)
    return dossier


@transaction.atomic
def accept_handover(*, evaluatie: Evaluatie, by: Viewer, at: datetime) -> Dossier:
    """The next school takes the dossier over: its coordinator joins the team and the education part goes along.

    Care and family stay closed for the new school until the family shares them (domain.md 4.2). A second press
    changes nothing.
    """
    unless(
        evaluatie.overdracht_naar_id in by.organisaties(COORDINATOR),
        "Alleen de ondersteuningscoördinator van de nieuwe school kan het dossier aannemen.",
    ).require_permission()
    evaluatie = Evaluatie.objects.select_for_update().select_related("plan").get(pk=evaluatie.pk)
    dossier = Dossier.objects.select_for_update().get(pk=evaluatie.plan.dossier_id)
    if evaluatie.aanvaard_at:
        return dossier
    unless(dossier.status == Dossier.Status.OPEN, "Dit dossier is afgesloten.").require()
    evaluatie.aanvaard_at, evaluatie.aanvaard_by_id = at, by.account_id
    evaluatie.save(update_fields=["aanvaard_at", "aanvaard_by"])
    dossier.school_id, dossier.bijgewerkt_at = evaluatie.overdracht_naar_id, at
    dossier.save(update_fields=["school", "bijgewerkt_at"])
    _let_in(dossier, by, at)
    close_tasks(sleutel=f"overdracht:{evaluatie.ref}", at=at, by=by)
    record_event(
        soort="overdracht.aanvaard", onderwerp_ref=evaluatie.ref, dossier_ref=dossier.ref, by=by, at=at
    )
    open_task(
        sleutel=f"overdracht.kring:{evaluatie.ref}", soort="overdracht.kring", account_id=by.account_id, at=at,
        tekst="Kijk met de ouders wie er nu rond het kind nodig is, en wie kan stoppen.",
        url=reverse("dossier:dossier", args=[dossier.ref]), dossier_ref=dossier.ref,
    )  # fmt: skip
    return dossier


def _let_in(dossier: Dossier, by: Viewer, at: datetime) -> None:
    Deling.objects.get_or_create(
        dossier=dossier, organisatie_id=dossier.school_id, deel=Deel.ONDERWIJS.value, doel="overstap",
        ingetrokken_at=None,
        defaults={
            "grondslag": Grondslag.WETTELIJKE_TAAK.value, "grond": "OVERSTAP",
            "toelichting": "Overdracht naar de volgende school",
            "vastgelegd_by_id": by.account_id, "gegeven_at": at,
        },
    )  # fmt: skip
    Betrokkene.objects.get_or_create(
        dossier=dossier, account_id=by.account_id, tot=None,
        defaults={
            "hoedanigheid": Hoedanigheid.TEAM.value, "organisatie_id": dossier.school_id, "vanaf": by.op,
        },
    )  # fmt: skip
