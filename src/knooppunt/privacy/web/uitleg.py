"""The public page about privacy."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.privacy.queries.uitleg import explanation


@access(publiek=True)
@require_GET
def uitleg(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long, who sees it, which rights people have and where to complain."""
    return render(request, "privacy/uitleg.html", {"u": explanation(request.viewer.op)})
