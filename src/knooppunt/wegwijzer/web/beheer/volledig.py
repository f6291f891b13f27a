"""The completeness page: what is filled, old or missing in each municipality, and what is to be done."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.queries.volledig import Gemeentestand, completeness
from knooppunt.wegwijzer.rules.volledig import LEEFTIJDSGROEPEN, Vulling
from knooppunt.wegwijzer.web import woorden

TABS = {
    "ontbreekt": ("Wat ontbreekt", (Vulling.ONTBREEKT, Vulling.DEELS)),
    "verouderd": ("Verouderd", (Vulling.VEROUDERD,)),
    "alles": ("Alles", tuple(Vulling)),
}
KLEUR = {
    Vulling.GEVULD: "goed",
    Vulling.DEELS: "let-op",
    Vulling.VEROUDERD: "let-op",
    Vulling.ONTBREEKT: "fout",
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
