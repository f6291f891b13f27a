"""Reading over what owners outside the partnership propose, and handling what visitors report."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.actions.vermeldingen import now_true
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.blad.schrijven import write_sheet
from knooppunt.wegwijzer.models import Aanbod, Foutmelding, Locatie, Wijziging
from knooppunt.wegwijzer.policies import VAN_BUREN, may_keep, may_manage
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.actueel import REGELS
from knooppunt.wegwijzer.rules.wijziging import Wijzigingssoort, Wijzigingsstatus, decide_verdict


@transaction.atomic
def accept_change(*, wijziging: Wijziging, by: Viewer, at: datetime) -> None:
    """What was proposed holds from now on, and shows."""
    vermelding = _decide(wijziging, Wijzigingsstatus.GELDT, "", by, at)
    write_sheet(vermelding, wijziging.blad)
    if wijziging.soort == Wijzigingssoort.GEMAAKT:  # what its owner took off stays off
        vermelding.is_zichtbaar = True
        vermelding.save(update_fields=["is_zichtbaar"])
    now_true(vermelding, by, at)
    record_event(soort="vermelding.overgenomen", onderwerp_ref=vermelding.ref, by=by, at=at)


@transaction.atomic
def refuse_change(*, wijziging: Wijziging, reden: str, by: Viewer, at: datetime) -> None:
    """Not like this: the owner reads why."""
    if not reden.strip():
        raise Refusal("Schrijf op waarom het niet wordt overgenomen. De eigenaar leest dit.")
    vermelding = _decide(wijziging, Wijzigingsstatus.AFGEWEZEN, reden.strip(), by, at)
    record_event(soort="vermelding.afgewezen", onderwerp_ref=vermelding.ref, by=by, at=at)


def _decide(
    wijziging: Wijziging, status: Wijzigingsstatus, reden: str, by: Viewer, at: datetime
) -> Vermelding:
    may_manage(by).require_permission()
    wijziging = Wijziging.objects.select_for_update().get(pk=wijziging.pk)
    decide_verdict(Wijzigingsstatus(wijziging.status)).require()
    wijziging.status, wijziging.reden = status, reden
    wijziging.beslist_at, wijziging.beslist_by_id = at, by.account_id
    wijziging.save(update_fields=["status", "reden", "beslist_at", "beslist_by"])
    return wijziging.vermelding


@transaction.atomic
def report_error(
    *, vermelding: Vermelding, tekst: str, email: str, by: Viewer, at: datetime
) -> Foutmelding | None:
    """A visitor says what is wrong. More than a few open reports of one entry say nothing new and are not kept."""
    if vermelding.herkomst == Herkomst.BUREN:
        raise Refusal(VAN_BUREN)
    if not tekst.strip():
        raise Refusal("Schrijf op wat er niet klopt.")
    naam = _name(vermelding)
    open_meldingen = Foutmelding.objects.filter(**{naam: vermelding}, afgehandeld_at__isnull=True)
    if open_meldingen.count() >= REGELS.drempel("meldingen_per_vermelding", by.op).aantal:
        return None
    melding = Foutmelding.objects.create(**{naam: vermelding}, tekst=tekst.strip(), email=email, at=at)
    record_event(soort="vermelding.fout_gemeld", onderwerp_ref=vermelding.ref, by=by, at=at)
    return melding


@transaction.atomic
def handle_report(*, melding: Foutmelding, uitkomst: str, by: Viewer, at: datetime) -> None:
    """Somebody looked into it. The address of the visitor is not kept any longer than that."""
    may_keep(by, melding.vermelding.eigenaar_id, melding.vermelding.herkomst).require_permission()
    melding = Foutmelding.objects.select_for_update().get(pk=melding.pk)
    if melding.afgehandeld_at:
        raise Refusal("Deze melding is al afgehandeld.")
    melding.afgehandeld_at, melding.afgehandeld_by_id = at, by.account_id
    melding.uitkomst, melding.email = uitkomst.strip(), ""
    melding.save(update_fields=["afgehandeld_at", "afgehandeld_by", "uitkomst", "email"])
    record_event(soort="vermelding.melding_afgehandeld", onderwerp_ref=melding.vermelding.ref, by=by, at=at)


def _name(vermelding: Vermelding) -> str:
    if isinstance(vermelding, Aanbod):
        return "aanbod"
    return "locatie" if isinstance(vermelding, Locatie) else "profiel"
