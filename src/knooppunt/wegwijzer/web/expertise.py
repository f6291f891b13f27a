"""Expertise with free hours for everyone; asking, answering and looking back for who works with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.expertise import (
    ask_expertise,
    evaluate_expertise,
    promise_expertise,
    refuse_expertise,
    withdraw_request,
)
from knooppunt.wegwijzer.policies import asks_for, may_ask_expertise, may_keep
from knooppunt.wegwijzer.queries.expertise import (
    expertise_offer,
    expertise_offers,
    hours_of,
    request_by_ref,
    requests,
    schools_of,
    what_came_of_it,
)
from knooppunt.wegwijzer.rules.expertise import in_words
from knooppunt.wegwijzer.web import woorden
from knooppunt.wegwijzer.web.forms_expertise import AanvraagForm, EvaluatieForm, WeigerForm
from knooppunt.wegwijzer.web.pages import kind_card


@access(publiek=True)
@require_GET
def expertise(request: HttpRequest) -> HttpResponse:
    """Who knows what, where, and how many hours are free."""
    op = request.viewer.op
    regels = [
        {
            "aanbod": a,
            "soorten": [kind_card(s) for s in a.soorten.all()],
            "ruimte": woorden.room(a.capaciteit.all(), op),
            "dagen": woorden.times(a.openingstijden.all(), op),
            "gebied": woorden.area(a),
            "wachttijd": woorden.waiting_time(a, op),
        }
        for a in expertise_offers(request.viewer)
    ]
    context = {
        "regels": regels,
        "mag_vragen": bool(asks_for(request.viewer)),
        "werkt_hier": request.viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN),
    }
    return render(request, "wegwijzer/publiek/expertise.html", context)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def aanvragen(request: HttpRequest) -> HttpResponse:
    """Requests that wait for me, and those that I wait for."""
    alles = request.GET.get("toon") == "alles"
    tabs = [
        {"url": reverse("wegwijzer:aanvragen"), "label": "Lopend", "actief": not alles},
        {"url": "?toon=alles", "label": "Alles", "actief": alles},
    ]
    context = {"regels": requests(request.viewer, alles), "alles": alles, "tabs": tabs}
    return render(request, "wegwijzer/expertise/aanvragen.html", context)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def vraag(request: HttpRequest, aanbod_ref: str) -> HttpResponse:
    """Ask for expertise from its own page."""
    aanbod = expertise_offer(request.viewer, aanbod_ref)
    if aanbod is None:
        raise Http404
    scholen = schools_of(request.viewer)
    may_ask_expertise(request.viewer, scholen[0].pk if scholen else 0).require_permission()
    form = AanvraagForm(request.POST or None, scholen=scholen)
    if form.is_valid():
        gevraagd = perform(
            form, ask_expertise, aanbod=aanbod, **form.cleaned_data, by=request.viewer, at=request.at
        )
        if gevraagd:
            messages.success(
                request, f"Gevraagd. U hoort het uiterlijk {woorden.datum(gevraagd.antwoord_voor)}."
            )
            return redirect("wegwijzer:aanvraag", gevraagd.ref)
    uren = hours_of(aanbod)
    context = {"form": form, "aanbod": aanbod, "vrij": in_words(uren.vrij) if uren else ""}
    return render(request, "wegwijzer/expertise/vraag.html", context, status=422 if form.errors else 200)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def aanvraag(request: HttpRequest, aanvraag_ref: str) -> HttpResponse:
    """One request: its answer, and what came of it."""
    gevonden = request_by_ref(request.viewer, aanvraag_ref)
    if gevonden is None:
        raise Http404
    doe = request.POST.get("doe", "")
    weiger = WeigerForm(request.POST if doe in ("zeg_toe", "weiger") else None)
    evaluatie = EvaluatieForm(request.POST if doe in ("rond_af", "trek_in") else None)
    if request.method == "POST" and _done(request, gevonden, doe, weiger, evaluatie):
        return redirect("wegwijzer:aanvraag", aanvraag_ref)
    uren = hours_of(gevonden.aanbod)
    context = {
        "aanvraag": gevonden, "weiger": weiger, "evaluatie": evaluatie, "uren": in_words(gevonden.uren),
        "vrij": in_words(uren.vrij) if uren else "", "opbrengst": what_came_of_it(request.viewer, gevonden.aanbod),
        "mag_antwoorden": bool(may_keep(request.viewer, gevonden.aanbod.eigenaar_id, gevonden.aanbod.herkomst)),
        "mag_vragen": bool(may_ask_expertise(request.viewer, gevonden.school_id)),
    }  # fmt: skip
    fout = weiger.errors or evaluatie.errors or (request.method == "POST")
    return render(request, "wegwijzer/expertise/aanvraag.html", context, status=422 if fout else 200)


def _done(
    request: HttpRequest, gevonden: Any, doe: str, weiger: WeigerForm, evaluatie: EvaluatieForm
) -> bool:
    """What the button said; False when it was refused or not filled in."""
    vast = {"aanvraag": gevonden, "by": request.viewer, "at": request.at}
    if doe == "zeg_toe":
        klaar = weiger.is_valid() and perform(weiger, promise_expertise, **vast)
        tekst = "Toegezegd. De school krijgt bericht en de uren zijn geboekt."
    elif doe == "weiger":
        klaar = weiger.is_valid() and perform(weiger, refuse_expertise, **weiger.cleaned_data, **vast)
        tekst = "De school leest waarom het niet kan."
    elif doe == "trek_in":
        evaluatie.fields.clear()
        klaar = evaluatie.is_valid() and perform(evaluatie, withdraw_request, **vast)
        tekst = "De aanvraag is ingetrokken."
    else:
        klaar = evaluatie.is_valid() and perform(
            evaluatie, evaluate_expertise, **evaluatie.cleaned_data, **vast
        )
        tekst = "Dank u wel. Anderen zien nu hoe vaak het hielp."
    if klaar:
        messages.success(request, tekst)
    return bool(klaar)
