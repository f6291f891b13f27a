"""Making a second step: at the door, for who must have one, or in the own account. And taking one away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import segno
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.basis.web import perform
from knooppunt.toegang.actions.eigen_account import prove_it_is_you
from knooppunt.toegang.actions.stap import add_app, add_passkey, remove_step, renew_recovery_codes
from knooppunt.toegang.passkeys import OngeldigePasskey, ask_for_new, is_possible, read_new
from knooppunt.toegang.queries.accounts import own_account, viewer_of
from knooppunt.toegang.queries.stap import has_step, passkeys_of, steps_of
from knooppunt.toegang.rules.stap import app_address, new_secret, spread_secret
from knooppunt.toegang.web.aanmelden import sign_in
from knooppunt.toegang.web.deur import AanDeDeur, at_door
from knooppunt.toegang.web.forms_stap import AppForm, BevestigForm, StapForm
from knooppunt.toegang.web.herkomst import origin_of

GEHEIM, VRAAG = "knooppunt.app-geheim", "passkey_nieuw"
PLAATJE_GELDIG_S = 3600


@dataclass(frozen=True)
class Maker:
    """Who makes a step: someone signed in, or someone at the door who has none yet."""

    account: Any
    deur: AanDeDeur | None


def _maker(request: HttpRequest) -> Maker | None:
    if request.viewer.is_bekend:
        return Maker(own_account(request.viewer), None)
    wie = at_door(request)
    # Who has a step takes it first: a password alone never adds another one.
    return Maker(wie.account, wie) if wie and not has_step(wie.account) else None


def _too_late() -> HttpResponse:
    return redirect("toegang:binnenkomen")


@access(publiek=True)
@require_GET
def kiezen(request: HttpRequest) -> HttpResponse:
    """What a second step is, and which kinds there are."""
    maker = _maker(request)
    if maker is None:
        return _too_late()
    context = {
        "aan_de_deur": maker.deur is not None,
        "passkey_kan": is_possible(request.get_host()),
        "heeft_wachtwoord": maker.account.has_usable_password(),
    }
    return render(request, "toegang/stap/kiezen.html", context)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """A picture for the app, and its first code back."""
    maker = _maker(request)
    if maker is None:
        return _too_late()
    geheim = _secret_of_picture(request, maker) or new_secret()
    getekend = signing.dumps([maker.account.ref, geheim], salt=GEHEIM)
    ingevuld = {**request.POST.dict(), "geheim": getekend} if request.method == "POST" else None
    form = AppForm(ingevuld, met_wachtwoord=maker.deur is None, initial={"geheim": getekend})
    if form.is_valid() and perform(form, _prove, request=request, maker=maker, **_password(form)):
        velden = {veld: form.cleaned_data[veld] for veld in ("code", "naam")}
        wie = {"account": maker.account, "by": _self(request, maker), "at": request.at}
        if gemaakt := perform(form, lambda **alles: [add_app(**alles)], geheim=geheim, **velden, **wie):
            return _finished(request, maker, gemaakt[0])
    context = {
        "form": form,
        "plaatje": _picture(app_address(geheim, maker.account.login_name, request.get_host())),
        "geheim": spread_secret(geheim),
    }
    return render(request, "toegang/stap/app.html", context, status=422 if form.errors else 200)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """The browser makes a passkey: first it asks its question (below), then it sends the answer here."""
    maker = _maker(request)
    if maker is None or not is_possible(request.get_host()):
        return _too_late()
    form = StapForm(request.POST or None, met_wachtwoord=maker.deur is None)
    if request.method == "POST":
        velden = {"naam": request.POST.get("naam", "")[:40], "by": _self(request, maker), "at": request.at}
        try:
            codes = add_passkey(account=maker.account, passkey=_new_passkey(request), **velden)
        except (OngeldigePasskey, Refusal) as fout:
            mislukt = _("De passkey is niet gemaakt. Probeer het opnieuw, of kies een app.")
            messages.error(request, " ".join(fout.reasons) if isinstance(fout, Refusal) else mislukt)
            return redirect("toegang:stap_passkey")
        return _finished(request, maker, codes)
    return render(request, "toegang/stap/passkey.html", {"form": form})


@access(publiek=True, tempo="inloggen")
@require_POST
def passkey_vraag(request: HttpRequest) -> HttpResponse:
    """The question to make a passkey, for the browser of who typed the password (again)."""
    maker = _maker(request)
    if maker is None:
        raise Http404
    form = StapForm(request.POST, met_wachtwoord=maker.deur is None)
    if not (form.is_valid() and perform(form, _prove, request=request, maker=maker, **_password(form))):
        return JsonResponse(
            {"fout": " ".join(fout for fouten in form.errors.values() for fout in fouten)}, status=422
        )
    vraag, request.session[VRAAG] = ask_for_new(
        request.get_host(), ref=maker.account.ref, login_name=maker.account.login_name,
        naam=maker.account.naam, heeft=passkeys_of(maker.account),
    )  # fmt: skip
    return JsonResponse(vraag)


def _new_passkey(request: HttpRequest) -> Any:
    onthoud = request.session.pop(VRAAG, None)
    try:
        antwoord = json.loads(request.POST.get("antwoord", ""))
    except ValueError as error:
        raise OngeldigePasskey("no answer") from error
    if onthoud is None:
        raise OngeldigePasskey("no question")
    return read_new(request.get_host(), onthoud, antwoord)


def _self(request: HttpRequest, maker: Maker) -> Viewer:
    return viewer_of(maker.account, request.viewer.op)


def _password(form: Any) -> dict[str, str]:
    return {"wachtwoord": form.cleaned_data.get("wachtwoord", "")}


def _prove(*, request: HttpRequest, maker: Maker, wachtwoord: str) -> None:
    """Who is signed in already shows with the password that it is not somebody else at their screen."""
    if maker.deur is None:
        by = _self(request, maker)
        prove_it_is_you(wachtwoord=wachtwoord, herkomst=origin_of(request), by=by, at=request.at)


def _finished(request: HttpRequest, maker: Maker, codes: tuple[str, ...]) -> HttpResponse:
    """In, and the recovery codes once; they are never shown again."""
    verder = reverse("toegang:account")
    if maker.deur:
        sign_in(request, maker.account, maker.deur.hoe, sterk=True)
        verder = maker.deur.volgende
    if not codes:
        messages.success(request, _("De tweede stap is toegevoegd."))
        return redirect(verder)
    return _show_codes(request, codes, verder)


def _show_codes(request: HttpRequest, codes: tuple[str, ...], verder: str) -> HttpResponse:
    return render(request, "toegang/stap/codes.html", {"codes": codes, "verder": verder})


def _secret_of_picture(request: HttpRequest, maker: Maker) -> str:
    """The secret of the picture that this person saw; empty when it is not ours, somebody else's, or too old."""
    try:
        ref, geheim = signing.loads(request.POST.get("geheim", ""), salt=GEHEIM, max_age=PLAATJE_GELDIG_S)
    except signing.BadSignature:
        return ""
    return str(geheim) if ref == maker.account.ref else ""


def _picture(adres: str) -> SafeString:
    """A square code as SVG: made by the library from letters and figures only."""
    plaatje = segno.make(adres, error="m").svg_inline(scale=5, light="#fff", title=_("Plaatje voor de app"))
    return mark_safe(plaatje)  # noqa: S308 - the library writes squares, nothing of the address


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def weghalen(request: HttpRequest, ref: str) -> HttpResponse:
    gekozen = next((s for s in steps_of(own_account(request.viewer)) if s.ref == ref), None)
    if gekozen is None:
        raise Http404

    def proven(wachtwoord: str) -> None:
        wie = {"by": request.viewer, "at": request.at}
        prove_it_is_you(wachtwoord=wachtwoord, herkomst=origin_of(request), **wie)
        remove_step(stap_ref=ref, **wie)

    form = BevestigForm(request.POST or None)
    if form.is_valid() and perform(form, proven, **form.cleaned_data):
        messages.success(request, _("De tweede stap is weg."))
        return redirect("toegang:account")
    return _confirm(request, form, _("Tweede stap weghalen"), gekozen.naam, _("Haal weg"))


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def nieuwe_codes(request: HttpRequest) -> HttpResponse:
    def proven(wachtwoord: str) -> tuple[str, ...]:
        wie = {"by": request.viewer, "at": request.at}
        account = prove_it_is_you(wachtwoord=wachtwoord, herkomst=origin_of(request), **wie)
        return renew_recovery_codes(account=account, **wie)

    form = BevestigForm(request.POST or None)
    if form.is_valid():
        codes = perform(form, proven, **form.cleaned_data)
        if codes:
            return _show_codes(request, codes, reverse("toegang:account"))
    uitleg = _("De codes die er nu zijn, werken dan niet meer.")
    return _confirm(request, form, _("Nieuwe herstelcodes"), uitleg, _("Maak nieuwe codes"))


def _confirm(request: HttpRequest, form: Any, titel: str, inleiding: str, knop: str) -> HttpResponse:
    context = {"titel": titel, "form": form, "inleiding": inleiding, "knop": knop}
    return render(request, "toegang/account/formulier.html", context, status=422 if form.errors else 200)
