"""Files that mean harm, and files that look like it: each is refused for its own reason, whatever it is called."""

import struct
import zipfile
from io import BytesIO

import pikepdf
import pytest

from knooppunt.bestanden.keuring.keur import look
from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering
from tests.bestanden import (
    RELS,
    TYPES,
    docx,
    doos,
    foto,
    javascript,
    lege_bom,
    m4a,
    mp3,
    odt,
    ogg,
    pakket,
    pdf,
    png_bom,
    tekening,
    wav,
    webm,
)

W = Weigering
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BUITEN = '<Relationship Id="r1" Type="{}" Target="https://buiten.invalid/x" TargetMode="External"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def locked_zip() -> bytes:
    """The flag of a password set on every part."""
    kaal = bytearray(docx())
    for teken, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = kaal.find(teken)
        while begin >= 0:
            kaal[begin + plaats] |= 1
            begin = kaal.find(teken, begin + 1)
    return bytes(kaal)


def lying_zip() -> bytes:
    """A part of two megabytes that says it is ten bytes."""
    groot = docx(word__groot_DOT_bin=bytes(2_000_000))
    return groot.replace(struct.pack("<I", 2_000_000), struct.pack("<I", 10))


def double_name() -> bytes:
    bestand = BytesIO(docx())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(bestand, "a") as zip_:
        zip_.writestr("word/document.xml", "<ander/>")
    return bestand.getvalue()


def nested_pdf() -> bytes:
    """A script deep inside arrays of a page, in a compressed stream of objects."""
    diep = pikepdf.Dictionary(Next=pikepdf.Array([pikepdf.Array([javascript()])]))
    return pdf(catalogus={"/Diep": diep}, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def endless_pdf() -> bytes:
    diep = pikepdf.Array([])
    for _ in range(80):
        diep = pikepdf.Array([diep])
    return pdf(catalogus={"/Diep": diep})


ENTITEITEN = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
VIJANDIG = {
    "leeg": (b"", W.LEEG),
    "zomaar letters": (b"Beste ouders, hierbij de brief.", W.ONBEKEND),
    "svg met een script": (b'<svg xmlns="x"><script>alert(1)</script></svg>', W.WEB),
    "svg achter een regel wit": (b"\n\n   <?xml version='1.0'?><svg/>", W.WEB),
    "html": (b"<!DOCTYPE html><script>alert(1)</script>", W.WEB),
    "html in hoofdletters": (b"<HTML><BODY ONLOAD=alert(1)>", W.WEB),
    "html in utf-16": ("<html><script>".encode("utf-16"), W.WEB),
    "html achter een commentaar": (b"<!-- foto --><iframe src=x>", W.WEB),
    "windows-programma": (b"MZ" + bytes(200), W.PROGRAMMA),
    "linux-programma": (b"\x7fELF" + bytes(200), W.PROGRAMMA),
    "shellscript": (b"#!/bin/sh\nrm -rf /\n", W.PROGRAMMA),
    "oud Word": (OLE, W.OUD_OFFICE),
    "rtf": (b"{\\rtf1 {\\object}}", W.OUD_OFFICE),
    "rar": (b"Rar!\x1a\x07\x00", W.INGEPAKT),
    "zip met een foto": (pakket({"foto.jpg": foto()}), W.INGEPAKT),
    "lege zip": (b"PK\x05\x06" + bytes(18), W.INGEPAKT),
    "film": (b"RIFF\x10\0\0\0AVI LIST", W.VIDEO),
    "iPhone-foto": (doos(b"ftyp", b"heic\0\0\0\0mif1"), W.HEIC),
    "halve foto": (foto()[:2000], W.KAPOT),
    "foto zonder beeld": (b"\xff\xd8\xff\xe0" + bytes(40), W.KAPOT),
    "png-bom": (png_bom(), W.BOM),
    "pdf met javascript": (pdf(catalogus={"/OpenAction": javascript()}), W.ACTIEF),
    "pdf met verstopt javascript": (nested_pdf(), W.ACTIEF),
    "pdf die een programma start": (
        pdf(catalogus={"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")}), W.ACTIEF),
    "pdf die iets verstuurt": (
        pdf(catalogus={"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="x")}), W.ACTIEF),
    "pdf met een bestand erin": (
        pdf(catalogus={"/Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())}), W.ACTIEF),
    "pdf met een formulier dat rekent": (
        pdf(catalogus={"/AcroForm": pikepdf.Dictionary(XFA=pikepdf.String("x"))}), W.ACTIEF),
    "pdf met een wachtwoord": (locked_pdf(), W.WACHTWOORD),
    "pdf zonder einde": (pdf()[:-30], W.KAPOT),
    "pdf die eindeloos diep is": (endless_pdf(), W.BOM),
    "pdf met iets erachter": (pdf() + b"<script>alert(1)</script>", W.DUBBEL),
    "pdf die ook een zip is": (pdf() + pakket({"x": b"y"}), W.DUBBEL),
    "pdf die ook een zip is, netjes afgesloten": (
        pdf() + pakket({"x": b"y"}, comment=b"\n%%EOF\n"), W.DUBBEL),
    "Word met macro": (docx(word__vbaProject_DOT_bin=b"x"), W.MACRO),
    "Word dat zegt dat het macro's heeft": (
        docx(**{"[Content_Types].xml": TYPES.format('<Override ContentType="application/x.macroEnabled.main+xml"/>')}),
        W.MACRO),
    "Word met ActiveX": (docx(word__activeX__activeX1_DOT_bin=b"x"), W.MACRO),
    "Excel met een oude macro": (
        pakket({"[Content_Types].xml": TYPES.format(""), "xl/workbook.xml": "<x/>", "xl/macrosheets/s.xml": "<x/>"}),
        W.MACRO),
    "Word met een programma erin": (docx(word__media__foto_DOT_png=b"MZ" + bytes(99)), W.INGEPAKT),
    "Word met een bestand erin": (docx(word__embeddings__b_DOT_docx=b"x"), W.INGEPAKT),
    "Word met een zip vermomd als foto": (docx(word__media__foto_DOT_png=pakket({"x": b"y"})), W.INGEPAKT),
    "Word dat een sjabloon ophaalt": (
        docx(word___rels__settings_DOT_xml_DOT_rels=RELS.format(BUITEN.format(f"{OFFICE}/attachedTemplate"))),
        W.VAN_BUITEN),
    "Word dat een plaatje ophaalt": (
        docx(word___rels__document_DOT_xml_DOT_rels=RELS.format(BUITEN.format(f"{OFFICE}/image"))), W.VAN_BUITEN),
    "Word dat het verbergt in letters": (
        docx(word___rels__a_DOT_xml_DOT_rels=RELS.format(
            BUITEN.format(f"{OFFICE}/image").replace("External", "&#69;xternal"))), W.VAN_BUITEN),
    "Word met groeiende woorden": (docx(word__document_DOT_xml=ENTITEITEN), W.BOM),
    "Word met groeiende woorden in utf-16": (
        docx(word__document_DOT_xml=ENTITEITEN.encode("utf-16")), W.BOM),
    "Word met stukke xml": (docx(word__document_DOT_xml="<w:document>"), W.KAPOT),
    "zip-bom": (lege_bom(), W.BOM),
    "zip die liegt over zijn grootte": (lying_zip(), W.KAPOT),
    "zip met te veel delen": (docx(**{f"word__m{i}": b"" for i in range(3100)}), W.BOM),
    "zip met een wachtwoord": (locked_zip(), W.WACHTWOORD),
    "zip met tweemaal dezelfde naam": (None, W.KAPOT),
    "zip die naar een andere map wil": (docx(**{"../../etc/passwd": b"x"}), W.KAPOT),
    "Word met iets ervoor": (b"PK\x03\x04" + bytes(60) + docx(), W.DUBBEL),
    "Word met iets erachter": (docx() + b"<script>", W.DUBBEL),
    "Word met een briefje aan het eind": (pakket({"x": b"y"}, comment=b"hoi"), W.DUBBEL),
    "LibreOffice met macro": (odt(Basic__Standard__m_DOT_xml="<x/>"), W.MACRO),
    "LibreOffice met een gebeurtenis": (
        odt(content_DOT_xml='<o:d xmlns:o="o" xmlns:s="s"><s:event-listener/></o:d>'), W.MACRO),
    "LibreOffice dat een plaatje ophaalt": (
        odt(content_DOT_xml='<o:d xmlns:o="o" xmlns:x="http://www.w3.org/1999/xlink">'
            '<o:image x:href="https://buiten.invalid/x"/></o:d>'), W.VAN_BUITEN),
    "LibreOffice met een oud object": (odt(Object_1=OLE), W.INGEPAKT),
    "geluid met beeld": (m4a(spoor=b"vide"), W.VIDEO),
    "mp4 zonder spoor": (doos(b"ftyp", b"isom\0\0\0\0isom") + doos(b"mdat", b"x"), W.KAPOT),
    "mp4 met iets erachter": (m4a() + b"<script>", W.KAPOT),
    "webm met beeld": (webm(codec=b"V_VP9"), W.VIDEO),
    "ogg met beeld": (ogg(kop=b"\x80theora"), W.VIDEO),
    "ogg met iets erachter": (ogg() + b"<script>alert(1)</script>", W.KAPOT),
    "mp3 met een webpagina": (b"\xff\xfb\x90\x00<html><script>alert(1)</script>", W.KAPOT),
    "mp3 met iets erachter": (mp3(na=b"<script>alert(1)</script>" * 99), W.KAPOT),
    "wav die korter is dan hij zegt": (wav()[:-9], W.KAPOT),
    "wav die ook een zip is": (wav() + pakket({"x": b"y"}), W.DUBBEL),
}  # fmt: skip


@pytest.mark.parametrize("wat", VIJANDIG)
def test_it_is_refused_with_its_own_reason(wat: str):
    inhoud, reden = VIJANDIG[wat]
    with pytest.raises(Geweigerd) as geweigerd:
        look(double_name() if inhoud is None else inhoud)
    assert geweigerd.value.weigering is reden


def test_every_reason_that_the_content_can_give_is_tried():
    elders = {W.TE_GROOT, W.VOL, W.VIRUS}  # of the size and of the scanner: tests/integration/bestanden
    assert {reden for _, reden in VIJANDIG.values()} == set(W) - elders


@pytest.mark.parametrize(
    ("maak", "vorm"),
    [
        (tekening, "png"), (foto, "jpeg"), (pdf, "pdf"), (docx, "docx"), (odt, "odt"), (wav, "wav"), (ogg, "ogg"),
        (mp3, "mp3"), (m4a, "m4a"), (webm, "webm"),
    ],
)  # fmt: skip
def test_the_same_file_without_the_harm_is_accepted(maak, vorm: str):
    assert look(maak()).vorm == vorm


@pytest.mark.parametrize(
    "goed",
    [
        pdf(catalogus={"/OpenAction": pikepdf.Array([pikepdf.Name.XYZ])}),
        pdf(catalogus={"/Link": pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://voorbeeld.invalid")}),
        docx(word___rels__document_DOT_xml_DOT_rels=RELS.format(BUITEN.format(f"{OFFICE}/hyperlink"))),
        docx(word__media__foto_DOT_png=tekening()),
        odt(
            content_DOT_xml='<o:d xmlns:o="o" xmlns:x="http://www.w3.org/1999/xlink"><o:a x:href="https://x"/></o:d>'
        ),
        pdf() + b"\r\n\0\0",
        mp3(na=b"TAG" + bytes(125)),
    ],
    ids=[
        "page to open at",
        "link in pdf",
        "link in docx",
        "photo in docx",
        "link in odt",
        "white end",
        "old tag",
    ],
)
def test_what_is_common_and_harmless_is_not_refused(goed: bytes):
    assert look(goed).vorm in ("pdf", "docx", "odt", "mp3")


def test_a_refusal_says_what_to_do_instead():
    """Every sentence ends, fits a phone and names no kind of attack."""
    zinnen = [reden.label for reden in W]
    assert [z for z in zinnen if not z.endswith((".", ").")) or len(z) > 95 or "polyglot" in z] == []
