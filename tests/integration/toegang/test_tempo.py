"""Who sends faster than a person can waits, and loses nothing; others do not notice."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client

from knooppunt.toegang.models import Beurten
from knooppunt.toegang.rules.tempo import TEMPO, Per, Tempo
from knooppunt.toegang.tempo import clear_turns, take_turn
from tests.factories import AT
from tests.sweeps.adressen import addresses


@pytest.fixture
def drie(monkeypatch):
    """Every pace is three turns in ten minutes."""
    for code, t in list(TEMPO.items()):
        monkeypatch.setitem(TEMPO, code, Tempo(code, t.per, 3, 10, t.waarom))


def turns(n, wie="192.0.2.1", code="bezoeker", at=AT):
    return [take_turn(code, wie, at) for _ in range(n)]


def test_the_fourth_turn_of_three_waits_until_the_window_ends(db, drie):
    assert turns(4) == [None, None, None, AT + timedelta(minutes=10)]


def test_trying_again_makes_the_wait_no_longer(db, drie):
    turns(4)
    assert turns(1, at=AT + timedelta(minutes=9)) == [AT + timedelta(minutes=10)]


def test_after_the_window_it_begins_anew(db, drie):
    turns(4)
    assert turns(4, at=AT + timedelta(minutes=10))[:3] == [None, None, None]


def test_another_address_and_another_form_have_turns_of_their_own(db, drie):
    turns(4)
    assert turns(1, "192.0.2.2") + turns(1, code="inloggen") == [None, None]


def test_turns_can_be_forgiven(db, drie):
    turns(4)
    clear_turns("bezoeker", "192.0.2.1")
    assert turns(1) == [None]


def test_no_address_is_kept_and_nothing_outlives_its_window(db, drie):
    turns(1, "192.0.2.1")
    turns(1, "192.0.2.2", at=AT + timedelta(minutes=11))
    rij = Beurten.objects.get()
    assert (rij.tot, len(rij.sleutel), "192" in rij.sleutel) == (AT + timedelta(minutes=21), 64, False)


def test_processes_count_together(transactional_db, drie):
    """Ten at once, each with a connection of its own: three are in time."""
    uitkomst = []

    def one():
        try:
            uitkomst.append(take_turn("bezoeker", "192.0.2.1", AT))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(10)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert sorted(t is None for t in uitkomst) == [False] * 7 + [True] * 3


# The page

VERHAAL = "Ilyas vindt rekenen leuk maar de klas is te druk voor hem."


def test_who_waits_reads_until_when_and_keeps_what_was_typed(cast, drie):
    client = cast.client()
    gegevens = {"code": "x", "verhaal": VERHAAL}
    for _ in range(3):
        client.post("/loket/terug/", gegevens)
    response = client.post("/loket/terug/", gegevens)
    html = response.content.decode()
    assert (response.status_code, 0 < int(response.headers["Retry-After"]) <= 600) == (429, True)
    assert f'<input type="hidden" name="verhaal" value="{VERHAAL}">' in html
    assert 'action="/loket/terug/"' in html
    assert "Het kan weer om" in html


def test_the_page_speaks_the_language_of_the_reader(cast, drie):
    client = cast.client()
    client.post("/taal/", {"taal": "en"})
    for _ in range(3):
        client.post("/loket/terug/", {"code": "x"})
    assert "You can try again at" in client.post("/loket/terug/", {"code": "x"}).content.decode()


def test_a_password_is_never_given_back(cast, drie):
    client = cast.client()
    gegevens = {"email": "moeder@voorbeeld.invalid", "wachtwoord": "een heel geheim wachtwoord"}
    for _ in range(3):
        client.post("/binnenkomen/", gegevens)
    response = client.post("/binnenkomen/", gegevens)
    assert (response.status_code, b"geheim wachtwoord" in response.content) == (429, False)


def test_reading_is_never_slowed_down(cast, drie):
    client = cast.client()
    assert {client.get("/loket/terug/").status_code for _ in range(5)} == {200}


def test_a_person_is_counted_apart_from_the_network(cast, drie):
    """Colleagues behind one address do not wait for each other."""
    joke, peter = cast.client("coordinator"), cast.client("adviseur")
    antwoorden = [joke.post("/dossiers/niets/verhaal/").status_code for _ in range(4)]
    assert (antwoorden, peter.post("/dossiers/niets/verhaal/").status_code) == ([404, 404, 404, 429], 404)


def test_a_forged_header_does_not_make_someone_another(cast, drie):
    client = Client()
    antwoorden = [
        client.post("/loket/terug/", {"code": "x"}, headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code
        for n in range(4)
    ]
    assert antwoorden[-1] == 429


def test_every_pace_that_a_view_names_exists():
    assert {a.access.tempo for a in addresses()} - {""} - set(TEMPO) == set()


def test_public_forms_are_counted_per_address():
    assert {t.code for t in TEMPO.values() if t.per is not Per.ADRES} == {"account"}
