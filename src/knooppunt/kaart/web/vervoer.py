"""The explainer of transport to school, for everyone; and what municipalities agreed, for who keeps it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.vervoer import take_back_agreement, write_agreement
from knooppunt.kaart.policies import may_keep_transport
from knooppunt.kaart.queries.vervoer import agreement_of, agreements, municipalities, transport_stands
from knooppunt.kaart.rules.vervoer import PAKKET, explain
from knooppunt.kaart.web.forms import AfspraakForm, RitForm
from knooppunt.organisaties.public import Gemeente
from knooppunt.toegang.public import Permissie

TERMIJNEN = ("VERVOER.BESLUIT", "VERVOER.UITSTEL", "VERVOER.BEZWAAR")


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def vervoerwijzer(request: HttpRequest) -> HttpResponse:
    """What can and what cannot, with why. A post: nothing about a child stands in an address, and nothing is kept."""
    form = RitForm(request.POST or None, gemeenten=municipalities())
    context: dict[str, Any] = {
        "form": form,
        "houdt_bij": may_keep_transport(request.viewer),
        "termijnen": [PAKKET.op(code, request.viewer.op) for code in TERMIJNEN],
    }
    if request.method == "POST" and form.is_valid():
        gemeente, rit = form.journey()
        afspraak = agreement_of(gemeente, request.viewer.op)
        context |= {
            "uitleg": explain(rit, agreements(afspraak), request.viewer.op),
            "gemeente": gemeente,
            "afspraak": afspraak,
        }
    return render(request, "kaart/vervoer/wijzer.html", context, status=422 if form.errors else 200)


@access(Permissie.REGIO_BEHEREN)
@require_GET
def vervoerafspraken(request: HttpRequest) -> HttpResponse:
    """Every municipality with what it agreed, and who did not say so yet."""
    standen = transport_stands(request.viewer.op)
    context = {"standen": standen, "zonder": sum(stand.nu is None for stand in standen)}
    return render(request, "kaart/vervoer/afspraken.html", context)


@access(Permissie.REGIO_BEHEREN)
@require_http_methods(["GET", "POST"])
def vervoerafspraak(request: HttpRequest, code: str) -> HttpResponse:
    """Write what a municipality agreed; the form begins with what holds now."""
    gemeente = next((g for g in municipalities() if g.code == code), None)
    if gemeente is None:
        raise Http404
    form = AfspraakForm(request.POST or None, initial=_initial(request, gemeente))
    if request.method == "POST" and form.is_valid():
        afspraak = perform(
            form, write_agreement, gemeente=gemeente, by=request.viewer, at=request.at, **form.cleaned_data
        )
        if afspraak:
            messages.success(request, f"Vastgelegd. Ouders in {gemeente.naam} lezen dit vanaf die dag.")
            return redirect("kaart:vervoerafspraken")
    context = {"form": form, "gemeente": gemeente}
    return render(request, "kaart/vervoer/afspraak.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest, gemeente: Gemeente) -> dict[str, Any]:
    afspraak = agreement_of(gemeente, request.viewer.op)
    velden = ("km", "zelf_vanaf", "reistijd", "training", "opstapplaatsen", "url", "toelichting")
    nu = {veld: getattr(afspraak, veld) for veld in velden} if afspraak else {}
    return {"geldig_van": request.viewer.op, **nu}


@access(Permissie.REGIO_BEHEREN)
@require_POST
def vervoerafspraak_terug(request: HttpRequest, ref: str) -> HttpResponse:
    take_back_agreement(ref=ref, by=request.viewer, at=request.at)
    messages.success(request, "Teruggenomen. Wat er eerder stond, geldt weer.")
    return redirect("kaart:vervoerafspraken")
