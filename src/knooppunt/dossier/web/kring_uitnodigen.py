"""Inviting to the circle, and answering an invitation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.uitnodigen import (
    Genodigde,
    accept_as_new,
    accept_invitation,
    decline_invitation,
    invite,
    withdraw_invitation,
)
from knooppunt.dossier.policies import may_invite, may_invite_anyone
from knooppunt.dossier.queries.delen import organisations_around
from knooppunt.dossier.queries.uitnodigen import Ontvangen, invitation_by_token, invitations_of
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.web.forms_kring import NieuwAccountForm, UitnodigForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, record_names
from knooppunt.toegang.public import Account, Hoe, let_in


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def uitnodigen(request: HttpRequest, ref: str) -> HttpResponse:
    """Invite someone, and see which invitations are open."""
    zicht = dossier_or_404(request, ref)
    may_invite_anyone(request.viewer, zicht.feiten).require_permission()
    mag = [h for h in Hoedanigheid if may_invite(request.viewer, zicht.feiten, h)]
    form = UitnodigForm(request.POST or None, hoedanigheden=mag, organisaties=organisations_around(zicht))
    if request.method == "POST" and form.is_valid():
        wie = Genodigde(**form.cleaned_data)
        if perform(
            form, invite, zicht=zicht, wie=wie, maak_link=_link(request), by=request.viewer, at=request.at
        ):
            messages.success(request, f"De uitnodiging aan {wie.naam} is verstuurd.")
            return redirect("dossier:uitnodigen", ref)
    context = dossier_context(request, zicht, "dossier:gezin") | {
        "form": form,
        "uitnodigingen": invitations_of(zicht, request.viewer),
    }
    return render(request, "dossier/kring/uitnodigen.html", context, status=422 if form.errors else 200)


def _link(request: HttpRequest) -> object:
    return lambda token: request.build_absolute_uri(reverse("dossier:uitnodiging", args=[token]))


@access(doel="begeleiding")
@require_POST
def intrekken(request: HttpRequest, ref: str, uitnodiging_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    withdraw_invitation(zicht=zicht, uitnodiging_ref=uitnodiging_ref, by=request.viewer, at=request.at)
    messages.success(request, "De uitnodiging is ingetrokken. De link werkt niet meer.")
    return redirect("dossier:uitnodigen", ref)


@access(publiek=True, doel="begeleiding", tempo="uitnodiging")
@require_http_methods(["GET", "POST"])
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """What the invited person sees: who asks, for whom, and yes or no. The link is the key."""
    ontvangen = invitation_by_token(token, request.viewer)
    if ontvangen is None:
        raise Http404
    form = NieuwAccountForm(request.POST or None, initial={"naam": ontvangen.uitnodiging.naam})
    if request.method == "POST":
        antwoord = _answer(request, ontvangen, form)
        if antwoord is not None:
            return antwoord
    record_names(request, "uitnodiging", [ontvangen.uitnodiging.dossier.ref])
    context = {"ontvangen": ontvangen, "form": form, "vandaag": request.viewer.op}
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "dossier/kring/uitnodiging.html", context, status=status)


def _answer(request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm) -> HttpResponse | None:
    """Do what was answered; None when the form must be shown again."""
    ontvangen.verdict.require()
    uitnodiging, antwoord = ontvangen.uitnodiging, request.POST.get("antwoord")
    if antwoord == "nee":
        decline_invitation(uitnodiging=uitnodiging, by=request.viewer, at=request.at)
        messages.success(request, gettext("U doet niet mee. De afzender ziet dat."))
        return redirect("toegang:voordeur")
    if antwoord == "ja" and ontvangen.account:
        accept_invitation(
            uitnodiging=uitnodiging, account=ontvangen.account, by=request.viewer, at=request.at
        )
    elif antwoord == "anders":
        logout(request)
        return redirect(request.path)
    elif antwoord == "nieuw" and form.is_valid():
        account = perform(
            form,
            accept_as_new,
            uitnodiging=uitnodiging,
            by=request.viewer,
            at=request.at,
            **form.cleaned_data,
        )
        if not account:
            return None
        return _welcome(request, ontvangen, account)
    else:
        return None
    return _welcome(request, ontvangen)


def _welcome(request: HttpRequest, ontvangen: Ontvangen, nieuw: Account | None = None) -> HttpResponse:
    messages.success(request, "Welkom. U hoort nu bij de kring.")
    dossier = reverse("dossier:dossier", args=[ontvangen.uitnodiging.dossier.ref])
    return let_in(request, nieuw, Hoe.UITNODIGING, dossier) if nieuw else redirect(dossier)
