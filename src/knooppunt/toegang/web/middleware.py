"""The door of every page: who looks, may they enter, and what a refusal looks like."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from knooppunt.basis.access import Toegang
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.basis.versleuteling.sleutels import Onleesbaar
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.policies import session_counts
from knooppunt.toegang.queries.accounts import bezoeker, viewer_of
from knooppunt.toegang.rollen import who_may
from knooppunt.toegang.web import koekjes
from knooppunt.toegang.web.aanmelden import HOE, STERK_BINNEN
from knooppunt.toegang.web.keuze_taal import FAMILIE, chosen_language
from knooppunt.toegang.web.rem import hurry_page

logger = logging.getLogger(__name__)


class ToegangMiddleware:
    """Gives every request ``at`` (the only look at the clock) and ``viewer``, and enforces ``@access``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.at = timezone.now()
        request.viewer = SimpleLazyObject(lambda: _viewer(request))
        _speak(request, None)
        response = self.get_response(request)
        _remember(request, response)
        if "Cache-Control" not in response and not response.streaming:
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        toegang = getattr(view, "access", None)
        if toegang is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} does not declare its access")
        _speak(request, toegang)
        if toegang.publiek:
            return hurry_page(request, toegang.tempo)
        if not request.viewer.is_bekend:
            return redirect_to_login(request.get_full_path())
        verdict = toegang.verdict(request.viewer)
        if not verdict:
            return refusal_page(request, NotAllowed(*verdict.reasons, who_may(toegang.permissie)))
        return hurry_page(request, toegang.tempo)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return refusal_page(request, exception)
        if isinstance(exception, Onleesbaar):
            logger.error("%s", exception)
            return unreadable_page(request)
        return None


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """403 with the reasons when the person may not, 422 when the thing is not in a state for it."""
    reasons = [vertaald(reason) for reason in refusal.reasons]
    request.hier = "/"
    if isinstance(refusal, NotAllowed):
        return render(request, "403.html", {"reasons": reasons}, status=403)
    return render(request, "422.html", {"reasons": reasons}, status=422)


def unreadable_page(request: HttpRequest) -> HttpResponse:
    """503 when text cannot be opened: its key is not here. Nothing of what it says is shown."""
    return render(request, "503.html", status=503)


def _speak(request: HttpRequest, toegang: Toegang | None) -> None:
    """Parents and pupils read everything in the language of their account; others what is for everyone in the one they
    chose here. Who works with dossiers reads Dutch: that is the language of the dossier.

    ``toegang`` is None while no page is known, for the error page of an address that does not exist.
    """
    soort = request.viewer.soort
    familie = soort in FAMILIE
    request.hier = request.get_full_path() if request.method == "GET" else request.path
    request.meertalig = familie or (toegang.meertalig if toegang else soort == "bezoeker")
    gekozen = request.user.taal if familie else chosen_language(request)
    spreekt = request.meertalig and gekozen in dict(settings.LANGUAGES)
    translation.activate(gekozen if spreekt else settings.LANGUAGE_CODE)


def _remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Someone is still there; and a browser in which someone came in is known from now on."""
    request.session.keep_alive()
    sleutel = getattr(request, "apparaat_sleutel", "")
    if sleutel:
        koekjes.remember(response, koekjes.APPARAAT, sleutel)


def _viewer(request: HttpRequest) -> Viewer:
    vandaag = timezone.localdate(request.at)
    account = request.user
    if account.is_authenticated and session_counts(
        soort=account.soort,
        hoe=request.session.get(HOE, ""),
        sterk=request.session.get(STERK_BINNEN, False),
        demonstratie=settings.DEMONSTRATIE,
        stap_verplicht=settings.STAP_VERPLICHT,
    ):
        return viewer_of(account, vandaag)
    return bezoeker(vandaag)
