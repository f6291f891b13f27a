"""A mother and a pupil who chose English: every page of theirs speaks it, and who works with them reads Dutch."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse

from knooppunt.bestanden.public import Uitslag
from knooppunt.dossier.actions.documenten import take_away
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.toegang.models import Account
from knooppunt.toegang.public import open_task
from tests.bestanden import tekening
from tests.factories import AT, OP
from tests.factories.documenten import put_document
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
GEZEGD = ("aria-label", "alt", "title", "placeholder")
"""Attributes that a reader hears or sees; the texts for JavaScript stand in ``data-``."""
VOID = ("meta", "link", "input", "img", "br", "hr", "use", "source")


class Words(HTMLParser):
    """The texts that a reader sees, without own words and without what says that it is Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        for naam, waarde in attrs:
            if naam in GEZEGD or naam.startswith("data-"):
                self.handle_data(waarde or "")
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


def speaks(cast, wie, taal):
    Account.objects.filter(pk=cast.account(wie).pk).update(taal=taal)


def stayed_dutch(cast, wie, paths):
    """Per page what reads the same, and Dutch, for who chose English."""
    client = cast.client(wie)
    dutch = {path: texts(client, path) for path in paths}
    speaks(cast, wie, "en")
    found = {path: [t for t in texts(client, path) if t in dutch[path] and is_dutch(t)] for path in paths}
    return {path: sentences for path, sentences in found.items() if sentences}


def is_dutch(text):
    return DUTCH.search(text) and not text.endswith(EIGEN_TEKST)


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
        reverse("toegang:rollen"),
    ]


@pytest.fixture
def document_paths(cast, settings, tmp_path):
    """Pages of documents of the mother and of the pupil: in use, replaced, waiting, taken away, and none found."""
    settings.BESTANDENMAP = tmp_path / "bestanden"
    dossier = cast.dossier()
    cast.join(dossier, "leerling", "leerling")
    documenten = []
    for wie in ("moeder", "leerling"):
        by = getattr(cast, wie)
        oud = put_document(dossier, by)
        nieuw = put_document(dossier, by, vervangt=oud, uitslag=Uitslag.SCHOON)
        beeld = put_document(dossier, by, inhoud=tekening(), soort=Documentsoort.TEKENING)
        documenten += [oud, nieuw, beeld, put_document(dossier, by, uitslag=Uitslag.WACHT)]
        weg = put_document(dossier, by)
        take_away(zicht=dossier_for(by, dossier.ref), document=weg, by=by, at=AT)
    lijst = reverse("dossier:documenten", args=[dossier.ref])
    return [
        lijst,
        f"{lijst}?soort=geluid",
        *(reverse(f"dossier:{naam}", args=[dossier.ref]) for naam in ("document_nieuw", "eigen_werk")),
        reverse("dossier:plan_leerling", args=[dossier.ref]),
        *(
            reverse(f"dossier:{naam}", args=[dossier.ref, d.ref])
            for naam in ("document", "document_weg", "document_versie")
            for d in documenten
        ),
    ]


@pytest.mark.parametrize("wie", ["moeder", "leerling"])
def test_every_page_of_the_family_speaks_the_language_of_the_account(cast, paths, wie):
    assert stayed_dutch(cast, wie, paths) == {}


@pytest.mark.parametrize("wie", ["moeder", "leerling"])
def test_the_pages_of_documents_speak_the_language_of_the_account(cast, document_paths, wie):
    assert stayed_dutch(cast, wie, document_paths) == {}


def test_a_form_for_a_document_says_in_english_what_is_missing(cast, document_paths):
    speaks(cast, "moeder", "en")
    html = cast.client("moeder").post(document_paths[2], {"sleutel": "a" * 16}).content.decode()
    assert re.findall(r'class="kp-veldfout">.*?</span></span>|</span> ([A-Z][^<]*)</span></p>', html) == [
        "Choose a file or take a photo.",
        "Choose what it is.",
        "Choose which part it belongs to. That decides who sees it.",
    ]


def test_the_help_of_a_field_has_its_figure_in_english_too(cast, document_paths):
    speaks(cast, "moeder", "en")
    assert (
        "A photo, a PDF, a document of Word, Excel or LibreOffice, or sound. A file is at most 20 MB."
        in texts(cast.client("moeder"), document_paths[2])
    )


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
