"""The family and its network, the team, and the one regisseur."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.gezin import (
    add_family_member,
    change_family_member,
    choose_regisseur,
    remove_family_member,
)
from knooppunt.dossier.policies import (
    may_choose_regisseur,
    may_describe_family,
    may_invite_anyone,
    may_lead_dossier,
    may_make_letter,
    may_record_authority,
)
from knooppunt.dossier.queries.gezin import (
    family_member,
    family_members,
    former_members,
    regisseurs_before,
    removable,
    siblings,
    team_of,
    ways_out,
)
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.web.forms_kring import GezinslidForm, RegisseurForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404


@access(doel="begeleiding")
@require_GET
def gezin(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    viewer = request.viewer
    kring = ways_out(zicht, viewer)
    context = dossier_context(request, zicht, "dossier:gezin") | {
        "leden": [(lid, removable(zicht, lid, viewer)) for lid in family_members(zicht)],
        "broers_zussen": siblings(zicht, viewer),
        "kring": kring,
        "mag_weg": next((mag for b, mag in kring if b.account_id == viewer.account_id), None),
        "vroeger": former_members(zicht, viewer),
        "regisseurs": regisseurs_before(zicht),
        "mag_gezin": may_describe_family(viewer, zicht.feiten),
        "mag_regisseur": may_choose_regisseur(viewer, zicht.feiten),
        "mag_uitnodigen": may_invite_anyone(viewer, zicht.feiten),
        "mag_brief": may_make_letter(viewer, zicht.feiten, Hoedanigheid.OUDER),
        "mag_leiden": may_lead_dossier(viewer, zicht.feiten),
    }
    return render(request, "dossier/kring/gezin.html", context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def gezinslid_nieuw(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    may_describe_family(request.viewer, zicht.feiten).require_permission()
    form = GezinslidForm(request.POST or None, mag_gezag=_may_record_authority(request, zicht))
    if request.method == "POST" and form.is_valid():
        gegevens = {"by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, add_family_member, zicht=zicht, **gegevens):
            messages.success(
                request, vertaald(nl("%(naam)s staat bij het gezin.", naam=form.cleaned_data["naam"]))
            )
            return redirect("dossier:gezin", ref)
    return _member_page(request, zicht, form, None)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def gezinslid(request: HttpRequest, ref: str, lid_ref: str) -> HttpResponse:
    zicht, lid = _member_or_404(request, ref, lid_ref)
    nu = {"naam": lid.naam, "relatie": lid.relatie, "gezag": lid.gezag, "bijdrage": lid.bijdrage}
    mag_gezag = _may_record_authority(request, zicht)
    form = GezinslidForm(request.POST or None, initial=nu, mag_gezag=mag_gezag)
    if request.method == "POST" and form.is_valid():
        gegevens = {"lid_ref": lid_ref, "by": request.viewer, "at": request.at, **form.cleaned_data}
        if perform(form, change_family_member, zicht=zicht, **gegevens):
            messages.success(request, nl("De wijziging is opgeslagen."))
            return redirect("dossier:gezin", ref)
    return _member_page(request, zicht, form, lid)


def _may_record_authority(request: HttpRequest, zicht: DossierZicht) -> bool:
    return bool(may_record_authority(request.viewer, zicht.feiten))


def _member_or_404(request: HttpRequest, ref: str, lid_ref: str) -> tuple[DossierZicht, Any]:
    """Someone of the family, for who may describe the family."""
    zicht = dossier_or_404(request, ref)
    may_describe_family(request.viewer, zicht.feiten).require_permission()
    lid = family_member(zicht, lid_ref)
    if lid is None:
        raise Http404
    return zicht, lid


def _member_page(request: HttpRequest, zicht: DossierZicht, form: GezinslidForm, lid: Any) -> HttpResponse:
    context = dossier_context(request, zicht, "dossier:gezin") | {"form": form, "lid": lid}
    return render(request, "dossier/kring/gezinslid.html", context, status=422 if form.errors else 200)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def gezinslid_weg(request: HttpRequest, ref: str, lid_ref: str) -> HttpResponse:
    """Asks first, then removes."""
    zicht, lid = _member_or_404(request, ref, lid_ref)
    if request.method == "POST":
        remove_family_member(zicht=zicht, lid_ref=lid_ref, by=request.viewer, at=request.at)
        messages.success(request, vertaald(nl("%(naam)s staat niet meer bij het gezin.", naam=lid.naam)))
        return redirect("dossier:gezin", ref)
    context = dossier_context(request, zicht, "dossier:gezin") | {"lid": lid}
    return render(request, "dossier/kring/gezinslid_weg.html", context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def regisseur(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose the regisseur, or hand over."""
    zicht = dossier_or_404(request, ref)
    may_choose_regisseur(request.viewer, zicht.feiten).require_permission()
    team = [b for b in team_of(zicht, request.viewer) if b.account_id != zicht.feiten.regisseur_id]
    form = RegisseurForm(request.POST or None, team=team, op=request.viewer.op)
    if request.method == "POST" and form.is_valid():
        nieuwe = perform(
            form, choose_regisseur, zicht=zicht, by=request.viewer, at=request.at, **form.cleaned_data
        )
        if nieuwe:
            messages.success(request, vertaald(nl("%(naam)s is nu de regisseur.", naam=nieuwe.account.naam)))
            return redirect("dossier:gezin", ref)
    context = dossier_context(request, zicht, "dossier:gezin") | {"form": form, "team": team}
    return render(request, "dossier/kring/regisseur.html", context, status=422 if form.errors else 200)
