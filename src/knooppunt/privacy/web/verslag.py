"""The privacy report as a page, made to print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.datums import datum
from knooppunt.privacy.queries.verslag import privacy_report
from knooppunt.toegang.public import Permissie


@access(Permissie.LOGBOEK_LEZEN)
@require_GET
def verslag(request: HttpRequest) -> HttpResponse:
    """For who keeps watch over privacy; there is nothing about anyone in it."""
    gemaakt = privacy_report(request.viewer.op)
    kern = [
        ("Regio", gemaakt.regio),
        ("Gemaakt op", datum(gemaakt.op)),
        ("Versie van Knooppunt", gemaakt.versie),
    ]
    return render(request, "privacy/verslag.html", {"verslag": gemaakt, "kern": kern})
