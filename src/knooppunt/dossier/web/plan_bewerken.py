"""Writing the concept: texts, goals and actions. Removing can be undone on the page itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import JA, unless
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.plan_acties import (
    add_action,
    change_action,
    remove_action,
    report_action,
    restore_action,
)
from knooppunt.dossier.actions.plan_opstellen import (
    add_goal,
    change_goal,
    change_texts,
    move_goal,
    remove_goal,
    restore_goal,
)
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.behoeften import need_names
from knooppunt.dossier.queries.evaluatie import levels_of
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import find_action, find_goal, possible_owners
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.plan import AL_VASTGESTELD
from knooppunt.dossier.rules.plan_taal import TAALTIPS
from knooppunt.dossier.web.kader import dossier_context
from knooppunt.dossier.web.plan_forms import ActieForm, DoelForm, StandForm, TekstenForm
from knooppunt.dossier.web.plan_pagina import found_or_404, plan_or_404


def _concept_or_404(request: HttpRequest, ref: str, plan_ref: str) -> tuple[DossierZicht, Any]:
    """A version that this viewer may write in now; refused with the reason otherwise."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    may_work_in_dossier(request.viewer, zicht.feiten).require_permission()
    unless(plan.status == "concept", AL_VASTGESTELD).require()
    return zicht, plan


def _form_page(
    request: HttpRequest, zicht: DossierZicht, sjabloon: str, form: Any, **meer: Any
) -> HttpResponse:
    context = dossier_context(request, zicht, "dossier:plan") | {"form": form, **meer}
    return render(request, f"dossier/plan/{sjabloon}.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def teksten(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Perspective, what helps, what stands in the way, level and evaluation date."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    unless(
        zicht.ziet("onderwijs"), "Dit hoort bij het deel ‘onderwijs’. Dat is niet met u gedeeld."
    ).require_permission()
    velden = list(TekstenForm.base_fields)
    form = TekstenForm(
        request.POST or None, niveaus=levels_of(zicht), soorten=list(need_names().items()),
        initial={v: getattr(plan, v) for v in velden},
    )  # fmt: skip
    wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, change_texts, **wat, **form.cleaned_data):
        messages.success(request, "De teksten staan in het plan.")
        return redirect("dossier:plan", ref=ref)
    plan.refresh_from_db()
    return _form_page(
        request, zicht, "teksten", form, plan=plan, revisie=plan.revisie, nu=_changed_meanwhile(form, plan)
    )


def _changed_meanwhile(form: TekstenForm, plan: Any) -> list[tuple[str, str]]:
    """When someone else saved first: label and present text of what differs from what is sent."""
    if not form.is_bound or form.cleaned_data.get("revisie") in (None, plan.revisie):
        return []
    return [
        (form.fields[veld].label, getattr(plan, veld))
        for veld in ("bevorderend", "perspectief", "belemmerend", "niveau_reden", "niveau_sprong_reden")
        if getattr(plan, veld) != form.cleaned_data.get(veld, "")
    ]


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def doel_nieuw(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """Add a goal."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    form = DoelForm(request.POST or None, delen=zicht.delen, initial={"deel": Deel.ONDERWIJS.value})
    if form.is_valid():
        form.cleaned_data.pop("revisie")
        wat = {"zicht": zicht, "plan": plan, "by": request.viewer, "at": request.at}
        if doel := perform(form, add_goal, **wat, **form.cleaned_data):
            messages.success(request, "Het doel staat in het plan. Voeg nu toe wie wat gaat doen.")
            return redirect("dossier:plan_actie_nieuw", ref=ref, plan_ref=plan_ref, doel_ref=doel.ref)
    return _form_page(request, zicht, "doel", form, plan=plan, nieuw=True, revisie=0, tips=TAALTIPS)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def doel(request: HttpRequest, ref: str, plan_ref: str, doel_ref: str) -> HttpResponse:
    """Change a goal."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    dit = found_or_404(find_goal(zicht, plan, doel_ref))
    begin = {v: getattr(dit, v) for v in ("tekst", "eigen_woorden", "deel", "revisie")}
    form = DoelForm(request.POST or None, delen=zicht.delen, initial=begin)
    if form.is_valid():
        revisie = form.cleaned_data.pop("revisie")
        wat = {"zicht": zicht, "doel": dit, "revisie": revisie, "by": request.viewer, "at": request.at}
        if perform(form, change_goal, **wat, **form.cleaned_data):
            messages.success(request, "Het doel is gewijzigd.")
            return redirect("dossier:plan", ref=ref)
    dit.refresh_from_db()
    return _form_page(
        request, zicht, "doel", form, plan=plan, nieuw=False, doel=dit, revisie=dit.revisie, tips=TAALTIPS
    )


@access(doel="begeleiding")
@require_POST
def doel_verplaats(request: HttpRequest, ref: str, plan_ref: str, doel_ref: str) -> HttpResponse:
    """One place up or down."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    dit = found_or_404(find_goal(zicht, plan, doel_ref))
    omhoog = request.POST.get("richting") == "omhoog"
    move_goal(zicht=zicht, doel=dit, omhoog=omhoog, by=request.viewer, at=request.at)
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_POST
def doel_weg(request: HttpRequest, ref: str, plan_ref: str, doel_ref: str) -> HttpResponse:
    """Take a goal out; it can be put back at the bottom of the page."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    if dit := find_goal(zicht, plan, doel_ref):
        remove_goal(zicht=zicht, doel=dit, by=request.viewer, at=request.at)
        messages.success(request, "Het doel is uit het concept. Onderaan de pagina zet u het terug.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_POST
def doel_terug(request: HttpRequest, ref: str, plan_ref: str, doel_ref: str) -> HttpResponse:
    """Put a goal back."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    if dit := find_goal(zicht, plan, doel_ref, verwijderd=True):
        restore_goal(zicht=zicht, doel=dit, by=request.viewer, at=request.at)
        messages.success(request, "Het doel staat weer in het plan.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def actie_nieuw(request: HttpRequest, ref: str, plan_ref: str, doel_ref: str) -> HttpResponse:
    """Add an action to a goal."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    dit = found_or_404(find_goal(zicht, plan, doel_ref))
    eigenaren = possible_owners(zicht, Deel(dit.deel), request.viewer.op)
    form = ActieForm(request.POST or None, eigenaren=eigenaren)
    if form.is_valid():
        form.cleaned_data.pop("revisie")
        wat = {"zicht": zicht, "doel": dit, "by": request.viewer, "at": request.at}
        if perform(form, add_action, **wat, **form.cleaned_data):
            messages.success(request, "De actie staat in het plan.")
            return redirect("dossier:plan", ref=ref)
    return _form_page(request, zicht, "actie", form, plan=plan, doel=dit, nieuw=True, revisie=0)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def actie(request: HttpRequest, ref: str, plan_ref: str, actie_ref: str) -> HttpResponse:
    """Change an action."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    deze = found_or_404(find_action(zicht, plan, actie_ref))
    eigenaren = possible_owners(zicht, Deel(deze.doel.deel), request.viewer.op)
    begin = {v: getattr(deze, v) for v in ("tekst", "eigenaar_id", "herziening_op", "revisie")}
    form = ActieForm(request.POST or None, eigenaren=eigenaren, initial=begin)
    if form.is_valid():
        revisie = form.cleaned_data.pop("revisie")
        wat = {"zicht": zicht, "actie": deze, "revisie": revisie, "by": request.viewer, "at": request.at}
        if perform(form, change_action, **wat, **form.cleaned_data):
            messages.success(request, "De actie is gewijzigd.")
            return redirect("dossier:plan", ref=ref)
    deze.refresh_from_db()
    return _form_page(
        request,
        zicht,
        "actie",
        form,
        plan=plan,
        doel=deze.doel,
        actie=deze,
        nieuw=False,
        revisie=deze.revisie,
    )


@access(doel="begeleiding")
@require_POST
def actie_weg(request: HttpRequest, ref: str, plan_ref: str, actie_ref: str) -> HttpResponse:
    """Take an action out; it can be put back at the bottom of the page."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    if deze := find_action(zicht, plan, actie_ref):
        remove_action(zicht=zicht, actie=deze, by=request.viewer, at=request.at)
        messages.success(request, "De actie is uit het concept. Onderaan de pagina zet u haar terug.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_POST
def actie_terug(request: HttpRequest, ref: str, plan_ref: str, actie_ref: str) -> HttpResponse:
    """Put an action back."""
    zicht, plan = _concept_or_404(request, ref, plan_ref)
    if deze := find_action(zicht, plan, actie_ref, verwijderd=True):
        restore_action(zicht=zicht, actie=deze, by=request.viewer, at=request.at)
        messages.success(request, "De actie staat weer in het plan.")
    return redirect("dossier:plan", ref=ref)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def actie_stand(request: HttpRequest, ref: str, plan_ref: str, actie_ref: str) -> HttpResponse:
    """The owner tells how it goes."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    deze = found_or_404(find_action(zicht, plan, actie_ref))
    is_eigenaar = deze.eigenaar_id == request.viewer.account_id
    (JA if is_eigenaar else may_work_in_dossier(request.viewer, zicht.feiten)).require_permission()
    begin = {"stand": deze.stand or None, "toelichting": deze.stand_toelichting}
    form = StandForm(request.POST or None, initial=begin)
    wat = {"zicht": zicht, "actie": deze, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, report_action, **wat, **form.cleaned_data):
        messages.success(request, "Bedankt. Iedereen rond het kind ziet nu hoe het ermee staat.")
        return redirect("dossier:plan", ref=ref)
    return _form_page(request, zicht, "stand", form, plan=plan, actie=deze)
