"""In which other regions the municipalities lie: filled in by who sets up the region."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.norm import set_divisions, take_back_divisions
from knooppunt.kaart.queries.lagen import division_versions, divisions_in_force, divisions_of
from knooppunt.kaart.queries.norm import region_codes, region_names
from knooppunt.kaart.rules.indeling import KOLOMMEN, Indeling, divisions_as_table, read_divisions
from knooppunt.kaart.rules.indelingsbestand import divisions_in_file
from knooppunt.kaart.web.bestand import text_of
from knooppunt.kaart.web.norm import NormForm
from knooppunt.toegang.public import Permissie


class IndelingForm(NormForm):
    tabel = forms.CharField(
        label="Gemeenten en hun regio’s", max_length=40_000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Eén regel per gemeente: naam; RMC-regio; veiligheidsregio (ook van de GGD); jeugdhulpregio. "
        "Weet u iets niet? Laat het leeg. Plakken uit een rekenblad kan ook.",
        error_messages={"required": "Vul voor minstens één gemeente in waar zij bij hoort."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        try:
            gegevens["indeling"] = read_divisions(gegevens.get("tabel") or "", region_codes())
        except ValueError as fout:
            if not self.has_error("tabel"):
                for zin in fout.args:
                    self.add_error("tabel", zin)
        return gegevens


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label="Openbaar bestand (csv)", max_length=200,
        help_text="Bijvoorbeeld de tabel “Gebieden in Nederland” van het CBS, of de lijst van vestigingen van DUO. "
        "U ziet eerst wat eruit is gelezen; er wordt nog niets bewaard. Hoogstens 5 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )  # fmt: skip

    def clean_bestand(self) -> Any:
        try:
            return divisions_in_file(text_of(self.cleaned_data["bestand"]), region_codes())
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from fout


@access(Permissie.REGIO_BEHEREN)
@require_http_methods(["GET", "POST"])
def indeling(request: HttpRequest) -> HttpResponse:
    """What holds and held, a table to fill in, and a public file from which the table is filled."""
    nu = divisions_in_force()
    staat, gelezen, bron = divisions_of(nu), {}, ""
    is_bestand = "lees" in request.POST
    bestand = BestandForm(*((request.POST, request.FILES) if is_bestand else ()))
    if bestand.is_valid():
        gelezen, bron = bestand.cleaned_data["bestand"], request.FILES["bestand"].name
        staat = {code: {**staat.get(code, {}), **gelezen.get(code, {})} for code in {*staat, *gelezen}}
    tabel = divisions_as_table(staat, region_names())
    begin = {"tabel": tabel, "bron": bron, "bron_datum": request.viewer.op}
    form = IndelingForm(None if is_bestand else request.POST or None, initial=begin)
    if form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("indeling", "bron", "bron_datum")}
        if perform(form, set_divisions, **velden, by=request.viewer, at=request.at):
            messages.success(request, "Bewaard. De kaart laat nu deze grenzen zien.")
            return redirect("kaart:indeling")
    context = {
        "form": form, "bestand": bestand, "nu": nu, "versies": division_versions(), "gelezen": _read_words(gelezen),
    }  # fmt: skip
    fout = form.errors or bestand.errors
    return render(request, "kaart/regio/indeling.html", context, status=422 if fout else 200)


def _read_words(gelezen: Indeling) -> list[str]:
    """Of how many municipalities each kind of region was read."""
    aantal = Counter(soort for rij in gelezen.values() for soort in rij)
    return [
        f"{soort.label[0].upper()}{soort.label[1:]}: van {n} {'gemeente' if n == 1 else 'gemeenten'}"
        for soort in KOLOMMEN if (n := aantal[soort])
    ]  # fmt: skip


@access(Permissie.REGIO_BEHEREN)
@require_POST
def indeling_terug(request: HttpRequest, ref: str) -> HttpResponse:
    take_back_divisions(ref=ref, by=request.viewer, at=request.at)
    messages.success(request, "Teruggenomen. Wat er eerder stond, geldt weer.")
    return redirect("kaart:indeling")
