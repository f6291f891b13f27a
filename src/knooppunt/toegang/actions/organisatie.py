"""Coming in by the provider of one's organisation: only who is here already, and always the same person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.models import Account, Koppeling
from knooppunt.toegang.rules.aanbieder import Aanbieder, Verklaring, address_of, enough_proof
from knooppunt.toegang.rules.sessie import Hoe

TE_WEINIG = nl(
    "Uw organisatie weet nog niet zeker genoeg dat u het bent. Log daar in met twee stappen en probeer het opnieuw."
)
GEEN_ADRES = nl("Uw organisatie gaf geen e-mailadres door waarvan zij zeker is dat het van u is.")
ONBEKEND = nl("Er is bij Knooppunt nog geen account met uw e-mailadres.")
GEZIN = nl(
    "Dit e-mailadres hoort bij een account van een ouder of leerling. Log in met e-mailadres en wachtwoord."
)
EEN_ANDER = nl("Dit account hoort bij iemand anders die eerder dit e-mailadres had.")


def come_in_by_provider(*, aanbieder: Aanbieder, verklaring: Verklaring, by: Viewer, at: datetime) -> Account:
    """The account of who the provider speaks of. Raises Refusal with the reason.

    The first time by an address that the provider is sure of, and after that by its own number of the person: an
    address may be given to a successor. Not one transaction: a refusal stays written down.
    """
    account, reden = _find(aanbieder, verklaring)
    if account is None or reden:
        _refused(account, by, at)
        raise Refusal(reden)
    with transaction.atomic():
        _, is_nieuw = Koppeling.objects.get_or_create(
            adres=aanbieder.adres, sub=verklaring.sub, defaults={"account": account, "created_at": at}
        )
        if is_nieuw:
            record_event(
                soort="account.gekoppeld", onderwerp_ref=account.ref, by=by, at=at, aanbieder=aanbieder.code
            )
    return account


def _find(aanbieder: Aanbieder, verklaring: Verklaring) -> tuple[Account | None, str]:
    """The account, and why it may not come in."""
    koppeling = (
        Koppeling.objects.select_related("account").filter(adres=aanbieder.adres, sub=verklaring.sub).first()
    )
    account = koppeling.account if koppeling else None
    if not enough_proof(aanbieder, verklaring):
        return account, TE_WEINIG
    if account is None:
        email = address_of(aanbieder, verklaring)
        if not email:
            return None, GEEN_ADRES
        account = Account.objects.filter(email=email).first()
        if account and account.koppelingen.filter(adres=aanbieder.adres).exists():
            return account, EEN_ANDER
    if account is None or not account.is_active:
        return account, ONBEKEND
    return account, "" if account.soort == Account.Soort.PROFESSIONAL else GEZIN


@transaction.atomic
def _refused(account: Account | None, by: Viewer, at: datetime) -> None:
    ref = account.ref if account else ""
    record_event(
        soort="account.aanmelden_mislukt", onderwerp_ref=ref, by=by, at=at, hoe=Hoe.ORGANISATIE.value
    )


@transaction.atomic
def uncouple(*, account: Account, by: Viewer, at: datetime) -> int:
    """The provider gave this person another number: the next time the address decides again. Returns how many went."""
    weg, _ = account.koppelingen.all().delete()
    if weg:
        record_event(soort="account.losgekoppeld", onderwerp_ref=account.ref, by=by, at=at)
    return weg
