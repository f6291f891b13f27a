"""Error pages that help, and small pieces that every page uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.verdict import NotAllowed, Refusal


@access(publiek=True)
@require_GET
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Every component once, with its states."""
    return render(request, "basis/voorbeeld.html")


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"reasons": getattr(exception, "reasons", ())}, status=403)


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Without context processors: whatever broke may break them too."""
    return HttpResponse(get_template("500.html").render({}), status=500)


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def perform(form: forms.Form, action: Callable[..., Any], **kwargs: Any) -> Any:
    """Call an action for a valid form; what it refuses is shown in the form. Returns its result, or None.

    A NotAllowed is not caught: the form should not have been offered, the page says why.
    """
    try:
        return action(**kwargs) or True
    except NotAllowed:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None
