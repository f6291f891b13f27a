"""Answering an invitation. The link is the key: no account is needed to look, or to say no."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.uitnodigen import accept_as_new, accept_invitation, decline_invitation
from knooppunt.dossier.queries.uitnodigen import Ontvangen, invitation_by_letter, invitation_by_token
from knooppunt.dossier.web.forms_kring import NieuwAccountForm
from knooppunt.dossier.web.kader import record_names
from knooppunt.toegang.public import Hoe, let_in, opened_letter


@access(publiek=True, doel="begeleiding", tempo="uitnodiging")
@require_http_methods(["GET", "POST"])
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """What the invited person sees: who asks, for whom, and yes or no."""
    ontvangen = invitation_by_token(token, request.viewer)
    if ontvangen is None:
        raise Http404
    return _page(request, ontvangen)


@access(publiek=True, doel="begeleiding", tempo="uitnodiging")
@require_http_methods(["GET", "POST"])
def uitnodiging_met_brief(request: HttpRequest) -> HttpResponse:
    """The same for who typed the code of a letter in this browser."""
    brief = opened_letter(request)
    ontvangen = invitation_by_letter(brief.sleutel, request.viewer) if brief else None
    return _page(request, ontvangen, brief.ref) if ontvangen else redirect("toegang:brief")


def _page(request: HttpRequest, ontvangen: Ontvangen, brief_ref: str = "") -> HttpResponse:
    form = NieuwAccountForm(request.POST or None, initial={"naam": ontvangen.uitnodiging.naam})
    if request.method == "POST":
        ontvangen.verdict.require()
        answer = ANTWOORDEN.get(request.POST.get("antwoord", ""))
        antwoord = answer(request, ontvangen, form, brief_ref) if answer else None
        if antwoord is not None:
            return antwoord
    record_names(request, "uitnodiging", [ontvangen.uitnodiging.dossier.ref])
    context = {
        "ontvangen": ontvangen,
        "form": form,
        "vandaag": request.viewer.op,
        "met_brief": bool(brief_ref),
    }
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "dossier/kring/uitnodiging.html", context, status=status)


def _no(request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm, brief_ref: str) -> HttpResponse:
    decline_invitation(uitnodiging=ontvangen.uitnodiging, by=request.viewer, at=request.at)
    messages.success(request, gettext("U doet niet mee. De afzender ziet dat."))
    return redirect("toegang:voordeur")


def _yes(
    request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm, brief_ref: str
) -> HttpResponse | None:
    """Someone who is signed in with the address that was invited."""
    if ontvangen.account is None:
        return None
    wie = {"account": ontvangen.account, "by": request.viewer, "at": request.at}
    accept_invitation(uitnodiging=ontvangen.uitnodiging, brief_ref=brief_ref, **wie)
    messages.success(request, nl("Welkom. U hoort nu bij de kring."))
    return redirect(_dossier(ontvangen))


def _as_someone_else(
    request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm, brief_ref: str
) -> HttpResponse:
    logout(request)
    return redirect(request.path)


def _by_organisation(
    request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm, brief_ref: str
) -> HttpResponse | None:
    """Join, and sign in by the provider of the organisation. The link proved the address; the provider will too."""
    if ontvangen.aanbieder is None or ontvangen.is_bekend:
        return None
    wie = {"naam": ontvangen.uitnodiging.naam, "wachtwoord": None, "by": request.viewer, "at": request.at}
    accept_as_new(uitnodiging=ontvangen.uitnodiging, **wie)
    # A page in between: the browser refuses a form that ends at another site.
    messages.success(request, gettext("Welkom. U hoort nu bij de kring. Log in met de inlog van uw werk."))
    return redirect(f"{reverse('toegang:binnenkomen')}?{urlencode({'next': _dossier(ontvangen)})}")


def _with_password(
    request: HttpRequest, ontvangen: Ontvangen, form: NieuwAccountForm, brief_ref: str
) -> HttpResponse | None:
    """Join with an account of one's own, made here."""
    if not form.is_valid():
        return None
    wie = {"by": request.viewer, "at": request.at, **form.cleaned_data}
    account = perform(form, accept_as_new, uitnodiging=ontvangen.uitnodiging, brief_ref=brief_ref, **wie)
    if not account:
        return None
    messages.success(request, nl("Welkom. U hoort nu bij de kring."))
    if brief_ref:
        onthoud = gettext("De naam om in te loggen is: %(naam)s. Schrijf hem op de brief en bewaar die.")
        messages.warning(request, onthoud % {"naam": account.login_name})
    return let_in(request, account, Hoe.UITNODIGING, _dossier(ontvangen))


def _dossier(ontvangen: Ontvangen) -> str:
    return reverse("dossier:dossier", args=[ontvangen.uitnodiging.dossier.ref])


ANTWOORDEN = {
    "nee": _no,
    "ja": _yes,
    "anders": _as_someone_else,
    "organisatie": _by_organisation,
    "nieuw": _with_password,
}
