"""Pages of calls for a colleague: the open ones, our own, one with its answers, and placing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kennis.actions import oproepen as acties
from knooppunt.kennis.policies import writes_for
from knooppunt.kennis.queries.items import own_organisations
from knooppunt.kennis.queries.oproepen import (
    answer_for,
    answers_of,
    call_for,
    open_calls,
    our_calls,
    who_can_answer,
)
from knooppunt.kennis.rules.oproepen import Antwoordstatus, Oproepsoort, Oproepstatus
from knooppunt.kennis.web.forms_oproepen import AntwoordForm, OproepForm, SluitForm
from knooppunt.kennis.web.pages import kind_links
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import groups

STAPPEN = {
    "trek_in": (acties.withdraw_call, "Ingetrokken. U kunt de oproep weer openen."),
    "heropen": (acties.reopen_call, "De oproep staat weer open."),
}
ANTWOORDSTAPPEN = {
    "kies": (acties.accept_answer, "Afgesproken. Wie antwoordde, krijgt bericht."),
    "trek_antwoord_in": (acties.withdraw_answer, "Uw antwoord is ingetrokken."),
}


@access(Permissie.OPROEPEN_ZIEN)
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    van_ons = request.GET.get("toon") == "ons"
    deelt = bool(writes_for(request.viewer))
    adres = reverse("kennis:oproepen")
    tabs = [
        {"url": adres, "label": "Open oproepen", "actief": not van_ons},
        {"url": f"{adres}?toon=ons", "label": "Van ons", "actief": van_ons},
    ]
    rijen = our_calls(request.viewer) if van_ons else open_calls(request.viewer)
    context = {"rijen": rijen, "tabs": tabs if deelt else [], "deelt": deelt, "van_ons": van_ons}
    return render(request, "kennis/werk/oproepen.html", context)


@access(Permissie.OPROEPEN_ZIEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, oproepsoort: str) -> HttpResponse:
    if oproepsoort not in set(Oproepsoort):
        raise Http404
    soort, organisaties = Oproepsoort(oproepsoort), own_organisations(request.viewer)
    if not organisaties:
        raise Http404
    form = OproepForm(request.POST or None, groepen=groups(request.viewer), organisaties=organisaties)
    if form.is_valid():
        velden = {naam: w for naam, w in form.cleaned_data.items() if naam != "eigenaar"}
        geplaatst = perform(
            form, acties.place_call, soort=soort, organisatie=form.organisatie(), **velden,
            by=request.viewer, at=request.at,
        )  # fmt: skip
        if geplaatst:
            messages.success(request, "Geplaatst. Wie in de regio werkt, kan erop antwoorden.")
            return redirect("kennis:oproep", geplaatst.ref)
    context = {"form": form, "titel": soort.label.capitalize()}
    return render(request, "kennis/werk/oproep_nieuw.html", context, status=422 if form.errors else 200)


@access(Permissie.OPROEPEN_ZIEN)
@require_http_methods(["GET", "POST"])
def oproep(request: HttpRequest, oproep_ref: str) -> HttpResponse:
    """One call with the answers that this person may read, and what can be done now."""
    dit = call_for(request.viewer, oproep_ref)
    if dit is None:
        raise Http404
    doe, kan_namens = request.POST.get("doe", ""), who_can_answer(request.viewer, dit)
    antwoord = AntwoordForm(request.POST if doe == "antwoord" else None, organisaties=kan_namens)
    sluit = SluitForm(request.POST if doe and doe != "antwoord" else None)
    if request.method == "POST" and _done(request, dit, doe, antwoord, sluit):
        zichtbaar = call_for(request.viewer, oproep_ref)
        return redirect("kennis:oproep", oproep_ref) if zichtbaar else redirect("kennis:oproepen")
    mijn = writes_for(request.viewer)
    context = {
        "oproep": dit, "soorten": kind_links(dit.soorten.all()), "status": Oproepstatus(dit.status),
        "antwoorden": [(a, a.organisatie_id in mijn) for a in answers_of(request.viewer, dit)],
        "van_ons": dit.organisatie_id in mijn, "kan_namens": kan_namens, "antwoord": antwoord, "sluit": sluit,
        "wacht": Antwoordstatus.WACHT.value,
    }  # fmt: skip
    fout = antwoord.errors or sluit.errors
    return render(request, "kennis/werk/oproep.html", context, status=422 if fout else 200)


def _done(request: HttpRequest, dit: Any, doe: str, antwoord: AntwoordForm, sluit: SluitForm) -> bool:
    """What the button said; False when it was refused or not filled in."""
    wie = {"by": request.viewer, "at": request.at}
    if doe == "antwoord" and antwoord.per_ref:
        tekst = "Uw antwoord is verstuurd."
        klaar = antwoord.is_valid() and perform(
            antwoord, acties.answer_call, oproep=dit, organisatie=antwoord.organisatie(),
            tekst=antwoord.cleaned_data["tekst"], **wie,
        )  # fmt: skip
    elif doe in ANTWOORDSTAPPEN:
        gekozen = answer_for(request.viewer, sluit.cleaned_data["welk"]) if sluit.is_valid() else None
        if gekozen is None or gekozen.oproep_id != dit.pk:
            raise Http404
        actie, tekst = ANTWOORDSTAPPEN[doe]
        klaar = perform(sluit, actie, antwoord=gekozen, **wie)
    elif doe == "sluit":
        tekst = "Afgerond."
        klaar = sluit.is_valid() and perform(
            sluit, acties.close_call, oproep=dit, opbrengst=sluit.cleaned_data["opbrengst"], **wie
        )
    elif doe in STAPPEN:
        actie, tekst = STAPPEN[doe]
        klaar = sluit.is_valid() and perform(sluit, actie, oproep=dit, **wie)
    else:
        raise Http404
    if klaar:
        messages.success(request, tekst)
    return bool(klaar)
