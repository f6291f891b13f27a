"""Who pays for support, and who finds that out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.actions.wijziging import close, locked, record, save
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.policies import may_settle_payment
from knooppunt.besluiten.queries import payers_of, seekers_of
from knooppunt.besluiten.rules import Inzetstatus, payer_verdict
from knooppunt.dossier.public import Deel, DossierZicht
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account


@transaction.atomic
def record_payer(*, zicht: DossierZicht, inzet: Inzet, betaler_ref: str, by: Viewer, at: datetime) -> Inzet:
    """It is known who pays; nobody has to look for it any more."""
    may_settle_payment(by, zicht.feiten).require_permission()
    inzet = locked(zicht, inzet)
    payer_verdict(Inzetstatus(inzet.status)).require()
    betaler = payer_named(zicht, betaler_ref)
    if betaler is None:
        raise Refusal("Kies wie de hulp betaalt.")
    save(inzet, at, betaler=betaler, betaler_eigenaar=None, betaler_voor=None)
    close(inzet, by, at, "betaler")
    record(inzet, "betaler_bekend", by, at, betaler=betaler.ref)
    return inzet


def payer_named(zicht: DossierZicht, ref: str) -> Organisatie | None:
    if not ref:
        return None
    betaler = payers_of(zicht).filter(ref=ref).first()
    if betaler is None:
        raise Refusal("Deze organisatie kan de hulp niet betalen. Kies een naam uit de lijst.")
    return betaler


def seeker_named(zicht: DossierZicht, inzet: Inzet, ref: str, by: Viewer) -> Account | None:
    if not ref:
        return None
    for account in seekers_of(zicht, Deel(inzet.deel), by):
        if account.ref == ref:
            return account
    raise Refusal("Kies iemand uit het team die uitzoekt wie er betaalt.")
