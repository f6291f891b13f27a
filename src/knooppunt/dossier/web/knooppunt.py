"""Pages of the standing team: the list, one team, who is in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import Verdict, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.knooppunt import add_member, change_knooppunt, create_knooppunt, end_member
from knooppunt.dossier.policies import may_lead_knooppunt, may_manage_knooppunt
from knooppunt.dossier.queries.knooppunt import (
    case_list,
    facts_of_knooppunt,
    knooppunt_for,
    knooppunten_of_school,
    meetings_of,
    member_for,
    region_of_work,
    school_by_ref,
)
from knooppunt.dossier.queries.knooppunt import knooppunten as find_knooppunten
from knooppunt.dossier.web.forms_knooppunt import LidEindForm, LidForm, MaakForm, WijzigForm, posted
from knooppunt.dossier.web.kader import record_names
from knooppunt.toegang.public import Permissie

BEZOEK = "dossier:knooppunt"


def _knooppunt_or_404(request: HttpRequest, ref: str) -> Any:
    knooppunt = knooppunt_for(request.viewer, ref)
    if knooppunt is None:
        raise Http404
    return knooppunt


def _may_start(viewer: Viewer) -> Verdict:
    return unless(
        viewer.mag(Permissie.KNOOPPUNT_LEIDEN) or viewer.mag(Permissie.REGIO_BEHEREN),
        "Een school, een adviseur of de beheerder van de regio kan een knooppunt beginnen.",
    )


def form_page(
    request: HttpRequest, form: forms.Form, *, knooppunt: Any = None, overleg: Any = None, **context: Any
) -> HttpResponse:
    """A page with one form and the way back: to the meeting, the team or the list."""
    terug, url = "Knooppunten", reverse("dossier:knooppunten")
    if overleg is not None:
        terug, url = "Overleg", reverse("dossier:overleg", args=[overleg.ref])
    elif knooppunt is not None:
        terug, url = knooppunt.naam, reverse(BEZOEK, args=[knooppunt.ref])
    context |= {"form": form, "knooppunt": knooppunt, "overleg": overleg, "terug": terug, "terug_url": url}
    return render(request, "dossier/knooppunt/formulier.html", context, status=422 if form.errors else 200)


@access()
@require_GET
def knooppunten(request: HttpRequest) -> HttpResponse:
    zoek = request.GET.get("zoek", "")[:80].replace("\x00", "").strip()
    na = request.GET.get("na", "")[:120].replace("\x00", "")
    rijen, verder = find_knooppunten(request.viewer, zoek, na)
    context = {
        "knooppunten": rijen,
        "zoek": zoek,
        "na": na,
        "verder": verder,
        "maken": _may_start(request.viewer),
    }
    return render(request, "dossier/knooppunt/lijst.html", context)


@access()
@require_GET
def knooppunten_van(request: HttpRequest, organisatie_ref: str) -> HttpResponse:
    """Who is in the teams of one school, by role and organisation; a fragment for other pages (htmx), or a page."""
    school = school_by_ref(request.viewer, organisatie_ref)
    if school is None:
        raise Http404
    context = {"school": school, "knooppunten": knooppunten_of_school(request.viewer, school)}
    sjabloon = "_van_school" if request.htmx else "van_school"
    return render(request, f"dossier/knooppunt/{sjabloon}.html", context)


@access()
@require_http_methods(["GET", "POST"])
def knooppunt_maken(request: HttpRequest) -> HttpResponse:
    _may_start(request.viewer).require_permission()
    form = MaakForm(posted(request), viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        nieuw = perform(
            form,
            create_knooppunt,
            regio=region_of_work(),
            by=request.viewer,
            at=request.at,
            **form.cleaned_data,
        )
        if nieuw:
            messages.success(request, "Het knooppunt is gemaakt. Voeg nu de leden toe.")
            return redirect(BEZOEK, nieuw.ref)
    return form_page(request, form, kop="Nieuw knooppunt", knop="Maak het knooppunt")


@access(doel="overleg")
@require_GET
def knooppunt(request: HttpRequest, ref: str) -> HttpResponse:
    knooppunt, viewer = _knooppunt_or_404(request, ref), request.viewer
    feiten = facts_of_knooppunt(knooppunt)
    team = feiten.is_lid(viewer) or bool(may_lead_knooppunt(viewer, feiten))
    overleggen = list(meetings_of(viewer, knooppunt, alle=team)[:30])
    zaken = case_list(viewer, knooppunt)
    record_names(request, "knooppunt", [dossier.ref for dossier in zaken.zichtbaar])
    context = {
        "knooppunt": knooppunt,
        "leden": [lid for lid in knooppunt.leden.all() if lid.tot is None or lid.tot > viewer.op],
        "oud_leden": [lid for lid in knooppunt.leden.all() if lid.tot is not None and lid.tot <= viewer.op],
        "komend": [o for o in reversed(overleggen) if o.status in ("gepland", "bezig")],
        "geweest": [o for o in overleggen if o.status not in ("gepland", "bezig")],
        "zaken": zaken,
        "toon_andere": team,
        "beheren": may_manage_knooppunt(viewer, feiten),
        "leiden": may_lead_knooppunt(viewer, feiten),
        "vandaag": viewer.op,
    }
    return render(request, "dossier/knooppunt/knooppunt.html", context)


@access()
@require_http_methods(["GET", "POST"])
def knooppunt_wijzigen(request: HttpRequest, ref: str) -> HttpResponse:
    knooppunt = _knooppunt_or_404(request, ref)
    may_manage_knooppunt(request.viewer, facts_of_knooppunt(knooppunt)).require_permission()
    begin = {"naam": knooppunt.naam, "mandaat": knooppunt.mandaat, "ritme": knooppunt.ritme}
    form = WijzigForm(posted(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        gewijzigd = perform(
            form, change_knooppunt, knooppunt=knooppunt, by=request.viewer, at=request.at, **form.cleaned_data
        )
        if gewijzigd:
            messages.success(request, "De wijziging is opgeslagen.")
            return redirect(BEZOEK, ref)
    return form_page(request, form, kop="Knooppunt wijzigen", knop="Opslaan", knooppunt=knooppunt)


@access()
@require_http_methods(["GET", "POST"])
def knooppunt_lid(request: HttpRequest, ref: str) -> HttpResponse:
    knooppunt = _knooppunt_or_404(request, ref)
    may_manage_knooppunt(request.viewer, facts_of_knooppunt(knooppunt)).require_permission()
    form = LidForm(posted(request), initial={"vanaf": request.viewer.op})
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        lid = perform(
            form,
            add_member,
            knooppunt=knooppunt,
            site=site,
            by=request.viewer,
            at=request.at,
            **form.cleaned_data,
        )
        if lid:
            messages.success(request, f"{lid.account.naam} is nu lid van dit knooppunt.")
            return redirect(BEZOEK, ref)
    return form_page(request, form, kop="Lid toevoegen", knop="Voeg toe", knooppunt=knooppunt)


@access()
@require_http_methods(["GET", "POST"])
def knooppunt_lid_eind(request: HttpRequest, ref: str, lid_ref: str) -> HttpResponse:
    knooppunt, lid = _knooppunt_or_404(request, ref), member_for(request.viewer, ref, lid_ref)
    if lid is None:
        raise Http404
    may_manage_knooppunt(request.viewer, facts_of_knooppunt(knooppunt)).require_permission()
    form = LidEindForm(posted(request), initial={"tot": request.viewer.op})
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        if perform(
            form, end_member, lid=lid, site=site, by=request.viewer, at=request.at, **form.cleaned_data
        ):
            messages.success(
                request, f"{lid.account.naam} vertrekt uit dit knooppunt. De geschiedenis blijft bewaard."
            )
            return redirect(BEZOEK, ref)
    return form_page(
        request, form, kop=f"Afscheid van {lid.account.naam}", knop="Opslaan", knooppunt=knooppunt
    )
