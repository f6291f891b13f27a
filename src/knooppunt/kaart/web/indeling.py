"""In which other regions the municipalities lie: filled in by who sets up the region."""

from __future__ import annotations

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
from knooppunt.kaart.rules.indeling import divisions_as_table, read_divisions
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


@access(Permissie.REGIO_BEHEREN)
@require_http_methods(["GET", "POST"])
def indeling(request: HttpRequest) -> HttpResponse:
    """What holds and held, and a table to fill in."""
    nu = divisions_in_force()
    begin = {"tabel": divisions_as_table(divisions_of(nu), region_names()), "bron_datum": request.viewer.op}
    form = IndelingForm(request.POST or None, initial=begin)
    if form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("indeling", "bron", "bron_datum")}
        if perform(form, set_divisions, **velden, by=request.viewer, at=request.at):
            messages.success(request, "Bewaard. De kaart laat nu deze grenzen zien.")
            return redirect("kaart:indeling")
    context = {"form": form, "nu": nu, "versies": division_versions()}
    return render(request, "kaart/regio/indeling.html", context, status=422 if form.errors else 200)


@access(Permissie.REGIO_BEHEREN)
@require_POST
def indeling_terug(request: HttpRequest, ref: str) -> HttpResponse:
    take_back_divisions(ref=ref, by=request.viewer, at=request.at)
    messages.success(request, "Teruggenomen. Wat er eerder stond, geldt weer.")
    return redirect("kaart:indeling")
