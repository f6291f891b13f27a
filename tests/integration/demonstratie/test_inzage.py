"""Who sees a child or a parent on a page is written down: a walk along every link, as everyone in the demonstration."""

import io
import re
from collections import defaultdict
from functools import cache
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from pypdf import PdfReader

from knooppunt.dossier.models import Gezin
from knooppunt.kennis.models import Deelname
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.models import Organisatie
from knooppunt.steunpunt.models import Contact
from knooppunt.toegang.models import Account, Gebeurtenis
from knooppunt.toegang.public import look_kinds
from knooppunt.toegang.queries.accounts import demonstration_people

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]
LINK = re.compile(r"""(?:href|hx-get|action)=["']([^"'#]+)""")
TAGS = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]+>", re.DOTALL)
PER_ROUTE = 2
"""How many addresses of one pattern are visited by one person: the first ones that are met."""


GEEN_INZAGE = {
    "logboek/": "wie keek of iets deed, voor wie daarop toeziet; dat zij zocht en wat, staat zelf in het logboek",
    "logboek/logboek.<slug:vorm>": "hetzelfde als bestand",
    "binnenkomen/": "wie een bezoeker van de demonstratie kan zijn: verzonnen mensen, en alleen daar",
}
"""Patterns on which names are no look, and why."""


def named_people() -> dict[str, set[str]]:
    """Every name of a child, a parent or a teller, with the references of what may be looked at to see it."""
    namen: dict[str, set[str]] = defaultdict(set)
    for gezin in Gezin.objects.prefetch_related("kinderen__dossiers", "leden"):
        refs = {dossier.ref for kind in gezin.kinderen.all() for dossier in kind.dossiers.all()}
        for naam in [
            *(kind.voornaam for kind in gezin.kinderen.all()),
            *(lid.naam for lid in gezin.leden.all()),
        ]:
            namen[naam] |= refs  # brothers and sisters are part of each other's dossier
    for vraag in Vraag.objects.select_related("dossier__kind__gezin"):
        refs = {vraag.ref}
        if vraag.dossier:
            refs |= {d.ref for kind in vraag.dossier.kind.gezin.kinderen.all() for d in kind.dossiers.all()}
        namen[vraag.kind_voornaam] |= refs
        namen[vraag.verteller_naam] |= refs
    for deelname in Deelname.objects.select_related("account"):
        namen[deelname.account.naam] |= {deelname.ref}
    for contact in Contact.objects.all():
        namen[contact.naam] |= {contact.ref}
    werk = {w for a in Account.objects.filter(soort="professional") for w in (a.naam, *a.naam.split())}
    werk |= set(Organisatie.objects.values_list("naam", flat=True))
    return {naam: refs for naam, refs in namen.items() if len(naam) > 2 and naam not in werk}


def text_of(response: object) -> str:
    """What a person reads of an answer: a page without its tags, a PDF, a calendar, a table."""
    soort = response.headers.get("Content-Type", "")
    if soort.startswith("application/pdf"):
        return " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(response.getvalue())).pages)
    if not soort.startswith(("text/", "application/json")):
        return ""
    tekst = b"".join(response) if response.streaming else response.content
    return unescape(TAGS.sub(" ", tekst.decode()))


def words(tekst: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", tekst))


words_of_a_name = cache(words)  # a few hundred, asked on every page


def shown(tekst: str, namen: dict[str, set[str]]) -> dict[str, set[str]]:
    """The people who are named in a text, with their references."""
    woorden = words(tekst)
    return {
        naam: refs
        for naam, refs in namen.items()
        if words_of_a_name(naam) <= woorden and re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", tekst)
    }


def unrecorded(client: Client, namen: dict[str, set[str]], url: str) -> tuple[set[str], str]:
    """Open a page: who is named on it without a look that is written down, and its source for more links."""
    voor = Gebeurtenis.objects.order_by("-id").values_list("id", flat=True).first() or 0
    response = client.get(url)
    if response.status_code >= 400 or response.status_code in (301, 302):
        return set(), f'href="{response.headers.get("Location", "")}"'
    gezien = shown(text_of(response), namen)
    nieuw = Gebeurtenis.objects.filter(id__gt=voor, soort__in=look_kinds())
    bekeken = {ref for paar in nieuw.values_list("onderwerp_ref", "dossier_ref") for ref in paar}
    html = response.headers.get("Content-Type", "").startswith("text/html")
    bron = response.content.decode() if html else ""
    return {naam for naam, refs in gezien.items() if not refs & bekeken}, bron


def route_of(url: str) -> str:
    try:
        return resolve(url).route
    except Resolver404:
        return ""


def walk(client: Client, namen: dict[str, set[str]], begin: str) -> tuple[dict[str, set[str]], set[str]]:
    """Follow every link from a page on: what was not recorded, by pattern; and the patterns that were visited."""
    wacht, gezien, bezocht, gemist = [begin], {begin}, defaultdict(int), defaultdict(set)
    while wacht:
        url = wacht.pop(0)
        route = route_of(urlsplit(url).path)
        if (not route and url != "/") or bezocht[route] >= PER_ROUTE:
            continue
        bezocht[route] += 1
        namen_gemist, bron = unrecorded(client, namen, url)
        if namen_gemist:
            gemist[route] |= namen_gemist
        for link in LINK.findall(bron):
            link = unescape(link)
            if link.startswith("?"):
                link = urlsplit(url).path + link
            delen = urlsplit(link)
            if delen.netloc in ("", "testserver") and delen.path.startswith("/") and link not in gezien:
                gezien.add(link)
                wacht.append(delen.path + (f"?{delen.query}" if delen.query else ""))
    return dict(gemist), set(bezocht)


def test_nobody_is_shown_without_a_look_that_is_written_down():
    namen, gemist, bezocht = named_people(), {}, set()
    for account in [*demonstration_people(), None]:
        client = Client()
        eigen = set()
        if account:
            client.force_login(account)
            eigen = {account.naam, *account.naam.split()}
        anderen = {naam: refs for naam, refs in namen.items() if naam not in eigen}
        fout, routes = walk(client, anderen, "/start/" if account else "/")
        bezocht |= routes
        gemist |= {
            f"{account}: {route}": sorted(wie)[:6] for route, wie in fout.items() if route not in GEEN_INZAGE
        }
    assert gemist == {}, "\n".join(f"{waar}: {', '.join(wie)}" for waar, wie in gemist.items())
    assert len(bezocht) > 90
