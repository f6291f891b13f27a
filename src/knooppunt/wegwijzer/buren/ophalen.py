"""Asking a neighbour's server for one page: only over https, only at a public address, never further than that.

An administrator types the address, so the server could be made to call itself or a machine beside it. Therefore the
name is looked up once, every address it has must be public, and the connection goes to the very address that was
looked at. A redirect is refused. An answer has a largest size and a longest time.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import ssl
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

HOOGSTENS_BYTES = 20_000_000
"""Of one answer: a page of a hundred full offers is a tenth of this."""
HOOGSTENS_S = 60
"""For one answer as a whole; ``WACHT_S`` for each part of it."""
WACHT_S = 15


class OphalenMislukt(Exception):
    """It did not work out; the message says why, in Dutch."""

    status = 0
    """Of the answer, when there was one."""


def check_address(adres: str) -> str:
    """The address of an API as it is kept: without what an address of an API does not have. OphalenMislukt if not."""
    try:
        delen = urlsplit(adres.strip())
        poort = delen.port
    except ValueError:
        raise OphalenMislukt("Dit is geen webadres.") from None
    soorten = ("https", "http") if settings.BUREN_LOKAAL else ("https",)
    if delen.scheme not in soorten:
        raise OphalenMislukt("Het adres begint met https://.")
    if not delen.hostname or delen.username or delen.password or delen.query or delen.fragment:
        raise OphalenMislukt("Geef alleen het adres van de API, zonder naam, wachtwoord of vraagteken.")
    if poort not in (None, 443) and not settings.BUREN_LOKAAL:
        raise OphalenMislukt("Het adres heeft een eigen poort. Dat kan niet.")
    return adres.strip().rstrip("/")


def fetch_json(adres: str) -> Any:
    """What this address says, as JSON; OphalenMislukt with the reason when it does not."""
    try:
        return json.loads(fetch(adres))
    except (ValueError, RecursionError):
        raise OphalenMislukt("Het antwoord is geen leesbare JSON.") from None


def fetch(adres: str) -> bytes:
    """The body of the answer to a GET."""
    delen = urlsplit(adres)
    poort = delen.port or (443 if delen.scheme == "https" else 80)
    verbinding = _connection(delen.scheme, delen.hostname or "", poort)
    wekker = threading.Timer(HOOGSTENS_S, _hang_up, [verbinding])
    wekker.daemon = True
    wekker.start()
    try:
        verbinding.request(
            "GET", f"{delen.path}?{delen.query}" if delen.query else delen.path or "/",
            headers={"Accept": "application/json", "User-Agent": "Knooppunt wegwijzer", "Connection": "close"},
        )  # fmt: skip
        with verbinding.getresponse() as antwoord:
            return _body(antwoord)
    except (OSError, HTTPException, ValueError) as error:
        raise OphalenMislukt(f"Er kwam geen (heel) antwoord ({type(error).__name__}).") from error
    finally:
        wekker.cancel()
        verbinding.close()


def _connection(soort: str, naam: str, poort: int) -> HTTPConnection:
    ip = _public_address(naam, poort)
    if soort == "http":
        return HTTPConnection(ip, poort, timeout=WACHT_S)
    return _Vastgezet(naam, ip, poort)


class _Vastgezet(HTTPSConnection):
    """Connects to the address that was looked at, and checks the certificate by the name."""

    def __init__(self, naam: str, ip: str, poort: int) -> None:
        self._ip, self._tls = ip, ssl.create_default_context()
        super().__init__(naam, poort, timeout=WACHT_S, context=self._tls)

    def connect(self) -> None:
        draad = socket.create_connection((self._ip, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(draad, server_hostname=self.host)


def _public_address(naam: str, poort: int) -> str:
    """One address of this name; refused when any of them is not for everybody."""
    try:
        gevonden = {str(info[4][0]) for info in socket.getaddrinfo(naam, poort, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise OphalenMislukt("Deze server is niet te vinden.") from None
    if not all(_is_allowed(ipaddress.ip_address(ip.partition("%")[0])) for ip in gevonden):
        raise OphalenMislukt("Dit adres hoort bij een netwerk dat niet openbaar is.")
    return sorted(gevonden, key=lambda ip: (":" in ip, ip))[0]


def _is_allowed(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if settings.BUREN_LOKAAL and ip.is_loopback:
        return True
    vermomd = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (vermomd is None or vermomd.is_global)


def _body(antwoord: HTTPResponse) -> bytes:
    if 300 <= antwoord.status < 400:
        raise OphalenMislukt("De server stuurt door naar een ander adres. Vul dat adres zelf in.")
    if antwoord.status != 200:
        fout = OphalenMislukt(f"De server antwoordt met een fout ({antwoord.status}).")
        fout.status = antwoord.status
        raise fout
    begin, stukken, grootte = time.monotonic(), [], 0
    while stuk := antwoord.read1(65536):
        stukken.append(stuk)
        grootte += len(stuk)
        if grootte > HOOGSTENS_BYTES:
            raise OphalenMislukt("Het antwoord is te groot.")
        if time.monotonic() - begin > HOOGSTENS_S:
            raise OphalenMislukt("Het antwoord duurt te lang.")
    lengte = antwoord.headers.get("Content-Length", "")
    if lengte.isdigit() and int(lengte) != grootte:
        raise OphalenMislukt("De verbinding is halverwege verbroken.")
    return b"".join(stukken)


def _hang_up(verbinding: HTTPConnection) -> None:
    """The clock ran out, whatever the server was doing."""
    with suppress(OSError):
        if verbinding.sock:
            verbinding.sock.shutdown(socket.SHUT_RDWR)
