"""Where the bytes are: a folder outside the web root, random names, every file encrypted with a key of its own.

A stored file is ``KNPB1`` and a line feed, then pieces of 64 KiB at most, each with its tag (AES-256-GCM). The nonce is
the number of the piece and whether it is the last one; the associated data is the name. So a key is never used twice
with the same nonce, and a file that was cut off, put in another order or swapped with another one does not open.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from knooppunt.basis.versleuteling.sleutels import Onleesbaar

KOP = b"KNPB1\n"
STUK = 1 << 16
TAG = 16


class BestandWeg(Onleesbaar):
    """The row is there and the file is not: the folder is not the one that belongs to this database."""


class Opslag:
    """A folder with encrypted files."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def write(self, naam: str, sleutel: bytes, inhoud: bytes) -> None:
        """All of it or nothing: written beside its place, forced to the disk, then renamed."""
        pad = self._path(naam)
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        naast = pad.with_name(f"{pad.name}.half")
        with os.fdopen(os.open(naast, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
            bestand.write(KOP)
            for stuk in _sealed(naam, sleutel, inhoud):
                bestand.write(stuk)
            bestand.flush()
            os.fsync(bestand.fileno())
        naast.replace(pad)

    def read(self, naam: str, sleutel: bytes) -> Iterator[bytes]:
        """Piece after piece. The first one is opened here: what cannot be read is known before anything is sent."""
        try:
            inhoud = self._path(naam).read_bytes()
        except FileNotFoundError:
            raise BestandWeg("bestanden.Bestand: het bestand is er niet") from None
        stukken = _opened(naam, sleutel, inhoud)
        return chain([next(stukken)], stukken)

    def remove(self, naam: str) -> None:
        self._path(naam).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[str, datetime]]:
        """Every stored file with when it was written, half ones too (their name ends in ``.half``)."""
        for pad in sorted(self.map.glob("??/*")):
            yield pad.name, datetime.fromtimestamp(pad.stat().st_mtime, UTC)

    def _path(self, naam: str) -> Path:
        return self.map / naam[:2] / naam


def _sealed(naam: str, sleutel: bytes, inhoud: bytes) -> Iterator[bytes]:
    cipher = AESGCM(sleutel)
    laatste = max(0, (len(inhoud) - 1) // STUK)
    for nummer in range(laatste + 1):
        stuk = inhoud[nummer * STUK : (nummer + 1) * STUK]
        yield cipher.encrypt(_nonce(nummer, nummer == laatste), stuk, naam.encode())


def _opened(naam: str, sleutel: bytes, inhoud: bytes) -> Iterator[bytes]:
    if not inhoud.startswith(KOP):
        raise Onleesbaar("bestanden.Bestand: dit is geen bewaard bestand")
    cipher, plaatsen = AESGCM(sleutel), range(len(KOP), max(len(inhoud), len(KOP) + 1), STUK + TAG)
    for nummer, plaats in enumerate(plaatsen):
        stuk = inhoud[plaats : plaats + STUK + TAG]
        try:
            yield cipher.decrypt(_nonce(nummer, plaats == plaatsen[-1]), stuk, naam.encode())
        except InvalidTag:
            raise Onleesbaar("bestanden.Bestand: het bestand is veranderd of niet heel") from None


def _nonce(nummer: int, is_last: bool) -> bytes:
    return nummer.to_bytes(11, "big") + bytes([is_last])
