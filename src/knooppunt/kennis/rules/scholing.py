"""Trainings and study days: who may sign up until when, who has a place, and the calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, nee, nl, unless

ZONE = ZoneInfo("Europe/Amsterdam")
SEIZOEN = timedelta(days=366)
"""The zone's clock changes are told for a year on both sides."""


class Scholingssoort(Benoemd):
    TRAINING = "training", nl("training")
    STUDIEDAG = "studiedag", nl("studiedag")
    NETWERK = "netwerk", nl("netwerkbijeenkomst")
    MASTERCLASS = "masterclass", nl("masterclass")


class Deelnamestatus(Benoemd):
    AANGEMELD = "aangemeld", nl("u hebt een plek")
    WACHTLIJST = "wachtlijst", nl("u staat op de wachtlijst")
    AFGEMELD = "afgemeld", nl("u hebt zich afgemeld")


OVERGANGEN: dict[Deelnamestatus, frozenset[Deelnamestatus]] = {
    Deelnamestatus.AANGEMELD: frozenset({Deelnamestatus.AFGEMELD}),
    Deelnamestatus.WACHTLIJST: frozenset({Deelnamestatus.AANGEMELD, Deelnamestatus.AFGEMELD}),
    Deelnamestatus.AFGEMELD: frozenset({Deelnamestatus.AANGEMELD, Deelnamestatus.WACHTLIJST}),
}


@dataclass(frozen=True)
class Scholingsstand:
    """What decides whether one can still sign up."""

    dag: date
    aanmelden_tot: date
    is_afgelast: bool


def sign_up_verdict(stand: Scholingsstand, op: date) -> Verdict:
    """Until the last day to sign up, that day included."""
    if stand.is_afgelast:
        return nee(nl("Dit gaat niet door."))
    if op > stand.dag:
        return nee(nl("Dit is al geweest."))
    return unless(op <= stand.aanmelden_tot, nl("Aanmelden kan niet meer."))


def leave_verdict(stand: Scholingsstand, op: date) -> Verdict:
    """Until the day itself: somebody who waits can still come."""
    return unless(op <= stand.dag, nl("Dit is al geweest."))


def plan_verdict(begint_at: datetime, eindigt_at: datetime, aanmelden_tot: date, plekken: int) -> Verdict:
    """Of what the organiser fills in."""
    dag = begint_at.astimezone(ZONE).date()
    return (
        unless(eindigt_at > begint_at, "Het einde is niet later dan het begin.")
        & unless(aanmelden_tot <= dag, "Aanmelden kan tot en met de dag zelf, niet langer.")
        & unless(plekken > 0, "Er is ten minste één plek.")
    )


def attendance_verdict(dag: date, op: date) -> Verdict:
    return unless(op >= dag, "U kunt dit invullen vanaf de dag zelf.")


def place_for(plekken: int, bezet: int) -> Deelnamestatus:
    """What who signs up now gets."""
    return Deelnamestatus.AANGEMELD if bezet < plekken else Deelnamestatus.WACHTLIJST


@dataclass(frozen=True)
class Agendablad:
    """What a calendar must know. ``volgnummer`` rises with each change (SEQUENCE). Nobody is named."""

    ref: str
    titel: str
    tekst: str
    begint_at: datetime
    eindigt_at: datetime
    plaats: str
    volgnummer: int
    url: str
    vervalt: bool


def calendar_sheet(blad: Agendablad, *, at: datetime) -> str:
    """The text of an .ics file for everyone (RFC 5545, METHOD PUBLISH); CANCELLED when it does not go on."""
    event = Event()
    event.add("uid", f"{blad.ref}@knooppunt")
    event.add("sequence", blad.volgnummer)
    event.add("dtstamp", at)
    event.add("dtstart", blad.begint_at.astimezone(ZONE))
    event.add("dtend", blad.eindigt_at.astimezone(ZONE))
    event.add("summary", blad.titel)
    event.add("location", blad.plaats)
    event.add("url", blad.url)
    event.add("description", f"{blad.tekst}\n\n{blad.url}".strip())
    event.add("status", "CANCELLED" if blad.vervalt else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Knooppunt//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    dag = blad.begint_at.astimezone(ZONE).date()
    calendar.add_missing_timezones(first_date=dag - SEIZOEN, last_date=dag + SEIZOEN)
    return str(calendar.to_ical().decode())
