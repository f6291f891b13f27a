"""Offering trainings: making and changing them, who comes, and who was there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kennis.actions.scholing import (
    call_off,
    change_training,
    note_attendance,
    offer_training,
)
from knooppunt.kennis.policies import may_write, writes_for
from knooppunt.kennis.queries.items import own_organisations
from knooppunt.kennis.queries.scholing import own_trainings, participants_of, stand_of
from knooppunt.kennis.rules.scholing import attendance_verdict
from knooppunt.kennis.web.forms_scholing import AfgelastForm, ScholingForm, begin_of
from knooppunt.kennis.web.pages import training_line
from knooppunt.kennis.web.scholing import record_participations, training_or_404
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import groups


@access(Permissie.KENNIS_DELEN)
@require_GET
def eigen(request: HttpRequest) -> HttpResponse:
    """What the own organisations offer."""
    regels = [training_line(s) for s in own_trainings(request.viewer)]
    return render(request, "kennis/werk/scholingen.html", {"regels": regels})


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    form = ScholingForm(
        request.POST or None, groepen=groups(request.viewer), organisaties=own_organisations(request.viewer)
    )
    if form.is_valid():
        gemaakt = perform(
            form, offer_training, organisatie=form.organisatie(), blad=form.blad(),
            sleutel=form.cleaned_data["sleutel"], by=request.viewer, at=request.at,
        )  # fmt: skip
        if gemaakt:
            messages.success(request, "Het staat op de agenda. Iedereen kan het zien.")
            return redirect("kennis:scholing", gemaakt.ref)
    context = {"form": form, "titel": "Scholing aanbieden"}
    return render(request, "kennis/werk/scholing.html", context, status=422 if form.errors else 200)


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def wijzig(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    dit = training_or_404(request, scholing_ref)
    may_write(request.viewer, dit.organisatie_id).require_permission()
    form = ScholingForm(request.POST or None, groepen=groups(request.viewer), initial=begin_of(dit))
    vast = {"scholing": dit, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, change_training, blad=form.blad(), **vast):
        messages.success(
            request, "Bewaard. Veranderde de tijd of de plaats? Dan kreeg iedereen die komt een mail."
        )
        return redirect("kennis:scholing", scholing_ref)
    context = {"form": form, "titel": dit.titel, "scholing": dit}
    return render(request, "kennis/werk/scholing.html", context, status=422 if form.errors else 200)


@access(Permissie.KENNIS_DELEN)
@require_http_methods(["GET", "POST"])
def afgelasten(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    dit = training_or_404(request, scholing_ref)
    may_write(request.viewer, dit.organisatie_id).require_permission()
    form = AfgelastForm(request.POST or None)
    vast = {"scholing": dit, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, call_off, **form.cleaned_data, **vast):
        messages.success(request, "Afgelast. Wie zich aanmeldde, krijgt een mail.")
        return redirect("kennis:scholing", scholing_ref)
    context = {"form": form, "scholing": dit, "regel": training_line(dit)}
    return render(request, "kennis/werk/afgelasten.html", context, status=422 if form.errors else 200)


@access(Permissie.KENNIS_DELEN, doel="scholing")
@require_http_methods(["GET", "POST"])
def deelnemers(request: HttpRequest, scholing_ref: str) -> HttpResponse:
    """Who comes, for who organises it; from the day on who was there."""
    dit = training_or_404(request, scholing_ref)
    if dit.organisatie_id not in writes_for(request.viewer):
        raise Http404
    if request.method == "POST":
        refs = set(request.POST.getlist("aanwezig"))
        note_attendance(scholing=dit, refs=refs, by=request.viewer, at=request.at)
        messages.success(request, "Bewaard. Wie er was, heeft nu een bewijs van deelname.")
        return redirect("kennis:deelnemers", scholing_ref)
    lijst = participants_of(request.viewer, dit)
    record_participations(request, [*lijst.met_plek, *lijst.wachten], "deelnemers")
    context = {
        "scholing": dit, "regel": training_line(dit), "lijst": lijst,
        "mag_invullen": attendance_verdict(stand_of(dit).dag, request.viewer.op),
    }  # fmt: skip
    return render(request, "kennis/werk/deelnemers.html", context)
