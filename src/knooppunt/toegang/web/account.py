"""Mijn account: what someone sees and changes of their own account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.actions.eigen_account import (
    account_with_new_address,
    ask_for_another_address,
    change_name,
    change_password,
    confirm_address,
)
from knooppunt.toegang.actions.gebeurtenissen import Blik, record_looks
from knooppunt.toegang.actions.inloggen import sign_out_device, sign_out_everywhere
from knooppunt.toegang.gebeurtenissen import kind_of, sentence
from knooppunt.toegang.policies import may_change_email, may_change_name
from knooppunt.toegang.queries.aanbieders import obliged_provider
from knooppunt.toegang.queries.accounts import own_account
from knooppunt.toegang.queries.inloggen import account_events, devices_of
from knooppunt.toegang.queries.stap import steps_of, unused_recovery_codes
from knooppunt.toegang.web.forms_account import AnderAdresForm, AnderWachtwoordForm, NaamForm, TaalForm
from knooppunt.toegang.web.herkomst import origin_of
from knooppunt.toegang.web.keuze_taal import remember_language


@access(doel="inzage", meertalig=True)
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    eigen = own_account(viewer)
    record_looks(
        blikken=[Blik("account.bekeken", eigen.ref)],
        bladzijde="account",
        doel="inzage",
        by=viewer,
        at=request.at,
    )
    context = {
        "account": eigen,
        "aanbieder": obliged_provider(eigen),
        "stappen": steps_of(eigen),
        "codes_over": unused_recovery_codes(eigen),
        "mag_naam": may_change_name(viewer),
        "mag_email": may_change_email(viewer),
        "apparaten": devices_of(viewer, origin_of(request).apparaat, request.at),
        "gebeurd": [
            {"moment": g.at, "titel": sentence(g, viewer), "icoon": kind_of(g).icoon}
            for g in account_events(viewer)[:20]
        ],
        "talen": dict(settings.LANGUAGES),
    }
    return render(request, "toegang/account/account.html", context)


def _form_page(request: HttpRequest, titel: str, form: object, inleiding: str = "") -> HttpResponse:
    context = {"titel": titel, "form": form, "inleiding": inleiding, "knop": _("Bewaar")}
    return render(request, "toegang/account/formulier.html", context, status=422 if form.errors else 200)


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def naam(request: HttpRequest) -> HttpResponse:
    may_change_name(request.viewer).require_permission()
    form = NaamForm(request.POST or None, initial={"naam": request.viewer.naam})
    if form.is_valid() and perform(form, change_name, by=request.viewer, at=request.at, **form.cleaned_data):
        messages.success(request, _("De naam is gewijzigd."))
        return redirect("toegang:account")
    return _form_page(request, _("Naam wijzigen"), form)


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def taal(request: HttpRequest) -> HttpResponse:
    form = TaalForm(request.POST or None, initial={"taal": own_account(request.viewer).taal})
    if form.is_valid():
        response = redirect("toegang:account")
        remember_language(request, response, form.cleaned_data["taal"])
        return response
    return _form_page(request, _("Taal kiezen"), form)


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def ander_wachtwoord(request: HttpRequest) -> HttpResponse:
    form = AnderWachtwoordForm(request.POST or None)
    if form.is_valid():
        wie = {"herkomst": origin_of(request), "by": request.viewer, "at": request.at}
        eigen = perform(form, change_password, **wie, **form.cleaned_data)
        if eigen:
            update_session_auth_hash(request, eigen)
            messages.success(
                request, _("Het nieuwe wachtwoord geldt nu. Op andere apparaten is iedereen afgemeld.")
            )
            return redirect("toegang:account")
    return _form_page(request, _("Wachtwoord wijzigen"), form)


@access(doel="inzage", meertalig=True)
@require_http_methods(["GET", "POST"])
def ander_adres(request: HttpRequest) -> HttpResponse:
    may_change_email(request.viewer).require_permission()
    form = AnderAdresForm(request.POST or None)
    if form.is_valid():
        wie = {"herkomst": origin_of(request), "by": request.viewer, "at": request.at}
        gevraagd = perform(
            form, ask_for_another_address, maak_link=_address_link(request), **wie, **form.cleaned_data
        )
        if gevraagd:
            messages.success(
                request, _("Er is mail op weg naar het nieuwe adres. Open de link die daarin staat.")
            )
            return redirect("toegang:account")
    inleiding = _("Op het nieuwe adres komt een mail met een link. Het geldt zodra die link is geopend.")
    return _form_page(request, _("E-mailadres wijzigen"), form, inleiding)


def _address_link(request: HttpRequest) -> object:
    return lambda ref, token: request.build_absolute_uri(
        reverse("toegang:adres_bevestigen", args=[ref, token])
    )


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def adres_bevestigen(request: HttpRequest, ref: str, token: str) -> HttpResponse:
    """What the mailed link opens. A press of the button confirms: programs that read mail open links too."""
    if request.method == "POST":
        confirm_address(ref=ref, token=token, by=request.viewer, at=request.at)
        messages.success(request, _("Het nieuwe e-mailadres geldt nu. Gebruik het om in te loggen."))
        return redirect("toegang:account")
    eigen = account_with_new_address(ref, token)
    context = {"email": eigen.email_gevraagd if eigen else ""}
    return render(request, "toegang/account/adres.html", context, status=200 if eigen else 404)


@access(doel="inzage", meertalig=True)
@require_POST
def apparaat_afmelden(request: HttpRequest, ref: str) -> HttpResponse:
    sign_out_device(apparaat_ref=ref, by=request.viewer, at=request.at)
    messages.success(request, _("Dit apparaat is afgemeld."))
    return redirect("toegang:account")


@access(doel="inzage", meertalig=True)
@require_POST
def overal_afmelden(request: HttpRequest) -> HttpResponse:
    sign_out_everywhere(by=request.viewer, at=request.at)
    logout(request)
    messages.success(request, _("Overal afgemeld. Inloggen kan hier opnieuw."))
    return redirect("toegang:binnenkomen")
