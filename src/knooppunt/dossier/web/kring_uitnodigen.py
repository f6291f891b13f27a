"""Inviting to the circle."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.web import perform
from knooppunt.dossier.actions.uitnodigen import (
    Genodigde,
    invite,
    withdraw_invitation,
)
from knooppunt.dossier.policies import may_invite, may_invite_anyone
from knooppunt.dossier.queries.delen import organisations_around
from knooppunt.dossier.queries.uitnodigen import invitations_of
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.web.forms_kring import UitnodigForm
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404

VERSTUURD = nl("De uitnodiging aan %(naam)s is verstuurd.")
KLAAR = nl("De uitnodiging aan %(naam)s staat klaar. Print hieronder de brief.")


@access(doel="begeleiding")
@require_http_methods(["GET", "POST"])
def uitnodigen(request: HttpRequest, ref: str) -> HttpResponse:
    """Invite someone, and see which invitations are open."""
    zicht = dossier_or_404(request, ref)
    may_invite_anyone(request.viewer, zicht.feiten).require_permission()
    mag = [h for h in Hoedanigheid if may_invite(request.viewer, zicht.feiten, h)]
    form = UitnodigForm(request.POST or None, hoedanigheden=mag, organisaties=organisations_around(zicht))
    if request.method == "POST" and form.is_valid():
        wie = Genodigde(**form.cleaned_data)
        if perform(
            form, invite, zicht=zicht, wie=wie, maak_link=_link(request), by=request.viewer, at=request.at
        ):
            messages.success(request, vertaald(nl(VERSTUURD if wie.email else KLAAR, naam=wie.naam)))
            return redirect("dossier:uitnodigen", ref)
    context = dossier_context(request, zicht, "dossier:gezin") | {
        "form": form,
        "uitnodigingen": invitations_of(zicht, request.viewer),
    }
    return render(request, "dossier/kring/uitnodigen.html", context, status=422 if form.errors else 200)


def _link(request: HttpRequest) -> object:
    return lambda token: request.build_absolute_uri(reverse("dossier:uitnodiging", args=[token]))


@access(doel="begeleiding")
@require_POST
def intrekken(request: HttpRequest, ref: str, uitnodiging_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    withdraw_invitation(zicht=zicht, uitnodiging_ref=uitnodiging_ref, by=request.viewer, at=request.at)
    messages.success(request, nl("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("dossier:uitnodigen", ref)
