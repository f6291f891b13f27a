"""A dossier for whoever belongs to the circle: overview, story and timeline."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


@access(doel="begeleiding")
@require_GET
def dossier(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    return render(request, "dossier/kring/overzicht.html", dossier_context(request, zicht, "dossier:dossier"))


@access(doel="begeleiding")
@require_GET
def verhaal(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    return render(request, "dossier/kring/verhaal.html", dossier_context(request, zicht, "dossier:verhaal"))


@access(doel="begeleiding")
@require_GET
def tijdlijn(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    return render(request, "dossier/kring/tijdlijn.html", dossier_context(request, zicht, "dossier:tijdlijn"))
