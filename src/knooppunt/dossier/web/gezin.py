from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


@access(doel="begeleiding")
@require_GET
def gezin(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    return render(request, "dossier/kring/gezin.html", dossier_context(request, zicht, "dossier:gezin"))
