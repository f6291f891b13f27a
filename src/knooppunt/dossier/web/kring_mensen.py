"""Leaving the circle, by one's own choice or with a reason of who leads. Each asks on a page of its own first."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.kring import end_place, leave_circle
from knooppunt.dossier.policies import may_lead_dossier
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.web.forms_kring import RedenForm, VertrekForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def vertrekken(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    form = VertrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, leave_circle, zicht=zicht, **gegevens):
            messages.success(request, nl("U bent uit de kring. Dank voor uw hulp."))
            return redirect("dossier:start")
    context = dossier_context(request, zicht, "dossier:gezin") | {"form": form}
    return render(request, "dossier/kring/vertrekken.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def beeindigen(request: HttpRequest, ref: str, plaats_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    plaats = next((b for b in circle_today(zicht, request.viewer) if b.ref == plaats_ref), None)
    if plaats is None:
        raise Http404
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        if perform(
            form, end_place, zicht=zicht, plaats_ref=plaats_ref, reden=reden, by=request.viewer, at=request.at
        ):
            messages.success(request, vertaald(nl("%(naam)s is uit de kring.", naam=plaats.account.naam)))
            return redirect("dossier:gezin", ref)
    context = dossier_context(request, zicht, "dossier:gezin") | {"form": form, "plaats": plaats}
    return render(request, "dossier/kring/beeindigen.html", context, status=422 if form.errors else 200)
