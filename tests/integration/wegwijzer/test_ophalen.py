"""Asking a neighbour's server: only public addresses over https, no redirects, not too much and not too long."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from knooppunt.wegwijzer.buren import ophalen
from knooppunt.wegwijzer.buren.ophalen import OphalenMislukt, check_address, fetch, fetch_json


class Buurman(BaseHTTPRequestHandler):
    """Answers by the address that is asked for."""

    def do_GET(self):
        antwoorden = {
            "/goed": (200, b'{"contents": []}', {}),
            "/stuk": (200, b'{"contents": [', {}),
            "/diep": (200, b"[" * 100_000, {}),
            "/door": (302, b"", {"Location": "http://169.254.169.254/latest/"}),
            "/weg": (404, b"{}", {}),
            "/half": (200, b"0123456789", {"Content-Length": "9999"}),
            "/groot": (200, b"x" * 5000, {}),
        }
        status, inhoud, koppen = antwoorden[self.path]
        self.send_response(status)
        for naam, waarde in koppen.items():
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, *args):
        """Says nothing."""


@pytest.fixture(scope="module")
def adres():
    server = HTTPServer(("127.0.0.1", 0), Buurman)
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lokaal(settings):
    settings.BUREN_LOKAAL = True


def test_an_answer_comes_in_as_json(adres, lokaal):
    assert fetch_json(f"{adres}/goed") == {"contents": []}


@pytest.mark.parametrize(
    ("pad", "reden"),
    [
        ("/stuk", "Het antwoord is geen leesbare JSON."),
        ("/diep", "Het antwoord is geen leesbare JSON."),
        ("/door", "De server stuurt door naar een ander adres. Vul dat adres zelf in."),
        ("/weg", "De server antwoordt met een fout (404)."),
        ("/half", "De verbinding is halverwege verbroken."),
    ],
)
def test_an_answer_that_is_wrong_is_no_answer(adres, lokaal, pad, reden):
    with pytest.raises(OphalenMislukt) as mislukt:
        fetch_json(adres + pad)
    assert str(mislukt.value)[: len(reden)] == reden


def test_a_huge_answer_is_cut_off(adres, lokaal, monkeypatch):
    monkeypatch.setattr(ophalen, "HOOGSTENS_BYTES", 1000)
    with pytest.raises(OphalenMislukt, match="te groot"):
        fetch(f"{adres}/groot")


def test_a_server_that_says_nothing_is_left(lokaal, monkeypatch):
    """It takes the connection and then stays silent."""
    monkeypatch.setattr(ophalen, "WACHT_S", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as stil,
        pytest.raises(OphalenMislukt, match="geen \\(heel\\) antwoord"),
    ):
        fetch(f"http://127.0.0.1:{stil.getsockname()[1]}/")


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.8", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_address_is_not_asked(monkeypatch, ip):
    """One private address among public ones is enough: the server chooses which one it gives."""
    gevonden = [(2, 1, 6, "", (adres, 443)) for adres in ("93.184.216.34", ip)]
    monkeypatch.setattr(ophalen.socket, "getaddrinfo", lambda *args, **kwargs: gevonden)
    with pytest.raises(OphalenMislukt, match="netwerk dat niet openbaar is"):
        fetch("https://buren.invalid/services")


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    """A name that leads elsewhere a moment later (rebinding) leads nowhere."""
    keren, verbonden = [], []
    gevonden = [(2, 1, 6, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(ophalen.socket, "getaddrinfo", lambda *args, **kwargs: keren.append(1) or gevonden)

    def connects(waar, *args):
        verbonden.append(waar)
        raise OSError

    monkeypatch.setattr(ophalen.socket, "create_connection", connects)
    with pytest.raises(OphalenMislukt, match="geen \\(heel\\) antwoord"):
        fetch("https://buren.invalid/services")
    assert (len(keren), verbonden) == (1, [("93.184.216.34", 443)])


def test_http_and_this_machine_are_for_trying_out_only(settings):
    with pytest.raises(OphalenMislukt, match="begint met https"):
        check_address("http://127.0.0.1:8000/api/wegwijzer/v1/")
    settings.BUREN_LOKAAL = True
    assert (
        check_address("http://127.0.0.1:8000/api/wegwijzer/v1/") == "http://127.0.0.1:8000/api/wegwijzer/v1"
    )
