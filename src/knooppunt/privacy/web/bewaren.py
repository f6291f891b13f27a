"""What will be removed, for who leads dossiers and who keeps watch over the region."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.privacy.actions.uitstel import end_hold, hold
from knooppunt.privacy.policies import may_see_all_removals, may_see_removals
from knooppunt.privacy.queries.bewaren import Gaatweg, announced_for, announcement_for, removals
from knooppunt.privacy.rules.bewaren import ELDERS, rules_on
from knooppunt.privacy.web.forms import UitstelForm
from knooppunt.toegang.public import Blik, record_looks


@access(doel="bewaren")
@require_GET
def bewaren(request: HttpRequest) -> HttpResponse:
    """What goes on which day, what was removed, and how long what is kept."""
    may_see_removals(request.viewer).require_permission()
    ziet_alles = bool(may_see_all_removals(request.viewer))
    gaat_weg = announced_for(request.viewer)
    _record(request, gaat_weg)
    context = {
        "gaat_weg": gaat_weg,
        "ziet_alles": ziet_alles,
        "gewist": removals() if ziet_alles else [],
        "regels": rules_on(request.viewer.op),
        "elders": ELDERS,
        "vandaag": request.viewer.op,
    }
    return render(request, "privacy/bewaren.html", context)


def _record(request: HttpRequest, gaat_weg: list[Gaatweg]) -> None:
    """A page with the name of a child on it is a look."""
    genoemd = [g.aankondiging.onderwerp_ref for g in gaat_weg if g.naam]
    blikken = [Blik("dossier.genoemd", ref, ref) for ref in genoemd]
    record_looks(blikken=blikken, bladzijde="bewaren", doel="bewaren", by=request.viewer, at=request.at)


def _announced_or_404(request: HttpRequest, ref: str) -> Gaatweg:
    gevonden = announcement_for(request.viewer, ref)
    if gevonden is None:
        raise Http404
    _record(request, [gevonden])
    return gevonden


@access(doel="bewaren")
@require_http_methods(["GET", "POST"])
def uitstellen(request: HttpRequest, ref: str) -> HttpResponse:
    """Still needed, because... until a day."""
    gaat_weg = _announced_or_404(request, ref)
    form = UitstelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, hold, aankondiging_ref=ref, **gegevens):
            messages.success(request, "Het wissen is uitgesteld. Ouders en leerling lezen waarom.")
            return redirect("privacy:bewaren")
    context = {"gaat_weg": gaat_weg, "form": form, "vandaag": request.viewer.op}
    return render(request, "privacy/uitstellen.html", context, status=422 if form.errors else 200)


@access(doel="bewaren")
@require_POST
def niet_uitstellen(request: HttpRequest, ref: str) -> HttpResponse:
    _announced_or_404(request, ref)
    end_hold(aankondiging_ref=ref, by=request.viewer, at=request.at)
    messages.success(request, "Het uitstel is gestopt.")
    return redirect("privacy:bewaren")
