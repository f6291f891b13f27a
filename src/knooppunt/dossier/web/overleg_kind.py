"""The tab "Knooppunt" of a dossier: put the child on an agenda, and who comes to talk about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.overleg_agenda import put_on_agenda, take_off_agenda
from knooppunt.dossier.actions.overleg_genodigden import (
    admit_members,
    invite_guest,
    invite_to_case,
    withdraw_guest,
)
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.queries.knooppunt import open_meetings_for
from knooppunt.dossier.queries.overleg import meetings_about
from knooppunt.dossier.queries.overleg_afspraken import agreements_of
from knooppunt.dossier.queries.overleg_genodigden import candidates, members_with_sharing
from knooppunt.dossier.rules.knooppunt import member_access_rule, member_access_until
from knooppunt.dossier.rules.kring import Grondslag
from knooppunt.dossier.web.forms_knooppunt import GastForm, posted
from knooppunt.dossier.web.forms_overleg_knooppunt import AgenderenForm, GenodigdenForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404
from knooppunt.dossier.web.overleg_zaak import TAB, case_or_404

BEZOEK = "dossier:bespreking"


@access(doel="begeleiding")
@require_GET
def overleg_kind(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    werken = may_work_in_dossier(request.viewer, zicht.feiten)
    context = {
        "besprekingen": meetings_about(zicht),
        "afspraken": agreements_of(zicht.dossier),
        "werken": werken,
        "mag_agenderen": open_meetings_for(request.viewer, zicht.dossier) if werken else [],
        "vandaag": request.viewer.op,
        "ik": request.viewer.account_id,
    }
    return render(request, "dossier/knooppunt/kind.html", dossier_context(request, zicht, TAB) | context)


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def overleg_agenderen(request: HttpRequest, ref: str, overleg_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    may_work_in_dossier(request.viewer, zicht.feiten).require_permission()
    overleg = next(
        (o for o in open_meetings_for(request.viewer, zicht.dossier) if o.ref == overleg_ref), None
    )
    if overleg is None:
        raise Http404
    form = AgenderenForm(posted(request), kandidaten=candidates(zicht.dossier, overleg, request.viewer.op))
    if request.method == "POST" and form.is_valid():
        gegevens = {k: form.cleaned_data[k] for k in ("vraag", "gegeven_door")} | form.choices()
        nieuw = perform(
            form, put_on_agenda, overleg=overleg, dossier=zicht.dossier,
            grondslag=Grondslag(form.cleaned_data["grondslag"]),
            site=request.build_absolute_uri("/"), by=request.viewer, at=request.at, **gegevens,
        )  # fmt: skip
        if nieuw:
            messages.success(request, "Het kind staat op de agenda. De uitnodigingen zijn verstuurd.")
            return redirect(BEZOEK, overleg_ref, nieuw.ref)
    context = {
        "form": form, "overleg": overleg, "leden": members_with_sharing(zicht.dossier, overleg, request.viewer.op),
        "inzage_tot": member_access_until(timezone.localdate(overleg.begint_at)),
        "inzage_regel": member_access_rule(timezone.localdate(overleg.begint_at)),
    }  # fmt: skip
    return _page(request, "agenderen", dossier_context(request, zicht, TAB) | context, form.errors)


@access(doel="overleg")
@require_http_methods(["GET", "POST"])
def bespreking_genodigden(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    """Who comes for this case: the family and the people around it; guests have a form of their own."""
    zaak = case_or_404(request, ref, bespreking_ref)
    may_work_in_dossier(request.viewer, zaak.zicht.feiten).require_permission()
    kandidaten = candidates(zaak.zicht.dossier, zaak.overleg, request.viewer.op)
    form = GenodigdenForm(posted(request), kandidaten=kandidaten, initial=_invited_now(zaak, kandidaten))
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        if perform(
            form,
            invite_to_case,
            bespreking=zaak.bespreking,
            site=site,
            by=request.viewer,
            at=request.at,
            **form.choices(),
        ):
            messages.success(request, "De uitnodigingen zijn bijgewerkt.")
            return redirect(BEZOEK, ref, bespreking_ref)
    return _invite_page(request, zaak, form, _guest_form(zaak), form.errors)


@access(doel="overleg")
@require_POST
def bespreking_gast(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    """Invite a guest, or take a guest's invitation back (``weg`` holds its reference)."""
    zaak = case_or_404(request, ref, bespreking_ref)
    site, weg = request.build_absolute_uri("/"), request.POST.get("weg", "")
    gast = next((g for g in zaak.genodigden if g.ref == weg and g.soort == "gast"), None)
    if gast is not None:
        withdraw_guest(genodigde=gast, site=site, by=request.viewer, at=request.at)
        messages.success(
            request, "De uitnodiging van de gast is ingetrokken. De gast ziet dit kind niet meer."
        )
        return redirect("dossier:bespreking_genodigden", ref, bespreking_ref)
    form = _guest_form(zaak, request.POST)
    if form.is_valid() and perform(
        form,
        invite_guest,
        bespreking=zaak.bespreking,
        site=site,
        by=request.viewer,
        at=request.at,
        **form.cleaned_data,
    ):
        messages.success(request, "De gast is uitgenodigd.")
        return redirect("dossier:bespreking_genodigden", ref, bespreking_ref)
    kandidaten = candidates(zaak.zicht.dossier, zaak.overleg, request.viewer.op)
    return _invite_page(
        request,
        zaak,
        GenodigdenForm(kandidaten=kandidaten, initial=_invited_now(zaak, kandidaten)),
        form,
        form.errors,
    )


@access(doel="overleg")
@require_POST
def bespreking_leden(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    zaak = case_or_404(request, ref, bespreking_ref)
    admit_members(bespreking=zaak.bespreking, by=request.viewer, at=request.at)
    messages.success(request, "De leden van het knooppunt kunnen dit kind nu voorbereiden.")
    return redirect("dossier:bespreking_genodigden", ref, bespreking_ref)


@access(doel="overleg")
@require_http_methods(["GET", "POST"])
def bespreking_van_agenda(request: HttpRequest, ref: str, bespreking_ref: str) -> HttpResponse:
    """Ask first; then take the child off the agenda."""
    zaak = case_or_404(request, ref, bespreking_ref)
    if request.method == "POST":
        take_off_agenda(
            bespreking=zaak.bespreking, site=request.build_absolute_uri("/"), by=request.viewer, at=request.at
        )
        messages.success(request, "Het kind staat niet meer op de agenda. De uitnodigingen zijn vervallen.")
        return redirect(TAB, zaak.zicht.dossier.ref)
    return _page(
        request,
        "van_agenda",
        dossier_context(request, zaak.zicht, TAB) | {"zaak": zaak, "overleg": zaak.overleg},
    )


def _page(request: HttpRequest, naam: str, context: dict[str, Any], fouten: Any = None) -> HttpResponse:
    return render(request, f"dossier/knooppunt/{naam}.html", context, status=422 if fouten else 200)


def _guest_form(zaak: Any, gegevens: Any = None) -> GastForm:
    return GastForm(gegevens, overlegdag=timezone.localdate(zaak.overleg.begint_at), prefix="gast")


def _invited_now(zaak: Any, kandidaten: list[Any]) -> dict[str, Any]:
    nu = {(g.soort, g.account_id, g.naam) for g in zaak.genodigden}
    gekozen = [k for k in kandidaten if (k.soort, k.account_id, "" if k.account_id else k.naam) in nu]
    velden = (("ouders", "ouder"), ("leerling", "leerling"), ("team", "team"))
    redenen = ("reden_zonder_ouders", "reden_zonder_leerling")
    return {veld: [k.sleutel for k in gekozen if k.soort == soort] for veld, soort in velden} | {
        reden: getattr(zaak.bespreking, reden) for reden in redenen
    }


def _invite_page(request: HttpRequest, zaak: Any, form: Any, gast_form: Any, fouten: Any) -> HttpResponse:
    context = {
        "zaak": zaak, "overleg": zaak.overleg, "form": form, "gast_form": gast_form,
        "gasten": [g for g in zaak.genodigden if g.soort == "gast"],
        "leden": members_with_sharing(zaak.zicht.dossier, zaak.overleg, request.viewer.op, zaak.bespreking),
    }  # fmt: skip
    return _page(request, "genodigden", dossier_context(request, zaak.zicht, TAB) | context, fouten)
