"""Placing a call for a colleague, answering it, agreeing, and closing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Oproep, Oproepantwoord
from knooppunt.kennis.policies import may_answer_call, may_see_call, may_write
from knooppunt.kennis.queries.oproepen import facts_of_call
from knooppunt.kennis.rules.oproepen import (
    Antwoordstatus,
    Oproepsoort,
    Oproepstatus,
    accept_verdict,
    answer_verdict,
    call_verdict,
    may_become,
)
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account, close_tasks, open_task, record_event
from knooppunt.wegwijzer.public import kinds_by_code


@transaction.atomic
def place_call(
    *, soort: Oproepsoort, organisatie: Organisatie, titel: str, tekst: str, uren: Decimal, van: date, tot: date,
    soorten: Iterable[str], sleutel: str, by: Viewer, at: datetime,
) -> Oproep:  # fmt: skip
    """Who works in the region sees it. The same form sent twice makes one."""
    may_write(by, organisatie.pk).require_permission()
    call_verdict(tekst, uren, van, tot, by.op).require()
    oproep, is_nieuw = Oproep.objects.get_or_create(
        sleutel=sleutel, organisatie=organisatie,
        defaults={
            "soort": soort.value, "titel": titel, "tekst": tekst.strip(), "uren": uren, "van": van, "tot": tot,
            "by_id": by.account_id, "at": at,
        },
    )  # fmt: skip
    if is_nieuw:
        oproep.soorten.set(kinds_by_code(list(soorten)))
        _record("geplaatst", oproep, by, at)
    return oproep


@transaction.atomic
def answer_call(
    *, oproep: Oproep, organisatie: Organisatie, tekst: str, by: Viewer, at: datetime
) -> Oproepantwoord:
    """Propose something; who called hears of it. Once more for the same organisation is the same answer, anew."""
    oproep = _locked(oproep)
    may_see_call(by, facts_of_call(oproep)).require_permission()
    may_answer_call(by, oproep.organisatie_id, organisatie.pk).require_permission()
    answer_verdict(Oproepstatus(oproep.status), tekst).require()
    antwoord, _ = Oproepantwoord.objects.update_or_create(
        oproep=oproep, organisatie=organisatie,
        defaults={"tekst": tekst.strip(), "status": Antwoordstatus.WACHT.value, "by_id": by.account_id, "at": at},
    )  # fmt: skip
    _record("beantwoord", oproep, by, at)
    if oproep.by_id:
        open_task(
            sleutel=task_key(oproep), soort="oproep", at=at, account_id=oproep.by_id, url=_url(oproep),
            tekst=f"{organisatie.naam} antwoordt op uw oproep: {oproep.titel}",
        )  # fmt: skip
    _mail(oproep, oproep.by)
    return antwoord


@transaction.atomic
def withdraw_answer(*, antwoord: Oproepantwoord, by: Viewer, at: datetime) -> None:
    may_write(by, antwoord.organisatie_id).require_permission()
    oproep = _locked(antwoord.oproep)
    answer_verdict(Oproepstatus(oproep.status), antwoord.tekst).require()
    _set(antwoord, Antwoordstatus.INGETROKKEN)
    if not oproep.antwoorden.filter(status=Antwoordstatus.WACHT.value).exists():
        close_tasks(sleutel=task_key(oproep), at=at, by=by)
    _record("antwoord_ingetrokken", oproep, by, at)


@transaction.atomic
def accept_answer(*, antwoord: Oproepantwoord, by: Viewer, at: datetime) -> None:
    """This one it is; the others hear that they were not chosen."""
    oproep = _locked(antwoord.oproep)
    may_write(by, oproep.organisatie_id).require_permission()
    antwoord = Oproepantwoord.objects.select_for_update().get(pk=antwoord.pk)
    accept_verdict(Oproepstatus(oproep.status), Antwoordstatus(antwoord.status)).require()
    wachten = list(oproep.antwoorden.filter(status=Antwoordstatus.WACHT.value).select_related("by"))
    for ander in wachten:
        _set(ander, Antwoordstatus.AANVAARD if ander.pk == antwoord.pk else Antwoordstatus.NIET_GEKOZEN)
        _mail(oproep, ander.by)
    _become(oproep, Oproepstatus.AFGESPROKEN, by, at)
    _record("afgesproken", oproep, by, at)


@transaction.atomic
def reopen_call(*, oproep: Oproep, by: Viewer, at: datetime) -> None:
    """It falls through, or was withdrawn by mistake: open again, with the answers that were there."""
    may_write(by, oproep.organisatie_id).require_permission()
    oproep = _locked(oproep)
    _become(oproep, Oproepstatus.OPEN, by, at)
    for antwoord in oproep.antwoorden.exclude(status=Antwoordstatus.INGETROKKEN.value):
        _set(antwoord, Antwoordstatus.WACHT)
    _record("heropend", oproep, by, at)


@transaction.atomic
def withdraw_call(*, oproep: Oproep, by: Viewer, at: datetime) -> None:
    may_write(by, oproep.organisatie_id).require_permission()
    oproep = _locked(oproep)
    _become(oproep, Oproepstatus.INGETROKKEN, by, at)
    for antwoord in oproep.antwoorden.filter(status=Antwoordstatus.WACHT.value).select_related("by"):
        _mail(oproep, antwoord.by)
    _record("ingetrokken", oproep, by, at)


@transaction.atomic
def close_call(*, oproep: Oproep, opbrengst: str, by: Viewer, at: datetime) -> None:
    """It is over, and what it gave."""
    may_write(by, oproep.organisatie_id).require_permission()
    oproep = _locked(oproep)
    oproep.opbrengst = opbrengst.strip()
    _become(oproep, Oproepstatus.GESLOTEN, by, at)
    _record("gesloten", oproep, by, at)


def task_key(oproep: Oproep) -> str:
    return f"oproep:{oproep.ref}"


def _url(oproep: Oproep) -> str:
    return reverse("kennis:oproep", args=[oproep.ref])


def _locked(oproep: Oproep) -> Oproep:
    return Oproep.objects.select_for_update().get(pk=oproep.pk)


def _become(oproep: Oproep, straks: Oproepstatus, by: Viewer, at: datetime) -> None:
    may_become(Oproepstatus(oproep.status), straks).require()
    is_klaar = straks in (Oproepstatus.GESLOTEN, Oproepstatus.INGETROKKEN)
    oproep.status, oproep.gesloten_at = straks.value, at if is_klaar else None
    oproep.save(update_fields=["status", "gesloten_at", "opbrengst"])
    close_tasks(sleutel=task_key(oproep), at=at, by=by)


def _set(antwoord: Oproepantwoord, status: Antwoordstatus) -> None:
    antwoord.status = status.value
    antwoord.save(update_fields=["status"])


def _record(wat: str, oproep: Oproep, by: Viewer, at: datetime) -> None:
    record_event(soort=f"oproep.{wat}", onderwerp_ref=oproep.ref, by=by, at=at)


def _mail(oproep: Oproep, aan: Account | None) -> None:
    """Something happened; what it says stands behind the sign-in."""
    if aan and aan.email:
        mail_out(
            "oproep_mail", aan=aan.email, onderwerp="Er is nieuws over een oproep",
            tekst="Er is nieuws over de oproep: %(titel)s.\n\nLees het:\n\n%(link)s\n",
            velden={"titel": oproep.titel, "link": settings.SITE + _url(oproep)},
        )  # fmt: skip
