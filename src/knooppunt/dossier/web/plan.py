"""Reading the plan: the tab of a dossier, a version, what changed, and the plans of one family."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from knooppunt.basis.access import access
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.plan import current_plan
from knooppunt.dossier.queries.plan_gezin import family_plans
from knooppunt.dossier.queries.plan_versies import compare_with_previous
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404
from knooppunt.dossier.web.plan_pagina import found_or_404, plan_context, plan_or_404


@access(doel="begeleiding")
@require_GET
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The concept or the plan in force; without one an invitation to begin."""
    zicht = dossier_or_404(request, ref)
    nu = current_plan(zicht)
    if nu is None:
        termijn = TERMIJNEN.op("OPP.SET", request.viewer.op)
        context = dossier_context(request, zicht, "dossier:plan") | {
            "mag_beginnen": may_work_in_dossier(request.viewer, zicht.feiten),
            "termijn_plan": termijn,
            "klaar_op": termijn.vanaf(localdate(zicht.dossier.geopend_at)),
            "vandaag": request.viewer.op,
        }
        return render(request, "dossier/plan/geen_plan.html", context)
    return render(request, "dossier/plan/plan.html", plan_context(request, zicht, nu))


@access(doel="begeleiding")
@require_GET
def plan_versie(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """One version, also an older one."""
    zicht, versie = plan_or_404(request, ref, plan_ref)
    return render(request, "dossier/plan/plan.html", plan_context(request, zicht, versie))


@access(doel="begeleiding")
@require_POST
def plan_beginnen(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a concept, or a next version of the plan in force."""
    zicht = dossier_or_404(request, ref)
    nieuw = start_plan(zicht=zicht, by=request.viewer, at=request.at)
    messages.success(request, f"Versie {nieuw.versie} van het plan is begonnen.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_GET
def plan_vergelijken(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """What changed since the version before."""
    zicht, versie = plan_or_404(request, ref, plan_ref)
    verschil = found_or_404(compare_with_previous(zicht, versie))
    context = dossier_context(request, zicht, "dossier:plan") | {"plan": versie, "verschil": verschil}
    return render(request, "dossier/plan/vergelijken.html", context)


@access(doel="begeleiding")
@require_GET
def gezinsplan(request: HttpRequest, ref: str) -> HttpResponse:
    """One family, one plan: the goals of all children of this family that the viewer may see."""
    zicht = dossier_or_404(request, ref)
    context = dossier_context(request, zicht, "dossier:plan") | {
        "kinderen": family_plans(request.viewer, zicht),
        "vandaag": request.viewer.op,
    }
    return render(request, "dossier/plan/gezinsplan.html", context)
