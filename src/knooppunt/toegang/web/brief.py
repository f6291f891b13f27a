"""A code from a letter: typed in, and what it opens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.actions.accounts import choose_password_by_letter
from knooppunt.toegang.actions.brieven import open_letter
from knooppunt.toegang.queries.accounts import viewer_of
from knooppunt.toegang.queries.brieven import usable_letter
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import let_in
from knooppunt.toegang.web.deur import BRIEF
from knooppunt.toegang.web.forms import BriefForm, WachtwoordForm

OPEN = timedelta(minutes=45)
"""Between the code and what comes after it."""


@access(publiek=True, tempo="brief")
@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest) -> HttpResponse:
    """Type the code and the birth date; then the page that the letter opens."""
    form = BriefForm(request.POST or None)
    if form.is_valid():
        gevonden = perform(form, open_letter, by=request.viewer, at=request.at, **form.cleaned_data)
        if gevonden:
            request.session.cycle_key()
            request.session[BRIEF] = {"ref": gevonden.ref, "tot": (request.at + OPEN).isoformat()}
            return redirect(gevonden.naar)
    return render(request, "toegang/brief.html", {"form": form}, status=422 if form.errors else 200)


def opened_letter(request: HttpRequest) -> Any:
    """The letter whose code was typed in this browser a moment ago, while it still opens something; else None."""
    open_ = request.session.get(BRIEF)
    if open_ is None or datetime.fromisoformat(open_["tot"]) < request.at:
        return None
    return usable_letter(open_["ref"], request.viewer.op)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """A new password for who has an account and forgot it; a second step stays a second step."""
    geopend = opened_letter(request)
    if geopend is None or geopend.account is None or not geopend.account.is_active:
        return redirect("toegang:brief")
    form = WachtwoordForm(request.POST or None)
    if form.is_valid():
        wie = {"brief": geopend, "by": viewer_of(geopend.account, request.viewer.op), "at": request.at}
        if perform(form, choose_password_by_letter, **wie, **form.cleaned_data):
            request.session.pop(BRIEF, None)
            return let_in(request, geopend.account, Hoe.BRIEF)
    context = {"form": form, "inlognaam": geopend.account.login_name}
    return render(request, "toegang/brief_wachtwoord.html", context, status=422 if form.errors else 200)
