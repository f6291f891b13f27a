"""Hostile input: values that broke something somewhere, put into every field, question and address.

A short run over every address is in the suite (tests/sweeps/test_vijandig.py); ``knooppunt controle vijandig`` does a
long one over every page of the demonstration region (tests/vijandige_ronde.py).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from django.db import transaction
from django.test import Client

KWAAD = (
    "", " ", "\x00", "a\x00b", "0", "-1", "1.5", "NaN", "1e309", str(2**31), str(2**63), "9" * 400, "٣", "½",
    "0001-01-01", "9999-12-31", "2026-02-30", "31-12-9999", "2026-11-16", "2026-12-01", "2027-02-01", "25:61", "09:30",
    "a" * 250, "naam@voorbeeld.invalid", "b" * 250 + "@x.nl", "a@b.nl\nBcc: c@d.nl", "=1+1",
    "\r\nATTENDEE:mailto:x@y.z",
    "<script>alert(1)</script>", "{{ 1 }}{% x %}", "#set page(width: 1pt)", "\u202e\ufeff\ud7ff\U0001f9ff", "é" * 999,
    "../../etc/passwd", "ja", "nee", "on", "anders", "' OR 1=1 --", "onderwijs", "zorg", "gezin", "ouder", "leerling",
    "team", "gast", "/", "//elders.invalid", "abc", "javascript:alert(1)", "dossier:lijst",
    "0001-01-01T00:00:00+23:59_1", "9999-12-31T23:59:59-23:59_1", "_", "x" * 30000,
)  # fmt: skip
"""Values that broke something somewhere: numbers, dates, code, addresses, keys of pages, and far too much."""
EXTRA = (
    "antwoord", "doel", "weg", "omhoog", "omlaag", "heropen", "komt", "next", "wie", "taal", "later", "zoek",
    "richting", "code", "email", "naam", "wachtwoord", "sleutel", "tekst",
)  # fmt: skip
"""Names that a page sends with a button, or that it does not show."""
VRAGEN = (
    "voor", "na", "naam", "zoek", "welke", "toon", "bladzijde", "swv", "soort", "doel", "keuze", "next", "q", "plaats",
    "km", "leeftijd", "kenmerken", "r",
)  # fmt: skip
"""Names in the address of a page."""
VELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*>')
KEUZE = re.compile(r'<(?:input|button)\b[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"')
SELECT = re.compile(r'<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', re.S)
OPTIE = re.compile(r'<option\b[^>]*\bvalue="([^"]*)"')
BEKEND = {200, 302, 304, 400, 403, 404, 405, 413, 422}


def fields(html: str) -> dict[str, list[str]]:
    """The names that a page asks for, each with the values that it offers."""
    gevonden: dict[str, list[str]] = {naam: [] for naam in VELD.findall(html)}
    for naam, waarde in KEUZE.findall(html):
        gevonden[naam].append(unescape(waarde))
    for naam, opties in SELECT.findall(html):
        gevonden[naam] += [unescape(w) for w in OPTIE.findall(opties)]
    gevonden.pop("csrfmiddlewaretoken", None)
    return gevonden


def filled(velden: dict[str, list[str]], toeval: random.Random) -> dict[str, object]:
    """A form in which some is as offered and some is hostile."""
    gegevens: dict[str, object] = {}
    for naam, aangeboden in velden.items():
        keus = toeval.random()
        if aangeboden and keus < 0.5:
            gegevens[naam] = toeval.choice(aangeboden)
        elif keus < 0.9:
            gegevens[naam] = toeval.choice(KWAAD)
    for naam in toeval.sample(EXTRA, 2):
        gegevens.setdefault(naam, toeval.choice(KWAAD))
    return gegevens


@contextmanager
def undone() -> Iterator[None]:
    """What happens here leaves the tables as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def hostile(client: Client, url: str, toeval: random.Random) -> set[int]:
    """The answers to a question in the address and to a form, both partly as the page offers it and partly hostile."""
    vragen = {naam: toeval.choice(KWAAD) for naam in toeval.sample(VRAGEN, 3)}
    gelezen = client.get(url, vragen).status_code
    pagina = client.get(url)
    html = "" if pagina.streaming else pagina.content.decode(errors="replace")
    gegevens = filled(fields(html), toeval)
    hoe = toeval.random()
    if hoe < 0.9:
        gestuurd = client.post(url, gegevens)
    elif hoe < 0.95:
        gestuurd = client.post(url, b"\xff{]", content_type="application/json")
    else:
        gestuurd = client.post(url, b"--x\r\nkapot", content_type="multipart/form-data; boundary=x")
    return {gelezen, gestuurd.status_code}
