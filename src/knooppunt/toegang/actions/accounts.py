"""Accounts: made, signed in with, and given a password."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.actions.brieven import use_letter
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.lidmaatschappen import add_membership
from knooppunt.toegang.models import Account, Brief, Gebeurtenis, Sessie
from knooppunt.toegang.queries.aanbieders import obliged_provider
from knooppunt.toegang.rules.brief import login_name
from knooppunt.toegang.rules.sessie import PAKKET

ZWAK = {
    "password_too_short": nl("Kies een wachtwoord van minstens 12 tekens."),
    "password_too_common": nl("Dit wachtwoord gebruiken te veel mensen. Zet een paar woorden achter elkaar."),
    "": nl("Dit wachtwoord is te makkelijk te raden. Zet een paar woorden achter elkaar."),
}
"""Why a password is refused, by the code of Django's validators."""


@transaction.atomic
def create_account(
    *,
    naam: str,
    soort: str,
    at: datetime,
    by: Viewer,
    email: str | None = None,
    geboortedatum: date | None = None,
    taal: str = "nl",
) -> Account:
    """Make an account without a password; a second account with the same address is refused.

    A parent or pupil without e-mail gets a name to sign in with.
    """
    email = email.strip().lower() if email else None
    if email and Account.objects.filter(email=email).exists():
        raise Refusal("Er is al een account met dit e-mailadres.")
    account = Account(
        naam=naam, soort=soort, email=email, geboortedatum=geboortedatum, taal=taal, created_at=at
    )
    if email is None and soort != Account.Soort.PROFESSIONAL:
        account.inlognaam = _free_login_name(naam)
    account.set_unusable_password()
    account.save()
    record_event(soort="account.gemaakt", onderwerp_ref=account.ref, by=by, at=at, soort_account=soort)
    return account


def _free_login_name(naam: str) -> str:
    while True:
        inlognaam = login_name(naam, f"{secrets.randbelow(10_000):04}")
        if not Account.objects.filter(inlognaam=inlognaam).exists():
            return inlognaam


@transaction.atomic
def choose_password_by_letter(*, brief: Brief, wachtwoord: str, by: Viewer, at: datetime) -> None:
    """With a letter for who has an account: its code opens nothing any more."""
    use_letter(brief_ref=brief.ref, sleutel=brief.sleutel, by=by, at=at)
    choose_password(account=brief.account, wachtwoord=wachtwoord, by=by, at=at)


@transaction.atomic
def choose_password(*, account: Account, wachtwoord: str, by: Viewer, at: datetime) -> None:
    """A person chooses a password: every visit ends. Too short or too common is refused with what to do instead."""
    try:
        validate_password(wachtwoord, account)
    except ValidationError as error:
        raise Refusal(*(ZWAK.get(e.code or "", ZWAK[""]) for e in error.error_list)) from error
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    Sessie.objects.filter(apparaat__account=account).delete()
    record_event(soort="account.wachtwoord_gekozen", onderwerp_ref=account.ref, by=by, at=at)


def _mailbox_is_full(account: Account, at: datetime) -> bool:
    gemaild = Gebeurtenis.objects.filter(soort="account.link_gemaild", onderwerp_ref=account.ref)
    vandaag = gemaild.filter(at__gt=at - timedelta(days=1)).count()
    return vandaag >= PAKKET.drempel("LINK_PER_DAG", at.date()).aantal


@transaction.atomic
def mail_password_link(*, email: str, maak_link: Callable[[str, str], str], by: Viewer, at: datetime) -> None:
    """Mail a link to choose a password, when there is an account with this address; otherwise nothing at all."""
    account = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if account is None or _mailbox_is_full(account, at):
        return
    aanbieder = obliged_provider(account)
    if aanbieder:
        tekst = gettext(
            "Beste %(naam)s,\n\nU hebt hier geen wachtwoord nodig. Ga naar Knooppunt, kies Inloggen en daarna "
            "%(werk)s.\n\nVroeg u hier niet om? Dan hoeft u niets te doen.\n"
        )
        velden = {"naam": account.naam, "werk": aanbieder.naam}
    else:
        link = maak_link(account.ref, default_token_generator.make_token(account))
        tekst = gettext(
            "Beste %(naam)s,\n\nOpen deze link om een wachtwoord te kiezen:\n\n%(link)s\n\n"
            "De link werkt drie dagen. Vroeg u hier niet om? Dan hoeft u niets te doen.\n"
        )
        velden = {"naam": account.naam, "link": link}
    onderwerp = gettext("Kies een wachtwoord voor Knooppunt")
    mail_out("account_mail", aan=email.strip().lower(), onderwerp=onderwerp, tekst=tekst, velden=velden)
    record_event(soort="account.link_gemaild", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def create_administrator(
    *, email: str, naam: str, organisatie: Organisatie, wachtwoord: str, by: Viewer, at: datetime
) -> Account:
    """Make the account of an administrator, who signs in with a first password. Only from the command line."""
    account = create_account(naam=naam, soort=Account.Soort.PROFESSIONAL, email=email, by=by, at=at)
    account.set_password(wachtwoord)
    account.save(update_fields=["password"])
    add_membership(account=account, organisatie=organisatie, rol="beheerder", begin=by.op, by=by, at=at)
    return account
