"""Advice of experts in a dossier, and the notes that an expert still keeps to themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.notities import change_note, include_note, throw_away_note, write_note
from knooppunt.dossier.policies.notities import may_change_note, may_write_notes
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.notities import facts_of_note, note_for, notes_in_dossier, own_notes
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence
from knooppunt.dossier.web.forms_notities import NotitieForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def adviezen(request: HttpRequest, ref: str) -> HttpResponse:
    """What experts made part of the dossier; for an expert also the own notes, with a form for a new one."""
    zicht = dossier_or_404(request, ref)
    mag_schrijven = may_write_notes(request.viewer, zicht.feiten)
    if request.method == "POST":
        mag_schrijven.require_permission()
    form = NotitieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, write_note, zicht=zicht, **gegevens):
            messages.success(request, "Uw aantekening is bewaard. Alleen u ziet hem.")
            return redirect("dossier:adviezen", ref)
    context = dossier_context(request, zicht, "dossier:adviezen") | {
        "adviezen": notes_in_dossier(zicht, request.viewer),
        "eigen": own_notes(zicht, request.viewer),
        "mag_schrijven": mag_schrijven,
        "mist": missing_parts_sentence(zicht.delen),
        "form": form,
    }
    return render(request, "dossier/notities/adviezen.html", context, status=422 if form.errors else 200)


def _note_or_404(request: HttpRequest, zicht: DossierZicht, ref: str) -> Any:
    notitie = note_for(zicht, request.viewer, ref)
    if notitie is None:
        raise Http404
    return notitie


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def notitie(request: HttpRequest, ref: str, notitie_ref: str) -> HttpResponse:
    """Change a note that is not part of the dossier yet."""
    zicht = dossier_or_404(request, ref)
    deze = _note_or_404(request, zicht, notitie_ref)
    may_change_note(request.viewer, zicht.feiten, facts_of_note(deze)).require_permission()
    begin = {"titel": deze.titel, "tekst": deze.tekst, "deel": deze.deel}
    form = NotitieForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, change_note, zicht=zicht, notitie=deze, **gegevens):
            messages.success(request, "Uw aantekening is bewaard. Alleen u ziet hem.")
            return redirect("dossier:adviezen", ref)
    context = dossier_context(request, zicht, "dossier:adviezen") | {"form": form, "notitie": deze}
    return render(request, "dossier/notities/notitie.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def notitie_opnemen(request: HttpRequest, ref: str, notitie_ref: str) -> HttpResponse:
    """Asks first, because it cannot be undone: who may read the part reads it from then on."""
    zicht = dossier_or_404(request, ref)
    deze = _note_or_404(request, zicht, notitie_ref)
    if request.method == "POST":
        include_note(zicht=zicht, notitie=deze, by=request.viewer, at=request.at)
        messages.success(request, "Uw advies hoort nu bij het dossier.")
        return redirect("dossier:adviezen", ref)
    may_change_note(request.viewer, zicht.feiten, facts_of_note(deze)).require_permission()
    context = dossier_context(request, zicht, "dossier:adviezen") | {"notitie": deze}
    return render(request, "dossier/notities/opnemen.html", context)


@access(doel="begeleiding")
@require_POST
def notitie_weg(request: HttpRequest, ref: str, notitie_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    deze = _note_or_404(request, zicht, notitie_ref)
    throw_away_note(zicht=zicht, notitie=deze, by=request.viewer, at=request.at)
    messages.success(request, "De aantekening is weg.")
    return redirect("dossier:adviezen", ref)
