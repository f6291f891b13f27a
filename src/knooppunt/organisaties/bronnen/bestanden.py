"""Files in a folder: find, unpack and decode. Nothing here looks at a file's name to decide what it is."""

from __future__ import annotations

import codecs
import zlib
from dataclasses import dataclass
from pathlib import Path

from knooppunt.organisaties.bronnen.fouten import Bronfout

KOP = 65_536
"""Bytes that are looked at to recognise a file."""

HOOGSTENS = 1 << 29
"""Bytes (512 MiB) above which an unpacked file is refused: a small .gz can hold a whole disk."""

GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Bestand:
    """One file of the folder. ``naam`` is its path from the folder, as reports show it."""

    naam: str
    pad: Path

    def ruw(self) -> bytes:
        return self.pad.read_bytes()

    def kop(self) -> bytes:
        """The first bytes, unpacked when the file is gzip; empty when nothing can be unpacked."""
        with self.pad.open("rb") as stroom:
            begin = stroom.read(KOP)
        if not begin.startswith(GZIP):
            return begin
        try:
            return zlib.decompressobj(wbits=31).decompress(begin, KOP)
        except zlib.error:
            return b""

    def inhoud(self, ruw: bytes) -> bytes:
        """The unpacked bytes; Bronfout when the packing is damaged or hides too much."""
        if not ruw.startswith(GZIP):
            return ruw
        delen: list[bytes] = []
        rest, gelezen = ruw, 0
        while rest:
            uitpakker = zlib.decompressobj(wbits=31)
            try:
                delen.append(uitpakker.decompress(rest, HOOGSTENS - gelezen + 1))
            except zlib.error:
                raise self._beschadigd() from None
            gelezen += len(delen[-1])
            if gelezen > HOOGSTENS:
                raise Bronfout(self.naam, None, None, "het bestand is uitgepakt groter dan 512 MB.")
            if not uitpakker.eof:
                raise self._beschadigd()
            rest = uitpakker.unused_data
        return b"".join(delen)

    def _beschadigd(self) -> Bronfout:
        return Bronfout(
            self.naam, None, None, "het gz-bestand is beschadigd of niet compleet. Download het opnieuw."
        )


def list_bestanden(map_: Path) -> list[Bestand]:
    """All files below the folder in a fixed order, without hidden files."""
    return [
        Bestand(naam=pad.relative_to(map_).as_posix(), pad=pad)
        for pad in sorted(map_.rglob("*"))
        if pad.is_file() and not any(deel.startswith(".") for deel in pad.relative_to(map_).parts)
    ]


def decodeer(naam: str, inhoud: bytes) -> str:
    """Text from UTF-8 (with or without BOM) or else cp1252, the two encodings in which DUO publishes."""
    try:
        return inhoud.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return inhoud.decode("cp1252")
    except UnicodeDecodeError as fout:
        regel = inhoud.count(b"\n", 0, fout.start) + 1
        raise Bronfout(naam, regel, None, "het bestand is geen UTF-8 en ook geen cp1252 (Windows).") from None


def decodeer_kop(kop: bytes) -> str:
    """The head as text; a character that is cut in half at the end is left out."""
    kop = kop.removeprefix(codecs.BOM_UTF8)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(kop)
    except UnicodeDecodeError:
        return kop.decode("cp1252", errors="replace")
