"""What an age changes for a pupil and the parents, for who leads the dossier; and whom a court appointed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from knooppunt.basis.access import access
from knooppunt.dossier.public import (
    DossierZicht,
    appoint_by_court,
    dossier_context,
    dossier_or_404,
    end_appointment,
    may_lead_dossier,
    parents_in,
)
from knooppunt.privacy.rules.leeftijd import next_change, stage_on


def _led_or_404(request: HttpRequest, ref: str) -> DossierZicht:
    zicht = dossier_or_404(request, ref)
    may_lead_dossier(request.viewer, zicht.feiten).require_permission()
    return zicht


@access(doel="begeleiding")
@require_GET
def volwassen(request: HttpRequest, ref: str) -> HttpResponse:
    """Who decides now, who will, and what is still to be done for it."""
    zicht = _led_or_404(request, ref)
    kind, op = zicht.dossier.kind, request.viewer.op
    komt = next_change(kind.geboortedatum, op)
    context = dossier_context(request, zicht, "dossier:gezin") | {
        "nu": stage_on(kind.geboortedatum, op).voor("ouder", kind.voornaam),
        "komt": komt,
        "straks": komt.trap.voor("ouder", kind.voornaam) if komt else "",
        "ouders": parents_in(zicht),
        "doet_mee": kind.account_id is not None,
    }
    return render(request, "privacy/volwassen.html", context)


@access(doel="begeleiding")
@require_POST
def benoemd(request: HttpRequest, ref: str, ouder_ref: str) -> HttpResponse:
    """Record, or take back, that a court appointed a parent."""
    zicht = _led_or_404(request, ref)
    ouder, is_benoemd = next(((o, b) for o, b in parents_in(zicht) if o.ref == ouder_ref), (None, False))
    if ouder is None:
        raise Http404
    wissel = end_appointment if is_benoemd else appoint_by_court
    wissel(zicht=zicht, account_id=ouder.pk, by=request.viewer, at=request.at)
    zin = "is niet meer benoemd." if is_benoemd else "houdt de plaats van de leerling, ook na 18 jaar."
    messages.success(request, f"Vastgelegd: {ouder.naam} {zin}")
    return redirect("privacy:volwassen", ref)
