"""Access in an emergency: to open, to read about (the family), and to review (the privacy officer)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.nood import break_glass, end_emergency, review_emergency
from knooppunt.dossier.policies import may_read_looks
from knooppunt.dossier.queries.nood import (
    emergencies_of,
    emergencies_to_review,
    emergency_for,
    looks_in_emergency,
    my_open_emergencies,
)
from knooppunt.dossier.rules.toestemming import PAKKET
from knooppunt.dossier.web.forms_nood import NoodForm, OordeelForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, record_names
from knooppunt.toegang.public import Permissie

NIET_GEVONDEN = (
    "Er is geen open dossier met deze naam en geboortedatum. Kijk of ze kloppen. Deze poging is opgeschreven."
)


@access(Permissie.NOODTOEGANG, doel="nood")
@require_http_methods(["GET", "POST"])
def nood_openen(request: HttpRequest) -> HttpResponse:
    """What it means, and the form. Found is opened at once: there is no looking whether a child is known."""
    form = NoodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, "site": request.build_absolute_uri("/")}
        nood = perform(form, break_glass, **gegevens, **form.cleaned_data)
        if nood and nood is not True:
            messages.warning(request, "Het dossier is open. De ouders en de functionaris horen dit nu.")
            return redirect("dossier:dossier", nood.dossier.ref)
        if nood:
            form.add_error(None, NIET_GEVONDEN)
    eigen = my_open_emergencies(request.viewer)
    record_names(request, "nood_openen", [n.dossier.ref for n in eigen])
    context = {
        "form": form, "eigen": eigen, "duur": PAKKET.op("NOODTOEGANG_DUUR", request.viewer.op),
        "leerling": PAKKET.leeftijd("NOODTOEGANG_LEERLING", request.viewer.op),
    }  # fmt: skip
    return render(request, "dossier/nood/openen.html", context, status=422 if form.errors else 200)


@access(Permissie.NOODTOEGANG, doel="nood")
@require_POST
def nood_sluiten(request: HttpRequest, ref: str) -> HttpResponse:
    nood = next((n for n in my_open_emergencies(request.viewer) if n.ref == ref), None)
    if nood is None:
        raise Http404
    end_emergency(nood=nood, by=request.viewer, at=request.at)
    messages.success(request, "U ziet het dossier niet meer.")
    return redirect("dossier:nood_openen")


@access(doel="inzage")
@require_GET
def noodtoegang(request: HttpRequest, ref: str) -> HttpResponse:
    """For the family: who opened the dossier in an emergency, why, and what the review said."""
    zicht = dossier_or_404(request, ref)
    may_read_looks(request.viewer, zicht.feiten).require_permission()
    context = dossier_context(request, zicht, "dossier:wie_keek") | {"noodtoegangen": emergencies_of(zicht)}
    return render(request, "dossier/nood/gezin.html", context)


@access(Permissie.NOODTOEGANG_BEOORDELEN, doel="toezicht")
@require_GET
def nood_lijst(request: HttpRequest) -> HttpResponse:
    """For the privacy officer: what waits, and what was judged. No child is named."""
    rijen = list(emergencies_to_review(request.viewer)[:100])
    record_names(request, "nood_lijst", {n.dossier.ref for n in rijen})
    return render(request, "dossier/nood/lijst.html", {"rijen": rijen})


@access(Permissie.NOODTOEGANG_BEOORDELEN, doel="toezicht")
@require_http_methods(["GET", "POST"])
def nood_beoordelen(request: HttpRequest, ref: str) -> HttpResponse:
    nood = emergency_for(request.viewer, ref)
    if nood is None:
        raise Http404
    record_names(request, "nood_beoordelen", [nood.dossier.ref])
    form = OordeelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, review_emergency, nood=nood, **gegevens):
            messages.success(request, "Het oordeel staat vast. De ouders kunnen het lezen.")
            return redirect("dossier:nood_lijst")
    context = {"form": form, "nood": nood, "keken": looks_in_emergency([nood]).get(nood.pk, 0)}
    return render(request, "dossier/nood/beoordelen.html", context, status=422 if form.errors else 200)
