"""Reading a neighbour: page by page, at night, from a file and from the terminal; nothing half done."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import knooppunt_self
from knooppunt.wegwijzer.actions import volgen
from knooppunt.wegwijzer.actions.volgen import follow, refresh_neighbours, refresh_now, take_in_file
from knooppunt.wegwijzer.models import (
    Aanbod,
    Buurwegwijzer,
    Ontvangst,
    Ophaalronde,
    Volging,
)
from knooppunt.wegwijzer.opdrachten import wegwijzer
from knooppunt.wegwijzer.queries.kennis import forget
from tests.factories import AT
from tests.factories.wegwijzer import aanbod, buurwegwijzer
from tests.integration.wegwijzer.buurspel import (
    ADRES,
    Server,
    broken,
    counts,
    organisation,
    service,
    take_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


@pytest.fixture
def buur(cast):
    return buurwegwijzer(cast)


@pytest.fixture
def server_buur(cast):
    return follow(naam="Wegwijzer Zuidhoek", adres=ADRES, site="", by=cast.beheerder, at=AT)


def test_a_lost_connection_leaves_nothing_half_and_the_next_try_goes_on(cast, server_buur, monkeypatch):
    diensten = [service(f"d{n}", f"Groep {n}") for n in range(4)]
    server = Server(monkeypatch, diensten, [organisation()], breuk=4)
    eerste = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    half = (eerste.stand, eerste.reden, Aanbod.objects.count(), Ontvangst.objects.count())
    assert half == ("bezig", "De verbinding is halverwege verbroken.", 0, 3)
    tweede = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (tweede.pk, tweede.stand, Aanbod.objects.count(), Ontvangst.objects.count()) == (
        eerste.pk,
        "klaar",
        4,
        0,
    )
    assert [a.split("?")[0].rsplit("/")[-1] for a in server.gevraagd] == ["organizations"] + ["services"] * 5


def test_an_error_while_writing_leaves_everything_as_it_was(cast, server_buur, monkeypatch):
    Server(monkeypatch, [service("d1"), service("d2", "Tweede")])
    echt, keren = volgen.take_over, []

    def breaks(*args):
        echt(*args)
        keren.append(Aanbod.objects.count())
        raise RuntimeError

    monkeypatch.setattr(volgen, "take_over", breaks)
    with pytest.raises(RuntimeError):
        refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (keren, Aanbod.objects.count(), Ophaalronde.objects.get().stand) == ([2], 0, "bezig")


def test_a_page_that_comes_twice_counts_once(cast, server_buur, monkeypatch):
    server = Server(monkeypatch, [service("d1"), service("d1"), service("d2", "Tweede")])
    server.rijen["services"].append(service("d2", "Tweede"))
    with_extra = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (with_extra.stand, with_extra.reden) == ("bezig", "De server geeft steeds dezelfde bladzijde.")
    server.rijen["services"] = [service("d1"), service("d2", "Tweede"), service("d2", "Tweede")]
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT + timedelta(days=2))
    assert (counts(ronde), ronde.volledig) == ({"nieuw": 2}, False)


def test_a_neighbour_that_changes_while_it_is_read_loses_nothing_here(cast, server_buur, monkeypatch):
    """Three were promised and two came: then what was not seen may well be there."""
    server = Server(monkeypatch, [service(f"d{n}", f"Groep {n}") for n in range(3)])
    refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    server.rijen["services"] = [service("d0", "Groep 0"), service("d1", "Groep 1"), service("d1", "Groep 1")]
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (counts(ronde), Volging.objects.filter(weg_op__isnull=False).count()) == ({"gelijk": 2}, 0)


def test_two_who_read_the_same_round_at_once_do_not_take_it_twice(cast, server_buur, monkeypatch):
    """While one waits for a page, another reads to the end: what is there stays."""
    server = Server(monkeypatch, [service("d1"), service("d2", "Tweede")], [organisation()])
    binnen = []

    def slow(adres):
        if not binnen:
            binnen.append(adres)
            refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
        return server.answer(adres)

    monkeypatch.setattr(volgen, "fetch_json", slow)
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (ronde.stand, counts(ronde), Ophaalronde.objects.count()) == ("klaar", {"nieuw": 2}, 1)
    assert Volging.objects.filter(weg_op__isnull=False).count() == 0


@pytest.mark.parametrize(
    ("antwoord", "reden"),
    [
        ({"services": []}, "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
        ([], "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
        ("tekst", "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
    ],
)
def test_an_answer_that_is_not_hsds_changes_nothing(cast, server_buur, monkeypatch, antwoord, reden):
    monkeypatch.setattr(volgen, "fetch_json", lambda adres: antwoord)
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (ronde.reden, Aanbod.objects.count()) == (reden, 0)


def test_at_night_every_neighbour_is_read_and_a_silent_one_does_not_stop_the_rest(
    cast, server_buur, monkeypatch
):
    follow(naam="Aan de stille kant", adres="https://stil.invalid", site="", by=cast.beheerder, at=AT)
    server = Server(monkeypatch, [service()])
    monkeypatch.setattr(
        volgen, "fetch_json", lambda adres: server.answer(adres) if adres.startswith(ADRES) else broken()
    )
    zin = refresh_neighbours(at=AT, by=knooppunt_self(AT), voortgang=lambda klaar, totaal: None)
    assert (zin, Aanbod.objects.count()) == ("1 van 2 andere wegwijzers gelezen.", 1)
    assert Gebeurtenis.objects.filter(soort="buur.ververst").count() == 1


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"{", "Dit bestand is geen leesbare JSON en geen zip."),
        (b"[" * 100_000, "Dit bestand is geen leesbare JSON en geen zip."),
        (b"PK\x03\x04kapot", "Dit zip-bestand is niet te lezen."),
        (b'{"services": {}}', "Dit is geen bestand met HSDS"),
        (b'{"iets": "anders"}', "Dit is geen bestand met HSDS"),
        (b"7", "Dit is geen bestand met HSDS"),
    ],
)
def test_a_file_that_is_no_hsds_is_refused_and_changes_nothing(cast, buur, inhoud, reden):
    take_in(cast, buur, service())
    with pytest.raises(Refusal, match=reden):
        take_in_file(buur=buur, inhoud=inhoud, by=cast.beheerder, at=AT)
    assert (Aanbod.objects.count(), Ophaalronde.objects.count()) == (1, 1)


def test_a_page_begins_to_follow_takes_in_a_file_and_says_what_happened(cast):
    client = cast.client("beheerder")
    client.post(reverse("wegwijzer:buren"), {"naam": "Wegwijzer Zuidhoek", "adres": "", "site": ""})
    adres = reverse("wegwijzer:buur", args=[Buurwegwijzer.objects.get().ref])
    bestand = SimpleUploadedFile("hsds.json", json.dumps([service()]).encode())
    antwoord = client.post(adres, {"doe": "bestand", "bestand": bestand}, follow=True)
    html = antwoord.content.decode()
    assert ("De wegwijzer is gelezen." in html, "1 × nieuw" in html) == (True, True)
    assert "Praatgroep rouw" in html


def test_a_wrong_file_and_a_wrong_address_are_explained_on_the_page(cast, buur):
    client = cast.client("beheerder")
    bestand = SimpleUploadedFile("x.json", b"{")
    adres = reverse("wegwijzer:buur", args=[buur.ref])
    fout = client.post(adres, {"doe": "bestand", "bestand": bestand})
    http = client.post(reverse("wegwijzer:buren"), {"naam": "X", "adres": "http://x.nl", "site": ""})
    assert (fout.status_code, http.status_code) == (422, 422)
    assert "Dit bestand is geen leesbare JSON" in fout.content.decode()
    assert "Het adres begint met https://." in http.content.decode()


def test_a_double_is_hidden_and_shown_again_from_the_page(cast, buur):
    take_in(cast, buur, service())
    vermelding = Aanbod.objects.get()
    adres = reverse("wegwijzer:buur_toon", args=[vermelding.ref])
    client, gezien = cast.client("adviseur"), []
    for zichtbaar in ("nee", "ja"):
        client.post(adres, {"zichtbaar": zichtbaar})
        vermelding.refresh_from_db()
        gezien.append(vermelding.is_zichtbaar)
    eigen = aanbod(cast, "druk")
    ander = client.post(reverse("wegwijzer:buur_toon", args=[eigen.ref]), {"zichtbaar": "nee"})
    assert (gezien, ander.status_code) == ([False, True], 404)


def test_thirty_neighbours_and_a_long_report_take_as_many_queries_as_one(cast, buur):
    client, aantallen = cast.client("beheerder"), []
    for hoeveel in (1, 30):
        take_in(cast, buur, *(service(f"d{n}", f"Groep {n}") for n in range(hoeveel)))
        for n in range(hoeveel):
            Buurwegwijzer.objects.get_or_create(naam=f"Buur {n}", defaults={"created_at": AT})
        for adres in (reverse("wegwijzer:buren"), reverse("wegwijzer:buur", args=[buur.ref])):
            with CaptureQueriesContext(connection) as gedaan:
                assert client.get(adres).status_code == 200
            aantallen.append(len(gedaan))
    assert aantallen[:2] == aantallen[2:]


def test_the_terminal_follows_reads_a_file_and_refreshes(cast, tmp_path, monkeypatch):
    bestand = tmp_path / "hsds.json"
    bestand.write_text(json.dumps({"services": [service()]}))
    uit = CliRunner().invoke(wegwijzer, ["volg", "Wegwijzer Zuidhoek", "--bestand", str(bestand)])
    assert "Wegwijzer Zuidhoek: klaar. 1 nieuw" in uit.output
    fout = CliRunner().invoke(wegwijzer, ["volg", "Anders", "--adres", "http://10.0.0.1"])
    assert (fout.exit_code, "Het adres begint met https://." in fout.output) == (1, True)
    follow(naam="Met adres", adres=ADRES, site="", by=cast.beheerder, at=AT)
    Server(monkeypatch, [service("d9", "Negende")])
    assert "1 van 1 andere wegwijzers gelezen." in CliRunner().invoke(wegwijzer, ["ververs"]).output
