"""Keeping conversations, bundling signals, and forgetting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.steunpunt.models import Contact, Signaalrapport
from knooppunt.steunpunt.policies import MEDEWERKER, may_read_contact
from knooppunt.steunpunt.queries import counts_in, has_report, last_period, my_steunpunt
from knooppunt.steunpunt.rules import PAKKET, Onderwerp, bundle, keep_from, report_verdict
from knooppunt.toegang.public import close_tasks, open_task, record_event

VELDEN = (
    "gesproken_op", "kanaal", "met", "sector", "onderwerp", "naam", "bereikbaar", "verslag", "terugbellen_op",
)  # fmt: skip
"""What is written down of a conversation."""


@transaction.atomic
def keep_contact(*, gegevens: dict[str, Any], by: Viewer, at: datetime) -> Contact:
    """Write a conversation down. The same form sent twice is kept once."""
    organisatie = _own_steunpunt(by)
    velden = {naam: gegevens[naam] for naam in VELDEN}
    eerder = Contact.objects.filter(
        organisatie=organisatie, by_id=by.account_id, gesproken_op=velden["gesproken_op"]
    )
    gelijk = next((c for c in eerder if all(getattr(c, naam) == w for naam, w in velden.items())), None)
    if gelijk:
        return gelijk
    contact = Contact.objects.create(
        organisatie=organisatie, by_id=by.account_id, created_at=at, bijgewerkt_at=at, **velden
    )
    _let_wait(contact, by, at)
    _record("contact.vastgelegd", contact, by, at)
    return contact


@transaction.atomic
def change_contact(*, contact: Contact, gegevens: dict[str, Any], by: Viewer, at: datetime) -> None:
    contact = _locked(contact, by)
    for naam in VELDEN:
        setattr(contact, naam, gegevens[naam])
    contact.bijgewerkt_at = at
    contact.save(update_fields=[*VELDEN, "bijgewerkt_at"])
    _let_wait(contact, by, at)
    _record("contact.gewijzigd", contact, by, at)


@transaction.atomic
def delete_contact(*, contact: Contact, by: Viewer, at: datetime) -> None:
    """The parent asks to forget it, or it was written down by mistake."""
    contact = _locked(contact, by)
    close_tasks(sleutel=_task(contact), by=by, at=at)
    _record("contact.gewist", contact, by, at)
    contact.delete()


def see_contact(*, contact: Contact, by: Viewer, at: datetime) -> None:
    """A look at a conversation is recorded."""
    _record("contact.bekeken", contact, by, at, doel="steunpunt")


@transaction.atomic
def bundle_signals(*, toelichting: str, by: Viewer, at: datetime) -> Signaalrapport:
    """Hand over the signals of the period that ended last. What is kept is what may be shown, never the true counts."""
    organisatie, periode = _own_steunpunt(by), last_period(by.op)
    report_verdict(periode, has_report(organisatie, periode), by.op).require()
    drempel = PAKKET.drempel("SIGNAAL_KLEIN", by.op).aantal
    rapport = Signaalrapport.objects.create(
        organisatie=organisatie, begin=periode.begin, eind=periode.eind, toelichting=toelichting,
        cijfers=asdict(bundle(counts_in(organisatie, periode), drempel)), created_at=at,
    )  # fmt: skip
    record_event(soort="signalen.gebundeld", onderwerp_ref=rapport.ref, by=by, at=at)
    return rapport


def forget_old_conversations(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Nightly: conversations whose term is over are gone, one by one, each with its event."""
    grens = timezone.make_aware(datetime.combine(keep_from(by.op), time.min))
    oud = list(Contact.objects.filter(bijgewerkt_at__lt=grens).order_by("pk"))
    for klaar, contact in enumerate(oud, start=1):
        _forget(contact=contact, by=by, at=at)
        voortgang(klaar, len(oud))
    return f"{len(oud)} gesprekken van het steunpunt gewist."


@transaction.atomic
def _forget(*, contact: Contact, by: Viewer, at: datetime) -> None:
    close_tasks(sleutel=_task(contact), by=by, at=at)
    _record("contact.verlopen", contact, by, at)
    contact.delete()


def _let_wait(contact: Contact, by: Viewer, at: datetime) -> None:
    """Who works at the steunpunt finds on the home page whom to call, without a name."""
    if contact.terugbellen_op is None:
        close_tasks(sleutel=_task(contact), by=by, at=at)
        return
    open_task(
        sleutel=_task(contact), soort="contact.terugbellen", at=at, voor=contact.terugbellen_op,
        tekst=f"Neem contact op: {Onderwerp(contact.onderwerp).label}", organisatie=contact.organisatie, rol=MEDEWERKER,
        url=reverse("steunpunt:contact", args=[contact.ref]),
    )  # fmt: skip


def _task(contact: Contact) -> str:
    return f"contact:{contact.ref}"


def _own_steunpunt(by: Viewer) -> Organisatie:
    organisatie = my_steunpunt(by)
    if organisatie is None:
        raise NotAllowed("Alleen wie bij het steunpunt werkt, kan dit doen.")
    return organisatie


def _locked(contact: Contact, by: Viewer) -> Contact:
    may_read_contact(by, contact.organisatie_id).require_permission()
    return Contact.objects.select_for_update().get(pk=contact.pk)


def _record(soort: str, contact: Contact, by: Viewer, at: datetime, **anders: str) -> None:
    record_event(soort=soort, onderwerp_ref=contact.ref, by=by, at=at, **anders)
