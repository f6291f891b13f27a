"""The calendar file of a meeting (RFC 5545 and 5546). No names and nothing about a case: it lands in any calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

ZONE = ZoneInfo("Europe/Amsterdam")
SEIZOEN = timedelta(days=366)
"""The zone's clock changes are told for a year on both sides: a file of 1 kB instead of 4."""


@dataclass(frozen=True)
class Agendapunt:
    """What a calendar must know about a meeting. ``volgnummer`` rises with each change (SEQUENCE)."""

    ref: str
    knooppunt: str
    begint_at: datetime
    duur_minuten: int
    plaats: str
    volgnummer: int
    url: str


def calendar_file(punt: Agendapunt, *, at: datetime, afzender: str, aan: str, vervalt: bool = False) -> str:
    """The text of an .ics file for one receiver: METHOD REQUEST, or CANCEL when the meeting or invitation lapses."""
    event = Event()
    event.add("uid", f"{punt.ref}@knooppunt")
    event.add("sequence", punt.volgnummer)
    event.add("dtstamp", at)
    begin = punt.begint_at.astimezone(ZONE)
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=punt.duur_minuten))
    event.add("summary", f"Overleg {punt.knooppunt}")
    event.add("location", punt.plaats)
    event.add("url", punt.url)
    event.add("description", f"Meer over dit overleg: {punt.url}")
    event.add("status", "CANCELLED" if vervalt else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{afzender}"))
    deelnemer = vCalAddress(f"mailto:{aan}")
    deelnemer.params["PARTSTAT"] = vText("NEEDS-ACTION")
    event.add("attendee", deelnemer)
    calendar = Calendar()
    calendar.add("prodid", "-//Knooppunt//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if vervalt else "REQUEST")
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=begin.date() - SEIZOEN, last_date=begin.date() + SEIZOEN)
    return str(calendar.to_ical().decode())
