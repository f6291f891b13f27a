"""A PDF stays as it is, to the byte (a signature keeps its value), or is refused for what it could do."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering

VERBODEN = {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"}
"""Names that run something, hold another file, or are a program of their own (XFA)."""
DADEN = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute", "/Rendition", "/Movie",
    "/Sound",
}  # fmt: skip
"""Kinds of action that do more than turn to a page or open a link."""
DINGEN_HOOGSTENS = 400_000
DIEP_HOOGSTENS = 60


def look_into_pdf(inhoud: bytes) -> None:
    """Geweigerd when it is broken, locked, can run something, or has something behind its end."""
    _require_ends(inhoud)
    try:
        with pikepdf.open(BytesIO(inhoud), suppress_warnings=True) as pdf:
            if not pdf.pages:
                raise Geweigerd(Weigering.KAPOT)
            if any(_is_active(woordenboek) for woordenboek in _dictionaries(pdf)):
                raise Geweigerd(Weigering.ACTIEF)
    except pikepdf.PasswordError as fout:
        raise Geweigerd(Weigering.WACHTWOORD) from fout
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as fout:
        raise Geweigerd(Weigering.KAPOT) from fout


def _require_ends(inhoud: bytes) -> None:
    """Nothing but white space behind the last end mark."""
    eind = inhoud.rfind(b"%%EOF")
    if eind < 0:
        raise Geweigerd(Weigering.KAPOT)
    if inhoud[eind + 5 :].strip(b" \t\r\n\x00"):
        raise Geweigerd(Weigering.DUBBEL)


def _is_active(woordenboek: Any) -> bool:
    sleutels = set(woordenboek.keys())
    if sleutels & VERBODEN or str(woordenboek.get("/Type", "")) in VERBODEN:
        return True
    return str(woordenboek.get("/S", "")) in DADEN or str(woordenboek.get("/Subtype", "")) in VERBODEN


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary, also inside another; streams of objects are unpacked by the library."""
    wachtend = [(ding, 0) for ding in pdf.objects] + [(pdf.trailer, 0)]
    gezien = 0
    while wachtend:
        ding, diep = wachtend.pop()
        gezien += 1
        if gezien > DINGEN_HOOGSTENS or diep > DIEP_HOOGSTENS:
            raise Geweigerd(Weigering.BOM)
        if isinstance(ding, pikepdf.Stream):
            ding = ding.stream_dict
        if isinstance(ding, pikepdf.Dictionary):
            yield ding
            delen = [ding.get(sleutel) for sleutel in ding.keys()]  # noqa: SIM118 - not a Python dict
        elif isinstance(ding, pikepdf.Array):
            delen = list(ding)
        else:
            continue
        # What has a number of its own comes by itself.
        wachtend += [(d, diep + 1) for d in delen if isinstance(d, pikepdf.Object) and not d.is_indirect]
