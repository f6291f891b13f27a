"""The region decides how far is near home: by a table, or reckoned from where children do sports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.web import perform
from knooppunt.kaart.actions.norm import set_norm, take_back_norm
from knooppunt.kaart.queries.norm import (
    BEREIK,
    norm_in_force,
    norm_table,
    norm_versions,
    region_codes,
    sports_norm,
)
from knooppunt.kaart.rules.norm import PAKKET, Normwijze, read_table
from knooppunt.kaart.rules.sport import read_sports
from knooppunt.kaart.web.bestand import bytes_of, text_of
from knooppunt.organisaties.public import built_swvs
from knooppunt.toegang.public import Permissie


class NormForm(forms.Form):
    """Where the distances come from; each form of the page adds how they are given."""

    bron = forms.CharField(
        label="Waar komt het vandaan?", max_length=200,
        error_messages={"required": "Schrijf op waar het vandaan komt."},
        help_text="Bijvoorbeeld: besluit van het bestuur, of OpenStreetMap.",
    )  # fmt: skip
    bron_datum = datumveld("Van welke dag is dat?")


class TabelForm(NormForm):
    tabel = forms.CharField(
        label="Afstanden", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Eén regel per gemeente: naam; kilometers voor jonger dan 12 jaar; kilometers vanaf 12 jaar. "
        "De regel “hele regio” geldt voor gemeenten die er niet bij staan.",
    )  # fmt: skip
    bestand = forms.FileField(
        label="Of een bestand met dezelfde drie kolommen (csv)", required=False,
        help_text="Kiest u een bestand, dan telt wat u typte niet.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        try:
            tekst = text_of(gegevens.get("bestand")) or gegevens.get("tabel") or ""
            gegevens["rijen"] = read_table(tekst, region_codes())
        except ValueError as fout:
            for zin in fout.args:
                self.add_error("tabel", zin)
        return gegevens


class SportForm(NormForm):
    bestand = forms.FileField(
        label="Bestand met plekken om te sporten",
        help_text="GeoJSON van OpenStreetMap, of een csv-bestand met de kolommen sport, lat en lon. Hoogstens 5 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )  # fmt: skip

    def clean_bestand(self) -> Any:
        try:
            return read_sports(bytes_of(self.cleaned_data["bestand"]))
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from fout


@access(Permissie.THUISNABIJ_BEPALEN)
@require_http_methods(["GET", "POST"])
def norm(request: HttpRequest) -> HttpResponse:
    """What holds and held, and two ways to decide anew."""
    op, doe = request.viewer.op, request.POST.get("doe", "")
    stand = norm_in_force(op)
    begin = {"tabel": norm_table(stand.norm), "bron_datum": op}
    tabel = TabelForm(*_posted(request, doe == "tabel"), initial=begin, prefix="tabel")
    sport = SportForm(*_posted(request, doe == "sport"), initial={"bron_datum": op}, prefix="sport")
    if (tabel.is_valid() and _by_table(request, tabel)) or (sport.is_valid() and _by_sports(request, sport)):
        messages.success(request, "Bepaald. Alle cijfers over thuisnabij volgen nu deze afstanden.")
        return redirect("kaart:norm")
    context = {
        "tabel": tabel, "sport": sport, "stand": stand, "versies": norm_versions(),
        "regels": [PAKKET.drempel(code, op) for code in ("NORM.DEEL", *BEREIK.values())],
    }  # fmt: skip
    fout = tabel.errors or sport.errors
    return render(request, "kaart/thuisnabij/norm.html", context, status=422 if fout else 200)


@access(Permissie.THUISNABIJ_BEPALEN)
@require_POST
def norm_terug(request: HttpRequest, ref: str) -> HttpResponse:
    take_back_norm(ref=ref, by=request.viewer, at=request.at)
    messages.success(request, "Teruggenomen. Wat er eerder stond, geldt weer.")
    return redirect("kaart:norm")


def _posted(request: HttpRequest, is_deze: bool) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if is_deze else (None, None)


def _by_table(request: HttpRequest, form: TabelForm) -> Any:
    g = form.cleaned_data
    return perform(
        form, set_norm, wijze=Normwijze.GEGEVEN, rijen=g["rijen"], bron=g["bron"], bron_datum=g["bron_datum"],
        by=request.viewer, at=request.at,
    )  # fmt: skip


def _by_sports(request: HttpRequest, form: SportForm) -> Any:
    g, op = form.cleaned_data, request.viewer.op
    try:
        norm = sports_norm(g["bestand"], sorted(built_swvs()), op)
    except ValueError as fout:
        form.add_error("bestand", str(fout))
        return None
    return perform(
        form, set_norm, wijze=Normwijze.GEREKEND, rijen=norm.rijen, clubs=len(g["bestand"]), bron=g["bron"],
        bron_datum=g["bron_datum"], by=request.viewer, at=request.at,
    )  # fmt: skip
