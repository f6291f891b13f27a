"""Following wegwijzers of other regions and municipalities: begin, read, see what came of it, hide doubles, stop."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.volgen import follow, refresh_now, show_followed, take_in_file, unfollow
from knooppunt.wegwijzer.queries.buren import (
    followed_offer,
    hidden,
    last_report,
    neighbour_by_ref,
    neighbours,
    report_lines,
    rounds,
)
from knooppunt.wegwijzer.rules.buren import Rondestand

GROOTSTE_BESTAND = 20_000_000


class VolgForm(forms.Form):
    naam = forms.CharField(
        label="Hoe heet deze wegwijzer?", max_length=120, help_text="Zo zien ouders waar iets vandaan komt.",
        error_messages={"required": "Vul de naam van de wegwijzer in."},
    )  # fmt: skip
    adres = forms.CharField(
        label="Adres van de HSDS-API", max_length=200, required=False,
        help_text="Begint met https://. Laat het leeg als u een bestand krijgt.",
    )  # fmt: skip
    site = forms.URLField(
        label="Website voor bezoekers", max_length=200, required=False, assume_scheme="https",
        error_messages={"invalid": "Vul een webadres in, bijvoorbeeld https://wegwijzer.voorbeeld.nl."},
    )  # fmt: skip


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand met de hele wegwijzer",
        help_text="HSDS als JSON, of als zip met CSV-bestanden. Hoogstens 20 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )  # fmt: skip

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE_BESTAND:
            raise forms.ValidationError("Dit bestand is groter dan 20 MB.")
        return bestand


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def lijst(request: HttpRequest) -> HttpResponse:
    """Which wegwijzers are followed; and one more."""
    form = VolgForm(request.POST or None)
    if form.is_valid():
        nieuw = perform(form, follow, **form.cleaned_data, by=request.viewer, at=request.at)
        if nieuw:
            messages.success(request, f"U volgt nu {nieuw.naam}.")
            return redirect("wegwijzer:buur", nieuw.ref)
    context = {"buren": neighbours(request.viewer), "form": form}
    return render(request, "wegwijzer/beheer/buren.html", context, status=422 if form.errors else 200)


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def buur(request: HttpRequest, buur_ref: str) -> HttpResponse:
    """One followed wegwijzer: read it, take in a file, see what happened, stop following."""
    gevonden = neighbour_by_ref(request.viewer, buur_ref)
    if gevonden is None:
        raise Http404
    doe = request.POST.get("doe", "") if request.method == "POST" else ""
    form = BestandForm(request.POST, request.FILES) if doe == "bestand" else BestandForm()
    if doe == "stop":
        unfollow(buur=gevonden, by=request.viewer, at=request.at)
        messages.success(request, f"U volgt {gevonden.naam} niet meer. Alles wat ervan kwam, is weg.")
        return redirect("wegwijzer:buren")
    if (doe == "ververs" and gevonden.adres and _refresh(request, gevonden)) or (
        doe == "bestand" and form.is_valid() and _take_in(request, form, gevonden)
    ):
        return redirect("wegwijzer:buur", buur_ref)
    return render(
        request,
        "wegwijzer/beheer/buur.html",
        _context(request, gevonden, form),
        status=422 if form.errors else 200,
    )


def _context(request: HttpRequest, gevonden: Any, form: BestandForm) -> dict[str, Any]:
    rondes = rounds(request.viewer, gevonden)
    klaar = last_report(rondes)
    return {
        "buur": gevonden,
        "form": form,
        "rondes": rondes,
        "bezig": next((r for r in rondes if r.stand == Rondestand.BEZIG), None),
        "verslag": klaar,
        "lijnen": report_lines(request.viewer, klaar) if klaar else [],
        "verborgen": hidden(request.viewer, gevonden),
    }


def _refresh(request: HttpRequest, gevonden: Any) -> bool:
    _tell(request, refresh_now(buur=gevonden, by=request.viewer, at=request.at))
    return True


def _take_in(request: HttpRequest, form: BestandForm, gevonden: Any) -> bool:
    inhoud = form.cleaned_data["bestand"].read()
    ronde = perform(form, take_in_file, buur=gevonden, inhoud=inhoud, by=request.viewer, at=request.at)
    if ronde:
        _tell(request, ronde)
    return bool(ronde)


def _tell(request: HttpRequest, ronde: Any) -> None:
    if ronde.stand == Rondestand.KLAAR:
        messages.success(request, "De wegwijzer is gelezen. Hieronder staat wat er veranderde.")
    elif ronde.reden:
        messages.warning(request, f"Het lezen stopte: {ronde.reden} Er is niets veranderd.")
    else:
        messages.info(request, "Nog niet alles is gelezen. Klik nog eens, of wacht tot vannacht.")


@access(Permissie.WEGWIJZER_BEHEREN)
@require_POST
def toon(request: HttpRequest, aanbod_ref: str) -> HttpResponse:
    """Hide an offer of a neighbour here, or show it again."""
    volging = followed_offer(request.viewer, aanbod_ref)
    if volging is None:
        raise Http404
    zichtbaar = request.POST.get("zichtbaar") == "ja"
    show_followed(volging=volging, zichtbaar=zichtbaar, by=request.viewer, at=request.at)
    zin = (
        "is hier weer te zien"
        if zichtbaar
        else "is hier niet meer te zien. U kunt dit hieronder terugdraaien"
    )
    messages.success(request, f"{volging.aanbod} {zin}.")
    return redirect("wegwijzer:buur", volging.buur.ref)
