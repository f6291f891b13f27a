"""Offering a training, signing up for it, and who was there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.actions.post import tell_participants
from knooppunt.kennis.models import Deelname, Scholing
from knooppunt.kennis.policies import may_sign_up, may_write
from knooppunt.kennis.queries.scholing import stand_of
from knooppunt.kennis.queries.zoeken import search_words
from knooppunt.kennis.rules.scholing import (
    OVERGANGEN,
    Deelnamestatus,
    attendance_verdict,
    leave_verdict,
    place_for,
    plan_verdict,
    sign_up_verdict,
)
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.public import kinds_by_code


@dataclass(frozen=True, kw_only=True)
class Scholingsblad:
    """What the organiser fills in; ``soorten`` are codes of kinds of support."""

    soort: str
    titel: str
    kort: str
    begint_at: datetime
    eindigt_at: datetime
    plaats: str
    plekken: int
    aanmelden_tot: date
    uren: Decimal
    tekst: str = ""
    voor_wie: str = ""
    meer_dagen: str = ""
    kosten: str = ""
    open_voor_ouders: bool = False
    soorten: tuple[str, ...] = ()


@transaction.atomic
def offer_training(
    *, organisatie: Organisatie, blad: Scholingsblad, sleutel: str, by: Viewer, at: datetime
) -> Scholing:
    """It shows at once. The same form sent twice makes one."""
    may_write(by, organisatie.pk).require_permission()
    plan_verdict(blad.begint_at, blad.eindigt_at, blad.aanmelden_tot, blad.plekken).require()
    bestaand = Scholing.objects.filter(sleutel=sleutel, organisatie=organisatie).first()
    if bestaand:
        return bestaand
    scholing = Scholing(organisatie=organisatie, sleutel=sleutel, created_at=at)
    _fill(scholing, blad)
    _record("scholing.gemaakt", scholing.ref, by, at)
    return scholing


@transaction.atomic
def change_training(*, scholing: Scholing, blad: Scholingsblad, by: Viewer, at: datetime) -> None:
    """Who comes hears of another time or place; who waits moves up when there are more places."""
    may_write(by, scholing.organisatie_id).require_permission()
    plan_verdict(blad.begint_at, blad.eindigt_at, blad.aanmelden_tot, blad.plekken).require()
    scholing = _locked(scholing)
    leave_verdict(stand_of(scholing), by.op).require()
    if scholing.afgelast_at:
        raise Refusal("Dit gaat niet door. Maak iets nieuws als het toch doorgaat.")
    eerst = (scholing.begint_at, scholing.eindigt_at, scholing.plaats)
    scholing.volgnummer += 1
    _fill(scholing, blad)
    _record("scholing.gewijzigd", scholing.ref, by, at)
    _move_up(scholing, by, at)
    if eerst != (scholing.begint_at, scholing.eindigt_at, scholing.plaats):
        tell_participants(scholing, "anders", _who_come(scholing))


@transaction.atomic
def call_off(*, scholing: Scholing, reden: str, by: Viewer, at: datetime) -> None:
    """It does not go on: everyone who signed up hears why."""
    may_write(by, scholing.organisatie_id).require_permission()
    if not reden.strip():
        raise Refusal("Schrijf op waarom het niet doorgaat. Wie zich aanmeldde, leest dit.")
    scholing = _locked(scholing)
    leave_verdict(stand_of(scholing), by.op).require()
    if scholing.afgelast_at:
        return
    scholing.afgelast_at, scholing.reden = at, reden.strip()
    scholing.volgnummer += 1
    scholing.save(update_fields=["afgelast_at", "reden", "volgnummer"])
    _record("scholing.afgelast", scholing.ref, by, at)
    tell_participants(scholing, "afgelast", _who_come(scholing, wachten=True))


@transaction.atomic
def sign_up(*, scholing: Scholing, by: Viewer, at: datetime) -> Deelname:
    """A place, or the waiting list. Once more is no second time."""
    may_sign_up(by, scholing.open_voor_ouders).require_permission()
    scholing = _locked(scholing)
    sign_up_verdict(stand_of(scholing), by.op).require()
    deelname = Deelname.objects.filter(scholing=scholing, account_id=by.account_id).first()
    if deelname and deelname.status != Deelnamestatus.AFGEMELD:
        return deelname
    deelname = deelname or Deelname(scholing=scholing, account_id=by.account_id)
    status = place_for(scholing.plekken, len(_who_come(scholing)))
    deelname.status, deelname.aangemeld_at, deelname.afgemeld_at = status.value, at, None
    deelname.organisatie_id = by.functies[0].organisatie_id if by.functies else None
    deelname.save()
    _record(f"deelname.{status.value}", deelname.ref, by, at)
    return deelname


@transaction.atomic
def leave(*, scholing: Scholing, by: Viewer, at: datetime) -> None:
    """Cancel; the first who waits gets the place."""
    scholing = _locked(scholing)
    deelname = Deelname.objects.filter(scholing=scholing, account_id=by.account_id).first()
    if deelname is None or Deelnamestatus.AFGEMELD not in OVERGANGEN[Deelnamestatus(deelname.status)]:
        return
    leave_verdict(stand_of(scholing), by.op).require()
    deelname.status, deelname.afgemeld_at = Deelnamestatus.AFGEMELD.value, at
    deelname.save(update_fields=["status", "afgemeld_at"])
    _record("deelname.afgemeld", deelname.ref, by, at)
    _move_up(scholing, by, at)


@transaction.atomic
def note_attendance(*, scholing: Scholing, refs: Collection[str], by: Viewer, at: datetime) -> None:
    """Of everyone with a place: was there, or was not. Who was there has a certificate."""
    may_write(by, scholing.organisatie_id).require_permission()
    attendance_verdict(stand_of(scholing).dag, by.op).require()
    for deelname in _who_come(_locked(scholing)):
        deelname.aanwezig = deelname.ref in refs
        deelname.save(update_fields=["aanwezig"])
    _record("deelname.ingevuld", scholing.ref, by, at)


def _locked(scholing: Scholing) -> Scholing:
    """As it is now; who signs up at the same moment waits for this."""
    return Scholing.objects.select_for_update().get(pk=scholing.pk)


def _fill(scholing: Scholing, blad: Scholingsblad) -> None:
    velden = asdict(blad)
    soorten = kinds_by_code(velden.pop("soorten"))
    for naam, waarde in velden.items():
        setattr(scholing, naam, waarde)
    teksten = (blad.titel, blad.kort, blad.tekst, blad.voor_wie, blad.soort, *(s.naam for s in soorten))
    scholing.zoekwoorden = search_words(teksten)
    scholing.save()
    scholing.soorten.set(soorten)


def _who_come(scholing: Scholing, *, wachten: bool = False) -> list[Deelname]:
    statussen = [Deelnamestatus.AANGEMELD.value, *([Deelnamestatus.WACHTLIJST.value] if wachten else [])]
    return list(scholing.deelnames.filter(status__in=statussen).select_related("account"))


def _move_up(scholing: Scholing, by: Viewer, at: datetime) -> None:
    """Free places go to who waits longest; they hear of it."""
    vrij = scholing.plekken - len(_who_come(scholing))
    wachten = scholing.deelnames.filter(status=Deelnamestatus.WACHTLIJST.value).select_related("account")
    schuiven = list(wachten[: max(vrij, 0)])
    for deelname in schuiven:
        deelname.status = Deelnamestatus.AANGEMELD.value
        deelname.save(update_fields=["status"])
        _record("deelname.doorgeschoven", deelname.ref, by, at)
    tell_participants(scholing, "plek", schuiven)


def _record(soort: str, ref: str, by: Viewer, at: datetime) -> None:
    record_event(soort=soort, onderwerp_ref=ref, by=by, at=at)
