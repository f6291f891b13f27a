"""The calendar file of one vehicle (RFC 5545): when it goes and where, and nothing about who rides.

A calendar is copied to phones and to companies elsewhere; who gets in where stands on the ride list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from knooppunt.kaart.rules.ritten.lijst import Schooldag
from knooppunt.kaart.rules.ritten.plan import Autorit, Dagplan, Rittenplan

ZONE = ZoneInfo("Europe/Amsterdam")


def calendar_of(
    ref: str,
    plan: Rittenplan,
    voertuig: str,
    scholen: Mapping[str, str],
    vanaf: date,
    tot: date,
    at: datetime,
) -> str:
    """One entry per ride, every week from ``vanaf`` until ``tot``. ``scholen`` by pupil; ``at`` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", "-//Knooppunt//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for nummer, (dag, rit) in enumerate(
        ((d, r) for d in plan.dagen for r in d.ritten if r.voertuig == voertuig), 1
    ):
        eerste = first_day(dag, vanaf)
        if eerste <= tot:
            calendar.add_component(
                _entry(f"{ref}-{voertuig}-{nummer}@knooppunt", dag, rit, scholen, eerste, tot, at)
            )
    calendar.add_missing_timezones(first_date=vanaf, last_date=tot + timedelta(days=1))
    return str(calendar.to_ical().decode())


def first_day(dag: Dagplan, vanaf: date) -> date:
    """The first day from ``vanaf`` on that is one of these."""
    nummers = {nr for nr, weekdag in enumerate(Schooldag) if weekdag.value in dag.dagen}
    return next(d for n in range(7) if (d := vanaf + timedelta(days=n)).weekday() in nummers)


def _entry(
    uid: str, dag: Dagplan, rit: Autorit, scholen: Mapping[str, str], eerste: date, tot: date, at: datetime
) -> Event:
    begin = datetime.combine(eerste, time(), ZONE)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at)
    event.add("dtstart", begin + timedelta(minutes=rit.vertrek))
    event.add("dtend", begin + timedelta(minutes=rit.terug))
    dagen = [
        code
        for code, weekdag in zip(("MO", "TU", "WE", "TH", "FR"), Schooldag, strict=True)
        if weekdag.value in dag.dagen
    ]
    event.add("rrule", {"freq": "weekly", "byday": dagen, "until": datetime.combine(tot, time(23), ZONE)})
    namen = sorted({scholen[rijder] for rijder in rit.rijders if rijder in scholen})
    event.add("summary", f"Rit {rit.deel}, {len(rit.rijders)} leerlingen: {', '.join(namen)}")
    return event
