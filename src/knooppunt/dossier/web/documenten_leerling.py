"""The pupil hangs something on the own page: a drawing, a photo, something said or sung."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl, unless
from knooppunt.dossier.policies.documenten import may_add_somewhere
from knooppunt.dossier.queries.documenten import audiences, own_work, removed_with_term
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.web.documenten import keep_from_form, to_page
from knooppunt.dossier.web.documenten_bestand import picture_links
from knooppunt.dossier.web.forms_documenten import EigenWerkForm
from knooppunt.dossier.web.kader import dossier_or_404, record_look


@access(doel="inzage")
@require_http_methods(["GET", "POST"])
def eigen_werk(request: HttpRequest, ref: str) -> HttpResponse:
    """Only for the pupil: a parent or the team uses the page with documents."""
    zicht = dossier_or_404(request, ref)
    may_add_somewhere(request.viewer, zicht.feiten).require_permission()
    unless(_is_pupil(request, zicht), nl("Deze bladzijde is van de leerling zelf.")).require_permission()
    form = EigenWerkForm(
        request.POST or None,
        request.FILES or None,
        op=request.viewer.op,
        delen=audiences(zicht, request.viewer),
    )
    if request.method == "POST" and form.is_valid() and keep_from_form(request, zicht, form):
        return to_page(request, reverse("dossier:plan_leerling", args=[ref]) + "#mijn-werk")
    record_look(request, zicht, "plan_leerling")
    context = {"dossier": zicht.dossier, "kind": zicht.dossier.kind, "form": form}
    response = render(request, "dossier/documenten/werk.html", context, status=422 if form.errors else 200)
    response["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()"  # to speak something in
    return response


def wall_of(request: HttpRequest, zicht: DossierZicht) -> dict[str, Any]:
    """What hangs on the pupil's page, for whoever sees that page; the pupil hangs up and takes down."""
    eigen = _is_pupil(request, zicht)
    return {
        "werk": picture_links(request, zicht.dossier.ref, own_work(zicht, request.viewer)),
        "is_eigen": eigen,
        "mag_ophangen": eigen and may_add_somewhere(request.viewer, zicht.feiten),
        "weg": removed_with_term(zicht, request.viewer) if eigen else [],
    }


def _is_pupil(request: HttpRequest, zicht: DossierZicht) -> bool:
    return zicht.dossier.kind.account_id == request.viewer.account_id
