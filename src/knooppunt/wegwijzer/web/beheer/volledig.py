"""The completeness page: what is filled, old or missing in each municipality, and what is to be done."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.actions.volledig import mark_not_needed, need_again
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.volledig import Gemeentestand, completeness, kind_in_municipality, not_needed
from knooppunt.wegwijzer.rules.volledig import LEEFTIJDSGROEPEN, Vulling, needed
from knooppunt.wegwijzer.web import woorden

TABS = {
    "ontbreekt": ("Wat ontbreekt", (Vulling.ONTBREEKT, Vulling.DEELS)),
    "verouderd": ("Verouderd", (Vulling.VEROUDERD,)),
    "niet-nodig": ("Niet nodig", (Vulling.NIET_NODIG,)),
    "alles": ("Alles", tuple(Vulling)),
}
KLEUR = {
    Vulling.GEVULD: "goed",
    Vulling.DEELS: "let-op",
    Vulling.VEROUDERD: "let-op",
    Vulling.ONTBREEKT: "fout",
    Vulling.NIET_NODIG: "rust",
}


@access(Permissie.WEGWIJZER_BIJHOUDEN)
@require_GET
def volledig(request: HttpRequest) -> HttpResponse:
    standen = completeness(request.viewer)
    gekozen = next((s for s in standen if s.gemeente.code == request.GET.get("gemeente")), None)
    toon = request.GET.get("toon", "")
    toon = toon if toon in TABS else "ontbreekt"
    context = {
        "standen": [(s, [s.telling[v] for v in Vulling]) for s in standen],
        "vullingen": [v.label for v in Vulling],
        "gekozen": gekozen,
        "groepen": _groups(gekozen, TABS[toon][1]) if gekozen else [],
        "leeftijden": [groep.naam for groep in LEEFTIJDSGROEPEN],
        "toon": toon,
        "beheert": bool(may_manage(request.viewer)),
        "tabs": [
            {"url": f"?gemeente={gekozen.gemeente.code}&toon={code}", "label": naam, "actief": code == toon}
            for code, (naam, _) in TABS.items()
        ] if gekozen else [],
    }  # fmt: skip
    return render(request, "wegwijzer/beheer/volledig.html", context)


def _groups(stand: Gemeentestand, vullingen: tuple[Vulling, ...]) -> list[dict[str, Any]]:
    """Kinds under their group, each with a word and a colour per age."""
    regels = [r for r in stand.regels if r.has(*vullingen)]
    return [
        {
            "naam": woorden.in_words(boven),
            "regels": [
                {
                    "soort": r.soort,
                    "naam": woorden.in_words(r.soort),
                    "vullingen": [(v.label, KLEUR[v]) if v else None for v in r.vullingen],
                }
                for r in van_groep
            ],
        }
        for boven, van_groep in groupby(regels, key=lambda r: r.soort.boven)
    ]


class NietNodigForm(forms.Form):
    vanaf = forms.TypedChoiceField(label="Voor welke leeftijd?", coerce=int, empty_value=None, required=False)
    reden = forms.CharField(
        label="Waarom is het hier niet nodig?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: er zijn hier geen kinderen van die leeftijd, of de gemeente ernaast doet het.",
        error_messages={"required": "Schrijf op waarom het hier niet nodig is. Anderen lezen dat."},
    )  # fmt: skip

    def __init__(self, *args: Any, soort: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groepen = [g for g in LEEFTIJDSGROEPEN if needed(g, soort.leeftijd_van, soort.leeftijd_tot)]
        self.fields["vanaf"].choices = [("", "alle leeftijden"), *((g.van, g.naam) for g in groepen)]


@access(Permissie.WEGWIJZER_BEHEREN)
@require_http_methods(["GET", "POST"])
def niet_nodig(request: HttpRequest, gemeentecode: str, code: str) -> HttpResponse:
    """Say that a kind of support is not needed in a municipality, or that it is after all."""
    gevonden = kind_in_municipality(request.viewer, gemeentecode, code)
    if gevonden is None:
        raise Http404
    gemeente, soort = gevonden
    merken = not_needed(request.viewer, gemeente, soort)
    terug = next((m for m in merken if m.ref == request.POST.get("terug")), None)
    stuurt = request.method == "POST" and "terug" not in request.POST
    form = NietNodigForm(request.POST if stuurt else None, soort=soort)
    wie = {"by": request.viewer, "at": request.at}
    if terug:
        need_again(merk=terug, **wie)
        messages.success(request, f"{soort.naam} staat weer op de werklijst van {gemeente.naam}.")
        return redirect(request.path)
    if form.is_valid() and perform(
        form, mark_not_needed, gemeente=gemeente, soort=soort, **form.cleaned_data, **wie
    ):
        messages.success(
            request, f"{soort.naam} telt in {gemeente.naam} niet meer mee als iets dat ontbreekt."
        )
        return redirect(f"{reverse('wegwijzer:volledig')}?gemeente={gemeente.code}&toon=niet-nodig#gemeente")
    groepen = {g.van: g.naam for g in LEEFTIJDSGROEPEN}
    context = {
        "gemeente": gemeente,
        "soort": soort,
        "naam": woorden.in_words(soort),
        "form": form,
        "merken": [(m, "alle leeftijden" if m.vanaf is None else groepen[m.vanaf]) for m in merken],
    }
    return render(request, "wegwijzer/beheer/niet_nodig.html", context, status=422 if form.errors else 200)
