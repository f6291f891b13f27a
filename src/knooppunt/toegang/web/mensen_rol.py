"""What the administrator changes of one person: roles, the account, and the invitation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.toegang.actions import mensen as acties
from knooppunt.toegang.queries.mensen import Mens, role_of, workplaces_to_choose
from knooppunt.toegang.rollen import rolnaam
from knooppunt.toegang.web.forms_mensen import RolForm, VerplaatsForm
from knooppunt.toegang.web.mensen import BEHEER, password_link, person_or_404


def _role_or_404(mens: Mens, rol_ref: str) -> Any:
    lid = role_of(mens, rol_ref)
    if lid is None:
        raise Http404
    return lid


def _form_page(request: HttpRequest, mens: Mens, form: Any, **tekst: str) -> HttpResponse:
    context = {"mens": mens, "form": form, **tekst}
    return render(request, "toegang/beheer/formulier.html", context, status=422 if form.errors else 200)


@access(BEHEER)
@require_http_methods(["GET", "POST"])
def rol_geven(request: HttpRequest, ref: str) -> HttpResponse:
    mens = person_or_404(request, ref)
    form = RolForm(
        request.POST or None,
        organisaties=workplaces_to_choose(request.viewer),
        initial={"begin": request.viewer.op},
    )
    if request.method == "POST" and form.is_valid():
        wie = {"account": mens.account, "by": request.viewer, "at": request.at}
        if perform(form, acties.give_role, **wie, **form.cleaned_data):
            messages.success(request, f"{mens.account.naam} heeft de rol. De collega's daar krijgen bericht.")
            return redirect("toegang:mens", ref)
    return _form_page(request, mens, form, kop=f"Een rol voor {mens.account.naam}", knop="Geef deze rol")


@access(BEHEER)
@require_http_methods(["GET", "POST"])
def verplaatsen(request: HttpRequest, ref: str, rol_ref: str) -> HttpResponse:
    mens = person_or_404(request, ref)
    lid = _role_or_404(mens, rol_ref)
    form = VerplaatsForm(
        request.POST or None, organisaties=workplaces_to_choose(request.viewer), initial={"rol": lid.rol}
    )
    if request.method == "POST" and form.is_valid():
        wie = {"lidmaatschap": lid, "by": request.viewer, "at": request.at}
        if perform(form, acties.move_person, **wie, **form.cleaned_data):
            messages.success(
                request, f"{mens.account.naam} werkt nu bij {form.cleaned_data['organisatie'].naam}."
            )
            return redirect("toegang:mens", ref)
    return _form_page(
        request, mens, form, kop=f"{mens.account.naam} verplaatsen", knop="Verplaats nu",
        uitleg=f"De rol {rolnaam(lid.rol)} bij {lid.organisatie.naam} eindigt nu. De nieuwe rol begint meteen.",
    )  # fmt: skip


@access(BEHEER)
@require_http_methods(["GET", "POST"])
def beeindigen(request: HttpRequest, ref: str, rol_ref: str) -> HttpResponse:
    """Ask once, with what stays behind, then end the role."""
    mens = person_or_404(request, ref)
    lid = _role_or_404(mens, rol_ref)
    if request.method == "POST":
        acties.end_role(lidmaatschap=lid, by=request.viewer, at=request.at)
        messages.success(
            request, "De rol is beëindigd. Was dat een vergissing? Open de rol dan weer, hieronder."
        )
        return redirect("toegang:mens", ref)
    return render(
        request, "toegang/beheer/beeindigen.html", {"mens": mens, "lid": lid, "rol": rolnaam(lid.rol)}
    )


def _done(request: HttpRequest, ref: str, zin: str, actie: Callable[..., Any], **wat: Any) -> HttpResponse:
    actie(by=request.viewer, at=request.at, **wat)
    messages.success(request, zin)
    return redirect("toegang:mens", ref)


@access(BEHEER)
@require_POST
def heropenen(request: HttpRequest, ref: str, rol_ref: str) -> HttpResponse:
    lid = _role_or_404(person_or_404(request, ref), rol_ref)
    return _done(request, ref, "De rol is weer open.", acties.reopen_role, lidmaatschap=lid)


@access(BEHEER)
@require_http_methods(["GET", "POST"])
def blokkeren(request: HttpRequest, ref: str) -> HttpResponse:
    mens = person_or_404(request, ref)
    if request.method == "POST":
        zin = "Het account is geblokkeerd. Wie was ingelogd, is nu overal afgemeld."
        return _done(request, ref, zin, acties.block_account, account=mens.account)
    return render(request, "toegang/beheer/blokkeren.html", {"mens": mens})


@access(BEHEER)
@require_POST
def vrijgeven(request: HttpRequest, ref: str) -> HttpResponse:
    account = person_or_404(request, ref).account
    return _done(
        request, ref, "Het account kan weer worden gebruikt.", acties.unblock_account, account=account
    )


@access(BEHEER)
@require_POST
def opnieuw_uitnodigen(request: HttpRequest, ref: str) -> HttpResponse:
    wat = {"account": person_or_404(request, ref).account, "maak_link": password_link(request)}
    return _done(request, ref, "De mail is opnieuw verstuurd.", acties.invite_again, **wat)
