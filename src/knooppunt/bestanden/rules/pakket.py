"""A document of Word, Excel or LibreOffice is a zip archive: what may be in it, and what never."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat

from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering

DELEN_HOOGSTENS = 3_000
UITGEPAKT_HOOGSTENS = 200_000_000
VERHOUDING_HOOGSTENS = 300
"""Times that a part of more than a megabyte may be larger than it was packed; text packs some fifty times."""
STUK = 1 << 16
HOOFDDELEN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MACRODELEN = ("vbaproject.bin", "vbadata.xml", "/activex", "/macrosheets/", "/customui")
MACROMAPPEN = ("basic/", "scripts/")
VREEMD = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF-", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")
"""How a file begins that has no business inside a document."""
Begin = Callable[[str, dict[str, str]], None]


def look_into_package(inhoud: bytes) -> str:
    """The kind of document; Geweigerd for anything that could run, hides something, or unpacks too far."""
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
            delen = pakket.infolist()
            _require_sound(inhoud, pakket, delen)
            vorm = _kind(pakket, delen)
            for deel in delen:
                _look_at(pakket, deel)
            return vorm
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError, ValueError, OSError) as fout:
        raise Geweigerd(Weigering.KAPOT) from fout


def _require_sound(inhoud: bytes, pakket: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> None:
    """It begins at the beginning and ends at the end, and names every part once."""
    namen = [deel.filename.lower() for deel in delen]
    if any(deel.flag_bits & 1 for deel in delen):
        raise Geweigerd(Weigering.WACHTWOORD)
    if pakket.comment or inhoud[-22:-18] != b"PK\x05\x06" or (delen and min(d.header_offset for d in delen)):
        raise Geweigerd(Weigering.DUBBEL)
    if len(delen) > DELEN_HOOGSTENS or sum(deel.file_size for deel in delen) > UITGEPAKT_HOOGSTENS:
        raise Geweigerd(Weigering.BOM)
    if len(set(namen)) < len(namen) or any(".." in naam.split("/") or naam.startswith("/") for naam in namen):
        raise Geweigerd(Weigering.KAPOT)


def _kind(pakket: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> str:
    namen = {deel.filename for deel in delen}
    if "[Content_Types].xml" in namen:
        for naam, vorm in HOOFDDELEN.items():
            if naam in namen:
                return vorm
    if delen and delen[0].filename == "mimetype" and delen[0].file_size < 100:
        vorm = MIMETYPES.get(pakket.read(delen[0]).strip(), "")
        if vorm and "content.xml" in namen:
            return vorm
    raise Geweigerd(Weigering.INGEPAKT)


def _look_at(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    naam = deel.filename.lower()
    if any(stuk in f"/{naam}" for stuk in MACRODELEN) or naam.startswith(MACROMAPPEN):
        raise Geweigerd(Weigering.MACRO)
    if deel.file_size > 1_000_000 and deel.file_size > VERHOUDING_HOOGSTENS * max(deel.compress_size, 1):
        raise Geweigerd(Weigering.BOM)
    begin, stukken = b"", []
    xml = naam.endswith((".rels", ".xml"))
    with pakket.open(deel) as bron:  # never more than was announced, and it checks the sum
        while stuk := bron.read(STUK):
            begin = begin or stuk[:16]
            if xml:
                stukken.append(stuk)
    if begin.startswith(VREEMD) or "/embeddings/" in naam:
        raise Geweigerd(Weigering.INGEPAKT)
    if xml:
        _read_xml(naam, b"".join(stukken))


def _read_xml(naam: str, inhoud: bytes) -> None:
    """No document type (entities grow without end), no macro, and nothing that is fetched from outside."""
    begin: Begin = _relation if naam.endswith(".rels") else _element
    lezer = expat.ParserCreate(namespace_separator=" ")
    lezer.StartElementHandler = begin
    lezer.StartDoctypeDeclHandler = _doctype
    try:
        lezer.Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise Geweigerd(Weigering.KAPOT) from fout


def _doctype(*_: object) -> None:
    raise Geweigerd(Weigering.BOM)


def _relation(naam: str, attributen: dict[str, str]) -> None:
    """Links that someone clicks are fine; a template or a picture from outside is fetched without asking."""
    if attributen.get("TargetMode") == "External" and not attributen.get("Type", "").endswith("/hyperlink"):
        raise Geweigerd(Weigering.VAN_BUITEN)


def _element(naam: str, attributen: dict[str, str]) -> None:
    soort = naam.rpartition(" ")[2]
    if soort == "event-listener" or "macroenabled" in attributen.get("ContentType", "").lower():
        raise Geweigerd(Weigering.MACRO)
    verwijzing = next((w for sleutel, w in attributen.items() if sleutel.endswith("xlink href")), "")
    if soort in ("image", "object", "plugin", "object-ole") and "://" in verwijzing:
        raise Geweigerd(Weigering.VAN_BUITEN)
