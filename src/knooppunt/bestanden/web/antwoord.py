"""How a stored file goes out: as what it is, never as a page, and never kept by the browser."""

from __future__ import annotations

from typing import Any

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from knooppunt.bestanden.queries.lezen import content_of
from knooppunt.bestanden.rules.inhoud import VORMEN

TOONBAAR = {"foto", "geluid"}
"""Drawn anew or walked through byte by byte: may be shown on a page. Everything else is only downloaded."""
ZANDBAK = "default-src 'none'; sandbox; frame-ancestors 'none'"


def file_response(
    bestand: Any, naam: str, *, tonen: bool = False, klein: bool = False
) -> StreamingHttpResponse:
    """The content in pieces. ``tonen`` asks to show it; what may not be shown is downloaded all the same."""
    vorm = VORMEN["jpeg"] if klein else VORMEN[bestand.vorm]
    response = StreamingHttpResponse(content_of(bestand, klein), content_type=vorm.mime)
    hoe = "inline" if tonen and vorm.groep in TOONBAAR else "attachment"
    response["Content-Disposition"] = f'{hoe}; filename="{slugify(naam)[:80] or "document"}.{vorm.extensie}"'
    if not klein:
        response["Content-Length"] = str(bestand.grootte)
    response["Content-Security-Policy"] = ZANDBAK
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
