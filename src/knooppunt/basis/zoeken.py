"""Searching for people: what was typed stands in no address, because browsers, proxies and logs keep addresses.

A search is a form that is posted. The words stay in the session, the address gets a number that stands for them, so
that going back, the next page and refreshing work as everywhere.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from knooppunt.basis.referentie import nieuwe_referentie

NAAM = "zoek"
"""Of the parameter in the address, and of what the session keeps."""
HOEVEEL = 10
"""So many searches of one visit are kept."""


def keep_search(request: HttpRequest, woorden: dict[str, str]) -> HttpResponse:
    """Keep what was searched on this page and go to its results."""
    sleutel = nieuwe_referentie(8)
    bewaard = list(request.session.get(NAAM, {}).items())[1 - HOEVEEL :]
    request.session[NAAM] = {**dict(bewaard), sleutel: {"pad": request.path, **woorden}}
    return HttpResponseRedirect(f"{request.path}?{urlencode({NAAM: sleutel})}")


def kept_search(request: HttpRequest) -> dict[str, Any]:
    """What was searched here, or nothing: another page, another visit, or too long ago."""
    woorden: dict[str, Any] = request.session.get(NAAM, {}).get(request.GET.get(NAAM, ""), {})
    return woorden if woorden.get("pad") == request.path else {}
