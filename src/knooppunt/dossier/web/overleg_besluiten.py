"""What a leader of the team does with a meeting: plan, move, cancel, order, begin, close."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.overleg import (
    begin_overleg,
    cancel_overleg,
    close_overleg,
    move_overleg,
    plan_overleg,
)
from knooppunt.dossier.actions.overleg_agenda import move_on_agenda
from knooppunt.dossier.policies import may_lead_knooppunt
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt, knooppunt_for
from knooppunt.dossier.queries.overleg import OverlegZicht
from knooppunt.dossier.web.forms_knooppunt import AfgelastForm, OverlegForm, SluitenForm, posted
from knooppunt.dossier.web.knooppunt import form_page
from knooppunt.dossier.web.overleg import overleg_or_404

BEZOEK = "dossier:overleg"


def _moment(form: OverlegForm) -> dict[str, Any]:
    return {veld: form.cleaned_data[veld] for veld in ("begint_at", "duur_minuten", "plaats")}


@access()
@require_http_methods(["GET", "POST"])
def overleg_plannen(request: HttpRequest, ref: str) -> HttpResponse:
    knooppunt = knooppunt_for(request.viewer, ref)
    if knooppunt is None:
        raise Http404
    may_lead_knooppunt(request.viewer, facts_of_knooppunt(knooppunt)).require_permission()
    form = OverlegForm(posted(request))
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        nieuw = perform(
            form,
            plan_overleg,
            knooppunt=knooppunt,
            site=site,
            by=request.viewer,
            at=request.at,
            **_moment(form),
        )
        if nieuw:
            messages.success(request, "Het overleg is gepland. De leden krijgen een uitnodiging per mail.")
            return redirect(BEZOEK, nieuw.ref)
    return form_page(request, form, kop="Overleg plannen", knop="Plan het overleg", knooppunt=knooppunt)


@access()
@require_http_methods(["GET", "POST"])
def overleg_verzetten(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = overleg_or_404(request, ref)
    zicht.leiden.require_permission()
    begint = timezone.localtime(zicht.overleg.begint_at)
    begin = {"datum": begint.date(), "tijd": begint.time()} | {
        veld: getattr(zicht.overleg, veld) for veld in ("duur_minuten", "plaats")
    }
    form = OverlegForm(posted(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        if perform(
            form,
            move_overleg,
            overleg=zicht.overleg,
            site=site,
            by=request.viewer,
            at=request.at,
            **_moment(form),
        ):
            messages.success(request, "Het overleg is verzet. Iedereen krijgt een nieuwe mail.")
            return redirect(BEZOEK, ref)
    uitleg = "Iedereen krijgt een nieuwe mail en antwoordt opnieuw. De einddatum van gasten schuift mee."
    return form_page(
        request, form, kop="Overleg verzetten", knop="Verzet het overleg", uitleg=uitleg, **_terug(zicht)
    )


@access()
@require_http_methods(["GET", "POST"])
def overleg_afgelasten(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = overleg_or_404(request, ref)
    zicht.leiden.require_permission()
    form = AfgelastForm(posted(request))
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        reden = form.cleaned_data["reden"]
        if perform(
            form,
            cancel_overleg,
            overleg=zicht.overleg,
            reden=reden,
            site=site,
            by=request.viewer,
            at=request.at,
        ):
            messages.success(request, "Het overleg gaat niet door. Iedereen krijgt bericht.")
            return redirect(BEZOEK, ref)
    uitleg = "Dit kunt u niet terugdraaien. Gasten en leden zien de kinderen op de agenda dan niet meer."
    return form_page(
        request,
        form,
        kop="Overleg afgelasten",
        knop="Zeg het overleg af",
        uitleg=uitleg,
        gevaar=True,
        **_terug(zicht),
    )


@access()
@require_POST
def overleg_beginnen(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = overleg_or_404(request, ref)
    begin_overleg(overleg=zicht.overleg, by=request.viewer, at=request.at)
    messages.success(request, "Het overleg is begonnen. Kies een kind om samen te duiden.")
    return redirect(BEZOEK, ref)


@access()
@require_http_methods(["GET", "POST"])
def overleg_sluiten(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = overleg_or_404(request, ref)
    zicht.leiden.require_permission()
    genodigden = [*zicht.leden, *(g for regel in zicht.zichtbaar for g in regel.genodigden)]
    mensen = [
        (g.ref, f"{g.account.naam if g.account else g.naam} ({g.get_soort_display()})") for g in genodigden
    ]
    form = SluitenForm(
        posted(request), mensen=mensen, initial={"aanwezig": [g.ref for g in genodigden if g.reactie == "ja"]}
    )
    if request.method == "POST" and form.is_valid():
        aanwezig, kenbaar = form.cleaned_data["aanwezig"], [ref for ref, _ in mensen]
        if perform(
            form,
            close_overleg,
            overleg=zicht.overleg,
            aanwezig=aanwezig,
            kenbaar=kenbaar,
            by=request.viewer,
            at=request.at,
        ):
            messages.success(request, "Het overleg is afgerond. Het verslag staat klaar.")
            return redirect("dossier:overleg_verslag", ref)
    uitleg = "Daarna kunt u nog enkele dagen teksten en afspraken aanvullen."
    return form_page(
        request, form, kop="Overleg afronden", knop="Rond het overleg af", uitleg=uitleg, **_terug(zicht)
    )


@access()
@require_POST
def overleg_volgorde(request: HttpRequest, ref: str) -> HttpResponse:
    """One item up or down; the button says which."""
    zicht = overleg_or_404(request, ref)
    omhoog = "omhoog" in request.POST
    gekozen = request.POST.get("omhoog" if omhoog else "omlaag", "")
    for regel in zicht.agenda:
        if regel.bespreking.ref == gekozen:
            move_on_agenda(bespreking=regel.bespreking, omhoog=omhoog, by=request.viewer, at=request.at)
    return redirect(reverse(BEZOEK, args=[ref]) + "#agenda")


def _terug(zicht: OverlegZicht) -> dict[str, Any]:
    return {"knooppunt": zicht.overleg.knooppunt, "overleg": zicht.overleg}
