"""The log and the addresses hold no name, no key and no word that someone typed."""

from __future__ import annotations

import io
import logging
import logging.config
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests.factories.wereld import everything
from tests.sweeps.adressen import addresses
from tests.vijandig import fields

pytestmark = pytest.mark.een_database

ADRESSEN = list(addresses())
GETYPT = "Zwaluwstaart"
"""A word that is typed in every field."""
NAMEN = ("Ilyas", "Bouzid", "Samira", "voorbeeld.invalid", "Joke Visser")
TOONT_POST = {"demonstratie/post/"}
"""The mailbox of the demonstration shows mail with its links; no such page exists where real people are."""


@contextmanager
def log_of_the_product() -> Iterator[io.StringIO]:
    """The log as the product sets it up, written to a text."""
    tekst = io.StringIO()
    console = settings.LOGGING["handlers"]["console"] | {"stream": tekst}
    wortel = logging.getLogger()
    eerder = wortel.handlers[:], wortel.level
    logging.config.dictConfig({**settings.LOGGING, "handlers": {"console": console}})
    try:
        yield tekst
    finally:
        wortel.handlers[:], wortel.level = eerder


WIE = ("moeder", "coordinator", None)


@pytest.fixture(scope="module")
def walked(django_db_setup, django_db_blocker):
    """The log, the keys of this world and every address in it, after a walk of three people past all of it."""
    from django.db import transaction

    from tests.factories import Cast

    adressen: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic(), log_of_the_product() as tekst:
        cast = Cast()
        refs = everything(cast)
        for wie in WIE:
            for adres in ADRESSEN:
                with transaction.atomic():
                    adressen += [f"{adres.route}: {url}" for url in visited(cast.client(wie), adres, refs)]
                    transaction.set_rollback(True)
        transaction.set_rollback(True)
    return tekst.getvalue(), [waarde for waarde in refs.values() if len(waarde) >= 16], adressen


def visited(client, adres, refs) -> list[str]:
    """Open it, fill every field on it with one word, lose the way; the addresses that came back."""
    client.raise_request_exception = False
    url = adres.url(refs)
    html = b"".join(client.get(url)).decode(errors="replace")
    gegevens = {naam: aangeboden[0] if aangeboden else GETYPT for naam, aangeboden in fields(html).items()}
    antwoord = client.post(url, {"tekst": GETYPT, "zoek": GETYPT, "naam": GETYPT} | gegevens)
    client.get(f"/{adres.route.split('/')[0]}/{GETYPT}/{refs['token']}/")
    client.get(f"/{GETYPT}/{NAMEN[0]}/")
    if adres.route in TOONT_POST:
        return []
    return [*re.findall(r'(?:href|action|src)="([^"]*)"', html), antwoord.headers.get("Location", "")]


def test_a_whole_walk_leaves_no_name_key_or_word_in_the_log(walked):
    regels, sleutels, _ = walked
    assert regels.count("Not Found") > len(ADRESSEN)
    assert [woord for woord in (GETYPT, *NAMEN, *sleutels) if woord in regels] == []


def test_no_address_holds_a_name_or_a_word_that_was_typed(walked):
    _, _, adressen = walked
    assert len(adressen) > 5000
    wrong = [a for a in adressen if any(w in a for w in (GETYPT, *NAMEN)) and "mailto:" not in a]
    assert wrong == [], "\n".join(wrong)


def test_a_server_error_says_where_and_not_about_whom(cast, monkeypatch):
    def broken(*args, **kwargs):
        raise ValueError("Ilyas Bouzid")

    monkeypatch.setattr("knooppunt.toegang.web.views.render", broken)
    client = cast.client()
    client.raise_request_exception = False
    with log_of_the_product() as tekst:
        assert client.get("/rollen/").status_code == 500
    regels = tekst.getvalue()
    assert ["ValueError" in regels, "/rollen/" in regels, "Ilyas" in regels] == [True, True, False]
