"""Near home in figures: who goes to school nearby, who could, and what moving expertise would change."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.kaart.policies import may_set_norm
from knooppunt.kaart.queries.bewaard import kept_minutes, kept_near_now, kept_peildata
from knooppunt.kaart.queries.norm import norm_in_force, region_names
from knooppunt.kaart.rules.dichtbij import Dichtbij, Verplaatsing
from knooppunt.kaart.rules.norm import PAKKET, Normgroep, distance_rows
from knooppunt.kaart.rules.stromen import pupils_in_words
from knooppunt.kaart.rules.thuisnabij import Marge
from knooppunt.kaart.rules.wegen.maat import Hoe, duration_in_words
from knooppunt.kaart.web.blad import SOORTNAMEN
from knooppunt.kaart.web.kader import EERST_HOE, GebiedForm, HoeVeld, not_to_choose, tabs
from knooppunt.toegang.public import Permissie


class ThuisnabijForm(GebiedForm):
    hoe = HoeVeld()

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__({"hoe": EERST_HOE} | data)


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def thuisnabij(request: HttpRequest) -> HttpResponse:
    """The figures of one area, with the norm they are held against."""
    form, op = ThuisnabijForm(request.GET.dict()), request.viewer.op
    stand = norm_in_force(op)
    context: dict[str, Any] = {
        "form": form,
        "stand": stand,
        "afstanden": distance_rows(stand.norm, region_names()),
        "groepen": [groep.label for groep in Normgroep],
        "anders_reizen": not_to_choose(),
        "bepaalt": may_set_norm(request.viewer),
        "regels": [PAKKET.drempel(code, op) for code in ("KAART.DEEL", "KAART.BLIJFT")],
    }
    if form.is_valid() and form.cleaned_data["swv"]:
        swv = form.cleaned_data["swv"]
        context |= {"swv": swv, "gebied": dict(form.fields["swv"].choices)[swv]}
        context |= _figures(swv, stand.norm, form.cleaned_data["hoe"])
    context["tabs"] = tabs("kaart:thuisnabij", context.get("swv", ""))
    return render(request, "kaart/thuisnabij/thuisnabij.html", context, status=422 if form.errors else 200)


def _figures(swv: str, norm: Any, hoe: Hoe) -> dict[str, Any]:
    if not kept_peildata([swv]):
        return {}
    beeld = kept_near_now([swv], norm)
    genoeg = PAKKET.drempel("KAART.DEEL", norm.op).aantal
    tijden = kept_minutes([swv], beeld.peildatum, hoe)
    toonbaar = {rij.soort for rij in beeld.soorten if rij.laag >= genoeg}
    return {
        "peildatum": beeld.peildatum,
        "hoe": hoe,
        "maat": beeld.maat,
        "rijen": [
            _row(rij, rij.soort in toonbaar) | {"tijd": _times(tijden.get(rij.soort))}
            for rij in beeld.soorten
        ],
        "verplaatst": [_moved(rij) for rij in beeld.verplaatst if rij.soort in toonbaar],
    }


def _row(rij: Dichtbij, toonbaar: bool) -> dict[str, Any]:
    return {
        "naam": SOORTNAMEN[rij.soort],
        "leerlingen": pupils_in_words(rij.laag, rij.hoog) if toonbaar else "te weinig om te tonen",
        "nu": in_hundreds(rij.nu) if toonbaar else None,
        "geschat": round(100 * rij.nu_geschat) if toonbaar and rij.nu_geschat is not None else None,
        "kan": in_hundreds(rij.kan) if toonbaar else None,
    }


def _times(tijden: tuple[float, float] | None) -> tuple[str, str] | None:
    """Within which time half of the pupils, and 9 of 10, are there."""
    return tijden and (duration_in_words(tijden[0]), duration_in_words(tijden[1]))


def in_hundreds(marge: Marge | None) -> tuple[int, int] | None:
    """Percentages, rounded outwards."""
    return None if marge is None else (int(100 * marge[0]), -int(-100 * marge[1] // 1))


def _moved(rij: Verplaatsing) -> dict[str, Any]:
    return {
        "naam": SOORTNAMEN[rij.soort],
        "leerlingen": round(rij.leerlingen),
        "nu": round(100 * rij.nu),
        "daarna": round(100 * rij.daarna),
        "leerling_km": round(rij.leerling_km, -1),
        "deskundige_km": round(rij.deskundige_km, -1),
    }
