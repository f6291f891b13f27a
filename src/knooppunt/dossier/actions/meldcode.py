"""Working with the meldcode. Events carry the register's own reference and no dossier: nothing that reads the events of
a dossier (timeline, who looked, news, figures) can find them. The dossier itself does not move up in any list."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Meldcode, Meldcodemedewerker, Meldcoderegel
from knooppunt.dossier.policies.meldcode import may_begin_meldcode, may_read_meldcode, organisation_of
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.meldcode import MeldcodeZicht, colleagues_to_ask, workers_today
from knooppunt.dossier.rules.kring import Deel
from knooppunt.dossier.rules.meldcode import (
    AFGESLOTEN,
    Meldbesluit,
    Meldcodestap,
    close_verdict,
    leave_verdict,
    step_verdict,
)
from knooppunt.toegang.public import close_tasks, open_task, record_event


@transaction.atomic
def begin_meldcode(*, zicht: DossierZicht, by: Viewer, at: datetime) -> Meldcode:
    """A register of the own organisation, for whoever begins it. Whether others have one is nobody's business here."""
    may_begin_meldcode(by, zicht.feiten).require_permission()
    meldcode = Meldcode.objects.create(
        dossier=zicht.dossier, organisatie_id=organisation_of(by, zicht.feiten), begonnen_by_id=by.account_id,
        begonnen_at=at,
    )  # fmt: skip
    Meldcodemedewerker.objects.create(meldcode=meldcode, account_id=by.account_id, vanaf=by.op)
    _record("meldcode.begonnen", meldcode, by, at)
    return meldcode


@transaction.atomic
def take_step(
    *,
    zicht: MeldcodeZicht,
    stap: Meldcodestap,
    datum: date,
    tekst: str,
    besluit: Meldbesluit | None,
    by: Viewer,
    at: datetime,
) -> Meldcoderegel:
    """Write down what was done on a day; step five carries the decision."""
    meldcode = _locked(zicht, by)
    step_verdict(stap, datum, gezet=zicht.gezet(), is_open=zicht.is_open, op=by.op).require()
    if stap is Meldcodestap.BESLISSEN and besluit is None:
        raise Refusal("Kies wat u hebt besloten.")
    gezet = Meldcoderegel.objects.create(
        meldcode=meldcode, stap=stap.value, datum=datum, tekst=tekst, besluit=besluit.value if besluit else "",
        gezet_by_id=by.account_id, created_at=at,
    )  # fmt: skip
    _record("meldcode.stap_gezet", meldcode, by, at)
    return gezet


@transaction.atomic
def strike_step(*, zicht: MeldcodeZicht, stap_ref: str, by: Viewer, at: datetime) -> None:
    """A mistake: it stays readable, and no longer counts."""
    meldcode = _locked(zicht, by)
    stap = meldcode.regels.filter(ref=stap_ref, vervallen_at__isnull=True).first()
    if stap is None:
        raise Refusal("Deze regel is al doorgestreept.")
    if meldcode.afgesloten_at:
        raise Refusal(AFGESLOTEN)
    stap.vervallen_at = at
    stap.save(update_fields=["vervallen_at"])
    _record("meldcode.stap_doorgestreept", meldcode, by, at)


@transaction.atomic
def ask_colleague(*, zicht: MeldcodeZicht, account_ref: str, url: str, by: Viewer, at: datetime) -> None:
    """A colleague of the same organisation works along from now on."""
    meldcode = _locked(zicht, by)
    collega = next((c for c in colleagues_to_ask(zicht, by) if c.ref == account_ref), None)
    if collega is None:
        raise Refusal("Kies een collega van uw eigen organisatie die nog niet meewerkt.")
    Meldcodemedewerker.objects.create(meldcode=meldcode, account=collega, vanaf=by.op)
    open_task(
        sleutel=_task(meldcode), soort="meldcode.meewerken", url=url, at=at, account_id=collega.pk,
        tekst="Een collega vraagt u mee te kijken bij de meldcode",
    )  # fmt: skip
    _record("meldcode.collega_gevraagd", meldcode, by, at, wie=collega.ref)


@transaction.atomic
def leave_meldcode(*, zicht: MeldcodeZicht, by: Viewer, at: datetime) -> None:
    """Who no longer works on it does not see it any more."""
    meldcode = _locked(zicht, by)
    wie = [account.pk for account in workers_today(zicht, by)]
    leave_verdict(wie, by.account_id or 0, zicht.is_open).require()
    meldcode.medewerkers.filter(account_id=by.account_id, tot__isnull=True).update(tot=by.op)
    close_tasks(sleutel=_task(meldcode), account_id=by.account_id, by=by, at=at)
    _record("meldcode.verlaten", meldcode, by, at)


@transaction.atomic
def close_meldcode(*, zicht: MeldcodeZicht, by: Viewer, at: datetime) -> None:
    meldcode = _locked(zicht, by)
    close_verdict(zicht.gezet()).require()
    meldcode.afgesloten_at = at
    meldcode.save(update_fields=["afgesloten_at"])
    _record("meldcode.afgesloten", meldcode, by, at)


@transaction.atomic
def reopen_meldcode(*, zicht: MeldcodeZicht, by: Viewer, at: datetime) -> None:
    meldcode = _locked(zicht, by)
    meldcode.afgesloten_at = None
    meldcode.save(update_fields=["afgesloten_at"])
    _record("meldcode.heropend", meldcode, by, at)


@transaction.atomic
def throw_away_meldcode(*, zicht: MeldcodeZicht, by: Viewer, at: datetime) -> None:
    """Begun by mistake: as long as nothing was written in it."""
    meldcode = _locked(zicht, by)
    if meldcode.regels.exists():
        raise Refusal("Er staat al iets in dit register. Sluit het af als u klaar bent.")
    _record("meldcode.weggegooid", meldcode, by, at)
    close_tasks(sleutel=_task(meldcode), by=by, at=at)
    meldcode.delete()


def see_meldcode(*, zicht: MeldcodeZicht, by: Viewer, at: datetime) -> None:
    """A look is recorded, for who works on it; what the colleague was asked is done."""
    close_tasks(sleutel=_task(zicht.meldcode), account_id=by.account_id, by=by, at=at)
    _record("meldcode.bekeken", zicht.meldcode, by, at, doel="meldcode")


def _locked(zicht: MeldcodeZicht, by: Viewer) -> Meldcode:
    may_read_meldcode(by, zicht.feiten).require_permission()
    return Meldcode.objects.select_for_update().get(pk=zicht.meldcode.pk)


def _task(meldcode: Meldcode) -> str:
    return f"meldcode:{meldcode.ref}"


def _record(soort: str, meldcode: Meldcode, by: Viewer, at: datetime, **gegevens: str) -> None:
    record_event(soort=soort, onderwerp_ref=meldcode.ref, by=by, at=at, deel=Deel.MELDCODE.value, **gegevens)
