"""A school asks for expertise; who offers it promises or refuses; afterwards the school says what came of it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event
from knooppunt.wegwijzer.actions.vermeldingen import reindex
from knooppunt.wegwijzer.models import Aanbod, Capaciteit, Expertiseaanvraag
from knooppunt.wegwijzer.policies import VAN_BUREN, may_ask_expertise, may_keep
from knooppunt.wegwijzer.queries.expertise import hours_of
from knooppunt.wegwijzer.queries.herinneren import roles_that_keep, roles_that_manage
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.expertise import (
    Aanvraagstatus,
    Opbrengst,
    answer_by,
    evaluate_by,
    free_after,
    may_become,
    request_verdict,
    room_verdict,
)


@transaction.atomic
def ask_expertise(
    *, aanbod: Aanbod, school: Organisatie, vraag: str, uren: Decimal, van: date, tot: date, sleutel: str,
    by: Viewer, at: datetime,
) -> Expertiseaanvraag:  # fmt: skip
    """Ask, and put it on the list of who offers it with the day to answer. The same form sent twice makes one."""
    may_ask_expertise(by, school.pk).require_permission()
    unless(aanbod.herkomst != Herkomst.BUREN, VAN_BUREN).require()
    request_verdict(vraag, uren, van, tot, by.op).require()
    bestaand = Expertiseaanvraag.objects.filter(sleutel=sleutel, school=school).first()
    if bestaand:
        return bestaand
    aanvraag = Expertiseaanvraag.objects.create(
        aanbod=aanbod, school=school, vraag=vraag.strip(), uren=uren, van=van, tot=tot, sleutel=sleutel,
        gevraagd_at=at, gevraagd_by_id=by.account_id, antwoord_voor=answer_by(by.op),
    )  # fmt: skip
    for organisatie, rol in roles_that_keep(aanbod.eigenaar, by.op) or roles_that_manage(by.op):
        open_task(
            sleutel=task_key(aanvraag), soort="expertise_antwoord", at=at, organisatie=organisatie, rol=rol,
            tekst=f"{school.naam} vraagt expertise: {aanbod.naam}. Geef antwoord.", url=_url(aanvraag),
            voor=aanvraag.antwoord_voor,
        )  # fmt: skip
    _record(aanvraag, "gevraagd", by, at)
    return aanvraag


@transaction.atomic
def promise_expertise(*, aanvraag: Expertiseaanvraag, by: Viewer, at: datetime) -> None:
    """Yes: the hours are taken from what is free, and the school knows when to look back."""
    may_keep(by, aanvraag.aanbod.eigenaar_id, aanvraag.aanbod.herkomst).require_permission()
    aanvraag = _locked(aanvraag, Aanvraagstatus.TOEGEZEGD)
    uren = hours_of(aanvraag.aanbod)
    room_verdict(aanvraag.uren, uren.vrij if uren else None).require()
    if uren:
        _set_free(aanvraag, uren, uren.vrij - aanvraag.uren, by)
    aanvraag.is_geboekt = uren is not None
    _decide(aanvraag, Aanvraagstatus.TOEGEZEGD, by, at)
    open_task(
        sleutel=task_key(aanvraag), soort="expertise_evaluatie", at=at, account_id=aanvraag.gevraagd_by_id,
        organisatie=None if aanvraag.gevraagd_by_id else aanvraag.school,
        rol="" if aanvraag.gevraagd_by_id else "schoolcoordinator",
        tekst=f"Hielp de expertise ({aanvraag.aanbod.naam})? Vul het na de laatste dag in.", url=_url(aanvraag),
        voor=evaluate_by(aanvraag.tot),
    )  # fmt: skip
    _mail(aanvraag)


@transaction.atomic
def refuse_expertise(*, aanvraag: Expertiseaanvraag, reden: str, by: Viewer, at: datetime) -> None:
    """No, and why: the school can look further."""
    may_keep(by, aanvraag.aanbod.eigenaar_id, aanvraag.aanbod.herkomst).require_permission()
    if not reden.strip():
        raise Refusal("Schrijf op waarom het niet kan. De school leest dit.")
    aanvraag = _locked(aanvraag, Aanvraagstatus.GEWEIGERD)
    aanvraag.reden = reden.strip()
    _decide(aanvraag, Aanvraagstatus.GEWEIGERD, by, at)
    _mail(aanvraag)


@transaction.atomic
def withdraw_request(*, aanvraag: Expertiseaanvraag, by: Viewer, at: datetime) -> None:
    """Not needed any more; promised hours come free again."""
    may_ask_expertise(by, aanvraag.school_id).require_permission()
    aanvraag = _locked(aanvraag, Aanvraagstatus.INGETROKKEN)
    _release(aanvraag, by)
    _decide(aanvraag, Aanvraagstatus.INGETROKKEN, by, at)


@transaction.atomic
def evaluate_expertise(
    *, aanvraag: Expertiseaanvraag, hielp: Opbrengst, kan_zelf: Opbrengst, leraren: int, toelichting: str,
    by: Viewer, at: datetime,
) -> None:  # fmt: skip
    """The school says what came of it; the hours come free again."""
    may_ask_expertise(by, aanvraag.school_id).require_permission()
    aanvraag = _locked(aanvraag, Aanvraagstatus.AFGEROND)
    _release(aanvraag, by)
    aanvraag.hielp, aanvraag.kan_zelf, aanvraag.leraren = hielp.value, kan_zelf.value, leraren
    aanvraag.toelichting, aanvraag.geevalueerd_at = toelichting.strip(), at
    _decide(aanvraag, Aanvraagstatus.AFGEROND, by, at)


def task_key(aanvraag: Expertiseaanvraag) -> str:
    return f"expertise:{aanvraag.ref}"


def _url(aanvraag: Expertiseaanvraag) -> str:
    return reverse("wegwijzer:aanvraag", args=[aanvraag.ref])


def _locked(aanvraag: Expertiseaanvraag, straks: Aanvraagstatus) -> Expertiseaanvraag:
    """The request as it is now, for one who changes it; refused when it cannot become that."""
    aanvraag = Expertiseaanvraag.objects.select_for_update().get(pk=aanvraag.pk)
    may_become(Aanvraagstatus(aanvraag.status), straks).require()
    return aanvraag


def _decide(aanvraag: Expertiseaanvraag, status: Aanvraagstatus, by: Viewer, at: datetime) -> None:
    aanvraag.status = status.value
    if status is not Aanvraagstatus.AFGEROND:
        aanvraag.beslist_at, aanvraag.beslist_by_id = at, by.account_id
    aanvraag.save()
    close_tasks(sleutel=task_key(aanvraag), at=at, by=by)
    _record(aanvraag, status.value, by, at)


def _record(aanvraag: Expertiseaanvraag, wat: str, by: Viewer, at: datetime) -> None:
    record_event(soort=f"expertise.{wat}", onderwerp_ref=aanvraag.ref, by=by, at=at)


def _release(aanvraag: Expertiseaanvraag, by: Viewer) -> None:
    """Booked hours come back to where hours are told now."""
    uren = hours_of(aanvraag.aanbod) if aanvraag.is_geboekt else None
    if uren:
        _set_free(aanvraag, uren, free_after(uren.vrij, uren.totaal, aanvraag.uren), by)
    aanvraag.is_geboekt = False


def _set_free(aanvraag: Expertiseaanvraag, uren: Capaciteit, vrij: Decimal, by: Viewer) -> None:
    Capaciteit.objects.filter(pk=uren.pk).update(vrij=vrij)
    reindex(aanvraag.aanbod, by)


def _mail(aanvraag: Expertiseaanvraag) -> None:
    """There is an answer; what it says stands behind the sign-in."""
    if aanvraag.gevraagd_by and aanvraag.gevraagd_by.email:
        mail_out(
            "expertise_mail",
            aan=aanvraag.gevraagd_by.email,
            onderwerp="Er is antwoord op uw aanvraag",
            tekst="U vroeg om expertise: %(aanbod)s.\n\nLees het antwoord:\n\n%(link)s\n",
            velden={"aanbod": aanvraag.aanbod.naam, "link": settings.SITE + _url(aanvraag)},
        )
