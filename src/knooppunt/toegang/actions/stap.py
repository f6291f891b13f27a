"""The second step: made, taken, taken away, and the codes for who lost it."""

from __future__ import annotations

from base64 import b32decode
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from knooppunt.basis.datums import moment
from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.actions.inloggen import count, refuse_while_braking
from knooppunt.toegang.actions.mededelen import notify
from knooppunt.toegang.models import Account, Herstelcode, Rem, TweedeStap
from knooppunt.toegang.passkeys import Passkey
from knooppunt.toegang.policies import may_remove_step
from knooppunt.toegang.queries.inloggen import keyed_hash
from knooppunt.toegang.rules.rem import Deur, Tik
from knooppunt.toegang.rules.sessie import PAKKET, Hoe
from knooppunt.toegang.rules.stap import (
    Stapsoort,
    bare_code,
    matching_interval,
    new_recovery_codes,
    step_name,
)

CODE_KLOPT_NIET = nl("Deze code klopt niet. Kijk in de app welke code er nu staat.")


@transaction.atomic
def add_app(
    *, account: Account, geheim: str, code: str, naam: str, by: Viewer, at: datetime
) -> tuple[str, ...]:
    """An app that gave its first code becomes a second step. Returns recovery codes when it is the first step."""
    interval = matching_interval(b32decode(geheim), code, at, na=0)
    if interval is None:
        raise Refusal(CODE_KLOPT_NIET)
    return _add(
        TweedeStap(account=account, soort=Stapsoort.APP, geheim=geheim, teller=interval), naam, by, at
    )


@transaction.atomic
def add_passkey(
    *, account: Account, passkey: Passkey, naam: str, by: Viewer, at: datetime
) -> tuple[str, ...]:
    """A passkey becomes a second step. Returns recovery codes when it is the first step."""
    if TweedeStap.objects.filter(credential=passkey.credential).exists():
        raise Refusal(nl("Deze passkey is al toegevoegd."))
    stap = TweedeStap(
        account=account, soort=Stapsoort.PASSKEY, credential=passkey.credential,
        publieke_sleutel=passkey.publieke_sleutel, teller=passkey.teller,
    )  # fmt: skip
    return _add(stap, naam, by, at)


def _add(stap: TweedeStap, naam: str, by: Viewer, at: datetime) -> tuple[str, ...]:
    account = Account.objects.select_for_update().get(pk=stap.account_id)
    bestaand = list(account.stappen.values_list("naam", flat=True))
    stap.naam, stap.created_at = step_name(naam, Stapsoort(stap.soort), bestaand), at
    stap.save()
    record_event(soort="account.stap_gemaakt", onderwerp_ref=account.ref, by=by, at=at, stap=stap.soort)
    notify(account, "stap_gemaakt", moment=moment(at))
    return () if bestaand else _new_codes(account, by, at)


@transaction.atomic
def renew_recovery_codes(*, account: Account, by: Viewer, at: datetime) -> tuple[str, ...]:
    """New codes; the old ones work no longer."""
    return _new_codes(account, by, at)


def _new_codes(account: Account, by: Viewer, at: datetime) -> tuple[str, ...]:
    codes = new_recovery_codes(PAKKET.drempel("HERSTELCODES", at.date()).aantal)
    account.herstelcodes.all().delete()
    Herstelcode.objects.bulk_create(Herstelcode(account=account, code_hash=_hash(account, c)) for c in codes)
    record_event(soort="account.herstelcodes_gemaakt", onderwerp_ref=account.ref, by=by, at=at)
    return codes


def _hash(account: Account, code: str) -> str:
    return keyed_hash("herstelcode", f"{account.ref}:{bare_code(code)}")


@transaction.atomic
def remove_step(*, stap_ref: str, by: Viewer, at: datetime) -> None:
    """One of the own steps goes; with the last one go the recovery codes."""
    account = Account.objects.select_for_update().get(pk=by.account_id)
    stap = account.stappen.filter(ref=stap_ref).first()
    if stap is None:
        raise Refusal(nl("Deze tweede stap is al weg."))
    aantal = account.stappen.count()
    may_remove_step(soort=account.soort, aantal=aantal, stap_verplicht=settings.STAP_VERPLICHT).require()
    _remove([stap], account, by, at)


@transaction.atomic
def remove_all_steps(*, account: Account, by: Viewer, at: datetime) -> int:
    """For who lost everything: an administrator, sure of who asks, lets them begin anew. Returns how many went."""
    stappen = list(account.stappen.all())
    _remove(stappen, account, by, at)
    return len(stappen)


def _remove(stappen: list[TweedeStap], account: Account, by: Viewer, at: datetime) -> None:
    for stap in stappen:
        stap.delete()
        record_event(soort="account.stap_weg", onderwerp_ref=account.ref, by=by, at=at, stap=stap.soort)
    if not account.stappen.exists():
        account.herstelcodes.all().delete()
    if stappen:
        notify(account, "stap_weg", moment=moment(at))


def take_app_step(*, account: Account, code: str, by: Viewer, at: datetime) -> None:
    """The code of an app. Raises Refusal. Not one transaction: a miss stays counted."""
    tik = _tick(account)
    refuse_while_braking(tik, at)
    for stap in account.stappen.filter(soort=Stapsoort.APP):
        interval = matching_interval(b32decode(stap.geheim), code, at, na=stap.teller)
        # The condition again in the update: of two browsers that send the same code at once, one is let in.
        if interval and TweedeStap.objects.filter(pk=stap.pk, teller__lt=interval).update(
            teller=interval, laatst_at=at
        ):
            Rem.objects.filter(sleutel_hash=keyed_hash("rem", tik.sleutel)).delete()
            return
    _missed(account, tik, by, at)
    raise Refusal(CODE_KLOPT_NIET)


def take_recovery_step(*, account: Account, code: str, by: Viewer, at: datetime) -> None:
    """A code from paper, once. Raises Refusal. Not one transaction: a miss stays counted."""
    tik = _tick(account)
    refuse_while_braking(tik, at)
    vrij = account.herstelcodes.filter(code_hash=_hash(account, code), gebruikt_at=None)
    with transaction.atomic():
        if vrij.update(gebruikt_at=at):
            Rem.objects.filter(sleutel_hash=keyed_hash("rem", tik.sleutel)).delete()
            record_event(soort="account.herstelcode_gebruikt", onderwerp_ref=account.ref, by=by, at=at)
            notify(account, "herstelcode", moment=moment(at))
            return
    _missed(account, tik, by, at)
    raise Refusal(gettext("Deze code klopt niet, of is al eens gebruikt."))


def take_passkey_step(*, stap: TweedeStap, teller: int, by: Viewer, at: datetime) -> None:
    """A passkey whose signature was checked. A counter that does not go up is that of a copy: refused, written down."""
    if teller and teller <= stap.teller:
        ref = stap.account.ref
        record_event(
            soort="account.aanmelden_mislukt", onderwerp_ref=ref, by=by, at=at, hoe=Hoe.PASSKEY.value
        )
        raise Refusal(
            nl("Deze passkey geeft een onverwacht antwoord. Gebruik een andere manier om in te loggen.")
        )
    TweedeStap.objects.filter(pk=stap.pk).update(teller=teller, laatst_at=at)


def _tick(account: Account) -> Tik:
    """Per account, wherever it comes from: who gets here knows the password already."""
    return Tik(Deur.STAP, (account.ref,))


@transaction.atomic
def _missed(account: Account, tik: Tik, by: Viewer, at: datetime) -> None:
    count(tik, at)
    record_event(soort="account.aanmelden_mislukt", onderwerp_ref=account.ref, by=by, at=at, hoe="stap")
