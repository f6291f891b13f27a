"""People at work, for the administrator of the region: find, invite, and see one person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.basis.zoeken import NAAM, keep_search, kept_search
from knooppunt.toegang.actions.gebeurtenissen import Blik, record_looks
from knooppunt.toegang.actions.mensen import invite_professional
from knooppunt.toegang.gebeurtenissen import kind_of, sentence
from knooppunt.toegang.policies import may_manage_person
from knooppunt.toegang.queries.mensen import (
    Mens,
    find_people,
    history,
    left_work,
    people_at_work,
    person,
    roles_before,
    workplaces_to_choose,
)
from knooppunt.toegang.rollen import Permissie, rolnaam
from knooppunt.toegang.rules.mensen import Staat, reopen_verdict
from knooppunt.toegang.web.forms_mensen import UitnodigForm, ZoekForm

BEHEER = Permissie.REGIO_BEHEREN
TAGS = {
    Staat.GEBLOKKEERD: "fout", Staat.ZONDER_ROL: "let-op", Staat.UITGENODIGD: "neutraal", Staat.LANG_NIET: "let-op",
    Staat.GEWOON: "goed",
}  # fmt: skip


def person_or_404(request: HttpRequest, ref: str) -> Mens:
    mens = person(request.viewer, ref)
    if mens is None:
        raise Http404
    return mens


def password_link(request: HttpRequest) -> Any:
    return lambda ref, token: request.build_absolute_uri(
        reverse("toegang:wachtwoord_kiezen", args=[ref, token])
    )


def record_people(request: HttpRequest, soort: str, bladzijde: str, mensen: Iterable[Mens]) -> None:
    """Looking at who works where is a look too."""
    blikken = [Blik(soort, mens.account.ref) for mens in mensen]
    record_looks(blikken=blikken, bladzijde=bladzijde, doel="beheer", by=request.viewer, at=request.at)


@access(BEHEER, doel="beheer")
@require_http_methods(["GET", "POST"])
def mensen(request: HttpRequest) -> HttpResponse:
    """Everyone at work, by name. What was searched stands in no address."""
    form = ZoekForm(request.POST if request.method == "POST" else kept_search(request) or None)
    if request.method == "POST" and form.is_valid():
        return keep_search(request, form.cleaned_data)
    gezocht = form.cleaned_data if form.is_valid() else {}
    gevonden, volgende = find_people(request.viewer, na=_after(request), **gezocht)
    record_people(request, "account.genoemd", "mensen", gevonden)
    context = {
        "form": form if form.is_bound else ZoekForm(),
        "mensen": [_row(mens) for mens in gevonden],
        "zoekt": any(gezocht.values()),
        "volgende": _next(request, volgende),
        "weg": len(left_work(request.viewer)),
    }
    return render(request, "toegang/beheer/mensen.html", context, status=422 if form.errors else 200)


def _row(mens: Mens) -> dict[str, Any]:
    return {
        "url": reverse("toegang:mens", args=[mens.account.ref]),
        "mens": mens,
        "rollen": [(rolnaam(lid.rol), lid.organisatie.naam, lid.begin) for lid in mens.rollen],
        "tag": TAGS[mens.staat],
    }


def _after(request: HttpRequest) -> tuple[str, int] | None:
    """The key of a page: of whom it comes after. A number that nobody has shows the first page."""
    na = request.GET.get("na", "")
    account = people_at_work(request.viewer).filter(ref=na).first() if na else None
    return (account.naam, account.pk) if account else None


def _next(request: HttpRequest, volgende: tuple[str, int] | None) -> str:
    if volgende is None:
        return ""
    ref = people_at_work(request.viewer).get(pk=volgende[1]).ref
    return "?" + urlencode({NAAM: request.GET.get(NAAM, ""), "na": ref})


@access(BEHEER, doel="beheer")
@require_GET
def mens(request: HttpRequest, ref: str) -> HttpResponse:
    """One person: roles of now, later and before, the account, and what was arranged."""
    gezien, op = person_or_404(request, ref), request.viewer.op
    record_people(request, "account.nagekeken", "mens", [gezien])
    open_nu = {(lid.organisatie_id, lid.rol) for lid in gezien.rollen}
    context = {
        "mens": gezien,
        "tag": TAGS[gezien.staat],
        "vandaag": op,
        "rollen": [(lid, rolnaam(lid.rol)) for lid in gezien.rollen],
        "eerder": [
            (
                lid,
                rolnaam(lid.rol),
                reopen_verdict(lid.eind, op, weer_open=(lid.organisatie_id, lid.rol) in open_nu),
            )
            for lid in roles_before(gezien, op)
        ],
        "mag": may_manage_person(request.viewer, gezien.account.pk, gezien.account.soort),
        "geschiedenis": [
            {"moment": g.at, "titel": sentence(g, request.viewer), "icoon": kind_of(g).icoon}
            for g in history(gezien)
        ],
        "is_uitgenodigd": gezien.staat is Staat.UITGENODIGD,
        "is_geblokkeerd": gezien.staat is Staat.GEBLOKKEERD,
    }
    return render(request, "toegang/beheer/mens.html", context)


@access(BEHEER)
@require_http_methods(["GET", "POST"])
def uitnodigen(request: HttpRequest) -> HttpResponse:
    """Invite somebody to a role at an organisation, by mail."""
    organisaties = workplaces_to_choose(request.viewer)
    form = UitnodigForm(request.POST or None, organisaties=organisaties, initial={"begin": request.viewer.op})
    if request.method == "POST" and form.is_valid():
        wie = {"maak_link": password_link(request), "by": request.viewer, "at": request.at}
        account = perform(form, invite_professional, **wie, **form.cleaned_data)
        if account:
            messages.success(request, f"{account.naam} is uitgenodigd. De mail is onderweg.")
            return redirect("toegang:mens", account.ref)
    return render(
        request, "toegang/beheer/uitnodigen.html", {"form": form}, status=422 if form.errors else 200
    )


@access(BEHEER, doel="beheer")
@require_GET
def vertrokken(request: HttpRequest) -> HttpResponse:
    """Who is gone while something still waits for them, with how much; never what it is about."""
    weg = left_work(request.viewer)
    record_people(request, "account.genoemd", "vertrokken", weg)
    return render(request, "toegang/beheer/vertrokken.html", {"mensen": [_row(mens) for mens in weg]})
