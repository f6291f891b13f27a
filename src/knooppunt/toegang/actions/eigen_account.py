"""What people change of their own account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.utils.translation import gettext

from knooppunt.basis.datums import moment
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.inloggen import TooOften, try_password
from knooppunt.toegang.actions.mededelen import notify
from knooppunt.toegang.models import Account
from knooppunt.toegang.policies import may_change_email, may_change_name
from knooppunt.toegang.rules.sessie import Herkomst


class AddressToken(PasswordResetTokenGenerator):
    """Proves that someone opened the mail at the new address; ends once it is used or another is asked for."""

    key_salt = "knooppunt.ander-adres"

    def _make_hash_value(self, account: Account, timestamp: int) -> str:
        return f"{account.pk}{account.email}{account.email_gevraagd}{timestamp}"


address_token = AddressToken()


@transaction.atomic
def change_name(*, naam: str, by: Viewer, at: datetime) -> None:
    """A parent or pupil writes their own name as it should be."""
    may_change_name(by).require_permission()
    account = Account.objects.get(pk=by.account_id)
    account.naam = " ".join(naam.split())
    account.save(update_fields=["naam"])
    record_event(soort="account.naam_gewijzigd", onderwerp_ref=account.ref, by=by, at=at)


@transaction.atomic
def choose_language(*, taal: str, by: Viewer, at: datetime) -> None:
    """The language of the mails and of the pages that have more than one."""
    account = Account.objects.get(pk=by.account_id)
    account.taal = taal
    account.save(update_fields=["taal"])
    record_event(soort="account.taal_gekozen", onderwerp_ref=account.ref, by=by, at=at)


def change_password(*, huidig: str, wachtwoord: str, herkomst: Herkomst, by: Viewer, at: datetime) -> Account:
    """Another password, for who knows the present one. Every other visit ends.

    Not one transaction: a wrong present password is counted, as at the door.
    """
    account = prove_it_is_you(wachtwoord=huidig, herkomst=herkomst, by=by, at=at)
    choose_password(account=account, wachtwoord=wachtwoord, by=by, at=at)
    notify(account, "wachtwoord", moment=moment(at))
    return account


def prove_it_is_you(*, wachtwoord: str, herkomst: Herkomst, by: Viewer, at: datetime) -> Account:
    """The own account, once its password was typed again: a screen that was left open changes nothing."""
    eigen = Account.objects.get(pk=by.account_id)
    try:
        return try_password(naam=eigen.login_name, wachtwoord=wachtwoord, herkomst=herkomst, by=by, at=at)
    except TooOften:
        raise
    except Refusal as refusal:
        raise Refusal(gettext("Het huidige wachtwoord klopt niet.")) from refusal


def ask_for_another_address(
    *,
    email: str,
    wachtwoord: str,
    maak_link: Callable[[str, str], str],
    herkomst: Herkomst,
    by: Viewer,
    at: datetime,
) -> None:
    """Mail a link to the new address. Of an address that another account has, nobody learns anything."""
    may_change_email(by).require_permission()
    account = prove_it_is_you(wachtwoord=wachtwoord, herkomst=herkomst, by=by, at=at)
    email = email.strip().lower()
    with transaction.atomic():
        record_event(soort="account.adres_gevraagd", onderwerp_ref=account.ref, by=by, at=at)
        if Account.objects.filter(email=email).exists():
            return
        account.email_gevraagd = email
        account.save(update_fields=["email_gevraagd"])
        tekst = gettext(
            "Beste %(naam)s,\n\nU wilt dit e-mailadres gebruiken bij Knooppunt. Open deze link en bevestig het:\n\n"
            "%(link)s\n\nDe link werkt drie dagen. Vroeg u hier niet om? Dan hoeft u niets te doen.\n"
        )
        link = maak_link(account.ref, address_token.make_token(account))
        mail_out(
            "account_mail",
            aan=email,
            onderwerp=gettext("Bevestig uw e-mailadres"),
            tekst=tekst,
            velden={"naam": account.naam, "link": link},
        )


def account_with_new_address(ref: str, token: str) -> Account | None:
    """The account whose new address a mailed link speaks of, while it holds."""
    account = Account.objects.filter(ref=ref, is_active=True).first()
    return account if account and address_token.check_token(account, token) else None


@transaction.atomic
def confirm_address(*, ref: str, token: str, by: Viewer, at: datetime) -> None:
    """The new address is theirs: who opened the link reads its mail. The old address is told."""
    account = account_with_new_address(ref, token)
    if account is None:
        raise Refusal(nl("Deze link werkt niet meer. Vraag een nieuwe bij Mijn account."))
    if Account.objects.filter(email=account.email_gevraagd).exists():
        raise Refusal(nl("Dit e-mailadres wordt al gebruikt."))
    notify(account, "email", moment=moment(at))
    account.email, account.email_gevraagd = account.email_gevraagd, ""
    account.save(update_fields=["email", "email_gevraagd"])
    record_event(soort="account.adres_gewijzigd", onderwerp_ref=account.ref, by=by, at=at)
