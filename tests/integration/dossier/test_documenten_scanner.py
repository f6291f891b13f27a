"""A document and the scanner: clean, infected, or waiting until the scanner answers."""

from pathlib import Path

import pytest
from django.urls import reverse

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.bestanden.actions import bewaren
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.dossier.actions.documenten_opruimen import nightly, scan_waiting
from knooppunt.dossier.models import Document, Dossier
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.public import knooppunt_self
from tests.bestanden import foto, pdf
from tests.factories import AT, Cast
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import formulier, text, url

pytestmark = pytest.mark.django_db
NIETS = {"at": AT, "by": knooppunt_self(AT), "voortgang": lambda klaar, totaal: None}


@pytest.fixture(autouse=True)
def bestanden(settings, tmp_path: Path) -> Path:
    settings.BESTANDENMAP = tmp_path / "bestanden"
    return settings.BESTANDENMAP


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return cast.dossier()


@pytest.fixture
def scanner(monkeypatch) -> dict[str, Uitslag]:
    """What the scanner says; test_scanner.py talks to a real one."""
    zegt = {"nu": Uitslag.SCHOON}
    monkeypatch.setattr(bewaren, "scan", lambda inhoud: zegt["nu"])
    return zegt


def test_a_virus_is_not_kept_and_the_person_reads_why(cast, dossier, scanner, bestanden):
    scanner["nu"] = Uitslag.VIRUS
    response = cast.client("moeder").post(url(dossier, "document_nieuw"), formulier(pdf()))
    geweigerd = Gebeurtenis.objects.get(soort="document.geweigerd")
    assert (
        response.status_code,
        "In dit bestand zit een virus." in text(response),
        Document.objects.count(),
    ) == (422, True, 0)
    assert (geweigerd.gegevens, list(bestanden.glob("??/*"))) == ({"reden": "virus"}, [])


def test_a_clean_file_says_when_it_was_looked_at(cast, dossier, scanner):
    cast.client("moeder").post(url(dossier, "document_nieuw"), formulier(pdf()))
    assert "Nagekeken op" in text(cast.client("moeder").get(url(dossier, "document", Document.objects.get())))


@pytest.fixture
def wachtend(cast, dossier, scanner) -> Document:
    scanner["nu"] = Uitslag.WACHT
    return put_document(dossier, cast.moeder, titel="Brief die wacht", inhoud=foto(), uitslag=Uitslag.WACHT)


def test_a_document_that_waits_is_not_lost_and_only_who_added_it_sees_that_it_is_there(
    cast, dossier, wachtend
):
    zien = [
        ("Brief die wacht" in text(cast.client(w).get(url(dossier, "documenten"))),
         cast.client(w).get(url(dossier, "document", wachtend)).status_code)
        for w in ("moeder", "coordinator")
    ]  # fmt: skip
    assert zien == [(True, 200), (False, 404)]


def test_nobody_gets_the_file_of_a_document_that_waits(cast, dossier, wachtend):
    adres = url(dossier, "document_bestand", wachtend)
    assert [
        cast.client(w).get(a).status_code
        for w in ("moeder", "coordinator")
        for a in (adres, adres + "?klein")
    ] == [404] * 4


def test_who_added_it_is_told_that_it_waits(cast, dossier, scanner):
    scanner["nu"] = Uitslag.WACHT
    client = cast.client("moeder")
    client.post(url(dossier, "document_nieuw"), formulier(pdf()))
    pagina = text(client.get(url(dossier, "documenten")))
    assert ("De virusscanner antwoordt niet." in pagina, "wacht op nakijken" in pagina) == (True, True)


def test_when_the_scanner_is_back_the_night_lets_it_through(cast, dossier, wachtend, scanner):
    scanner["nu"] = Uitslag.SCHOON
    uitkomst = nightly(**NIETS)
    assert (uitkomst[:12], cast.client("coordinator").get(url(dossier, "document", wachtend)).status_code) == (
        "1 nagekeken,", 200,
    )  # fmt: skip
    assert Gebeurtenis.objects.filter(soort="document.beschikbaar", onderwerp_ref=wachtend.ref).count() == 1


def test_who_added_it_can_ask_again(cast, dossier, wachtend, scanner):
    client, adres = cast.client("moeder"), url(dossier, "document_nakijken", wachtend)
    client.post(adres)
    nog = Bestand.objects.get().uitslag
    scanner["nu"] = Uitslag.SCHOON
    client.post(adres)
    assert (nog, Bestand.objects.get().uitslag) == ("wacht", "schoon")


def test_the_next_file_that_is_scanned_takes_along_what_waits(cast, dossier, wachtend, scanner):
    scanner["nu"] = Uitslag.SCHOON
    cast.client("coordinator").post(
        url(dossier, "document_nieuw"), formulier(pdf(), sleutel=nieuwe_referentie())
    )
    assert {b.uitslag for b in Bestand.objects.all()} == {"schoon"}


def test_a_virus_that_is_found_later_is_thrown_away_and_told(
    cast, dossier, wachtend, scanner, bestanden, django_capture_on_commit_callbacks
):
    scanner["nu"] = Uitslag.VIRUS
    with django_capture_on_commit_callbacks(execute=True):
        scan_waiting(**NIETS)
    taak = Taak.objects.get(soort="document.besmet")
    assert (Document.objects.count(), list(bestanden.glob("??/*")), taak.account) == (
        0,
        [],
        cast.account("moeder"),
    )
    assert "zit een virus" in text(cast.client("moeder").get(reverse("dossier:start")))


def test_it_stops_asking_a_scanner_that_does_not_answer(cast, dossier, wachtend, scanner, monkeypatch):
    put_document(dossier, cast.moeder, uitslag=Uitslag.WACHT)
    gevraagd = []
    monkeypatch.setattr(bewaren, "scan", lambda inhoud: gevraagd.append(1) or Uitslag.WACHT)
    assert (scan_waiting(**NIETS), len(gevraagd)) == (0, 1)
