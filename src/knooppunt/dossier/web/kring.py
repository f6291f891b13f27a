"""A dossier for whoever belongs to the circle: overview, story and timeline."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.kring import add_to_story
from knooppunt.dossier.policies import may_choose_regisseur, may_invite_anyone, may_tell_the_story
from knooppunt.dossier.policies.meldcode import may_begin_meldcode
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.overzicht import overview_of
from knooppunt.dossier.queries.tijdlijn import timeline_of
from knooppunt.dossier.web.forms_kring import VertelForm, VertelJeForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, number_or_zero, page_link


@access(doel="begeleiding")
@require_GET
def dossier(request: HttpRequest, ref: str) -> HttpResponse:
    """The front page: who is around the child, how it goes, and what the next step is."""
    zicht = dossier_or_404(request, ref)
    context = dossier_context(request, zicht, "dossier:dossier") | {
        "overzicht": overview_of(zicht, request.viewer, request.at),
        "kring": circle_today(zicht, request.viewer),
        "mag_regisseur": may_choose_regisseur(request.viewer, zicht.feiten),
        "mag_uitnodigen": may_invite_anyone(request.viewer, zicht.feiten),
        "inzet_url": page_link("besluiten:inzet", ref),
        "mag_meldcode": may_begin_meldcode(request.viewer, zicht.feiten),
    }
    return render(request, "dossier/kring/overzicht.html", context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def verhaal(request: HttpRequest, ref: str) -> HttpResponse:
    """The story as it was told; parents and the pupil add to it."""
    zicht = dossier_or_404(request, ref)
    form = (VertelJeForm if request.viewer.soort == "leerling" else VertelForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, add_to_story, zicht=zicht, **gegevens):
            messages.success(request, nl("Het staat in het verhaal."))
            return redirect("dossier:verhaal", ref)
    context = dossier_context(request, zicht, "dossier:verhaal") | {
        "verhalen": zicht.dossier.verhalen.all() if zicht.ziet("gezin") else [],
        "mag_vertellen": may_tell_the_story(request.viewer, zicht.feiten),
        "form": form,
    }
    return render(request, "dossier/kring/verhaal.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_GET
def tijdlijn(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    voor = number_or_zero(request.GET.get("voor"))
    bladzijde = timeline_of(zicht, request.viewer, voor)
    context = dossier_context(request, zicht, "dossier:tijdlijn") | {
        "items": [
            {"regel": r, "url": page_link(r.url_naam, ref) if r.url_naam else ""} for r in bladzijde.regels
        ],
        "bereikt": [r for r in bladzijde.regels if r.bereikt],
        "begin": page_link("dossier:tijdlijn", ref) if voor else "",
        "volgende": f"?voor={bladzijde.volgende}" if bladzijde.volgende else "",
    }
    return render(request, "dossier/kring/tijdlijn.html", context)
