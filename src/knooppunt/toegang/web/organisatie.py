"""To the provider of one's organisation, and back."""

from __future__ import annotations

import logging
from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.verdict import Refusal
from knooppunt.toegang import oidc
from knooppunt.toegang.actions.organisatie import come_in_by_provider
from knooppunt.toegang.rules.aanbieder import Aanbieder
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import AANBIEDER, let_in, next_page

logger = logging.getLogger(__name__)
ONDERWEG = "onderweg"


def _provider_or_404(code: str) -> Aanbieder:
    for aanbieder in settings.AANBIEDERS:
        if aanbieder.code == code:
            return aanbieder
    raise Http404


def _back(request: HttpRequest, aanbieder: Aanbieder) -> str:
    return request.build_absolute_uri(reverse("toegang:organisatie_terug", args=[aanbieder.code]))


@access(publiek=True)
@require_GET
def heen(request: HttpRequest, code: str) -> HttpResponse:
    """A link and not a form: a browser that follows our policy refuses a form that ends at another site."""
    aanbieder = _provider_or_404(code)
    try:
        adres, onderweg = oidc.begin(aanbieder, _back(request, aanbieder))
    except oidc.OidcFout as fout:
        return _failed(request, aanbieder, fout)
    request.session[ONDERWEG] = {"code": code, "volgende": next_page(request), **asdict(onderweg)}
    return redirect(adres)


@access(publiek=True)
@require_GET
def terug(request: HttpRequest, code: str) -> HttpResponse:
    """Who comes back is let in when the provider speaks of someone who has an account here."""
    aanbieder = _provider_or_404(code)
    gestuurd = request.session.pop(ONDERWEG, {})
    if gestuurd.pop("code", "") != code:
        return _failed(request, aanbieder, oidc.OidcFout("nobody was sent"))
    volgende = gestuurd.pop("volgende")
    try:
        verklaring = oidc.finish(
            aanbieder, _back(request, aanbieder), oidc.Onderweg(**gestuurd), request.GET.dict()
        )
        account = come_in_by_provider(
            aanbieder=aanbieder, verklaring=verklaring, by=request.viewer, at=request.at
        )
    except oidc.OidcFout as fout:
        return _failed(request, aanbieder, fout)
    except Refusal as weigering:
        context = {"aanbieder": aanbieder, "reden": weigering.reasons[0]}
        return render(request, "toegang/organisatie/geen_toegang.html", context, status=403)
    response = let_in(request, account, Hoe.ORGANISATIE, volgende)
    request.session[AANBIEDER] = aanbieder.naam
    return response


def _failed(request: HttpRequest, aanbieder: Aanbieder, fout: oidc.OidcFout) -> HttpResponse:
    logger.warning("oidc: %s", fout)
    return render(request, "toegang/organisatie/mislukt.html", {"aanbieder": aanbieder}, status=422)
