"""A mother and a pupil who chose English: every page of theirs speaks it, and who works with them reads Dutch."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse

from knooppunt.toegang.models import Account
from knooppunt.toegang.public import open_task
from tests.factories import AT, OP
from tests.factories.plan import Planspel

pytestmark = pytest.mark.django_db

DUTCH = re.compile(
    r"\b(?:de|het|een|niet|van|voor|wordt|naar|nog|geen|hebt|kunt|je|uw|jouw|wij|ook|maar|deze|dit|wat|wie|waar|met"
    r"|aan|bij|op|uit|zich|iets|iemand|werd|kwam|keek|zette|gaf)\b"
)
EIGEN = ("kp-tekst", "kp-eigen-woorden", "kp-merk", "kp-wie", "kp-kaart__titel")
"""Elements with names and own words: they stay as they were written."""
EIGEN_TEKST = ("Ilyas vraagt zelf om een pauze.", "Een pauzekaart op tafel leggen")
"""A goal and an action that people wrote."""
VOID = ("meta", "link", "input", "img", "br", "hr", "use", "source")


class Words(HTMLParser):
    """The texts that a reader sees, without own words and without what says that it is Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        a = dict(attrs)
        own = (tag != "html" and a.get("lang") == "nl") or any(
            k in EIGEN for k in (a.get("class") or "").split()
        )
        self.open.append(own or tag in ("script", "style", "cite") or bool(self.open and self.open[-1]))

    def handle_endtag(self, tag):
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and not (self.open and self.open[-1]):
            self.texts.append(text)


def texts(client, path):
    words = Words()
    words.feed(client.get(path).content.decode())
    return words.texts


def is_dutch(text):
    return DUTCH.search(text) and not text.endswith(EIGEN_TEKST)


def speaks(cast, wie, taal):
    Account.objects.filter(pk=cast.account(wie).pk).update(taal=taal)


@pytest.fixture
def paths(cast):
    """The pages of a dossier with a plan in force, for mother and pupil."""
    spel = Planspel(cast)
    plan = spel.van_kracht()
    dossier = plan.dossier
    cast.join(dossier, "leerling", "leerling")
    tabs = (
        "dossier",
        "verhaal",
        "gezin",
        "overleg_kind",
        "plan",
        "adviezen",
        "delen",
        "tijdlijn",
        "wie_keek",
    )
    return [
        reverse("dossier:start"),
        reverse("dossier:lijst"),
        *(reverse(f"dossier:{tab}", args=[dossier.ref]) for tab in (*tabs, "plan_leerling", "gezinsplan")),
        reverse("dossier:uitnodigen", args=[dossier.ref]),
        reverse("dossier:vertrekken", args=[dossier.ref]),
        reverse("dossier:plan_versie", args=[dossier.ref, plan.ref]),
        reverse("besluiten:inzet", args=[dossier.ref]),
        reverse("dossier:noodtoegang", args=[dossier.ref]),
        reverse("privacy:mijn"),
        *(
            reverse("privacy:vragen", args=[dossier.ref, recht])
            for recht in ("inzage", "beperken", "toegang")
        ),
        reverse("toegang:account"),
        reverse("dossier:knooppunten"),
        "/dossiers/bestaatniet/",
        "/zo/een/bladzijde/is/er/niet/",
    ]


@pytest.mark.parametrize("wie", ["moeder", "leerling"])
def test_every_page_of_the_family_speaks_the_language_of_the_account(cast, paths, wie):
    client = cast.client(wie)
    dutch = {path: texts(client, path) for path in paths}
    speaks(cast, wie, "en")
    stayed = {
        path: found
        for path in paths
        if (
            found := [
                t
                for t in texts(client, path)
                if t in dutch[path] and DUTCH.search(t) and not t.endswith(EIGEN_TEKST)
            ]
        )
    }
    assert stayed == {}


@pytest.mark.parametrize("wie", ["moeder", "leerling"])
def test_every_page_of_the_family_has_the_other_language_at_hand(cast, paths, wie):
    client = cast.client(wie)
    assert [p for p in paths if 'name="taal" value="en"' not in client.get(p).content.decode()] == []


def test_there_is_dutch_to_find_on_these_pages(cast, paths):
    client = cast.client("moeder")
    assert [path for path in paths if not any(DUTCH.search(t) for t in texts(client, path))] == []


def test_a_page_in_english_says_so_to_a_screen_reader(cast, paths):
    speaks(cast, "moeder", "en")
    html = cast.client("moeder").get(paths[2]).content.decode()
    assert (re.findall(r'<html lang="(\w+)"', html), re.findall(r"<main[^>]* lang=", html)) == (["en"], [])


def test_who_works_with_the_family_reads_dutch_whatever_the_cookie_says(cast, paths):
    client = cast.client("coordinator")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    html = client.get(paths[2]).content.decode()
    assert (re.findall(r'<html lang="(\w+)"', html), 'name="taal"' in html) == (["nl"], False)


def test_the_switch_in_the_header_changes_the_account(cast, paths):
    client = cast.client("moeder")
    client.post("/taal/", {"taal": "en", "next": paths[2]})
    assert Account.objects.get(pk=cast.account("moeder").pk).taal == "en"


def test_what_waits_is_said_in_the_language_of_the_reader(cast):
    open_task(
        sleutel="x", soort="plan.instemmen", url="/", at=AT, account_id=cast.account("moeder").pk, voor=OP,
        tekst="Lees het plan van Ilyas en laat weten of u het ermee eens bent.",
    )  # fmt: skip
    speaks(cast, "moeder", "en")
    html = cast.client("moeder").get(reverse("dossier:start")).content.decode()
    assert "Read the plan of Ilyas and say whether you agree with it." in html
