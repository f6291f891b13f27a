"""One walk past every address, read by several sweeps: what came back, what stands in the log, where the links lead."""

from __future__ import annotations

import io
import logging
import logging.config
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from tests.sweeps.adressen import Adres, addresses

WIE = ("moeder", "leerling", "coordinator", "beheerder", None)
STUURT = ("moeder", "coordinator", None)
"""Who also send a form with one word in every field, and lose their way."""
TOONT_POST = {"demonstratie/post/"}
"""The mailbox of the demonstration shows mail with its links; no such page exists where real people are."""


@dataclass
class Wandeling:
    """``antwoorden``: where, which address, what came back; ``naar``: the links in them; ``refs``: of this world;
    ``getypt``: the word in every field."""

    antwoorden: list[tuple[str, Adres, Any]] = field(default_factory=list)
    naar: list[str] = field(default_factory=list)
    log: str = ""
    refs: dict[str, str] = field(default_factory=dict)
    getypt: str = "Zwaluwstaart"


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


@pytest.fixture(scope="session")
def product_log() -> Callable[[], Any]:
    return log_of_the_product


@pytest.fixture(scope="session")
def wandeling(django_db_setup: None, django_db_blocker: Any) -> Wandeling:
    from tests.factories import Cast
    from tests.factories.wereld import everything

    gang = Wandeling()
    with django_db_blocker.unblock(), transaction.atomic(), log_of_the_product() as tekst:
        cast = Cast()
        gang.refs = everything(cast)
        for wie in WIE:
            for adres in addresses():
                client = cast.client(wie)
                client.raise_request_exception = False
                with transaction.atomic():
                    visit(gang, client, adres, wie)
                    transaction.set_rollback(True)
        transaction.set_rollback(True)
    gang.log = tekst.getvalue()
    return gang


def visit(gang: Wandeling, client: Any, adres: Adres, wie: str | None) -> None:
    """Open it; who sends also fills every field on it with one word, and loses the way."""
    from tests.vijandig import fields

    url = adres.url(gang.refs)
    pagina = client.get(url)
    gang.antwoorden.append((f"get {adres.route} {wie}", adres, pagina))
    getypt, html = gang.getypt, b"".join(pagina).decode(errors="replace")
    heen = re.findall(r'(?:href|action|src)="([^"]*)"', html)
    if wie in STUURT:
        gegevens = {n: aangeboden[0] if aangeboden else getypt for n, aangeboden in fields(html).items()}
        antwoord = client.post(url, {"tekst": getypt, "zoek": getypt, "naam": getypt} | gegevens)
        gang.antwoorden.append((f"post {adres.route} {wie}", adres, antwoord))
        client.get(f"/{adres.route.split('/')[0]}/{getypt}/{gang.refs['token']}/")
        client.get(f"/{getypt}/Ilyas/")
        heen.append(antwoord.headers.get("Location", ""))
    if adres.route not in TOONT_POST:
        gang.naar += [f"{adres.route}: {waarheen}" for waarheen in heen]
