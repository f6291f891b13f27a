"""How the API answers: JSON that may be kept for a while and asked about again, and problems in problem+json."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

VERSIE = "1.0.0"
"""Of the API itself; the standard is HSDS 3.1."""
HOUDBAAR = "public, max-age=300"
OPEN = {
    "API-Version": VERSIE,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag",
}
"""Anyone may read it, from any site."""
VRAGEN = ("GET", "HEAD", "OPTIONS")


class Probleem(Exception):
    """Why there is no answer: a status, a sentence, and which parameter is wrong."""

    def __init__(self, status: int, titel: str, uitleg: str, veld: str = "") -> None:
        super().__init__(uitleg)
        self.status, self.titel, self.uitleg, self.veld = status, titel, uitleg, veld


def unknown(wat: str) -> Probleem:
    return Probleem(404, "Niet gevonden", f"Er is geen {wat} met dit nummer, of bezoekers zien het niet.")


def api(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
    """A view of the API: gives data (or an answer of its own), and says in JSON what is wrong."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204, headers={"Allow": ", ".join(VRAGEN)}))
        if request.method not in VRAGEN:
            geen = Probleem(405, "Alleen lezen", "Deze API is alleen om te lezen.")
            return _problem(request, geen, {"Allow": ", ".join(VRAGEN)})
        try:
            gegevens = view(request, *args, **kwargs)
        except Probleem as probleem:
            return _problem(request, probleem)
        return gegevens if isinstance(gegevens, HttpResponseBase) else data(request, gegevens)

    return answer


def data(request: HttpRequest, gegevens: Any) -> HttpResponse:
    """As JSON; 304 when who asks has this already."""
    tekst = json.dumps(gegevens, ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(tekst).hexdigest()[:32]}"'
    koppen = {"ETag": etag, "Cache-Control": HOUDBAAR}
    if etag in (request.headers.get("If-None-Match") or ""):
        return _open(HttpResponse(status=304, headers=koppen))
    return _open(HttpResponse(tekst, content_type="application/json; charset=utf-8", headers=koppen))


def _problem(request: HttpRequest, probleem: Probleem, koppen: dict[str, str] | None = None) -> HttpResponse:
    """RFC 9457."""
    inhoud = {
        "type": "about:blank", "title": probleem.titel, "status": probleem.status, "detail": probleem.uitleg,
        "instance": request.path,
    }  # fmt: skip
    if probleem.veld:
        inhoud["parameter"] = probleem.veld
    antwoord = HttpResponse(
        json.dumps(inhoud, ensure_ascii=False), status=probleem.status, content_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(koppen or {})},
    )  # fmt: skip
    return _open(antwoord)


def _open(antwoord: HttpResponse) -> HttpResponse:
    for naam, waarde in OPEN.items():
        antwoord[naam] = waarde
    return antwoord
