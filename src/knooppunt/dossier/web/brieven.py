"""Printing letters for who has no e-mail."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from knooppunt.basis.access import access
from knooppunt.dossier.actions.brieven import make_invitation_letter, make_password_letter
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.web.kader import dossier_or_404
from knooppunt.toegang.public import letter_answer


@access(doel="begeleiding", uitwisseling="brief")
@require_POST
def uitnodiging(request: HttpRequest, ref: str, uitnodiging_ref: str) -> HttpResponse:
    """The letter of an invitation. Its code is nowhere else: a second press makes another letter."""
    zicht = dossier_or_404(request, ref)
    wie = {"by": request.viewer, "at": request.at}
    gast, brief, code = make_invitation_letter(zicht=zicht, uitnodiging_ref=uitnodiging_ref, **wie)
    van = {"afzender": request.viewer.naam, "organisatie": _organisation(zicht, request)}
    return letter_answer(request, brief, code, aan=gast.naam, waarvoor=gast.hoedanigheid, **van)


@access(doel="begeleiding", uitwisseling="brief")
@require_POST
def wachtwoord(request: HttpRequest, ref: str, plaats_ref: str) -> HttpResponse:
    zicht = dossier_or_404(request, ref)
    wie = {"by": request.viewer, "at": request.at}
    plaats, brief, code = make_password_letter(zicht=zicht, plaats_ref=plaats_ref, **wie)
    waarvoor = "wachtwoord_leerling" if plaats.hoedanigheid == Hoedanigheid.LEERLING else "wachtwoord"
    van = {"afzender": request.viewer.naam, "organisatie": _organisation(zicht, request)}
    return letter_answer(request, brief, code, aan=plaats.account.naam, waarvoor=waarvoor, **van)


def _organisation(zicht: DossierZicht, request: HttpRequest) -> str:
    """Where the sender works, as the family knows it: in this circle, or the school of the child."""
    eigen = (
        b.organisatie
        for b in circle_today(zicht, request.viewer)
        if b.account_id == request.viewer.account_id
    )
    organisatie = next(eigen, None) or zicht.dossier.school
    return organisatie.naam if organisatie else ""
