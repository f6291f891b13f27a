"""What is missing near home: the list of the region, and what the wegwijzer says when it has nothing."""

from __future__ import annotations

import math
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.kaart.policies import may_make_studies
from knooppunt.kaart.queries.cirkel import needs_in_words
from knooppunt.kaart.queries.norm import norm_in_force
from knooppunt.kaart.queries.ontbreekt import asked_in_dossiers, here, missing
from knooppunt.kaart.rules.ontbreekt import Gemis, Gemislijst
from knooppunt.kaart.rules.stromen import pupils_in_words
from knooppunt.kaart.web.blad import SOORTNAMEN, WEGWIJZERSOORT
from knooppunt.kaart.web.kader import GebiedForm, tabs
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import in_words, kind_by_code, place_by_name

GEMEENTE, POSTCODE = "gemeente", "postcode"
HOOGSTENS = 40
"""Rows of one list; the rest is counted."""


class OntbreektForm(GebiedForm):
    per = forms.ChoiceField(
        label="Per gemeente of postcode",
        choices=[(GEMEENTE, "per gemeente"), (POSTCODE, "per postcode")],
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__({"per": GEMEENTE} | data)


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def ontbreekt(request: HttpRequest) -> HttpResponse:
    """Three lists: who travels far, what is not there, and what was asked in dossiers and has not begun."""
    form = OntbreektForm(request.GET.dict())
    context: dict[str, Any] = {"form": form, "mag_maken": may_make_studies(request.viewer)}
    if form.is_valid() and form.cleaned_data["swv"]:
        swv, per = form.cleaned_data["swv"], form.cleaned_data["per"]
        norm = norm_in_force(request.viewer.op).norm
        lijst = missing(request.viewer, [swv], norm, per == POSTCODE)
        context |= {"swv": swv, "lijst": lijst, "gevraagd": asked_in_dossiers(request.viewer)}
        if lijst:
            context |= {
                "maat": lijst.maat,
                "ver": _far(lijst.ver, per),
                "niets": _nothing(request, lijst.niets, per),
            }
    context["tabs"] = tabs("kaart:ontbreekt", context.get("swv", ""))
    return render(request, "kaart/ontbreekt/ontbreekt.html", context, status=422 if form.errors else 200)


def _far(lijst: Gemislijst, per: str) -> dict[str, Any]:
    return _shown(lijst, [
        _row(rij, per, SOORTNAMEN[rij.soort], WEGWIJZERSOORT[rij.soort]) for rij in lijst.rijen[:HOOGSTENS]
    ])  # fmt: skip


def _nothing(request: HttpRequest, lijst: Gemislijst, per: str) -> dict[str, Any]:
    namen = needs_in_words(request.viewer)
    rijen = [rij for rij in lijst.rijen if rij.soort in namen]
    return _shown(lijst, [_row(r, per, in_words(namen[r.soort]), r.soort) for r in rijen[:HOOGSTENS]])


def _shown(lijst: Gemislijst, rijen: list[dict[str, Any]]) -> dict[str, Any]:
    return {"rijen": rijen, "meer": max(len(lijst.rijen) - HOOGSTENS, 0), "te_klein": lijst.te_klein}


def _row(rij: Gemis, per: str, naam: str, soort: str) -> dict[str, Any]:
    return {
        "gebied": rij.gebied if per == GEMEENTE else f"Postcode {rij.gebied}",
        "naam": naam,
        "soort": soort,
        "leerlingen": pupils_in_words(rij.laag, rij.hoog),
        "minstens": rij.laag,
        "km": None if rij.dichtstbij_km is None or math.isinf(rij.dichtstbij_km) else rij.dichtstbij_km,
        "geen_weg": rij.dichtstbij_km is not None and math.isinf(rij.dichtstbij_km),
        "pc4": rij.pc4,
    }


@access(publiek=True)
@require_GET
def hier(request: HttpRequest, code: str) -> HttpResponse:
    """Does this kind of support lack near a place? Shown by the wegwijzer where it found nothing (htmx)."""
    soort, plaats = kind_by_code(code), place_by_name(request.viewer, request.GET.get("plaats", "")[:60])
    if soort is None or plaats is None:
        raise Http404
    context = {
        "soort": soort,
        "naam": in_words(soort),
        "stand": here(request.viewer, code, plaats, norm_in_force(request.viewer.op).norm),
    }
    return render(request, f"kaart/ontbreekt/{'_hier' if request.htmx else 'hier'}.html", context)
