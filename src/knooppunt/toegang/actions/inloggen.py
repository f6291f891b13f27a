"""Coming in and going out: tried, let in, remembered, and told to whom it concerns."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth import authenticate
from django.db import transaction
from django.utils.translation import gettext, ngettext

from knooppunt.basis.datums import moment
from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.mededelen import notify
from knooppunt.toegang.models import Account, Apparaat, Rem
from knooppunt.toegang.queries.inloggen import brake, keyed_hash, knows_device, with_login_name
from knooppunt.toegang.rules.rem import Stand, Tik, forgotten, password_tick
from knooppunt.toegang.rules.sessie import Herkomst, Hoe


class TooOften(Refusal):
    """It went wrong too often here: the next try has to wait, whatever is typed."""


def try_password(*, naam: str, wachtwoord: str, herkomst: Herkomst, by: Viewer, at: datetime) -> Account:
    """The account whose name and password these are. Raises Refusal, the same one whether or not the name is known.

    Not one transaction: what is counted stays counted when the try is refused.
    """
    naam = naam.strip().lower()
    bekend = herkomst.apparaat and knows_device(naam, herkomst.apparaat)
    tik = password_tick(naam=naam, plek=herkomst.plek, apparaat=herkomst.apparaat if bekend else "")
    refuse_while_braking(tik, at)
    account = authenticate(None, username=naam, password=wachtwoord)
    if account is None:
        record_miss(naam=naam, hoe=Hoe.WACHTWOORD, tik=tik, by=by, at=at)
        raise Refusal(
            gettext(
                "Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw. "
                "Wachtwoord vergeten? Kies dan een nieuw wachtwoord."
            )
        )
    return account


def refuse_while_braking(tik: Tik, at: datetime) -> None:
    """Raise TooOften, with how long to wait, when it went wrong too often here."""
    tot = brake(tik, at)
    if tot is None:
        return
    seconden = int((tot - at).total_seconds()) + 1
    minuten = -(-seconden // 60)
    wacht = (
        ngettext("%(aantal)d seconde", "%(aantal)d seconden", seconden) % {"aantal": seconden}
        if seconden < 60
        else ngettext("%(aantal)d minuut", "%(aantal)d minuten", minuten) % {"aantal": minuten}
    )
    raise TooOften(
        gettext("Het ging te vaak mis. Wacht %(wacht)s en probeer het dan opnieuw.") % {"wacht": wacht}
    )


@transaction.atomic
def record_miss(*, naam: str, hoe: Hoe, tik: Tik, by: Viewer, at: datetime) -> None:
    """It went wrong: counted, and written down with the account when there is one with this name."""
    count(tik, at)
    account = Account.objects.filter(with_login_name(naam)).first()
    ref = account.ref if account else ""
    record_event(soort="account.aanmelden_mislukt", onderwerp_ref=ref, by=by, at=at, hoe=hoe.value)


def count(tik: Tik, at: datetime) -> None:
    """One more miss, or the first since long."""
    rem, is_nieuw = Rem.objects.select_for_update().get_or_create(
        sleutel_hash=keyed_hash("rem", tik.sleutel), defaults={"aantal": 1, "laatst_at": at}
    )
    if not is_nieuw:
        rem.aantal = 1 if forgotten(Stand(rem.aantal, rem.laatst_at), at) else rem.aantal + 1
        rem.laatst_at = at
        rem.save(update_fields=["aantal", "laatst_at"])


@transaction.atomic
def record_sign_in(
    *, account: Account, hoe: Hoe, herkomst: Herkomst, by: Viewer, at: datetime
) -> tuple[Apparaat, str]:
    """Someone came in; ``by`` is the viewer that the account is. Returns the device and the key for its cookie."""
    sleutel = herkomst.apparaat or secrets.token_urlsafe(32)
    had_al_een = account.apparaten.exists()
    apparaat, is_nieuw = Apparaat.objects.update_or_create(
        account=account,
        sleutel_hash=keyed_hash("apparaat", sleutel),
        defaults={"browser": herkomst.browser, "laatst_at": at},
        create_defaults={"browser": herkomst.browser, "eerst_at": at, "laatst_at": at},
    )
    tik = password_tick(naam=account.login_name, plek=herkomst.plek, apparaat="" if is_nieuw else sleutel)
    Rem.objects.filter(sleutel_hash=keyed_hash("rem", tik.sleutel)).delete()
    record_event(
        soort="account.binnengekomen", onderwerp_ref=account.ref, by=by, at=at, hoe=hoe.value, nieuw_apparaat=is_nieuw
    )  # fmt: skip
    if is_nieuw and had_al_een and hoe is not Hoe.DEMONSTRATIE:
        notify(account, "nieuw_apparaat", browser=herkomst.browser, moment=moment(at))
    return apparaat, sleutel


@transaction.atomic
def record_sign_out(*, by: Viewer, at: datetime) -> None:
    """Someone left by themselves; the device stays known."""
    record_event(soort="account.afgemeld", onderwerp_ref=_own(by).ref, by=by, at=at)


@transaction.atomic
def sign_out_device(*, apparaat_ref: str, by: Viewer, at: datetime) -> None:
    """One of the own devices: its visit ends and it is known no longer."""
    weg, _ = Apparaat.objects.filter(account_id=by.account_id, ref=apparaat_ref).delete()
    if not weg:
        raise Refusal(gettext("Dit apparaat is al afgemeld."))
    record_event(soort="account.apparaat_afgemeld", onderwerp_ref=_own(by).ref, by=by, at=at)


@transaction.atomic
def sign_out_everywhere(*, by: Viewer, at: datetime) -> None:
    """Every visit of this person ends, the one that asks for it too."""
    Apparaat.objects.filter(account_id=by.account_id).delete()
    record_event(soort="account.overal_afgemeld", onderwerp_ref=_own(by).ref, by=by, at=at)


def _own(by: Viewer) -> Account:
    return Account.objects.get(pk=by.account_id)
