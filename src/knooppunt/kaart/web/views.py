"""The map at an address of its own: to look at in full size, to keep and to print."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.kaart.queries.bewaard import kept_map, kept_peildata, map_etag
from knooppunt.kaart.web.blad import SOORTNAMEN, map_file
from knooppunt.organisaties.public import built_swvs
from knooppunt.toegang.public import Permissie

ALLE = "alle"


@access(Permissie.REGIOBEELD_ZIEN, uitwisseling="regiokaart")
@require_GET
def regiokaart(request: HttpRequest) -> HttpResponse:
    """``?swv=CODE&soort=Vso``, ``swv=alle`` for every area; 404 for one that was not built.

    The browser keeps it until a new build.
    """
    codes, peildatum, soort = _asked(request)
    etag = quote_etag(map_etag(codes, peildatum, soort))
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        beeld = kept_map(codes, peildatum, soort)
        if beeld.tekening is None:
            raise Http404
        response = HttpResponse(
            map_file(beeld, soort, ", ".join(codes) if len(codes) <= 4 else "de hele regio"),
            content_type="image/svg+xml",
        )
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _asked(request: HttpRequest) -> tuple[list[str], date, str]:
    gebouwd, soort = built_swvs(), request.GET.get("soort", "")
    swv = request.GET.get("swv", ALLE)
    codes = sorted(gebouwd) if swv == ALLE else [swv]
    datums = kept_peildata(codes) if set(codes) <= gebouwd else []
    if soort not in SOORTNAMEN or not datums:
        raise Http404
    return codes, datums[0], soort
