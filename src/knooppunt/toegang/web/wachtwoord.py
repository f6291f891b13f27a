"""Choosing a password through a mailed link: the first time, and after forgetting it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import LinkVerlopen, perform
from knooppunt.toegang.actions.accounts import choose_password, mail_password_link
from knooppunt.toegang.queries.accounts import account_by_ref, viewer_of
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import let_in
from knooppunt.toegang.web.forms import MailForm, WachtwoordForm

EVEN_LANG_S = 0.25
"""More than writing a mail takes: how long the answer lasts tells nothing about the address."""


@contextmanager
def takes_at_least(seconden: float) -> Iterator[None]:
    begin = time.monotonic()
    try:
        yield
    finally:
        time.sleep(max(0.0, seconden - (time.monotonic() - begin)))


@access(publiek=True, tempo="wachtwoordlink")
@require_http_methods(["GET", "POST"])
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether or not the address is known."""
    form = MailForm(request.POST or None)
    verstuurd = False
    if form.is_valid():
        with takes_at_least(EVEN_LANG_S):
            mail_password_link(
                maak_link=_link(request), by=request.viewer, at=request.at, **form.cleaned_data
            )
        verstuurd = True
    context = {"form": form, "verstuurd": verstuurd}
    return render(request, "toegang/wachtwoord.html", context, status=422 if form.errors else 200)


def _link(request: HttpRequest) -> object:
    return lambda ref, token: request.build_absolute_uri(
        reverse("toegang:wachtwoord_kiezen", args=[ref, token])
    )


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def kiezen(request: HttpRequest, ref: str, token: str) -> HttpResponse:
    """Choose a password; the link works once and for three days (PASSWORD_RESET_TIMEOUT)."""
    account = account_by_ref(ref)
    if account is None or not account.is_active or not default_token_generator.check_token(account, token):
        raise LinkVerlopen(reverse("toegang:wachtwoord"), gettext("Mail mij een nieuwe link"))
    form = WachtwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gekozen = {"account": account, "by": viewer_of(account, request.viewer.op), "at": request.at}
        if perform(form, choose_password, **gekozen, **form.cleaned_data):
            return let_in(request, account, Hoe.LINK)
    return render(
        request, "toegang/wachtwoord_kiezen.html", {"form": form}, status=422 if form.errors else 200
    )
