"""Where there is room: the region in one page, with a small picture per kind of support."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.queries.plekken import Plekregel, places
from knooppunt.wegwijzer.queries.tonen import kind_by_code
from knooppunt.wegwijzer.rules.plekken import Plekkenstand
from knooppunt.wegwijzer.web.woorden import in_words, number


@access(publiek=True)
@require_GET
def plekken(request: HttpRequest) -> HttpResponse:
    code = request.GET.get("groep", "")
    groep = kind_by_code(code) if code else None
    if code and (groep is None or groep.boven_id):
        raise Http404
    beeld = places(request.viewer, groep)
    meest = max((r.stand.totaal for r in beeld.plekken), default=0)
    context = {
        "regels": [_place_line(r, meest) for r in beeld.plekken],
        "totaal": _figures(beeld.totaal),
        "bereik": [(_name(r.soort), _link(r.soort), r) for r in beeld.bereik],
        "groep": _name(groep) if groep else "",
        "bereikt": beeld.bereikt,
        "werkt_hier": request.viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN),
    }
    return render(request, "wegwijzer/publiek/plekken.html", context)


def _place_line(regel: Plekregel, meest: Any) -> dict[str, Any]:
    schaal = 100 / float(meest) if meest else 0
    return _figures(regel.stand) | {
        "naam": _name(regel.soort),
        "url": _link(regel.soort),
        "aanbod": regel.aanbod,
        "wachten": _waiting(regel.wachten),
        "breed_bezet": round(float(regel.stand.bezet) * schaal, 1),
        "breed_vrij": round(float(regel.stand.totaal - regel.stand.bezet) * schaal, 1),
    }


def _name(soort: Any) -> str:
    """A group in the words of a parent."""
    return in_words(soort) if soort.boven_id else in_words(soort, "vraag")


def _link(soort: Any) -> str:
    """A group opens its kinds here; a kind its own page."""
    return reverse("wegwijzer:soort", args=[soort.code]) if soort.boven_id else f"?groep={soort.code}"


def _figures(stand: Plekkenstand) -> dict[str, Any]:
    return {
        "stand": stand,
        "plekken": number(stand.totaal),
        "bezet": number(stand.bezet),
        "vrij": number(stand.vrij),
        "straks": number(stand.straks),
    }


def _waiting(weken: tuple[int, ...]) -> str:
    """``3 tot 11 weken``; one figure when all wait as long."""
    if not weken:
        return ""
    if weken[0] == weken[-1]:
        return ngettext("%(weken)s week", "%(weken)s weken", weken[0]) % {"weken": weken[0]}
    return gettext("%(van)s tot %(tot)s weken") % {"van": weken[0], "tot": weken[-1]}
