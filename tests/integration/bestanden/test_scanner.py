"""ClamAV as it talks over its socket: a small server that speaks the protocol, and what is done with what it says."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from knooppunt.bestanden import scanner
from knooppunt.bestanden.rules.uitslag import Uitslag

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.StreamRequestHandler):
    """Reads one command ended by a zero; after INSTREAM pieces with their length until an empty one."""

    def handle(self) -> None:
        opdracht = b""
        while not opdracht.endswith(b"\0"):
            opdracht += self.rfile.read(1)
        self.server.opdrachten.append(opdracht)
        if opdracht == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.1/27465\0")
        elif opdracht == b"zINSTREAM\0":
            inhoud = b""
            while lengte := struct.unpack(">I", self.rfile.read(4))[0]:
                inhoud += self.rfile.read(lengte)
            self.server.ontvangen.append(inhoud)
            self.wfile.write(self.server.antwoord(inhoud) + b"\0")


def honest(inhoud: bytes) -> bytes:
    return b"stream: Win.Test.EICAR_HDB-1 FOUND" if EICAR in inhoud else b"stream: OK"


@pytest.fixture(params=["unix", "tcp"])
def clamd(request, settings, tmp_path: Path) -> Iterator[socketserver.BaseServer]:
    """A scanner on both kinds of sockets."""
    if request.param == "unix":
        server = socketserver.ThreadingUnixStreamServer(str(tmp_path / "clamd.ctl"), Clamd)
        settings.SCANNER = f"unix:{tmp_path}/clamd.ctl"
    else:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd)
        settings.SCANNER = f"tcp://127.0.0.1:{server.server_address[1]}"
    server.antwoord, server.ontvangen, server.opdrachten, server.daemon_threads = honest, [], [], True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_clean_file_arrives_whole_and_is_clean(clamd):
    inhoud = b"Beste ouders" * 20_000  # several pieces
    assert (scanner.scan(inhoud), clamd.ontvangen) == (Uitslag.SCHOON, [inhoud])


def test_a_virus_is_found(clamd):
    assert scanner.scan(b"brief " + EICAR) is Uitslag.VIRUS


@pytest.mark.parametrize(
    "antwoord", [b"INSTREAM size limit exceeded. ERROR", b"", b"stream: OK FOUND?", b"x" * 5000]
)
def test_an_answer_that_is_neither_yes_nor_no_lets_the_file_wait(clamd, antwoord: bytes):
    clamd.antwoord = lambda inhoud: antwoord
    assert scanner.scan(b"brief") is Uitslag.WACHT


def test_a_scanner_that_is_slow_lets_the_file_wait(clamd, monkeypatch):
    monkeypatch.setattr(scanner, "SECONDEN", 0.05)
    klaar = threading.Event()
    clamd.antwoord = lambda inhoud: (klaar.wait(5) and b"") or b""
    uitslag = scanner.scan(b"brief")
    klaar.set()
    assert uitslag is Uitslag.WACHT


def test_the_administrator_sees_what_it_is(clamd):
    assert scanner.version() == "ClamAV 1.4.1/27465"


@pytest.mark.parametrize("adres", ["tcp://127.0.0.1:1", "unix:/bestaat/niet"])
def test_a_scanner_that_is_not_there_lets_the_file_wait(settings, adres: str):
    settings.SCANNER = adres
    assert (scanner.scan(b"brief"), scanner.version()) == (Uitslag.WACHT, "")


def test_without_a_scanner_that_is_said(settings):
    settings.SCANNER = ""
    assert (scanner.scan(b"brief"), scanner.is_configured()) == (Uitslag.GEEN_SCANNER, False)
