"""The pupil's own page of the plan: few words, own words first, and three faces."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl, unless
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.plan_leerling import DICHT, answer_goal, say_something
from knooppunt.dossier.policies import may_speak_as_family
from knooppunt.dossier.queries.plan import (
    Planzicht,
    current_plan,
    find_goal,
    last_words,
    plan_for,
    plan_in_force,
)
from knooppunt.dossier.web.documenten_leerling import wall_of
from knooppunt.dossier.web.kader import dossier_or_404, record_look
from knooppunt.dossier.web.plan_forms import GevoelForm, ZegIetsForm
from knooppunt.dossier.web.plan_pagina import found_or_404

GEZICHTEN = (("goed", nl("Goed")), ("gaat_wel", nl("Gaat wel")), ("niet_goed", nl("Niet goed")))


def goal_cards(beeld: Planzicht, leerling_id: int | None) -> list[dict[str, Any]]:
    """A goal as the pupil reads it: own words first, then what I do and what others do for me."""
    return [
        {
            "doel": doel,
            "ik": [a for a in doel.zichtbare_acties if a.eigenaar_id == leerling_id],
            "anderen": [a for a in doel.zichtbare_acties if a.eigenaar_id != leerling_id],
            "gevoel": doel.laatste_stem.gevoel if doel.laatste_stem else "",
        }
        for doel in beeld.doelen
    ]


@access(doel="inzage")
@require_http_methods(["GET", "POST"])
def plan_leerling(request: HttpRequest, ref: str) -> HttpResponse:
    """Read my plan, say how it goes, say something. One form per goal, so that one press is one answer."""
    zicht = dossier_or_404(request, ref)
    plan = plan_in_force(zicht) or current_plan(zicht)
    gesproken = current_plan(zicht)
    mag = may_speak_as_family(request.viewer, zicht.feiten) & unless(zicht.feiten.is_open, DICHT)
    gevoel, zeg = GevoelForm(), ZegIetsForm()
    if request.method == "POST":
        mag.require_permission()
        found_or_404(plan)
        wat = {"zicht": zicht, "by": request.viewer, "at": request.at}
        if "doel" in request.POST:
            gevoel = GevoelForm(request.POST)
            doel = found_or_404(find_goal(zicht, plan, request.POST["doel"].replace("\x00", "")))
            klaar = gevoel.is_valid() and perform(
                gevoel, answer_goal, doel=doel, **wat, **gevoel.cleaned_data
            )
        else:
            zeg = ZegIetsForm(request.POST)
            klaar = zeg.is_valid() and perform(zeg, say_something, plan=gesproken, **wat, **zeg.cleaned_data)
        if klaar:
            messages.success(request, nl("Dank je wel! Je antwoord is bewaard."))
            return redirect("dossier:plan_leerling", ref=ref)
    record_look(request, zicht, "plan_leerling")
    context = _context(request, zicht, plan, gesproken) | {"mag": mag, "gevoel": gevoel, "zeg": zeg}
    return render(
        request, "dossier/plan/leerling.html", context, status=422 if gevoel.errors or zeg.errors else 200
    )


def _context(request: HttpRequest, zicht: Any, plan: Any, gesproken: Any) -> dict[str, Any]:
    kind = zicht.dossier.kind
    beeld = plan_for(request.viewer, zicht, plan) if plan else None
    return {
        "zicht": zicht,
        "dossier": zicht.dossier,
        "kind": kind,
        "plan": plan,
        "gesproken": gesproken,
        "beeld": beeld,
        "kaarten": goal_cards(beeld, kind.account_id) if beeld else [],
        "gezichten": GEZICHTEN,
        "laatste": last_words(gesproken) if gesproken and zicht.ziet("onderwijs") else None,
        "vandaag": request.viewer.op,
        **wall_of(request, zicht),
    }
