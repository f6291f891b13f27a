"""Pages of one offer, one organisation, one location."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.wegwijzer.policies import asks_for, may_keep
from knooppunt.wegwijzer.queries.beheer import word_of
from knooppunt.wegwijzer.queries.expertise import what_came_of_it
from knooppunt.wegwijzer.queries.grenzen import borders
from knooppunt.wegwijzer.queries.tonen import (
    location_by_ref,
    offer_by_ref,
    offers_at,
    offers_of,
    organisation_by_ref,
)
from knooppunt.wegwijzer.rules.aanbod import Aanbodvorm, Herkomst
from knooppunt.wegwijzer.rules.kaartje import draw
from knooppunt.wegwijzer.web import woorden
from knooppunt.wegwijzer.web.lijst import kept
from knooppunt.wegwijzer.web.pages import (
    Bereikbaar,
    contact_of_offer,
    contact_of_organisation,
    kind_card,
    line,
    offer_facts,
    room_groups,
)
from knooppunt.wegwijzer.web.profielen import parents_profile


@access(publiek=True)
@require_GET
def aanbod(request: HttpRequest, aanbod_ref: str) -> HttpResponse:
    gevonden = offer_by_ref(request.viewer, aanbod_ref)
    if gevonden is None:
        raise Http404
    op = request.viewer.op
    locaties = list(gevonden.locaties.all())
    context = {
        "aanbod": gevonden,
        "soorten": [kind_card(s) for s in gevonden.soorten.all()],
        "feiten": offer_facts(gevonden, op),
        "toegang": woorden.way_in(gevonden),
        "ruimte": room_groups(gevonden, op),
        "locaties": [(plek, woorden.features(plek)) for plek in locaties],
        "kaartje": draw(
            [(i, plek.naam, plek.punt) for i, plek in enumerate(locaties, start=1) if plek.punt],
            None,
            borders(),
        ),
        "staat": woorden.state(gevonden),
        "contact": contact_of_offer(gevonden),
        "bewaard": aanbod_ref in kept(request),
        "hier": request.get_full_path(),
        **_expertise(gevonden, request),
        **_freshness(gevonden, request),
    }
    return render(request, "wegwijzer/publiek/aanbod.html", context)


@access(publiek=True)
@require_GET
def organisatie(request: HttpRequest, organisatie_ref: str) -> HttpResponse:
    gevonden = organisation_by_ref(request.viewer, organisatie_ref)
    if gevonden is None:
        raise Http404
    profiel = getattr(gevonden, "profiel", None)
    aanbod_ = offers_of(request.viewer, gevonden)
    context = {
        "organisatie": gevonden,
        "profiel": profiel,
        "contact": contact_of_organisation(gevonden),
        "regels": [line(a, i, None, request.viewer.op, kept(request)) for i, a in enumerate(aanbod_, start=1)],
        "hier": request.get_full_path(),
        **parents_profile(request.viewer, gevonden, request.GET.get("schooljaar", "")),
        **(_freshness(profiel, request) if profiel else {}),
    }  # fmt: skip
    return render(request, "wegwijzer/publiek/organisatie.html", context)


@access(publiek=True)
@require_GET
def locatie(request: HttpRequest, locatie_ref: str) -> HttpResponse:
    gevonden = location_by_ref(request.viewer, locatie_ref)
    if gevonden is None:
        raise Http404
    op = request.viewer.op
    context = {
        "locatie": gevonden,
        "kenmerken": woorden.features(gevonden),
        "contact": Bereikbaar(telefoons=gevonden.telefoons.all()),
        "tijden": woorden.times(gevonden.openingstijden.all(), op),
        "regels": [
            line(a, i, None, op, kept(request))
            for i, a in enumerate(offers_at(request.viewer, gevonden), start=1)
        ],
        "kaartje": draw([(1, gevonden.naam, gevonden.punt)], None, borders()) if gevonden.punt else None,
        "hier": request.get_full_path(),
        **_freshness(gevonden, request),
    }
    return render(request, "wegwijzer/publiek/locatie.html", context)


def _expertise(gevonden: Any, request: HttpRequest) -> dict[str, Any]:
    """Of expertise: how a school asks for it, and what came of it before."""
    van_ons = gevonden.is_zichtbaar and gevonden.herkomst != Herkomst.BUREN
    if gevonden.vorm != Aanbodvorm.EXPERTISE or not van_ons:
        return {"vraag_aan": "", "opbrengst": None}
    vraag_aan = reverse("wegwijzer:expertise_vraag", args=[gevonden.ref]) if asks_for(request.viewer) else ""
    return {"vraag_aan": vraag_aan, "opbrengst": what_came_of_it(request.viewer, gevonden)}


def _followed(vermelding: Any) -> Any:
    """Of what a neighbour keeps: where it comes from, when it was read, and its page there."""
    return getattr(vermelding, "volging", None) if vermelding.herkomst == Herkomst.BUREN else None


def _freshness(vermelding: Any, request: HttpRequest) -> dict[str, Any]:
    zin, staat = woorden.how_fresh(vermelding, request.viewer.op)
    return {
        "versheid": zin,
        "is_verouderd": staat == "verouderd",
        "soortnaam": word_of(vermelding),
        "vermelding_ref": vermelding.ref,
        "is_zichtbaar": vermelding.is_zichtbaar,
        "volging": _followed(vermelding),
        "mag_bijhouden": bool(may_keep(request.viewer, vermelding.eigenaar_id, vermelding.herkomst)),
    }
