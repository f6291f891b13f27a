"""The scanner for viruses, when the region has one: ClamAV (clamd) at the address in KNOOPPUNT_SCANNER.

``unix:/run/clamav/clamd.ctl`` or ``tcp://127.0.0.1:3310``. The file goes over the socket in pieces (INSTREAM): nothing
is written for the scanner, and it needs no access to the folder.
"""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from django.conf import settings

from knooppunt.bestanden.rules.uitslag import Uitslag

SECONDEN = 30
STUK = 1 << 16


def is_configured() -> bool:
    return bool(settings.SCANNER)


def scan(inhoud: bytes) -> Uitslag:
    """Ask the scanner; WACHT when it does not answer, or with something that is neither yes nor no."""
    if not is_configured():
        return Uitslag.GEEN_SCANNER
    try:
        antwoord = _ask(b"zINSTREAM\0", inhoud)
    except OSError:
        return Uitslag.WACHT
    if antwoord == b"stream: OK":
        return Uitslag.SCHOON
    return Uitslag.VIRUS if antwoord.endswith(b" FOUND") else Uitslag.WACHT


def version() -> str:
    """What the scanner calls itself, for the administrator; empty when it does not answer."""
    try:
        return _ask(b"zVERSION\0").decode("ascii", "replace")[:100]
    except OSError:
        return ""


def _ask(opdracht: bytes, inhoud: bytes | None = None) -> bytes:
    with _connected() as lijn:
        lijn.sendall(opdracht)
        if inhoud is not None:
            for begin in range(0, len(inhoud), STUK):
                stuk = inhoud[begin : begin + STUK]
                lijn.sendall(len(stuk).to_bytes(4, "big") + stuk)
            lijn.sendall(bytes(4))
        antwoord = b""
        while len(antwoord) < 1_000 and (deel := lijn.recv(1_000)):
            antwoord += deel
    return antwoord.rstrip(b"\0\n")


def _connected() -> socket.socket:
    adres = urlsplit(settings.SCANNER)
    if adres.scheme == "unix":
        lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        lijn.settimeout(SECONDEN)
        try:
            lijn.connect(adres.path)
        except OSError:
            lijn.close()
            raise
        return lijn
    return socket.create_connection((adres.hostname or "127.0.0.1", adres.port or 3310), timeout=SECONDEN)
