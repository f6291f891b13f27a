"""How a stored file goes out: as what it is, never as a page, and never kept by the browser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify

from knooppunt.bestanden.queries.lezen import content_of
from knooppunt.bestanden.rules.inhoud import VORMEN

TOONBAAR = {"foto", "geluid"}
"""Drawn anew or walked through byte by byte: may be shown on a page. Everything else is only downloaded."""
ZANDBAK = "default-src 'none'; sandbox; frame-ancestors 'none'"


def file_response(
    bestand: Any, naam: str, *, tonen: bool = False, klein: bool = False, bereik: str = ""
) -> HttpResponseBase:
    """The content in pieces. ``tonen`` asks to show it; what may not be shown is downloaded all the same.

    ``bereik`` is the Range that was asked: some browsers play no sound without it.
    """
    vorm = VORMEN["jpeg"] if klein else VORMEN[bestand.vorm]
    begin, eind = _range(bereik, bestand.grootte) if vorm.groep == "geluid" else (0, 0)
    if eind:
        stuk = b"".join(content_of(bestand))[begin:eind]
        response: HttpResponseBase = HttpResponse(stuk, content_type=vorm.mime, status=206)
        response["Content-Range"] = f"bytes {begin}-{eind - 1}/{bestand.grootte}"
    else:
        response = StreamingHttpResponse(content_of(bestand, klein), content_type=vorm.mime)
        if not klein:
            response["Content-Length"] = str(bestand.grootte)
    hoe = "inline" if tonen and vorm.groep in TOONBAAR else "attachment"
    response["Content-Disposition"] = f'{hoe}; filename="{slugify(naam)[:80] or "document"}.{vorm.extensie}"'
    response["Accept-Ranges"] = "bytes" if vorm.groep == "geluid" else "none"
    response["Content-Security-Policy"] = ZANDBAK
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def files_response(naam: str, bestanden: Iterable[tuple[str, Iterator[bytes]]]) -> HttpResponseBase:
    """Many files (name, content in pieces) as one zip, packed while it is sent: it takes little memory."""
    response = StreamingHttpResponse(_zip(bestanden), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{naam}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


class _Doorgeefluik(io.RawIOBase):
    """Keeps what the zip wrote until it is sent."""

    def __init__(self) -> None:
        self.wacht = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, stuk: Any) -> int:
        self.wacht += stuk
        return len(stuk)

    def take(self) -> bytes:
        stuk = bytes(self.wacht)
        self.wacht.clear()
        return stuk


def _zip(bestanden: Iterable[tuple[str, Iterator[bytes]]]) -> Iterator[bytes]:
    luik = _Doorgeefluik()
    with ZipFile(luik, "w", ZIP_STORED) as archief:  # pictures and PDF are packed already
        for naam, inhoud in bestanden:
            with archief.open(naam, "w", force_zip64=True) as doel:
                for stuk in inhoud:
                    doel.write(stuk)
                    yield luik.take()
    yield luik.take()


def _range(bereik: str, grootte: int) -> tuple[int, int]:
    """The first and (not included) last byte of one range; (0, 0) for everything, or when it cannot be."""
    match = re.fullmatch(r"bytes=(\d{1,9})-(\d{0,9})", bereik, re.ASCII)
    if not match:
        return 0, 0
    begin, eind = int(match[1]), min(int(match[2] or grootte) + 1, grootte)
    return (begin, eind) if begin < eind else (0, 0)
