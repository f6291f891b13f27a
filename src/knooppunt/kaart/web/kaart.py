"""The map of the region: layers that one chooses, the same as tables, and an address that can be shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.kaart.policies import may_set_divisions
from knooppunt.kaart.queries.lagen import Lagenbeeld, layers_of
from knooppunt.kaart.rules.lagen import EERST, SCHOOLLAGEN, Laag
from knooppunt.kaart.rules.stromen import pupils_in_words
from knooppunt.kaart.web.kader import GebiedForm, tabs
from knooppunt.toegang.public import Permissie

GROEPEN = (
    ("Scholen", tuple(SCHOOLLAGEN)),
    ("Uit de wegwijzer", (Laag.VRIJ, Laag.EXPERTISE, Laag.HULP, Laag.IKC)),
    ("Leerlingen", (Laag.THUIS, Laag.REIZEN)),
    ("Grenzen", (Laag.SWV_PO, Laag.SWV_VO, Laag.RMC, Laag.VEILIGHEID, Laag.JEUGD)),
)
HOOGSTENS = 60
"""Rows of one table; the rest is counted."""


class LagenForm(GebiedForm):
    laag = forms.MultipleChoiceField(
        choices=[(laag.value, laag.label) for laag in Laag],
        required=False,
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )

    def __init__(self, request: HttpRequest) -> None:
        gekozen = request.GET.getlist("laag")
        eerst = [] if "swv" in request.GET else [laag.value for laag in EERST]
        super().__init__({**request.GET.dict(), "laag": gekozen or eerst})


@access(Permissie.REGIOBEELD_ZIEN)
@require_GET
def kaart(request: HttpRequest) -> HttpResponse:
    """Which layers show stands in the address. Without any choice: special education and where its pupils live."""
    form = LagenForm(request)
    context: dict[str, Any] = {
        "form": form,
        "koos": "swv" in request.GET,
        "vult_in": may_set_divisions(request.viewer),
    }
    if form.is_valid() and form.cleaned_data["swv"]:
        swv, lagen = form.cleaned_data["swv"], [Laag(code) for code in form.cleaned_data["laag"]]
        beeld = layers_of(request.viewer, [swv], lagen)
        vraag = urlencode({"swv": swv, "laag": [laag.value for laag in lagen]}, doseq=True)
        context |= {
            "swv": swv,
            "gebied": dict(form.fields["swv"].choices)[swv],
            "beeld": beeld,
            "tekening": beeld.tekening if beeld else None,
            "aan": {laag.value for laag in lagen},
            "tabellen": _tables(beeld, lagen) if beeld else [],
            "adres": request.build_absolute_uri(f"{reverse('kaart:kaart')}?{vraag}"),
        }
    context["groepen"] = _groups(context.get("aan", set()))
    context["tabs"] = tabs("kaart:kaart", context.get("swv", ""))
    return render(request, "kaart/regio/regio.html", context, status=422 if form.errors else 200)


def _groups(aan: set[str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    return [
        (naam, [(laag.value, laag.label, laag.value in aan) for laag in lagen]) for naam, lagen in GROEPEN
    ]


def _tables(beeld: Lagenbeeld, lagen: list[Laag]) -> list[dict[str, Any]]:
    """What is on the map as rows: title, names of columns, rows, and what is left out."""
    tabellen = []
    for laag in lagen:
        if laag in beeld.scholen:
            rijen = [(s.naam, s.pc4) for s in beeld.scholen[laag]]
            tabellen.append(_table(laag, ("School", "Postcode"), rijen))
        elif laag in beeld.plekken:
            rijen = [(p.naam, "" if p.vrij is None else str(p.vrij)) for p in beeld.plekken[laag]]
            tabellen.append(_table(laag, ("Aanbod", "Plekken vrij"), rijen))
    if Laag.EXPERTISE in lagen:
        rijen = [(k.gemeente, ", ".join(k.wie) or "niemand met vrije uren") for k in beeld.komst]
        tabellen.append(_table(Laag.EXPERTISE, ("Gemeente", "Wie kan komen"), rijen))
    if Laag.THUIS in lagen:
        rijen = [(w.pc4, w.gemeente, pupils_in_words(w.laag, w.hoog)) for w in beeld.thuis]
        tabellen.append(
            _table(Laag.THUIS, ("Postcode", "Gemeente", "Leerlingen"), rijen, beeld.thuis_te_klein)
        )
    if Laag.REIZEN in lagen:
        rijen = [(r.gemeente, r.school, pupils_in_words(r.laag, r.hoog)) for r in beeld.reizen]
        tabellen.append(_table(Laag.REIZEN, ("Van", "Naar", "Leerlingen"), rijen, beeld.reizen_te_klein))
    return tabellen


def _table(
    laag: Laag, kop: tuple[str, ...], rijen: list[tuple[str, ...]], te_klein: int = 0
) -> dict[str, Any]:
    return {
        "titel": laag.label[:1].upper() + laag.label[1:], "kop": kop,
        "rijen": rijen[:HOOGSTENS], "meer": max(len(rijen) - HOOGSTENS, 0), "te_klein": te_klein,
    }  # fmt: skip
