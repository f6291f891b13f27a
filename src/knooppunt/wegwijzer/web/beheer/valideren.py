"""Asking somebody to look along with a school, and saying what was seen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.valideren import (
    ask_validation,
    decline_validation,
    validate_profile,
    withdraw_validation,
)
from knooppunt.wegwijzer.policies import may_ask_validation, may_validate
from knooppunt.wegwijzer.queries.profielen import views
from knooppunt.wegwijzer.queries.validatie import validation_by_ref, who_can_validate
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, Profielstatus, year_name
from knooppunt.wegwijzer.rules.validatie import Validatiewijze
from knooppunt.wegwijzer.web.beheer.forms_profielen import KanNietForm, ValidatieForm, VraagForm
from knooppunt.wegwijzer.web.beheer.profielen import profile_or_404


@access(Permissie.REGIOBEELD_ZIEN)
@require_POST
def vraag(request: HttpRequest, profiel_ref: str) -> HttpResponse:
    """Ask one other school or the samenwerkingsverband."""
    profiel = profile_or_404(request.viewer, profiel_ref)
    may_ask_validation(request.viewer, profiel.school_id).require_permission()
    form = VraagForm(request.POST, organisaties=who_can_validate(request.viewer, profiel))
    vast = {"profiel": profiel, "by": request.viewer, "at": request.at}
    if form.is_valid() and perform(form, ask_validation, **form.cleaned_data, **vast):
        messages.success(request, f"Gevraagd aan {form.cleaned_data['organisatie']}.")
    else:
        fouten = [fout for lijst in form.errors.values() for fout in lijst]
        messages.error(request, " ".join(fouten))
    return redirect("wegwijzer:profiel", profiel_ref)


@access(Permissie.REGIOBEELD_ZIEN)
@require_http_methods(["GET", "POST"])
def validatie(request: HttpRequest, validatie_ref: str) -> HttpResponse:
    """One request: look along, say that it cannot be done, or take the request back."""
    gevonden = validation_by_ref(request.viewer, validatie_ref)
    if gevonden is None:
        raise Http404
    (beeld,) = views([gevonden.profiel], request.viewer.op)
    doe = request.POST.get("doe", "")
    form = ValidatieForm(request.POST if doe == "valideer" else None, regels=beeld.regels)
    kan_niet = KanNietForm(request.POST if doe in ("kan_niet", "trek_in") else None)
    if request.method == "POST" and _done(request, gevonden, doe, form, kan_niet):
        return redirect("wegwijzer:profiel", gevonden.profiel.ref)
    context = {
        "validatie": gevonden, "profiel": gevonden.profiel, "jaar": year_name(gevonden.profiel.schooljaar),
        "form": form, "kan_niet": kan_niet, "niveaus": NIVEAUS,
        "oordelen": gevonden.oordelen.select_related("deel__onderdeel").order_by("deel__onderdeel__rang"),
        "wacht": gevonden.status == "gevraagd",
        "is_concept": gevonden.profiel.status == Profielstatus.CONCEPT,
        "mag_valideren": bool(may_validate(request.viewer, gevonden.organisatie_id, gevonden.profiel.school_id)),
        "mag_intrekken": bool(may_ask_validation(request.viewer, gevonden.profiel.school_id)),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "wegwijzer/profielen/validatie.html", context, status=status)


def _done(request: HttpRequest, gevonden: Any, doe: str, form: ValidatieForm, kan_niet: KanNietForm) -> bool:
    """What the button said; False when it was refused or not filled in."""
    vast = {"validatie": gevonden, "by": request.viewer, "at": request.at}
    klaar: Any
    if doe == "valideer":
        klaar = form.is_valid() and perform(
            form, validate_profile, wijze=Validatiewijze(form.cleaned_data["wijze"]), oordelen=form.seen(),
            toelichting=form.cleaned_data["toelichting"], **vast,
        )  # fmt: skip
        tekst = "Dank u wel. Het staat bij het profiel."
    elif doe == "kan_niet":
        klaar = kan_niet.is_valid() and perform(kan_niet, decline_validation, **kan_niet.cleaned_data, **vast)
        tekst = "De school leest waarom het niet kan."
    else:
        klaar = kan_niet.is_valid() and perform(kan_niet, withdraw_validation, **vast)
        tekst = "De vraag is ingetrokken."
    if klaar:
        messages.success(request, tekst)
    return bool(klaar)
