"""The calendar file of one person's rounds (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from knooppunt.kaart.rules.rondes.rekenen import Rondedag

ZONE = ZoneInfo("Europe/Amsterdam")


def calendar_of(ref: str, dagen: Iterable[Rondedag], namen: Mapping[str, str], at: datetime) -> str:
    """One entry per visit, and nothing about a child. ``at`` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", "-//Knooppunt//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    dagen = list(dagen)
    for dag in dagen:
        for nummer, komst in enumerate(dag.komsten, 1):
            begin = datetime.combine(dag.dag, time(), ZONE) + timedelta(minutes=komst.begin)
            event = Event()
            event.add("uid", f"{ref}-{dag.wie.replace(' ', '-')}-{dag.dag:%Y%m%d}-{nummer}@knooppunt")
            event.add("dtstamp", at)
            event.add("dtstart", begin)
            event.add("dtend", begin + timedelta(minutes=komst.eind - komst.begin))
            event.add("summary", f"Expertise bij {namen.get(komst.naar, komst.naar)}")
            calendar.add_component(event)
    if dagen:
        calendar.add_missing_timezones(first_date=dagen[0].dag, last_date=dagen[-1].dag + timedelta(days=1))
    return str(calendar.to_ical().decode())
