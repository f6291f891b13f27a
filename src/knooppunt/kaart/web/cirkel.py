"""The circle test: choose a place and a distance, and read which kinds of education are within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.kaart.queries.cirkel import Cirkelkaart, circle_map, needs_in_words
from knooppunt.kaart.rules.norm import PAKKET
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.kaart.web.blad import SOORTNAMEN, WEGWIJZERSOORT
from knooppunt.kaart.web.kader import EERST_HOE, HoeVeld, areas, not_to_choose, tabs
from knooppunt.organisaties.public import afstand_km
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import in_words

STRALEN = (2, 5, 10, 15, 25)
EERST = "10"


class CirkelForm(forms.Form):
    """Where the circle lies: a postcode, or a place on the sheet that was tapped."""

    swv = forms.ChoiceField(
        label="Samenwerkingsverband", error_messages={"invalid_choice": "Kies uit de lijst."}
    )
    postcode = forms.RegexField(
        r"^\s*\d{4}\s*([A-Za-z]{2})?\s*$", label="Postcode in het midden", required=False, max_length=8,
        help_text="De vier cijfers. Of kies een plek op de kaart.",
        error_messages={"invalid": "Vul de vier cijfers van een postcode in."},
    )  # fmt: skip
    straal = forms.TypedChoiceField(
        label="Hoe ver?", coerce=int, choices=[(km, f"{km} kilometer") for km in STRALEN],
        error_messages={"invalid_choice": "Kies een afstand uit de lijst."},
    )  # fmt: skip
    hoe = HoeVeld()
    x = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-2000, max_value=4000)
    y = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-2000, max_value=4000)

    def __init__(self, data: dict[str, str], verbanden: list[tuple[str, str]]) -> None:
        eerst = {"swv": verbanden[0][0] if verbanden else "", "straal": EERST, "hoe": EERST_HOE}
        super().__init__(eerst | data)
        self.fields["swv"].choices = verbanden


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def cirkel(request: HttpRequest) -> HttpResponse:
    """The form and the map; with a place also what is inside the circle."""
    form = CirkelForm(request.GET.dict(), areas())
    context: dict[str, Any] = {"form": form, "kaart": None, "tabs": tabs("kaart:cirkel", form.data["swv"])}
    if form.is_valid():
        gekozen = form.cleaned_data
        kaart = circle_map(request.viewer, [gekozen["swv"]])
        context |= {"kaart": kaart, "straal": gekozen["straal"], "swv": gekozen["swv"]}
        context["anders_reizen"] = not_to_choose()
        context["schoolsoorten"] = list(SOORTNAMEN.items())[1:]
        if kaart:
            context |= _circle(request, form, kaart)
    return render(request, "kaart/cirkel/cirkel.html", context, status=422 if form.errors else 200)


def _circle(request: HttpRequest, form: CirkelForm, kaart: Cirkelkaart) -> dict[str, Any]:
    """Where the circle is and what it has; nothing when no place was chosen."""
    gekozen, straal = form.cleaned_data, form.cleaned_data["straal"]
    pc4 = gekozen["postcode"].strip()[:4]
    if pc4:
        punt = kaart.postcodes.get(pc4)
        if punt is None:
            form.add_error("postcode", "Deze postcode ligt niet in dit gebied.")
    else:
        punt = _tapped(gekozen, kaart)
        pc4 = (
            min(kaart.postcodes, key=lambda p: afstand_km(punt, kaart.postcodes[p]), default="")
            if punt
            else ""
        )
    if punt is None:
        return {}
    weg = Way(kaart, kaart.postcodes[pc4], gekozen["hoe"])
    return {"midden": pc4, "maat": kaart.wegen.maat, **_inside(request, weg, punt, straal)}


@dataclass(frozen=True)
class Way:
    """From where and how somebody travels."""

    kaart: Cirkelkaart
    van: tuple[float, float]
    hoe: Hoe

    def to(self, naar: tuple[float, float] | None) -> str:
        return self.kaart.wegen.in_words(self.van, naar, self.hoe) if naar else ""


def _inside(request: HttpRequest, weg: Way, punt: tuple[float, float], straal: int) -> dict[str, Any]:
    kaart = weg.kaart
    leerlingen = kaart.toets.pupils_inside(punt, straal)
    klein = PAKKET.drempel("KAART.KLEIN", request.viewer.op).aantal
    namen = needs_in_words(request.viewer)
    return {
        "op_kaart": _on_sheet(kaart, punt, straal),
        "leerlingen": leerlingen if leerlingen >= klein else None,
        "rijen": [
            _row(rij)
            | {"weg": weg.to(rij.punt), "vrij": kaart.behoeften.free(WEGWIJZERSOORT[rij.soort], punt, straal)}
            for rij in kaart.toets.at(punt, straal)
        ],
        "behoeften": [
            {"rij": rij, "naam": in_words(namen[rij.soort]), "weg": weg.to(rij.plek_punt), **_share(rij)}
            for rij in kaart.behoeften.at(punt, straal)
            if rij.soort in namen
        ],
    }


def _tapped(gekozen: dict[str, Any], kaart: Cirkelkaart) -> tuple[float, float] | None:
    if gekozen["x"] is None or gekozen["y"] is None or kaart.projectie is None:
        return None
    return kaart.projectie.back(gekozen["x"], gekozen["y"])


def _on_sheet(kaart: Cirkelkaart, punt: tuple[float, float], straal: int) -> dict[str, float] | None:
    if kaart.projectie is None:
        return None
    x, y = kaart.projectie(punt)
    return {"x": x, "y": y, "r": round(straal * kaart.projectie.km, 1)}


def _row(rij: Any) -> dict[str, Any]:
    return {
        "rij": rij,
        "naam": SOORTNAMEN[rij.soort],
        "km": round(rij.km, 1) if rij.dichtstbij else None,
        **_share(rij),
    }


def _share(rij: Any) -> dict[str, Any]:
    """How many of a hundred other circles have it."""
    laag, hoog = rij.deel_marge
    return {"procent": round(100 * rij.deel), "marge": (round(100 * laag), round(100 * hoog))}
