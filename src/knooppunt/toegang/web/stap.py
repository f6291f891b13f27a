"""Taking the second step at the door: the code of an app, a passkey, or a code from paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import Refusal
from knooppunt.basis.web import perform
from knooppunt.toegang.actions.stap import take_app_step, take_passkey_step, take_recovery_step
from knooppunt.toegang.passkeys import (
    OngeldigePasskey,
    ask_for_proof,
    check_proof,
    credential_of,
    is_possible,
)
from knooppunt.toegang.queries.stap import has_app, has_step, passkeys_of, step_of_passkey
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import let_in, next_page, sign_in
from knooppunt.toegang.web.deur import AanDeDeur, at_door
from knooppunt.toegang.web.forms_stap import CodeForm, HerstelForm

VRAAG = "passkey_vraag"


def pass_door(request: HttpRequest, wie: AanDeDeur) -> HttpResponse:
    """The second step is taken."""
    sign_in(request, wie.account, wie.hoe, sterk=True)
    return redirect(wie.volgende)


def _too_late(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Het duurde te lang. Log opnieuw in."))
    return redirect("toegang:binnenkomen")


def _code_page(request: HttpRequest, form: Any, take: Callable[..., None], sjabloon: str) -> HttpResponse:
    wie = at_door(request)
    if wie is None or not has_step(wie.account):
        return _too_late(request)
    if form.is_valid() and perform(
        form, take, account=wie.account, by=request.viewer, at=request.at, **form.cleaned_data
    ):
        return pass_door(request, wie)
    passkeys = passkeys_of(wie.account) if is_possible(request.get_host()) else []
    context = {"form": form, "met_app": has_app(wie.account), "met_passkey": bool(passkeys)}
    return render(request, sjabloon, context, status=422 if form.errors else 200)


@access(publiek=True, tempo="inloggen")
@require_http_methods(["GET", "POST"])
def stap(request: HttpRequest) -> HttpResponse:
    return _code_page(request, CodeForm(request.POST or None), take_app_step, "toegang/stap/stap.html")


@access(publiek=True, tempo="inloggen")
@require_http_methods(["GET", "POST"])
def herstel(request: HttpRequest) -> HttpResponse:
    return _code_page(
        request, HerstelForm(request.POST or None), take_recovery_step, "toegang/stap/herstel.html"
    )


@access(publiek=True)
@require_POST
def passkey_vraag(request: HttpRequest) -> HttpResponse:
    """The question for the browser: to who stands at the door for one of theirs, to a visitor for any of this site."""
    wie = at_door(request)
    vraag, onthoud = ask_for_proof(request.get_host(), passkeys_of(wie.account) if wie else ())
    request.session[VRAAG] = onthoud
    return JsonResponse(vraag)


@access(publiek=True, tempo="inloggen")
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """The browser's answer: the second step of who stands at the door, or a way in by itself."""
    wie = at_door(request)
    try:
        gevonden = _proven(request)
    except (OngeldigePasskey, Refusal) as fout:
        mislukt = _("Het lukte niet met deze passkey. Probeer het opnieuw, of log op een andere manier in.")
        messages.error(request, " ".join(fout.reasons) if isinstance(fout, Refusal) else mislukt)
        return redirect("toegang:stap" if wie else "toegang:binnenkomen")
    if wie and gevonden.account_id == wie.account.pk:
        return pass_door(request, wie)
    return let_in(request, gevonden.account, Hoe.PASSKEY, next_page(request))


def _proven(request: HttpRequest) -> Any:
    """The step whose passkey answered rightly; a question is answered once."""
    onthoud = request.session.pop(VRAAG, None)
    try:
        antwoord = json.loads(request.POST.get("antwoord", ""))
    except ValueError as error:
        raise OngeldigePasskey("no answer") from error
    gevonden = step_of_passkey(credential_of(antwoord))
    if onthoud is None or gevonden is None:
        raise OngeldigePasskey("no question, or nobody's passkey")
    teller = check_proof(request.get_host(), onthoud, antwoord, bytes(gevonden.publieke_sleutel))
    take_passkey_step(stap=gevonden, teller=teller, by=request.viewer, at=request.at)
    return gevonden
