"""Where one starts: what waits for me, what changed, and the list of dossiers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.dossier.queries.kring import visible_dossiers
from knooppunt.toegang.public import open_tasks


@access(doel="begeleiding")
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "dossier/start.html", {"taken": open_tasks(request.viewer)[:50], "vandaag": request.viewer.op})


@access(doel="begeleiding")
@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    return render(request, "dossier/lijst.html", {"dossiers": visible_dossiers(request.viewer).select_related("kind", "school")[:50]})
