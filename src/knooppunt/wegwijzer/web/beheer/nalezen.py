"""Reading over proposals, handling reports, and the words of the region."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.nakijken import accept_change, handle_report, refuse_change
from knooppunt.wegwijzer.actions.streekwoorden import choose_regional_words
from knooppunt.wegwijzer.blad.lezen import read_sheet
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.beheer import proposal_by_ref, regional_words, report_by_ref, word_of
from knooppunt.wegwijzer.queries.tonen import groups, kind_by_code
from knooppunt.wegwijzer.web.beheer.forms import BesluitForm, StreekwoordForm, UitkomstForm
from knooppunt.wegwijzer.web.beheer.verschil import differences_in_words
from knooppunt.wegwijzer.web.melden import public_url


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def voorstel(request: HttpRequest, wijziging_ref: str) -> HttpResponse:
    """What somebody proposes beside what stands there now; who manages decides."""
    wijziging = proposal_by_ref(request.viewer, wijziging_ref)
    if wijziging is None:
        raise Http404
    form = BesluitForm(request.POST or None)
    if form.is_valid() and _decide(request, form, wijziging):
        return redirect("wegwijzer:beheer")
    vermelding = wijziging.vermelding
    nu = {} if wijziging.soort == "gemaakt" else read_sheet(vermelding)
    context = {
        "wijziging": wijziging, "naam": wijziging.blad.get("naam") or str(vermelding), "form": form,
        "verschillen": differences_in_words(nu, wijziging.blad), "mag": may_manage(request.viewer),
        "is_nieuw": wijziging.soort == "gemaakt", "url": public_url(vermelding),
        "wacht": wijziging.status == "voorgesteld",
    }  # fmt: skip
    return render(
        request, "wegwijzer/beheer/voorstel.html", context, status=422 if request.method == "POST" else 200
    )


def _decide(request: HttpRequest, form: BesluitForm, wijziging: Any) -> bool:
    """Take it over, or say why not."""
    vast = {"wijziging": wijziging, "by": request.viewer, "at": request.at}
    if "overnemen" in request.POST:
        besloten = perform(form, accept_change, **vast)
        tekst = "Overgenomen. Het staat nu op de wegwijzer."
    else:
        besloten = perform(form, refuse_change, reden=form.cleaned_data["reden"], **vast)
        tekst = "Niet overgenomen. De eigenaar leest waarom."
    if besloten:
        messages.success(request, tekst)
    return bool(besloten)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def melding(request: HttpRequest, melding_ref: str) -> HttpResponse:
    """A report of a visitor: read it, correct the entry, close it."""
    gevonden = report_by_ref(request.viewer, melding_ref)
    if gevonden is None:
        raise Http404
    form = UitkomstForm(request.POST or None)
    if form.is_valid():
        klaar = perform(
            form, handle_report, melding=gevonden, uitkomst=form.cleaned_data["uitkomst"], by=request.viewer,
            at=request.at,
        )  # fmt: skip
        if klaar:
            messages.success(request, "De melding is afgehandeld.")
            return redirect("wegwijzer:beheer")
    vermelding = gevonden.vermelding
    context = {
        "melding": gevonden, "naam": str(vermelding), "soortnaam": word_of(vermelding), "ref": vermelding.ref,
        "url": public_url(vermelding), "form": form,
    }  # fmt: skip
    return render(
        request, "wegwijzer/beheer/melding.html", context, status=422 if request.method == "POST" else 200
    )


@access(Permissie.WEGWIJZER_BEHEREN)
@require_GET
def woordenlijst(request: HttpRequest) -> HttpResponse:
    """The national list with the words of the region beside it."""
    eigen = regional_words(request.viewer)
    context = {
        "groepen": [
            (g.soort.naam, [(s, eigen.get(s.pk), g.aantallen.get(s.pk, 0)) for s in g.soorten])
            for g in groups(request.viewer)
        ]
    }
    return render(request, "wegwijzer/beheer/woordenlijst.html", context)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def streekwoord(request: HttpRequest, code: str) -> HttpResponse:
    """What the region calls one kind of support."""
    soort = kind_by_code(code)
    if soort is None or soort.boven_id is None:
        raise Http404
    eigen = regional_words(request.viewer).get(soort.pk)
    begin = {"naam": eigen.naam, "woorden": "\n".join(eigen.woorden)} if eigen else None
    form = StreekwoordForm(request.POST or None, initial=begin)
    if form.is_valid() and perform(
        form, choose_regional_words, hulpsoort=soort, **form.cleaned_data, by=request.viewer, at=request.at
    ):
        messages.success(request, f"Bewaard. Zoeken op deze woorden vindt nu ‘{soort.naam}’.")
        return redirect("wegwijzer:woordenlijst")
    context = {"form": form, "soort": soort}
    return render(
        request, "wegwijzer/beheer/streekwoord.html", context, status=422 if request.method == "POST" else 200
    )
