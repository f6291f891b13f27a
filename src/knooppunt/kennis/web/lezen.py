"""What everyone reads: the start with its search, one item, and what is known of a kind of support."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from knooppunt.basis.access import access
from knooppunt.kennis.policies import writes_for
from knooppunt.kennis.queries.items import public_item
from knooppunt.kennis.queries.scholing import upcoming
from knooppunt.kennis.queries.zoeken import HOOGSTENS, Kennisvraag, search_items
from knooppunt.kennis.rules.bewijs import ladder_on, rung
from knooppunt.kennis.rules.items import Itemsoort, is_stale
from knooppunt.kennis.web.forms import ZoekForm
from knooppunt.kennis.web.pages import how_fresh, item_line, kind_links, training_line
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.public import in_words, kind_by_code

BIJ_ZOEKEN = 4
"""So many lines beside the results of another page."""


@access(publiek=True)
@require_GET
@vary_on_headers("HX-Request")
def start(request: HttpRequest) -> HttpResponse:
    """Everything that was released, or what answers a question; in short for the search of the wegwijzer (htmx)."""
    form = ZoekForm(request.GET)
    gevuld = form.cleaned_data if form.is_valid() else {}
    vraag = Kennisvraag(tekst=gevuld.get("q", ""), itemsoort=gevuld.get("soort", ""))
    regels = found(request, vraag)
    scholingen = (
        [] if vraag.itemsoort else [training_line(s) for s in upcoming(request.viewer, vraag)[:BIJ_ZOEKEN]]
    )
    if request.htmx:
        kort = {"regels": regels[:BIJ_ZOEKEN], "scholingen": scholingen}
        return render(request, "kennis/publiek/_gevonden.html", kort)
    context = {
        "form": form, "gezocht": bool(vraag.tekst or vraag.itemsoort), "is_vol": len(regels) >= HOOGSTENS,
        "werkt": [r for r in regels if not r.is_verhaal], "verhalen": [r for r in regels if r.is_verhaal],
        "scholingen": scholingen, "ladder": ladder_on(request.viewer.op), "schrijft": bool(writes_for(request.viewer)),
        "ziet_oproepen": request.viewer.mag(Permissie.OPROEPEN_ZIEN),
    }  # fmt: skip
    return render(request, "kennis/publiek/start.html", context)


def found(request: HttpRequest, vraag: Kennisvraag) -> list[Any]:
    return [item_line(versie, request.viewer.op) for versie in search_items(request.viewer, vraag)]


@access(publiek=True)
@require_GET
@vary_on_headers("HX-Request")
def bij_soort(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a kind of support; in short for its page in the wegwijzer (htmx)."""
    soort = kind_by_code(code)
    if soort is None:
        raise Http404
    regels = found(request, Kennisvraag(soort=code))
    context = {
        "naam": in_words(soort, "vraag" if soort.boven_id is None else "naam"), "soort": soort,
        "werkt": [r for r in regels if not r.is_verhaal], "verhalen": [r for r in regels if r.is_verhaal],
        "scholingen": [training_line(s) for s in upcoming(request.viewer, Kennisvraag(soort=code))],
    }  # fmt: skip
    return render(request, f"kennis/publiek/{'_bij_soort' if request.htmx else 'bij_soort'}.html", context)


@access(publiek=True)
@require_GET
def item(request: HttpRequest, item_ref: str) -> HttpResponse:
    versie = public_item(request.viewer, item_ref)
    if versie is None:
        raise Http404
    op = request.viewer.op
    context = {
        "versie": versie, "eigenaar": versie.item.eigenaar, "is_verhaal": versie.item.soort == Itemsoort.VERHAAL,
        "trede": rung(versie.bewijs), "soorten": kind_links(versie.soorten.all()),
        "versheid": how_fresh(versie.item.nagekeken_op, op), "verouderd": is_stale(versie.item.nagekeken_op, op),
        "schrijft": versie.item.eigenaar_id in writes_for(request.viewer),
    }  # fmt: skip
    return render(request, "kennis/publiek/item.html", context)
