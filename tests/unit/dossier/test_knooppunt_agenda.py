"""The calendar file of a meeting, read back by a calendar."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from knooppunt.dossier.rules.knooppunt_agenda import Agendapunt, calendar_file

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
PUNT = Agendapunt(
    "abc",
    "De Linde",
    datetime(2026, 12, 1, 13, 30, tzinfo=UTC),
    45,
    "Kamer 3; noord",
    2,
    "https://x.invalid/overleg/abc/",
)


def event(**anders):
    kalender = Calendar.from_ical(
        calendar_file(PUNT, at=AT, afzender="a@x.invalid", aan="b@x.invalid", **anders)
    )
    return kalender, kalender.walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("UID", "abc@knooppunt"),
        ("SEQUENCE", 2),
        ("SUMMARY", "Overleg De Linde"),
        ("LOCATION", "Kamer 3; noord"),
        ("STATUS", "CONFIRMED"),
        ("ATTENDEE", "mailto:b@x.invalid"),
        ("ORGANIZER", "mailto:a@x.invalid"),
    ],
)
def test_the_file_tells_a_calendar_what_it_needs(veld, waarde):
    assert event()[1][veld] == waarde


def test_the_meeting_is_at_the_hour_of_amsterdam():
    begin = event()[1]["DTSTART"]
    assert (begin.params["TZID"], begin.dt.hour, begin.dt.minute) == ("Europe/Amsterdam", 14, 30)


def test_the_meeting_ends_after_its_duration():
    assert event()[1]["DTEND"].dt == datetime(2026, 12, 1, 14, 15, tzinfo=UTC)


def test_the_zone_travels_along():
    assert [zone["TZID"] for zone in event()[0].walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_an_invitation_is_a_request():
    assert event()[0]["METHOD"] == "REQUEST"


def test_a_lapsed_invitation_takes_the_entry_away():
    kalender, punt = event(vervalt=True)
    assert (kalender["METHOD"], punt["STATUS"]) == ("CANCEL", "CANCELLED")


def test_the_file_is_small():
    assert len(calendar_file(PUNT, at=AT, afzender="a@x.invalid", aan="b@x.invalid")) < 2000
