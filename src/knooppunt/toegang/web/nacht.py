"""What is done at night, for who looks after the region."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.toegang.nacht import night_status
from knooppunt.toegang.rollen import Permissie


@access(Permissie.REGIO_BEHEREN)
@require_GET
def nacht(request: HttpRequest) -> HttpResponse:
    standen = night_status(request.viewer.op)
    context = {"standen": standen, "achter": [s for s in standen if s.is_achter]}
    return render(request, "toegang/nacht.html", context)
