"""What a file is, told by its content and never by its name, and the sentences with which one is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Refusal, nl


class Weigering(Benoemd):
    """Why a file is refused: the code that is recorded, and what the person reads, with what to do instead."""

    LEEG = "leeg", nl("Dit bestand is leeg. Kies een ander bestand.")
    TE_GROOT = "te_groot", nl("Dit bestand is te groot. Maak het kleiner of verdeel het.")
    VOL = "vol", nl("Dit dossier is vol. Haal eerst documenten weg die niet meer nodig zijn.")
    ONBEKEND = (
        "onbekend",
        nl("Dit soort bestand kan hier niet. Kies een foto, PDF, document of geluid."),
    )
    WEB = "web", nl("Dit is een webpagina of een tekening in code. Bewaar het als PDF of als foto.")
    PROGRAMMA = "programma", nl("Dit is een programma. Dat kan hier niet.")
    OUD_OFFICE = "oud_office", nl("Dit is een oud soort bestand van Office. Bewaar het als .docx of als PDF.")
    MACRO = "macro", nl("Er zit een macro in: een klein programma. Bewaar het zonder macro, of als PDF.")
    INGEPAKT = "ingepakt", nl("Er zit een ander bestand in. Voeg de bestanden één voor één toe.")
    VAN_BUITEN = "van_buiten", nl("Dit document haalt iets op van internet. Bewaar het als PDF.")
    WACHTWOORD = "wachtwoord", nl("Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf.")
    ACTIEF = "actief", nl("In deze PDF zit een programma of een bestand. Druk hem af naar een nieuwe PDF.")
    DUBBEL = "dubbel", nl("Hier zitten twee soorten bestanden in één. Bewaar het opnieuw als PDF of foto.")
    BOM = "bom", nl("Dit bestand wordt bij het openen veel te groot. Bewaar het als PDF of als foto.")
    HEIC = "heic", nl("Dit is een foto van het soort HEIC. Bewaar hem als JPEG (iPhone: Meest compatibel).")
    VIDEO = "video", nl("Een film kan hier niet. Een foto of alleen het geluid kan wel.")
    KAPOT = "kapot", nl("Dit bestand is niet heel. Open het zelf, bewaar het opnieuw en kies het dan.")
    VIRUS = "virus", nl("In dit bestand zit een virus. Het is niet bewaard. Laat het apparaat nakijken.")


class Geweigerd(Refusal):
    """A file is refused; ``weigering`` is the code for the record."""

    def __init__(self, weigering: Weigering) -> None:
        super().__init__(weigering.label)
        self.weigering = weigering


@dataclass(frozen=True)
class Vorm:
    """A kind of file that is accepted: how it is announced to a browser, and what it is called."""

    code: str
    mime: str
    extensie: str
    naam: str
    groep: str
    """``foto``, ``geluid`` (both may be shown on a page) or ``document`` (is only downloaded)."""


OPEN = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
VORMEN = {
    vorm.code: vorm
    for vorm in (
        Vorm("jpeg", "image/jpeg", "jpg", nl("foto"), "foto"),
        Vorm("png", "image/png", "png", nl("tekening of foto"), "foto"),
        Vorm("pdf", "application/pdf", "pdf", nl("PDF"), "document"),
        Vorm("docx", f"{OPEN}.wordprocessingml.document", "docx", nl("Word-document"), "document"),
        Vorm("xlsx", f"{OPEN}.spreadsheetml.sheet", "xlsx", nl("Excel-werkblad"), "document"),
        Vorm("odt", f"{ODF}.text", "odt", nl("LibreOffice-document"), "document"),
        Vorm("ods", f"{ODF}.spreadsheet", "ods", nl("LibreOffice-werkblad"), "document"),
        Vorm("mp3", "audio/mpeg", "mp3", nl("geluid"), "geluid"),
        Vorm("m4a", "audio/mp4", "m4a", nl("geluid"), "geluid"),
        Vorm("ogg", "audio/ogg", "ogg", nl("geluid"), "geluid"),
        Vorm("webm", "audio/webm", "webm", nl("geluid"), "geluid"),
        Vorm("wav", "audio/wav", "wav", nl("geluid"), "geluid"),
    )
}
KIESBAAR = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.odt,.ods,audio/*,.mp3,.m4a,.ogg,.wav"
"""For the ``accept`` of the field: what a person is offered first. It refuses nothing; the content decides."""

TEKENS = (
    (b"\xff\xd8\xff", "foto"),
    (b"\x89PNG\r\n\x1a\n", "foto"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "pakket"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Weigering.OUD_OFFICE),
    (b"{\\rtf", Weigering.OUD_OFFICE),
    (b"MZ", Weigering.PROGRAMMA),
    (b"\x7fELF", Weigering.PROGRAMMA),
    (b"#!", Weigering.PROGRAMMA),
    (b"\xca\xfe\xba\xbe", Weigering.PROGRAMMA),
    (b"\xcf\xfa\xed\xfe", Weigering.PROGRAMMA),
    (b"7z\xbc\xaf\x27\x1c", Weigering.INGEPAKT),
    (b"Rar!\x1a\x07", Weigering.INGEPAKT),
    (b"\x1f\x8b", Weigering.INGEPAKT),
    (b"PK\x05\x06", Weigering.INGEPAKT),
)
"""How a file begins, with what then looks further into it, or why it is refused."""
RIFF = {b"WEBP": "foto", b"WAVE": "wav", b"AVI ": Weigering.VIDEO}
HEIC_MERKEN = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
TEKST_MERKEN = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16 begins like this, and sound almost."""
CODE = re.compile(rb"<\s*(?:!doctype|html|svg|script|\?xml|!--|body|head|iframe|math|xsl)", re.IGNORECASE)


def recognise(inhoud: bytes) -> str:
    """Who looks further into it: foto, pdf, pakket, ogg, mp3, m4a, webm or wav. Raises Geweigerd."""
    if not inhoud:
        raise Geweigerd(Weigering.LEEG)
    soort = _by_beginning(inhoud)
    if isinstance(soort, Weigering):
        raise Geweigerd(soort)
    return soort


def _by_beginning(inhoud: bytes) -> str | Weigering:
    for teken, soort in TEKENS:
        if inhoud.startswith(teken):
            return soort
    if inhoud[:4] == b"RIFF":
        return RIFF.get(inhoud[8:12], Weigering.ONBEKEND)
    if inhoud[4:8] == b"ftyp":
        return Weigering.HEIC if inhoud[8:12] in HEIC_MERKEN else "m4a"
    if inhoud[:2] not in TEKST_MERKEN and inhoud[0] == 0xFF and inhoud[1:2] >= b"\xe0" and inhoud[1] & 0x06:
        return "mp3"
    return Weigering.WEB if CODE.search(readable(inhoud[:4096])) else Weigering.ONBEKEND


def readable(begin: bytes) -> bytes:
    """The letters of a text in whatever way they are written: UTF-16 hides a tag from who looks at bytes."""
    return begin.replace(b"\x00", b"")


def require_one_kind(inhoud: bytes) -> None:
    """No zip archive may end where this file ends: some programs would open that and not what was looked at."""
    eind = inhoud.rfind(b"PK\x05\x06", max(0, len(inhoud) - 65_557))
    if eind >= 0 and eind + 22 + int.from_bytes(inhoud[eind + 20 : eind + 22], "little") >= len(inhoud) - 64:
        raise Geweigerd(Weigering.DUBBEL)
