"""The start of the wegwijzer, searching, and the page of a kind of support."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.toegang.public import Permissie
from knooppunt.wegwijzer.queries.grenzen import borders
from knooppunt.wegwijzer.queries.kennis import knowledge, place_named
from knooppunt.wegwijzer.queries.profielbeeld import schools_good_at
from knooppunt.wegwijzer.queries.tonen import groups, kind_by_code, kinds_by_code, offers
from knooppunt.wegwijzer.queries.zoeken import Uitkomst, search
from knooppunt.wegwijzer.rules.nood import always_shown
from knooppunt.wegwijzer.rules.zoekvraag import Plaats, Zoekvraag
from knooppunt.wegwijzer.web import woorden
from knooppunt.wegwijzer.web.forms import ZoekForm
from knooppunt.wegwijzer.web.lijst import kept
from knooppunt.wegwijzer.web.pages import emergency, group_cards, kind_card, line, sketch

PER_BLADZIJDE = 20
VAAK = ("wil niet naar school", "druk", "autisme", "praat niet", "dyslexie", "rolstoel")
"""Under the search field, to show that plain words are enough."""


@access(publiek=True)
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    groepen = groups(request.viewer)
    context = {
        "form": ZoekForm(),
        "vaak": VAAK,
        "kaarten": group_cards(groepen),
        "nood": emergency(always_shown(request.viewer.op), get_language()),
        "bewaard": len(kept(request)),
        "houdt_bij": request.viewer.mag(Permissie.WEGWIJZER_BIJHOUDEN),
    }
    return render(request, "wegwijzer/publiek/start.html", context)


@access(publiek=True)
@require_GET
def zoeken(request: HttpRequest) -> HttpResponse:
    """Results of a question, on a list and a map. The address is the question, so it can be kept and sent."""
    form = ZoekForm(request.GET)
    vraag, plaats_onbekend = asked(form)
    uitkomst = search(request.viewer, vraag)
    context = {
        "form": form,
        "plaats_onbekend": plaats_onbekend,
        "soortkaarten": [kind_card(s) for s in kinds_by_code([t.code for t in uitkomst.soorten])],
        "nood": emergency(uitkomst.nood, get_language()),
        "verbeterd": [w for w in uitkomst.woorden if w.is_verbeterd],
        **results(request, uitkomst),
    }
    return render(request, "wegwijzer/publiek/zoeken.html", context)


@access(publiek=True)
@require_GET
def soort(request: HttpRequest, code: str) -> HttpResponse:
    """One kind of support, or a group of them: what it is and who can help."""
    hulpsoort = kind_by_code(code)
    if hulpsoort is None:
        raise Http404
    form = ZoekForm(request.GET)
    vraag, plaats_onbekend = asked(form, hulpsoort.code)
    onder = [s for s in hulpsoort.soorten.all() if not s.vervallen]
    context = {
        "soort": hulpsoort,
        "naam": woorden.in_words(hulpsoort, "vraag" if onder else "naam"),
        "uitleg": woorden.in_words(hulpsoort, "uitleg"),
        "boven": kind_card(hulpsoort.boven) if hulpsoort.boven else None,
        "leeftijd": woorden.ages(hulpsoort.leeftijd_van, hulpsoort.leeftijd_tot),
        "onder": [kind_card(s) for s in onder],
        "zie_ook": [kind_card(s) for s in hulpsoort.zie_ook.all() if not s.vervallen],
        "scholen": schools_good_at(request.viewer, hulpsoort),
        "form": form,
        "plaats_onbekend": plaats_onbekend,
        **results(request, search(request.viewer, vraag)),
    }
    return render(request, "wegwijzer/publiek/soort.html", context)


def asked(form: ZoekForm, soort: str = "") -> tuple[Zoekvraag, str]:
    """The question of a form, and a place that nobody knows."""
    g = form.understood
    plaats = place_named(knowledge(), g["plaats"]) if g["plaats"] else None
    vraag = Zoekvraag(
        tekst=g["q"] or "", soort=soort, leeftijd=g["leeftijd"], plaats=plaats, km=g["km"], gratis=bool(g["gratis"]),
        zelf=bool(g["zelf"]), vrij=bool(g["vrij"]), taal=g["taal"] or "", kenmerken=tuple(g["kenmerken"] or ()),
    )  # fmt: skip
    return vraag, g["plaats"] if g["plaats"] and plaats is None else ""


def results(request: HttpRequest, uitkomst: Uitkomst) -> dict[str, Any]:
    """One page of results with its map, and the addresses of the pages beside it."""
    nummer = _page_number(request, len(uitkomst.kandidaten))
    stuk = uitkomst.kandidaten[(nummer - 1) * PER_BLADZIJDE : nummer * PER_BLADZIJDE]
    km = {k.aanbod_id: k.km for k in stuk}
    gevonden = offers(request.viewer, [k.aanbod_id for k in stuk])
    begin = (nummer - 1) * PER_BLADZIJDE
    bewaard = kept(request)
    regels = [
        line(a, begin + i, km[a.pk], request.viewer.op, bewaard) for i, a in enumerate(gevonden, start=1)
    ]
    punten = [_nearest_first(uitkomst, a.pk) for a in gevonden]
    plaats = uitkomst.gelezen.vraag.plaats
    return {
        "regels": regels,
        "aantal": len(uitkomst.kandidaten),
        "is_vol": uitkomst.is_vol,
        "plaats": plaats,
        "gelezen": uitkomst.gelezen,
        "kaartje": sketch(regels, punten, plaats, borders()) if any(punten) else None,
        "vorige": _address(request, nummer - 1) if nummer > 1 else "",
        "volgende": _address(request, nummer + 1) if nummer * PER_BLADZIJDE < len(uitkomst.kandidaten) else "",
        "bewaard": len(bewaard),
        "hier": request.get_full_path(),
        "mist": "" if uitkomst.kandidaten or plaats is None else _sought(uitkomst),
    }  # fmt: skip


def _sought(uitkomst: Uitkomst) -> str:
    """Code of the kind of support that was asked for; empty when that is not clear."""
    return uitkomst.gelezen.vraag.soort or next((treffer.code for treffer in uitkomst.soorten), "")


def _nearest_first(uitkomst: Uitkomst, pk: int) -> list[tuple[str, float, float]]:
    plaats: Plaats | None = uitkomst.gelezen.vraag.plaats
    punten = uitkomst.punten.get(pk, [])
    if plaats is None:
        return punten
    lat, lon = plaats.punt
    return sorted(punten, key=lambda p: (p[1] - lat) ** 2 + (p[2] - lon) ** 2)


def _page_number(request: HttpRequest, aantal: int) -> int:
    gevraagd = request.GET.get("bladzijde", "1")
    nummer = int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) < 4 else 1
    return min(max(nummer, 1), max(1, -(-aantal // PER_BLADZIJDE)))


def _address(request: HttpRequest, nummer: int) -> str:
    vragen = request.GET.copy()
    vragen["bladzijde"] = str(nummer)
    return f"{request.path}?{vragen.urlencode()}"
