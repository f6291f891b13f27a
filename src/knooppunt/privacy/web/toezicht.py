"""The first page of who keeps watch: what waits, and where everything is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.privacy.queries.toezicht import PERIODE, watch
from knooppunt.toegang.public import Permissie


@access(Permissie.LOGBOEK_LEZEN)
@require_GET
def toezicht(request: HttpRequest) -> HttpResponse:
    context = {"t": watch(request.viewer, request.at), "dagen": PERIODE.days}
    return render(request, "privacy/toezicht.html", context)
