"""``knooppunt controle vijandig``: thousands of hostile requests to a demonstration region that is thrown away.

    python -m tests.vijandige_ronde 5000 1

Everyone of the demonstration walks to every page that they can reach. Hypothesis then makes requests of what was
found: forms with offered, known bad and random values and files, questions in addresses, and addresses with another
reference. Each is undone, so that the next one meets the same region. The last line is JSON.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote, urlsplit, urlunsplit

import django
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.vijandig import EXTRA, KWAAD, VRAGEN, fields, undone

PER_SOORT = 6
"""So many addresses of one kind are visited per person."""
BEGIN = (
    "/",
    "/start/",
    "/binnenkomen/",
    "/stijlgids/",
    "/demonstratie/post/",
    "/nacht/",
    "/.well-known/security.txt",
)
HREF = re.compile(r'(?:href|action|hx-get)="([^"#]+)')
FORMULIER = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
ACTIE = re.compile(r'action="([^"]*)"')
BESTAND = re.compile(
    r'<input\b[^>]*\btype="file"[^>]*\bname="([^"]+)"|<input\b[^>]*\bname="([^"]+)"[^>]*\btype="file"'
)
NIET_VOLGEN = ("/static/", "/afmelden/", "/binnenkomen/demonstratie/", "/taal/")


@dataclass(frozen=True)
class Plek:
    """Somewhere that someone can send something: an address, or a form with its fields."""

    wie: str
    url: str
    post: bool = False
    velden: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bestanden: tuple[str, ...] = ()


@dataclass
class Uitkomst:
    """What came of the round."""

    gevallen: int = 0
    antwoorden: Counter[int] = field(default_factory=Counter)
    adressen: set[str] = field(default_factory=set)
    fouten: dict[str, str] = field(default_factory=dict)
    """Per address one request that gave a server error."""


def main(aantal: int, zaad: int) -> int:
    prepare()
    begin = time.monotonic()
    plekken = list(walk_of_everyone())
    uitkomst = attack(plekken, aantal, zaad)
    print(json.dumps(report(uitkomst, plekken, time.monotonic() - begin), ensure_ascii=False))
    return 1 if uitkomst.fouten else 0


def prepare() -> None:
    """A demonstration region in the data folder that the environment names."""
    empty_database()
    fill()


def empty_database() -> None:
    django.setup()
    logging.disable(logging.WARNING)  # a refusal is what we came for
    from django.conf import settings as instellingen
    from django.core.management import call_command

    instellingen.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0, interactive=False)


def fill() -> None:
    from knooppunt.project.demonstratie import fill_demonstration

    fill_demonstration(lambda stap, klaar, totaal: None)


def walk_of_everyone() -> Iterator[Plek]:
    """Every page that someone of the demonstration, or a visitor, can reach by following links."""
    from knooppunt.toegang.queries.accounts import demonstration_people

    mensen = list(demonstration_people())
    for wie in ["", *(mens.ref for mens in mensen)]:
        yield from walk(wie, [*BEGIN, *(begun_by_visitor(mensen[0].email) if not wie else [])])


def client_of(wie: str):
    from django.test import Client

    from knooppunt.toegang.queries.accounts import account_by_ref

    client = Client(raise_request_exception=False)
    if wie:
        client.force_login(account_by_ref(wie))
    return client


def begun_by_visitor(email: str) -> list[str]:
    """A story that was begun for each kind of teller, and a link for a password in the mailbox."""
    client, verhalen = client_of(""), []
    client.post("/binnenkomen/wachtwoord/", {"email": email})
    for verteller in ("ouder", "school"):
        sleutel = fields(client.get("/loket/").content.decode())["sleutel"][0]
        antwoord = client.post("/loket/", {"wie": verteller, "sleutel": sleutel})
        verhaal = antwoord.headers.get("Location", "/loket/")
        verhalen += [verhaal, f"{verhaal}bewaren/", f"{verhaal}overzicht/", f"{verhaal}weggooien/"]
    return verhalen


def walk(wie: str, begin: list[str]) -> Iterator[Plek]:
    """Every page that follows from another, at most a few of the same kind."""
    client, wachtrij, gezien, per_soort = client_of(wie), begin, set(), Counter()
    while wachtrij:
        url = wachtrij.pop(0)
        soort = route_of(url)
        if url in gezien or url.startswith(NIET_VOLGEN) or per_soort[soort] >= PER_SOORT:
            continue
        gezien.add(url)
        per_soort[soort] += 1
        response = client.get(url)
        html = "" if response.streaming else response.content.decode(errors="replace")
        yield Plek(wie, url)
        yield from forms(wie, url, html)
        links = [response.headers.get("Location", ""), *HREF.findall(html)]
        wachtrij += [urlunsplit(("", "", *urlsplit(unescape(link))[2:4], "")) for link in links if ours(link)]


def ours(link: str) -> bool:
    return link.startswith(("/", "http://testserver/", "http://127.0.0.1:8000/")) and not link.startswith(
        "//"
    )


def forms(wie: str, url: str, html: str) -> Iterator[Plek]:
    for kop, inhoud in FORMULIER.findall(html):
        velden = tuple((naam, tuple(aangeboden)) for naam, aangeboden in fields(inhoud).items())
        bestanden = tuple(a or b for a, b in BESTAND.findall(inhoud))
        naar = ACTIE.search(kop)
        yield Plek(wie, unescape(naar[1]) if naar else url, "post" in kop.lower(), velden, bestanden)


def attack(plekken: list[Plek], aantal: int, zaad: int) -> Uitkomst:
    """So many requests, each undone."""
    uitkomst = Uitkomst()
    clients = {wie: client_of(wie) for wie in {b.wie for b in plekken}}

    @seed(zaad)
    @settings(
        max_examples=aantal,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(verzoek=requests(plekken))
    def one(verzoek: Verzoek) -> None:
        with undone():
            status = verzoek.send(clients[verzoek.wie])
        uitkomst.gevallen += 1
        uitkomst.antwoorden[status] += 1
        uitkomst.adressen.add(route_of(verzoek.url))
        if status >= 500:
            uitkomst.fouten.setdefault(route_of(verzoek.url), repr(verzoek)[:2000])
        if uitkomst.gevallen % 500 == 0:
            print(f"{uitkomst.gevallen} gevallen, {len(uitkomst.fouten)} adressen met een fout", flush=True)

    one()
    return uitkomst


@dataclass(frozen=True)
class Verzoek:
    """One request as one person."""

    wie: str
    url: str
    vragen: dict[str, str]
    gegevens: dict[str, str] | None
    bestanden: dict[str, bytes]
    rauw: bytes | None

    def send(self, client) -> int:
        from django.core.files.uploadedfile import SimpleUploadedFile

        if self.rauw is not None:
            return client.post(self.url, self.rauw, content_type="application/json").status_code
        if self.gegevens is None:
            return client.get(self.url, self.vragen).status_code
        bestanden = {naam: SimpleUploadedFile("a.csv", inhoud) for naam, inhoud in self.bestanden.items()}
        return client.post(self.url, {**self.gegevens, **bestanden}).status_code


def requests(plekken: list[Plek]) -> st.SearchStrategy[Verzoek]:
    """Requests that try every kind of address equally often."""
    per_soort: dict[str, list[Plek]] = {}
    for plek in plekken:
        per_soort.setdefault(route_of(plek.url), []).append(plek)
    soorten = sorted(per_soort)
    kwaad = st.one_of(
        st.sampled_from(KWAAD), st.text(max_size=60), st.integers().map(str), st.dates().map(str),
        st.floats().map(str), st.emails(),
    )  # fmt: skip
    vragen = st.dictionaries(st.sampled_from(VRAGEN), kwaad, max_size=3)
    inhoud = st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.sampled_from(CSV))

    @st.composite
    def request(draw: st.DrawFn) -> Verzoek:
        plek = draw(st.sampled_from(per_soort[draw(st.sampled_from(soorten))]))
        soort = draw(st.integers(0, 9))
        if soort == 0:
            return Verzoek(plek.wie, elsewhere(draw, plek.url, kwaad), {}, None, {}, None)
        if soort == 1:
            return Verzoek(plek.wie, plek.url, {}, None, {}, draw(st.binary(max_size=200)))
        if soort == 2 or not plek.velden:
            return Verzoek(plek.wie, plek.url, draw(vragen), None, {}, None)
        gegevens = {
            naam: draw(st.one_of(st.sampled_from(aangeboden), kwaad) if aangeboden else kwaad)
            for naam, aangeboden in plek.velden
            if draw(st.integers(0, 9))
        }
        if not plek.post:
            return Verzoek(plek.wie, plek.url, gegevens, None, {}, None)
        gegevens |= draw(st.dictionaries(st.sampled_from(EXTRA), kwaad, max_size=2))
        bestanden = {naam: draw(inhoud) for naam in plek.bestanden}
        return Verzoek(plek.wie, plek.url, {}, gegevens, bestanden, None)

    return request()


CSV = (b"", b"naam;email;rol\n\xff;x;y", b"naam,email\n" * 500, b"\xef\xbb\xbfnaam;naam\n=1+1;\x00")


def elsewhere(draw: st.DrawFn, url: str, kwaad: st.SearchStrategy[str]) -> str:
    """The address with one of its steps replaced."""
    stappen = urlsplit(url).path.split("/")
    plek = draw(st.integers(0, len(stappen) - 1))
    stappen[plek] = quote(draw(kwaad).encode(errors="replace")[:500], safe="")
    return "/" + "/".join(stappen).lstrip("/")


def route_of(url: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(url).path).route
    except Resolver404:
        return "(bestaat niet)"


def report(uitkomst: Uitkomst, plekken: list[Plek], seconden: float) -> dict[str, object]:
    from tests.sweeps.adressen import addresses

    alle = {adres.route for adres in addresses()}
    return {
        "gevallen": uitkomst.gevallen,
        "serverfouten": sum(n for status, n in uitkomst.antwoorden.items() if status >= 500),
        "antwoorden": dict(sorted(uitkomst.antwoorden.items())),
        "plekken": len(plekken),
        "adressen": len(uitkomst.adressen & alle),
        "adressen_totaal": len(alle),
        "niet_geraakt": sorted(alle - uitkomst.adressen),
        "fouten": uitkomst.fouten,
        "seconden": round(seconden),
    }


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
