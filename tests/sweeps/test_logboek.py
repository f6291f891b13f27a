"""The log and the addresses hold no name, no key and no word that someone typed."""

from __future__ import annotations

import pytest

from tests.sweeps.adressen import addresses

pytestmark = pytest.mark.een_database

NAMEN = ("Ilyas", "Bouzid", "Samira", "voorbeeld.invalid", "Joke Visser")


def test_a_whole_walk_leaves_no_name_key_or_word_in_the_log(wandeling):
    sleutels = [waarde for waarde in wandeling.refs.values() if len(waarde) >= 16]
    assert wandeling.log.count("Not Found") > len(list(addresses()))
    assert [woord for woord in (wandeling.getypt, *NAMEN, *sleutels) if woord in wandeling.log] == []


def test_no_address_holds_a_name_or_a_word_that_was_typed(wandeling):
    assert len(wandeling.naar) > 5000
    wrong = [
        a for a in wandeling.naar if any(w in a for w in (wandeling.getypt, *NAMEN)) and "mailto:" not in a
    ]
    assert wrong == [], "\n".join(wrong)


def test_a_server_error_says_where_and_not_about_whom(cast, monkeypatch, product_log):
    def broken(*args, **kwargs):
        raise ValueError("Ilyas Bouzid")

    monkeypatch.setattr("knooppunt.toegang.web.views.render", broken)
    client = cast.client()
    client.raise_request_exception = False
    with product_log() as tekst:
        assert client.get("/rollen/").status_code == 500
    regels = tekst.getvalue()
    assert ["ValueError" in regels, "/rollen/" in regels, "Ilyas" in regels] == [True, True, False]
