"""What the pages of one version of the plan share: finding it, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from knooppunt.basis.verdict import Verdict
from knooppunt.dossier.actions.plan_vaststellen import in_force_verdict
from knooppunt.dossier.policies import may_lead_dossier, may_work_in_dossier
from knooppunt.dossier.queries.behoeften import needs_in_words
from knooppunt.dossier.queries.evaluatie import evaluation_of
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import (
    facts_of_plan,
    find_plan,
    plan_for,
    plans_of,
    removed_from,
)
from knooppunt.dossier.rules.plan import may_present
from knooppunt.dossier.rules.plan_taal import hint_for
from knooppunt.dossier.rules.plan_termijnen import ages_on
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


def plan_or_404(request: HttpRequest, ref: str, plan_ref: str) -> tuple[DossierZicht, Any]:
    """The dossier as the viewer sees it, and one version of its plan."""
    zicht = dossier_or_404(request, ref)
    plan = find_plan(zicht, plan_ref)
    if plan is None:
        raise Http404
    return zicht, plan


def found_or_404(ding: Any) -> Any:
    """What a query found; invisible and unknown are the same answer."""
    if ding is None:
        raise Http404
    return ding


@dataclass(frozen=True)
class Knoppen:
    """What this viewer may do with this version, with the reason for each no."""

    werken: Verdict
    leiden: Verdict
    voorleggen: Verdict
    vaststellen: Verdict


def plan_context(request: HttpRequest, zicht: DossierZicht, plan: Any) -> dict[str, Any]:
    """Context of ``plan/plan.html``: one version with everything that may be done with it."""
    viewer = request.viewer
    beeld = plan_for(viewer, zicht, plan)
    werken, leiden = may_work_in_dossier(viewer, zicht.feiten), may_lead_dossier(viewer, zicht.feiten)
    bewerkbaar = plan.status == "concept" and bool(werken)
    feiten = facts_of_plan(zicht, plan, viewer.op)
    if bewerkbaar:
        for doel in beeld.doelen:
            doel.taaltip = hint_for(doel.tekst, *(a.tekst for a in doel.zichtbare_acties))
    return dossier_context(request, zicht, "dossier:plan") | {
        "plan": plan,
        "beeld": beeld,
        "behoeften": needs_in_words(plan),
        "bewerkbaar": bewerkbaar,
        "knoppen": Knoppen(
            werken, leiden, leiden & may_present(feiten), leiden & in_force_verdict(zicht, plan, viewer.op)
        ),
        "ik_teken": beeld.handtekening_van(viewer),
        "verwijderd": removed_from(zicht, plan) if bewerkbaar else ([], []),
        "versies": plans_of(zicht),
        "evaluatie": evaluation_of(zicht, plan),
        "regels": ages_on(viewer.op),
        "vandaag": viewer.op,
    }
