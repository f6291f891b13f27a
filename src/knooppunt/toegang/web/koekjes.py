"""Cookies: which there are beside Django's, and the one way in which they are set."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

TAAL = settings.LANGUAGE_COOKIE_NAME
APPARAAT = settings.APPARAAT_COOKIE_NAME
DUUR = {TAAL: 365 * 24 * 3600, APPARAAT: 180 * 24 * 3600}
"""In seconds."""


def read(request: HttpRequest, naam: str) -> str:
    return request.COOKIES.get(naam, "")[:100]


def remember(response: HttpResponseBase, naam: str, waarde: str) -> None:
    """For this host, out of reach of scripts and of other sites, and over https only where there is https."""
    veilig = settings.SESSION_COOKIE_SECURE
    response.set_cookie(naam, waarde, max_age=DUUR[naam], secure=veilig, httponly=True, samesite="Lax")
