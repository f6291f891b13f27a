"""Letters for who has no e-mail: to answer an invitation, and to choose a new password."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Uitnodiging
from knooppunt.dossier.policies import may_make_letter
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.uitnodigen import letter_key, standing_of
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.kringwissel import answer_verdict
from knooppunt.toegang.public import make_letter


@transaction.atomic
def make_invitation_letter(
    *, zicht: DossierZicht, uitnodiging_ref: str, by: Viewer, at: datetime
) -> tuple[Uitnodiging, Any, str]:
    """The letter of an invitation without e-mail, with its code. A new one replaces the one before."""
    uitnodiging = zicht.dossier.uitnodigingen.filter(ref=uitnodiging_ref).first()
    if uitnodiging is None or uitnodiging.email:
        raise Refusal("Deze uitnodiging gaat niet met een brief.")
    may_make_letter(by, zicht.feiten, Hoedanigheid(uitnodiging.hoedanigheid)).require_permission()
    answer_verdict(standing_of(uitnodiging), by.op).require()
    brief, code = make_letter(
        sleutel=letter_key(uitnodiging), naar=reverse("dossier:uitnodiging_met_brief"),
        geboortedatum=zicht.dossier.kind.geboortedatum, dossier_ref=zicht.dossier.ref, by=by, at=at,
    )  # fmt: skip
    return uitnodiging, brief, code


@transaction.atomic
def make_password_letter(
    *, zicht: DossierZicht, plaats_ref: str, by: Viewer, at: datetime
) -> tuple[Betrokkene, Any, str]:
    """A letter for who signs in without e-mail and forgot the password. The whole circle reads that it was made."""
    plaats = next((b for b in circle_today(zicht, by) if b.ref == plaats_ref), None)
    if plaats is None or not plaats.account.inlognaam or plaats.account.email:
        raise Refusal("Deze persoon kan zelf een nieuw wachtwoord kiezen, met een link in de mail.")
    may_make_letter(by, zicht.feiten, Hoedanigheid(plaats.hoedanigheid)).require_permission()
    brief, code = make_letter(
        sleutel=f"account:{plaats.account.ref}", naar=reverse("toegang:brief_wachtwoord"), account=plaats.account,
        geboortedatum=zicht.dossier.kind.geboortedatum, dossier_ref=zicht.dossier.ref, by=by, at=at,
    )  # fmt: skip
    return plaats, brief, code
