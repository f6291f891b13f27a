"""Fixed contacts come, change, are checked and go; agreements between municipalities are written down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente, Organisatie
from knooppunt.toegang.public import close_tasks, record_event
from knooppunt.wegwijzer.models import Grensafspraak, VastContact
from knooppunt.wegwijzer.policies import may_add_contact, may_keep_contact, may_manage
from knooppunt.wegwijzer.queries.herinneren import contact_task_key, due_contacts
from knooppunt.wegwijzer.rules.contacten import agreement_verdict, contact_verdict


@transaction.atomic
def add_contact(
    *, functie: str, waar: Organisatie | Gemeente, organisatie: Organisatie, naam: str, telefoon: str, email: str,
    bereikbaar: str, by: Viewer, at: datetime,
) -> VastContact:  # fmt: skip
    """Say who one turns to at a school or in a municipality. The same twice makes one."""
    school = waar if isinstance(waar, Organisatie) else None
    gemeente = waar if isinstance(waar, Gemeente) else None
    may_add_contact(by, organisatie.pk, organisatie.soort, school.pk if school else None).require_permission()
    contact_verdict(telefoon, email).require()
    contact, nieuw = VastContact.objects.get_or_create(
        functie=functie, school=school, gemeente=gemeente, organisatie=organisatie, naam=naam, telefoon=telefoon,
        email=email, defaults={"bereikbaar": bereikbaar, "nagekeken_op": by.op},
    )  # fmt: skip
    if nieuw:
        _record(contact, "gemaakt", by, at)
    return contact


def place_code(contact: VastContact) -> str:
    """Where a contact is, as the record names it: the reference of a school or the code of a municipality."""
    return contact.school.ref if contact.school else contact.gemeente.code


def _record(contact: VastContact, wat: str, by: Viewer, at: datetime, velden: Iterable[str] = ()) -> None:
    """What was done with which contact where; ``velden`` are the names of what changed, never what they say."""
    record_event(
        soort=f"vast_contact.{wat}", onderwerp_ref=contact.ref, by=by, at=at, functie=contact.functie,
        plek=place_code(contact), velden=sorted(velden),
    )  # fmt: skip


def _checked(contact: VastContact, organisatie: Organisatie, by: Viewer, at: datetime) -> None:
    """Nobody of this organisation needs to be asked any more, when this was the last one."""
    if not due_contacts(organisatie.pk, by.op):
        close_tasks(sleutel=contact_task_key(organisatie), at=at, by=by)


@transaction.atomic
def change_contact(
    *, contact: VastContact, organisatie: Organisatie, naam: str, telefoon: str, email: str, bereikbaar: str,
    by: Viewer, at: datetime,
) -> None:  # fmt: skip
    """Another person, number or organisation for the same function at the same place."""
    may_keep_contact(by, contact.organisatie_id, contact.school_id).require_permission()
    may_keep_contact(by, organisatie.pk, contact.school_id).require_permission()
    contact_verdict(telefoon, email).require()
    nieuw = {
        "organisatie": organisatie, "naam": naam, "telefoon": telefoon, "email": email, "bereikbaar": bereikbaar,
    }  # fmt: skip
    anders = [veld for veld, waarde in nieuw.items() if getattr(contact, veld) != waarde]
    eerst = contact.organisatie
    for veld, waarde in nieuw.items():
        setattr(contact, veld, waarde)
    contact.nagekeken_op, contact.herinnerd_op = by.op, None
    contact.save()
    _checked(contact, eerst, by, at)
    _record(contact, "gewijzigd", by, at, anders)


@transaction.atomic
def check_contact(*, contact: VastContact, by: Viewer, at: datetime) -> None:
    """Still right."""
    may_keep_contact(by, contact.organisatie_id, contact.school_id).require_permission()
    contact.nagekeken_op, contact.herinnerd_op = by.op, None
    contact.save(update_fields=["nagekeken_op", "herinnerd_op"])
    _checked(contact, contact.organisatie, by, at)
    _record(contact, "nagekeken", by, at)


@transaction.atomic
def remove_contact(*, contact: VastContact, by: Viewer, at: datetime) -> None:
    """Nobody turns to this person any more: name and number are not kept."""
    may_keep_contact(by, contact.organisatie_id, contact.school_id).require_permission()
    _record(contact, "weggehaald", by, at)
    organisatie = contact.organisatie
    contact.delete()
    _checked(contact, organisatie, by, at)


@transaction.atomic
def agree_across_border(
    *, woongemeente: Gemeente, schoolgemeente: Gemeente, functie: str, langs: str, tekst: str, url: str,
    geldig_van: date, geldig_tot: date | None, by: Viewer, at: datetime, afspraak: Grensafspraak | None = None,
) -> Grensafspraak:  # fmt: skip
    """Write down (or change) what two municipalities agreed for children who go to school across their border."""
    may_manage(by).require_permission()
    agreement_verdict(woongemeente.code, schoolgemeente.code, geldig_van, geldig_tot).require()
    velden = {
        "woongemeente": woongemeente, "schoolgemeente": schoolgemeente, "functie": functie, "langs": langs,
        "tekst": tekst, "url": url, "geldig_van": geldig_van, "geldig_tot": geldig_tot,
    }  # fmt: skip
    if afspraak is None:
        afspraak, _ = Grensafspraak.objects.get_or_create(**velden)
    else:
        Grensafspraak.objects.filter(pk=afspraak.pk).update(**velden)
    record_event(soort="grensafspraak.vastgelegd", onderwerp_ref=afspraak.ref, by=by, at=at)
    return afspraak
