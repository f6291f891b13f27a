"""Making and changing an entry."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.vermeldingen import add_entry, change_entry
from knooppunt.wegwijzer.blad.lezen import Vermelding, read_sheet
from knooppunt.wegwijzer.policies import may_keep, needs_review
from knooppunt.wegwijzer.queries.beheer import (
    areas,
    locations_for,
    organisation_for,
    profile_of,
    waiting_sheet,
    word_of,
)
from knooppunt.wegwijzer.queries.herinneren import SOORTEN
from knooppunt.wegwijzer.queries.tonen import groups
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.web.beheer.forms import AanbodForm, LocatieForm, ProfielForm, VermeldingForm
from knooppunt.wegwijzer.web.beheer.overzicht import entry_or_404
from knooppunt.wegwijzer.web.melden import public_url

KOPPEN = {"aanbod": "Aanbod", "locatie": "Locatie", "organisatie": "Organisatie"}
NIEUW = {
    "vorm": "hulp",
    "status": "open",
    "toegangsweg": "vrij",
    "soort": "adres",
    "voertalen": [{"code": "nl"}],
}
"""What a new entry begins with."""


def form_for(
    request: HttpRequest, soortnaam: str, organisatie: Organisatie, blad: dict[str, Any], *,
    is_school: bool = False, nakijk_email: str = "",
) -> VermeldingForm:  # fmt: skip
    """The form of this kind of entry, filled with the sheet."""
    data = request.POST or None
    vast = {"blad": blad, "at": request.at, "nakijk_email": nakijk_email}
    if soortnaam == "aanbod":
        return AanbodForm(
            data, **vast, groepen=groups(request.viewer),
            gebieden=areas(request.viewer, blad.get("werkgebieden") or []),
            locaties=locations_for(organisatie, list(blad.get("locaties") or [])),
        )  # fmt: skip
    if soortnaam == "locatie":
        return LocatieForm(data, **vast, is_school=is_school)
    return ProfielForm(data, **vast)


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, soortnaam: str, organisatie_ref: str) -> HttpResponse:
    """Put something in for an organisation. There is one profile per organisation."""
    organisatie = organisation_for(request.viewer, organisatie_ref)
    if organisatie is None or soortnaam not in SOORTEN:
        raise Http404
    may_keep(request.viewer, organisatie.pk, Herkomst.EIGEN).require_permission()
    bestaand = profile_of(organisatie) if soortnaam == "organisatie" else None
    if bestaand:
        return redirect("wegwijzer:bewerken", "organisatie", bestaand.ref)
    form = form_for(request, soortnaam, organisatie, NIEUW)
    if form.is_valid():
        gemaakt = perform(
            form, add_entry, soort=SOORTEN[soortnaam], organisatie=organisatie, blad=form.sheet(),
            nakijk_email=form.cleaned_data["nakijk_email"], by=request.viewer, at=request.at,
        )  # fmt: skip
        if gemaakt:
            messages.success(request, _made(gemaakt))
            return redirect(public_url(gemaakt) if gemaakt.is_zichtbaar else "wegwijzer:beheer")
    context = {
        "form": form, "titel": f"{KOPPEN[soortnaam]} toevoegen", "organisatie": organisatie, "soortnaam": soortnaam,
        "nakijken": needs_review(request.viewer, organisatie.soort), "terug": "", "wacht": False,
    }  # fmt: skip
    return render(
        request, "wegwijzer/beheer/bewerken.html", context, status=422 if request.method == "POST" else 200
    )


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_http_methods(["GET", "POST"])
def bewerken(request: HttpRequest, soortnaam: str, vermelding_ref: str) -> HttpResponse:
    """Change an entry; of an owner outside the partnership it is a proposal."""
    vermelding = entry_or_404(request.viewer, soortnaam, vermelding_ref)
    may_keep(request.viewer, vermelding.eigenaar_id, vermelding.herkomst).require_permission()
    is_school = getattr(vermelding, "vestiging_id", None) is not None
    wacht = waiting_sheet(request.viewer, vermelding)
    form = form_for(
        request, soortnaam, vermelding.organisatie, wacht or read_sheet(vermelding),
        is_school=is_school, nakijk_email=vermelding.nakijk_email,
    )  # fmt: skip
    if form.is_valid() and _save(request, vermelding, form):
        return redirect(
            "wegwijzer:bewerken" if "meer" in request.POST else "wegwijzer:geschiedenis",
            soortnaam,
            vermelding_ref,
        )
    context = {
        "form": form, "titel": str(vermelding), "organisatie": vermelding.organisatie, "soortnaam": soortnaam,
        "nakijken": needs_review(request.viewer, vermelding.eigenaar.soort), "terug": public_url(vermelding),
        "ref": vermelding_ref, "wacht": wacht is not None,
    }  # fmt: skip
    return render(
        request, "wegwijzer/beheer/bewerken.html", context, status=422 if request.method == "POST" else 200
    )


def _save(request: HttpRequest, vermelding: Vermelding, form: VermeldingForm) -> bool:
    """Save, and say what happened."""
    bewaard = perform(
        form, change_entry, vermelding=vermelding, blad=form.sheet(),
        nakijk_email=form.cleaned_data["nakijk_email"], by=request.viewer, at=request.at,
    )  # fmt: skip
    if not bewaard:
        return False
    if bewaard is True:
        tekst = "Er was niets veranderd. Er staat nu dat u het vandaag hebt nagekeken."
    elif bewaard.status == "voorgesteld":
        tekst = "Dank u wel. Het samenwerkingsverband leest uw voorstel en zet het op de wegwijzer."
    else:
        tekst = "De verandering staat op de wegwijzer."
    messages.success(request, tekst)
    return True


def _made(vermelding: Vermelding) -> str:
    if vermelding.is_zichtbaar:
        return f"{KOPPEN[word_of(vermelding)]} toegevoegd."
    return "Dank u wel. Het samenwerkingsverband leest het na. Daarna staat het op de wegwijzer."
