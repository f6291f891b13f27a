"""One request: for who asked, who decides and who keeps watch; and the list of what must be answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.public import record_look, record_names
from knooppunt.privacy.actions.verzoeken import (
    decide_request,
    extend_request,
    lift_pause,
    pause_meanwhile,
    withdraw_request,
)
from knooppunt.privacy.policies import may_see_requests
from knooppunt.privacy.queries.verzoeken import (
    VerzoekZicht,
    officers,
    pauses_of,
    request_for,
    requests_to_handle,
)
from knooppunt.privacy.rules.verzoek import Verzoeksoort, right_on
from knooppunt.privacy.web.brief import answer_letter
from knooppunt.privacy.web.forms_verzoek import BesluitForm, VerlengForm


@access(doel="rechten")
@require_GET
def verzoeken(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, by its last day. A family finds what it asked at its own page."""
    if request.viewer.soort in ("ouder", "leerling"):
        return redirect("privacy:mijn")
    may_see_requests(request.viewer).require_permission()
    rijen = requests_to_handle(request.viewer)
    record_names(request, "verzoeken", [v.dossier.ref for v in rijen])
    return render(request, "privacy/verzoeken.html", {"verzoeken": rijen, "vandaag": request.viewer.op})


def _request_or_404(request: HttpRequest, ref: str) -> VerzoekZicht:
    gevonden = request_for(request.viewer, ref)
    if gevonden is None:
        raise Http404
    return gevonden


def _page(request: HttpRequest, gevonden: VerzoekZicht) -> dict[str, Any]:
    """What every page of a request shows; seeing it is a look at the dossier."""
    verzoek = gevonden.verzoek
    if gevonden.zicht:
        record_look(request, gevonden.zicht, "verzoek", "" if gevonden.van_mij else "rechten")
    else:
        record_names(request, "verzoek", [verzoek.dossier.ref])
    return {
        "gevonden": gevonden,
        "verzoek": verzoek,
        "recht": right_on(Verzoeksoort(verzoek.soort), request.viewer.op),
        "pauzes": pauses_of(verzoek),
        "functionarissen": officers(request.viewer.op),
        "vandaag": request.viewer.op,
    }


@access(doel="rechten", meertalig=True)
@require_GET
def verzoek(request: HttpRequest, ref: str) -> HttpResponse:
    gevonden = _request_or_404(request, ref)
    return render(request, "privacy/verzoek.html", _page(request, gevonden))


@access(doel="rechten")
@require_http_methods(["GET", "POST"])
def besluiten(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer with a reason; what is granted happens at once."""
    gevonden = _request_or_404(request, ref)
    gevonden.mag_beslissen.require_permission()
    met_woorden = gevonden.verzoek.soort == Verzoeksoort.CORRECTIE.value and bool(gevonden.verzoek.stuk)
    form = BesluitForm(
        request.POST or None, met_woorden=met_woorden, initial={"nieuw": gevonden.verzoek.nieuw}
    )
    if request.method == "POST" and form.is_valid():
        gegevens = {"verzoek_ref": ref, "by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, decide_request, **gegevens):
            messages.success(request, "Het antwoord is verstuurd.")
            return redirect("privacy:verzoek", ref)
    context = _page(request, gevonden) | {"form": form}
    return render(request, "privacy/besluiten.html", context, status=422 if form.errors else 200)


@access(doel="rechten")
@require_http_methods(["GET", "POST"])
def verlengen(request: HttpRequest, ref: str) -> HttpResponse:
    gevonden = _request_or_404(request, ref)
    gevonden.mag_beslissen.require_permission()
    form = VerlengForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        if perform(form, extend_request, verzoek_ref=ref, reden=reden, by=request.viewer, at=request.at):
            messages.success(request, "De termijn is verlengd. Wie het vroeg, leest waarom.")
            return redirect("privacy:verzoek", ref)
    context = _page(request, gevonden) | {"form": form}
    return render(request, "privacy/verlengen.html", context, status=422 if form.errors else 200)


@access(doel="inzage", meertalig=True)
@require_POST
def intrekken(request: HttpRequest, ref: str) -> HttpResponse:
    _request_or_404(request, ref)
    withdraw_request(verzoek_ref=ref, by=request.viewer, at=request.at)
    messages.success(request, gettext("Het verzoek is ingetrokken."))
    return redirect("privacy:verzoek", ref)


@access(doel="rechten")
@require_POST
def pauzeren(request: HttpRequest, ref: str) -> HttpResponse:
    gevonden = _request_or_404(request, ref)
    pause_meanwhile(verzoek_ref=ref, by=request.viewer, at=request.at)
    messages.success(request, f"{gevonden.verzoek.over.naam} ziet het dossier niet tot er antwoord is.")
    return redirect("privacy:verzoek", ref)


@access(doel="rechten", meertalig=True)
@require_POST
def pauze_opheffen(request: HttpRequest, ref: str) -> HttpResponse:
    _request_or_404(request, ref)
    lift_pause(verzoek_ref=ref, by=request.viewer, at=request.at)
    messages.success(request, gettext("De pauze is voorbij. Deze persoon kan weer in het dossier."))
    return redirect("privacy:verzoek", ref)


@access(doel="rechten", uitwisseling="verzoek_brief")
@require_GET
def brief(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter: that it was received, or the answer."""
    gevonden = _request_or_404(request, ref)
    return answer_letter(_page(request, gevonden), request.viewer.op)
