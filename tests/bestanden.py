"""Files of every kind, made by code: good ones, and ones that mean harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw

PLEK = "52 deg 30' N"
MAKER = "Telefoon van Noor"


def tekening(breedte: int = 60, hoogte: int = 40, soort: str = "PNG", **opties: object) -> bytes:
    """A house with a sun."""
    beeld = Image.new("RGB", (breedte, hoogte), "white")
    potlood = ImageDraw.Draw(beeld)
    potlood.rectangle((breedte // 4, hoogte // 2, breedte // 2, hoogte - 2), outline="brown", width=2)
    potlood.ellipse((breedte - 20, 2, breedte - 4, 18), fill="orange")
    bestand = BytesIO()
    beeld.save(bestand, soort, **opties)
    return bestand.getvalue()


def foto(breedte: int = 400, hoogte: int = 300, stand: int = 6) -> bytes:
    """A photo of a phone: it lies on its side (``stand`` 6), and says where and with what it was made."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x010E] = stand, MAKER, PLEK
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (52.0, 30.0, 0.0)
    return tekening(breedte, hoogte, "JPEG", exif=exif.tobytes(), comment=MAKER.encode())


def pdf(
    *, pagina: str = "Beste ouders", catalogus: dict[str, object] | None = None, **opslaan: object
) -> bytes:
    """One page; ``catalogus`` adds to the root of the document."""
    document = pikepdf.new()
    inhoud = f"BT /F1 18 Tf 72 720 Td ({pagina}) Tj ET".encode()
    document.add_blank_page(page_size=(595, 842))
    document.pages[0].Contents = document.make_stream(inhoud)
    for naam, waarde in (catalogus or {}).items():
        document.Root[naam] = document.make_indirect(waarde)
    bestand = BytesIO()
    document.save(bestand, **opslaan)
    return bestand.getvalue()


def javascript() -> pikepdf.Object:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def pakket(delen: dict[str, bytes | str], comment: bytes = b"") -> bytes:
    bestand = BytesIO()
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud, zipfile.ZIP_STORED if naam == "mimetype" else zipfile.ZIP_DEFLATED)
        zip_.comment = comment
    return bestand.getvalue()


def docx(**anders: bytes | str) -> bytes:
    """A letter; ``anders`` replaces or adds parts, with ``__`` for ``/`` in a name and ``_DOT_`` for a point."""
    delen: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES.format(""),
        "_rels/.rels": RELS.format(""),
        "word/document.xml": "<w:document xmlns:w='w'><w:p>Beste ouders</w:p></w:document>",
    }
    return pakket(delen | {naam.replace("__", "/").replace("_DOT_", "."): w for naam, w in anders.items()})


def odt(**anders: bytes | str) -> bytes:
    delen: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<office:document xmlns:office='o'>Beste ouders</office:document>",
    }
    return pakket(delen | {naam.replace("__", "/").replace("_DOT_", "."): w for naam, w in anders.items()})


def lege_bom(grootte: int = 150_000_000) -> bytes:
    """A document that unpacks to a thousand times its size."""
    return docx(word__media__x_DOT_bmp=bytes(grootte))


def png_bom(breedte: int = 30_000, hoogte: int = 30_000) -> bytes:
    """A picture of a few hundred kilobytes that is almost a thousand megapixels."""

    def stuk(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    kop = struct.pack(">IIBBBBB", breedte, hoogte, 1, 0, 0, 0, 0)
    rij = zlib.compress(b"\0" * (hoogte * (1 + breedte // 8)), 9)
    return b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", rij) + stuk(b"IEND", b"")


def wav(seconden: float = 0.1, extra: bytes = b"") -> bytes:
    """Silence; ``extra`` is put in a chunk that names the artist."""
    geluid = bytes(int(8000 * seconden))
    delen = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    if extra:
        delen += b"LIST" + struct.pack("<I", len(extra)) + extra + b"\0" * (len(extra) % 2)
    delen += b"data" + struct.pack("<I", len(geluid)) + geluid
    return b"RIFF" + struct.pack("<I", 4 + len(delen)) + b"WAVE" + delen


def ogg(kop: bytes = b"OpusHead\x01\x01") -> bytes:
    def bladzijde(vlag: int, nummer: int, inhoud: bytes) -> bytes:
        begin = b"OggS\0" + bytes([vlag]) + bytes(8) + b"\x01\0\0\0" + struct.pack("<I", nummer) + bytes(4)
        return begin + bytes([1, len(inhoud)]) + inhoud

    return bladzijde(2, 0, kop) + bladzijde(0, 1, b"OpusTags") + bladzijde(4, 2, b"geluid")


def mp3(frames: int = 6, voor: bytes = b"", na: bytes = b"") -> bytes:
    """Frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes each."""
    id3 = b"ID3\x04\0\0" + bytes([0, 0, len(voor) >> 7, len(voor) & 0x7F]) + voor if voor else b""
    return id3 + (b"\xff\xfb\x90\x00" + bytes(413)) * frames + na


def doos(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", 8 + len(inhoud)) + soort + inhoud


def m4a(spoor: bytes = b"soun", plek: bytes = b"") -> bytes:
    hdlr = doos(b"hdlr", bytes(8) + spoor + bytes(12))
    udta = doos(b"udta", plek) if plek else b""
    moov = doos(b"moov", doos(b"trak", doos(b"mdia", hdlr)) + udta)
    return doos(b"ftyp", b"M4A \0\0\0\0isom") + moov + doos(b"mdat", b"geluid")


def _element(soort: int, inhoud: bytes, onbekend: bool = False) -> bytes:
    lengte = b"\x01" + b"\xff" * 7 if onbekend else (len(inhoud) | 1 << 56).to_bytes(8, "big")
    return soort.to_bytes((soort.bit_length() + 7) // 8, "big") + lengte + inhoud


def webm(codec: bytes = b"A_OPUS", tags: bytes = b"") -> bytes:
    """As the recorder of a browser makes it: it does not know how long it becomes."""
    kop = _element(0x1A45DFA3, _element(0x4282, b"webm"))
    sporen = _element(0x1654AE6B, _element(0xAE, _element(0x86, codec)))
    gezegd = _element(0x1254C367, tags) if tags else b""
    stuk = _element(0x1F43B675, _element(0xE7, b"\0") + _element(0xA3, b"geluid"), onbekend=True)
    return kop + _element(0x18538067, sporen + gezegd + stuk, onbekend=True)
