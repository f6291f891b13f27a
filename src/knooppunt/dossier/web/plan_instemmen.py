"""From concept to plan: putting it before the family, answers, the hearing, and putting it in force."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl, unless
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.plan_instemming import (
    answer_plan,
    present_plan,
    record_hearing,
    record_paper_agreement,
)
from knooppunt.dossier.actions.plan_vaststellen import put_in_force
from knooppunt.dossier.policies import may_lead_dossier, may_speak_as_family, may_work_in_dossier
from knooppunt.dossier.queries.plan import plan_for, signers_of
from knooppunt.dossier.rules.plan import AL_VASTGESTELD, may_answer
from knooppunt.dossier.rules.plan_termijnen import TERMIJNEN
from knooppunt.dossier.web.kader import dossier_context
from knooppunt.dossier.web.plan_forms import GehoordForm, InstemmingForm, PapierForm
from knooppunt.dossier.web.plan_pagina import plan_or_404

LEERLING = "leerling"


@access(doel="begeleiding")
@require_POST
def voorleggen(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Put the concept before who must agree."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    present_plan(zicht=zicht, plan=plan, by=request.viewer, at=request.at)
    messages.success(request, "Het plan is voorgelegd. Wie moet instemmen, ziet dat op de eigen startpagina.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def instemmen(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """A parent or the pupil reads the plan and answers."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    may_speak_as_family(request.viewer, zicht.feiten).require_permission()
    unless(plan.status == "concept", AL_VASTGESTELD).require()
    beeld = plan_for(request.viewer, zicht, plan)
    voorgelegd = plan.aangeboden_at is not None
    may_answer(beeld.handtekening_van(request.viewer), is_voorgelegd=voorgelegd, gezien=0, inhoud=0).require()
    is_leerling = request.viewer.soort == "leerling"
    form = InstemmingForm(request.POST or None, leerling=is_leerling, initial={"gezien": plan.inhoud})
    wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, answer_plan, **wat, **form.cleaned_data):
        messages.success(request, nl("Bedankt. Het antwoord is bewaard."))
        return redirect("dossier:plan", ref=ref)
    context = dossier_context(request, zicht, "dossier:plan") | {
        "plan": plan,
        "beeld": beeld,
        "form": form,
        "gpo": TERMIJNEN.op("GPO.REQUEST", request.viewer.op),
        "vandaag": request.viewer.op,
    }
    return render(request, "dossier/plan/instemmen.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def papier(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Record a signature on paper."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    unless(plan.status == "concept", AL_VASTGESTELD).require()
    namen = [(str(w.gezinslid_id or LEERLING), w.naam) for w in signers_of(zicht, plan, request.viewer.op)]
    form = PapierForm(request.POST or None, wie=namen)
    if form.is_valid():
        wie = form.cleaned_data["wie"]
        wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
        gezinslid_id = None if wie == LEERLING else int(wie)
        datum = form.cleaned_data["getekend_op"]
        if perform(form, record_paper_agreement, **wat, gezinslid_id=gezinslid_id, getekend_op=datum):
            messages.success(request, "De handtekening is vastgelegd. Bewaar het papier op school.")
            return redirect("dossier:plan", ref=ref)
    context = dossier_context(request, zicht, "dossier:plan") | {"plan": plan, "form": form}
    return render(request, "dossier/plan/papier.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def horen(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Write down what the pupil said, or why the conversation could not take place."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    may_work_in_dossier(request.viewer, zicht.feiten).require_permission()
    unless(
        zicht.ziet("onderwijs"), "Dit hoort bij het deel ‘onderwijs’. Dat is niet met u gedeeld."
    ).require_permission()
    unless(plan.status == "concept", AL_VASTGESTELD).require()
    gehoord = plan_for(request.viewer, zicht, plan).gehoord
    begin = {v: getattr(gehoord, v) for v in GehoordForm.base_fields} if gehoord else {}
    form = GehoordForm(request.POST or None, initial=begin)
    wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, record_hearing, **wat, **form.cleaned_data):
        messages.success(request, "De stem van de leerling staat bij het plan.")
        return redirect("dossier:plan", ref=ref)
    context = dossier_context(request, zicht, "dossier:plan") | {
        "plan": plan,
        "form": form,
        "gehoord": gehoord,
    }
    return render(request, "dossier/plan/horen.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_POST
def vaststellen(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Put the concept in force. What is missing is said on the page before, and here again."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    put_in_force(zicht=zicht, plan=plan, by=request.viewer, at=request.at)
    messages.success(request, f"Versie {plan.versie} van het plan is vastgesteld.")
    return redirect("dossier:plan", ref=ref)
