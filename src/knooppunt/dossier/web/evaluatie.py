"""Looking back, closing and reopening a dossier, and taking one over from another school."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.verdict import unless
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.evaluatie import complete_evaluation, evaluate_plan
from knooppunt.dossier.actions.evaluatie_afsluiten import accept_handover, close_dossier, reopen_dossier
from knooppunt.dossier.policies import may_lead_dossier, may_work_in_dossier
from knooppunt.dossier.queries.evaluatie import (
    evaluation_of,
    handover_fields,
    handover_for,
    levels_of,
    open_matters,
)
from knooppunt.dossier.queries.plan import plan_for
from knooppunt.dossier.rules.evaluatie import NIET_VAN_KRACHT
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN
from knooppunt.dossier.web.evaluatie_forms import AfsluitenForm, EvaluatieForm, UitkomstenForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404
from knooppunt.dossier.web.plan_pagina import found_or_404, plan_or_404
from knooppunt.toegang.public import record_event


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def evalueren(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Fill in the evaluation of the plan in force; once it is there, read it."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    evaluatie = evaluation_of(zicht, plan)
    if evaluatie is not None:
        return _evaluation_page(request, zicht, plan, evaluatie)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    unless(plan.status == "vastgesteld", NIET_VAN_KRACHT).require()
    beeld = plan_for(request.viewer, zicht, plan)
    form = EvaluatieForm(
        request.POST or None,
        doelen=beeld.doelen,
        zicht=zicht,
        niveaus=levels_of(zicht),
        initial={"datum": request.viewer.op},
    )
    wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, evaluate_plan, **wat, gegevens=form.gegevens()):
        return _after_evaluation(request, ref, form.cleaned_data["vervolg"])
    context = dossier_context(request, zicht, "dossier:plan") | {"plan": plan, "beeld": beeld, "form": form}
    return render(request, "dossier/plan/evalueren.html", context, status=422 if form.errors else 200)


def _after_evaluation(request: HttpRequest, ref: str, vervolg: str) -> HttpResponse:
    if vervolg == "afsluiten":
        messages.success(request, "De evaluatie is bewaard. Sluit nu het dossier af.")
        return redirect("dossier:afsluiten", ref=ref)
    bericht = {
        "doorgaan": "De evaluatie is bewaard. De nieuwe versie van het plan staat klaar.",
        "overdragen": "De evaluatie is bewaard. De nieuwe school krijgt bericht.",
    }[vervolg]
    messages.success(request, bericht)
    return redirect("dossier:plan", ref=ref)


def _evaluation_page(request: HttpRequest, zicht: Any, plan: Any, evaluatie: Any) -> HttpResponse:
    """What was recorded, and a form for goals that who evaluated could not see."""
    mag = may_work_in_dossier(request.viewer, zicht.feiten)
    form = None
    if mag and evaluatie.zonder_uitkomst:
        form = UitkomstenForm(request.POST or None, doelen=evaluatie.zonder_uitkomst)
        wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
        if form.is_valid() and perform(form, complete_evaluation, **wat, uitkomsten=form.uitkomsten()):
            messages.success(request, "De evaluatie is aangevuld.")
            return redirect("dossier:evalueren", ref=zicht.dossier.ref, plan_ref=plan.ref)
    elif request.method == "POST":  # the form of the evaluation, sent twice
        return redirect("dossier:evalueren", ref=zicht.dossier.ref, plan_ref=plan.ref)
    context = dossier_context(request, zicht, "dossier:plan") | {
        "plan": plan,
        "evaluatie": evaluatie,
        "form": form,
        "gemist": plan_for(request.viewer, zicht, plan).gemist,
        "ziet_onderwijs": zicht.ziet("onderwijs"),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "dossier/plan/evaluatie.html", context, status=status)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def afsluiten(request: HttpRequest, ref: str) -> HttpResponse:
    """Close the dossier, with what is still open before one's eyes; a closed one can be reopened here."""
    zicht = dossier_or_404(request, ref)
    if zicht.feiten.is_open:
        may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    open_zaken = open_matters(zicht)
    form = AfsluitenForm(request.POST or None)
    wat = {"zicht": zicht, "by": request.viewer, "at": request.at}
    if zicht.feiten.is_open and form.is_valid() and perform(form, close_dossier, **wat, **form.cleaned_data):
        messages.success(request, "Het dossier is afgesloten.")
        return redirect("dossier:afsluiten", ref=ref)
    context = dossier_context(request, zicht, "dossier:plan") | {
        "form": form,
        "open_zaken": open_zaken,
        "mag_heropenen": may_lead_dossier(request.viewer, replace(zicht.feiten, is_open=True)),
        "termijn_heropenen": TERMIJNEN.op("HEROPENEN", request.viewer.op),
        "vandaag": request.viewer.op,
    }
    return render(request, "dossier/plan/afsluiten.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_POST
def heropenen(request: HttpRequest, ref: str) -> HttpResponse:
    """Undo closing."""
    zicht = dossier_or_404(request, ref)
    reopen_dossier(zicht=zicht, by=request.viewer, at=request.at)
    messages.success(request, "Het dossier is weer open.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def overdracht(request: HttpRequest, evaluatie_ref: str) -> HttpResponse:
    """The next school reads who comes, and takes the dossier over."""
    deze = found_or_404(handover_for(request.viewer, evaluatie_ref))
    if request.method == "POST":
        dossier = accept_handover(evaluatie=deze, by=request.viewer, at=request.at)
        messages.success(request, "Het dossier is nu bij uw school.")
        return redirect("dossier:plan", ref=dossier.ref)
    dossier_ref = deze.plan.dossier.ref
    record_event(
        soort="dossier.bekeken", onderwerp_ref=dossier_ref, dossier_ref=dossier_ref, by=request.viewer, at=request.at,
        doel="begeleiding", bladzijde="overdracht",
    )  # fmt: skip
    context = {"evaluatie": deze, "gegevens": exchange("overdracht").kies(handover_fields(deze))}
    return render(request, "dossier/plan/overdracht.html", context)
