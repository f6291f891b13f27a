"""Who looked in the dossier, and questions about it."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.inzage import answer_about_looks, ask_about_looks
from knooppunt.dossier.policies import may_answer_looks, may_read_looks, may_speak_as_family
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.tijdlijn import look_questions, looks_of, who_can_look
from knooppunt.dossier.web.forms_kring import InzageAntwoordForm, InzageVraagForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, number_or_zero


@access(doel="inzage")
@require_http_methods(["GET", "POST"])
def wie_keek(request: HttpRequest, ref: str) -> HttpResponse:
    """Every look, per day and person; a parent or pupil can ask about it."""
    zicht = dossier_or_404(request, ref)
    may_read_looks(request.viewer, zicht.feiten).require_permission()
    form = InzageVraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        url = reverse("dossier:wie_keek", args=[ref])
        if perform(
            form, ask_about_looks, zicht=zicht, url=url, by=request.viewer, at=request.at, **form.cleaned_data
        ):
            messages.success(request, nl("De vraag is verstuurd. Het antwoord komt op deze pagina te staan."))
            return redirect("dossier:wie_keek", ref)
    context = _page(request, zicht) | {"form": form}
    return render(request, "dossier/kring/wie_keek.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, zicht: DossierZicht) -> dict[str, object]:
    voor = number_or_zero(request.GET.get("voor"))
    inzages, volgende = looks_of(zicht, request.viewer, voor)
    return dossier_context(request, zicht, "dossier:wie_keek") | {
        "dagen": [
            (dag, list(van_die_dag))
            for dag, van_die_dag in groupby((i for i in inzages if not i.zelf), key=lambda i: i.dag)
        ],
        "eigen": [i for i in inzages if i.zelf],
        "vragen": look_questions(zicht),
        "mag_vragen": may_speak_as_family(request.viewer, zicht.feiten),
        "kan_kijken": who_can_look(zicht, request.viewer),
        "mag_antwoorden": may_answer_looks(request.viewer, zicht.feiten),
        "antwoordform": InzageAntwoordForm(auto_id="%s"),
        "begin": reverse("dossier:wie_keek", args=[zicht.dossier.ref]) if voor else "",
        "volgende": f"?voor={volgende}" if volgende else "",
    }


@access(doel="inzage")
@require_POST
def inzagevraag(request: HttpRequest, ref: str, vraag_ref: str) -> HttpResponse:
    """The regisseur answers a question about looks."""
    zicht = dossier_or_404(request, ref)
    form = InzageAntwoordForm(request.POST)
    if form.is_valid():
        answer_about_looks(
            zicht=zicht,
            vraag_ref=vraag_ref,
            antwoord=form.cleaned_data["antwoord"],
            by=request.viewer,
            at=request.at,
        )
        messages.success(request, nl("Uw antwoord staat bij de vraag."))
    else:
        messages.error(request, nl("Schrijf eerst een antwoord."))
    return redirect("dossier:wie_keek", ref)
