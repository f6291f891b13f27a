"""One page per step of support: a short form, one action, back to the dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.basis.web import perform
from knooppunt.besluiten.actions.betaler import record_payer
from knooppunt.besluiten.actions.verloop import (
    drop_support,
    finish_support,
    prolong_support,
    promise_support,
    reopen_support,
    start_support,
)
from knooppunt.besluiten.actions.voorstel import answer_support
from knooppunt.besluiten.policies import may_answer_support, may_arrange_support, may_settle_payment
from knooppunt.besluiten.queries import one_support, payers_of, seekers_of
from knooppunt.besluiten.rules import PAKKET, payer_due
from knooppunt.besluiten.web.forms import (
    AfrondForm,
    AntwoordForm,
    BetalerForm,
    BevestigForm,
    StartForm,
    StopForm,
    VerlengForm,
    as_choices,
    weken_later,
)
from knooppunt.dossier.public import Deel, DossierZicht, dossier_context, dossier_or_404

Gegevens = Callable[[DossierZicht, Any, Viewer], dict[str, Any]]


def _niets(zicht: DossierZicht, inzet: Any, viewer: Viewer) -> dict[str, Any]:
    return {}


def _start(zicht: DossierZicht, inzet: Any, viewer: Viewer) -> dict[str, Any]:
    termijn = PAKKET.op("BETALER_BEKEND", viewer.op)
    return {
        "betalers": as_choices(payers_of(zicht), "naam"),
        "zoekers": as_choices(seekers_of(zicht, Deel(inzet.deel), viewer), "naam"),
        "afspraak": f"Afspraak: {termijn.tekst}",
        "initial": {
            "gestart_op": viewer.op,
            "evaluatiedatum": max(inzet.evaluatiedatum, weken_later(viewer.op, 1)),
            "betaler_ref": inzet.betaler.ref if inzet.betaler else "",
            "betaler_voor": payer_due(viewer.op),
        },
    }


def _betaler(zicht: DossierZicht, inzet: Any, viewer: Viewer) -> dict[str, Any]:
    return {"betalers": as_choices(payers_of(zicht), "naam")}


def _verlengen(zicht: DossierZicht, inzet: Any, viewer: Viewer) -> dict[str, Any]:
    return {"initial": {"evaluatiedatum": weken_later(viewer.op, 8)}}


def _antwoord(zicht: DossierZicht, inzet: Any, viewer: Viewer) -> dict[str, Any]:
    eigen = next((r for r in inzet.reacties.all() if r.account_id == viewer.account_id), None)
    initial = {"antwoord": eigen.antwoord, "toelichting": eigen.toelichting} if eigen else {}
    return {"je": viewer.soort == "leerling", "initial": initial}


@dataclass(frozen=True)
class Stap:
    """What a step asks, which action it performs, and what is said before and after."""

    titel: str
    uitleg: str
    form: type[forms.Form]
    actie: Callable[..., Any]
    knop: str
    gedaan: str
    mag: Callable[..., Any] = may_arrange_support
    gegevens: Gegevens = _niets


STAPPEN = {
    "toezeggen": Stap(
        "De hulp is toegezegd", "Degene die de hulp geeft heeft ja gezegd. De hulp kan daarna beginnen.",
        BevestigForm, promise_support, "Ja, de hulp is toegezegd", "De hulp is afgesproken.",
    ),
    "starten": Stap(
        "De hulp is begonnen", "Eerst hulp, dan het geld: de hulp kan beginnen voordat bekend is wie betaalt.",
        StartForm, start_support, "De hulp is begonnen", "De hulp loopt.", gegevens=_start,
    ),
    "betaler": Stap(
        "Wie betaalt de hulp?", "Daarna hoeft niemand dit meer uit te zoeken.",
        BetalerForm, record_payer, "Opslaan", "De betaler is bekend.", may_settle_payment, _betaler,
    ),
    "verlengen": Stap(
        "De hulp gaat langer door", "U hebt samen teruggekeken. Schrijf op wat u zag.",
        VerlengForm, prolong_support, "Langer door laten gaan", "De hulp gaat door.", gegevens=_verlengen,
    ),
    "afronden": Stap(
        "De hulp afronden", "U kunt de hulp later weer oppakken.",
        AfrondForm, finish_support, "Afronden", "De hulp is afgerond.",
    ),
    "stoppen": Stap(
        "De hulp gaat niet door", "De ouders en de leerling lezen de reden. U kunt de hulp later weer oppakken.",
        StopForm, drop_support, "De hulp gaat niet door", "De hulp gaat niet door. De reden is bewaard.",
    ),
    "heropenen": Stap(
        "De hulp weer oppakken", "De hulp gaat verder waar ze was gebleven.",
        BevestigForm, reopen_support, "Weer oppakken", "De hulp is weer opgepakt.",
    ),
    "antwoord": Stap(
        nl("Past deze hulp?"), nl("Het team leest dit antwoord. Het mag altijd anders worden."),
        AntwoordForm, answer_support, nl("Verstuur"), nl("Bedankt. Het team kan dit nu lezen."),
        may_answer_support, _antwoord,
    ),
}  # fmt: skip


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def stap(request: HttpRequest, ref: str, inzet_ref: str, stap: str) -> HttpResponse:
    """One step of one piece of support. Support in a part that is closed to the viewer does not exist for them."""
    zicht = dossier_or_404(request, ref)
    inzet = one_support(zicht, inzet_ref)
    if inzet is None or stap not in STAPPEN:
        raise Http404
    dit = STAPPEN[stap]
    dit.mag(request.viewer, zicht.feiten).require_permission()
    form = dit.form(
        request.POST if request.method == "POST" else None, **dit.gegevens(zicht, inzet, request.viewer)
    )
    if request.method == "POST":
        kwargs = {"zicht": zicht, "inzet": inzet, "by": request.viewer, "at": request.at}
        if form.is_valid() and perform(form, dit.actie, **kwargs, **form.cleaned_data):
            messages.success(request, dit.gedaan)
            return redirect(f"{reverse('besluiten:inzet', args=[ref])}#{inzet.ref}")
    context = dossier_context(request, zicht, "besluiten:inzet") | {"form": form, "stap": dit, "inzet": inzet}
    return render(request, "besluiten/stap.html", context, status=422 if form.errors else 200)
