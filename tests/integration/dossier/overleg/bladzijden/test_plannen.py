"""Planning, moving and cancelling a meeting on its pages, and its calendar file."""

import pytest

from knooppunt.dossier.models import Overleg
from tests.integration.dossier.overleg.bladzijden.adressen import tekst

MOMENT = {"datum": "2026-12-10", "tijd": "14:30", "duur_minuten": "60", "plaats": "Kamer 1"}


def test_a_meeting_that_is_sent_twice_is_planned_once(cast, zaak):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/overleg/"
    codes = [cast.client("coordinator").post(pad, MOMENT).status_code for _ in "12"]
    assert (codes, Overleg.objects.count()) == ([302, 422], 2)


@pytest.mark.parametrize(
    "anders",
    [
        {"datum": "2026-11-01"}, {"datum": "9999-12-31"}, {"datum": "0001-01-01"}, {"datum": "morgen"},
        {"tijd": "25:00"},
        {"duur_minuten": "9" * 30}, {"duur_minuten": "-1"}, {"plaats": "x" * 161}, {"plaats": "a\x00b"}, {"plaats": ""},
    ],
)  # fmt: skip
def test_a_hostile_moment_is_refused_in_words(cast, zaak, anders):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/overleg/"
    antwoord = cast.client("coordinator").post(pad, MOMENT | anders)
    assert (antwoord.status_code, "Er klopt iets nog niet" in tekst(antwoord)) == (422, True)


def test_moving_and_cancelling_from_the_page(cast, zaak):
    client, pad = cast.client("coordinator"), f"/overleg/{zaak.overleg.ref}/"
    codes = [
        client.post(pad + "verzetten/", MOMENT).status_code,
        client.post(pad + "afgelasten/", {"reden": ""}).status_code,
        client.post(pad + "afgelasten/", {"reden": "Ziek"}).status_code,
    ]
    zaak.overleg.refresh_from_db()
    assert (codes, zaak.overleg.status, zaak.overleg.volgnummer) == ([302, 422, 302], "afgelast", 2)


def test_the_calendar_file_is_downloaded(cast, zaak):
    antwoord = cast.client("moeder").get(f"/overleg/{zaak.overleg.ref}/agenda.ics")
    assert (antwoord["Content-Type"], antwoord.content[:15]) == (
        "text/calendar; charset=utf-8",
        b"BEGIN:VCALENDAR",
    )
