"""What the administrator sees of the files: how many, whether they are scanned, and by what. No file itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.bestanden import scanner
from knooppunt.bestanden.queries.lezen import stored_by_outcome
from knooppunt.bestanden.rules.limieten import PAKKET
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.toegang.public import Permissie


@access(Permissie.REGIO_BEHEREN)
@require_GET
def beheer(request: HttpRequest) -> HttpResponse:
    rijen = [(Uitslag(code).label, aantal, grootte) for code, aantal, grootte in stored_by_outcome()]
    context = {
        "rijen": rijen,
        "ingesteld": scanner.is_configured(),
        "versie": scanner.version() if scanner.is_configured() else "",
        "grenzen": [drempel.tekst for drempel in PAKKET.drempels],
        "map": settings.BESTANDENMAP,
    }
    return render(request, "bestanden/beheer.html", context)
