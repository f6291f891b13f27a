"""The calendar file of one vehicle (RFC 5545): when it goes and where, and nothing about who rides.

A calendar is copied to phones and to companies elsewhere; who gets in where stands on the ride list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from knooppunt.kaart.rules.ritten.dag import weekday
from knooppunt.kaart.rules.ritten.lijst import Schooldag
from knooppunt.kaart.rules.ritten.plan import Autorit, Dagplan, Rittenplan

ZONE = ZoneInfo("Europe/Amsterdam")
ICAL = dict(zip((dag.value for dag in Schooldag), ("MO", "TU", "WE", "TH", "FR"), strict=True))


@dataclass(frozen=True)
class Agenda:
    """What entries of one vehicle have in common. ``scholen`` by pupil; ``at`` is when the plan was made."""

    lijst: str
    voertuig: str
    scholen: Mapping[str, str]
    at: datetime

    def of_week(
        self, ref: str, plan: Rittenplan, vanaf: date, tot: date, anders: Mapping[date, Sequence[Autorit]]
    ) -> str:
        """One entry per ride, every week from ``vanaf`` until ``tot``; days that are other have entries of their own.

        ``ref`` is that of the plan; ``anders`` gives all rides of such a day.
        """
        entries = []
        eigen = ((d, r) for d in plan.dagen for r in d.ritten if r.voertuig == self.voertuig)
        for nummer, (dag, rit) in enumerate(eigen, 1):
            eerste = first_day(dag, vanaf)
            if eerste <= tot:
                entry = self._entry(f"{ref}-{self.voertuig}-{nummer}@knooppunt", rit, eerste)
                _every_week(entry, dag, rit, tot, [d for d in anders if weekday(d) in dag.dagen])
                entries.append(entry)
        return _calendar([*entries, *self._days(anders)], vanaf, tot)

    def of_day(self, dag: date, ritten: Sequence[Autorit]) -> str:
        """The rides of one day alone."""
        return _calendar(self._days({dag: ritten}), dag, dag)

    def _days(self, ritten: Mapping[date, Sequence[Autorit]]) -> list[Event]:
        return [
            self._entry(f"{self.lijst}-{self.voertuig}-{dag:%Y%m%d}-{rit.deel}@knooppunt", rit, dag)
            for dag, alle in ritten.items() for rit in alle if rit.voertuig == self.voertuig
        ]  # fmt: skip

    def _entry(self, uid: str, rit: Autorit, dag: date) -> Event:
        event = Event()
        event.add("uid", uid)
        event.add("dtstamp", self.at)
        event.add("dtstart", _moment(dag, rit.vertrek))
        event.add("dtend", _moment(dag, rit.terug))
        namen = sorted({self.scholen[rijder] for rijder in rit.rijders if rijder in self.scholen})
        aantal = len(rit.rijders)
        wie = f"{aantal} leerling" if aantal == 1 else f"{aantal} leerlingen"
        event.add("summary", f"Rit {rit.deel}, {wie}: {', '.join(namen)}")
        return event


def first_day(dag: Dagplan, vanaf: date) -> date:
    """The first day from ``vanaf`` on that is one of these."""
    return next(d for n in range(7) if weekday(d := vanaf + timedelta(days=n)) in dag.dagen)


def _every_week(entry: Event, dag: Dagplan, rit: Autorit, tot: date, niet_op: Sequence[date]) -> None:
    dagen = [code for weekdag, code in ICAL.items() if weekdag in dag.dagen]
    entry.add("rrule", {"freq": "weekly", "byday": dagen, "until": datetime.combine(tot, time(23), ZONE)})
    if niet_op:
        entry.add("exdate", [_moment(d, rit.vertrek) for d in niet_op])


def _moment(dag: date, minuut: int) -> datetime:
    return datetime.combine(dag, time(), ZONE) + timedelta(minutes=minuut)


def _calendar(entries: Sequence[Event], vanaf: date, tot: date) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Knooppunt//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones(first_date=vanaf, last_date=tot + timedelta(days=1))
    return str(calendar.to_ical().decode())
