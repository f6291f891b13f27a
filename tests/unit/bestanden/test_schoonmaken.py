"""What is kept says nothing about where and with what it was made."""

from io import BytesIO

import pytest
from PIL import Image

from knooppunt.bestanden.keuring.apart import look_apart
from knooppunt.bestanden.keuring.keur import look
from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering
from tests.bestanden import MAKER, PLEK, docx, foto, m4a, mp3, pdf, tekening, wav, webm


def opened(inhoud: bytes) -> Image.Image:
    return Image.open(BytesIO(inhoud))


def test_the_photo_of_a_phone_really_says_where_and_with_what_it_was_made():
    """There is something to remove."""
    beeld = opened(foto())
    assert (beeld.getexif().get_ifd(0x8825)[1], MAKER.encode() in foto(), PLEK.encode() in foto()) == (
        "N",
        True,
        True,
    )


@pytest.mark.parametrize("deel", ["inhoud", "klein"])
def test_a_kept_photo_says_nothing_about_itself(deel: str):
    bewaard = getattr(look(foto()), deel)
    beeld = opened(bewaard)
    assert (dict(beeld.getexif()), beeld.info.get("comment"), b"Exif" in bewaard, MAKER.encode() in bewaard) == (
        {}, None, False, False,
    )  # fmt: skip


def test_a_photo_that_lies_on_its_side_stands_up():
    gekeurd = look(foto(400, 300, stand=6))
    assert (gekeurd.breedte, gekeurd.hoogte, opened(gekeurd.inhoud).size) == (300, 400, (300, 400))


def test_a_large_photo_becomes_as_large_as_is_useful():
    assert max(opened(look(tekening(5000, 2500, "JPEG")).inhoud).size) == 2400


def test_the_small_picture_is_small():
    assert max(opened(look(foto(2000, 1500)).klein).size) == 560


def test_a_drawing_stays_sharp_and_a_webp_without_holes_becomes_a_photo():
    assert [look(tekening(soort=s)).vorm for s in ("PNG", "WEBP", "JPEG")] == ["png", "jpeg", "jpeg"]


def test_what_hangs_behind_a_photo_is_gone():
    """A photo that is a web page or an archive as well is only a photo afterwards."""
    bewaard = look(foto() + b"<script>alert(1)</script>" + docx()).inhoud
    assert (b"<script>" in bewaard, b"PK\x03\x04" in bewaard) == (False, False)


def test_a_pdf_is_kept_to_the_byte():
    assert look(pdf()).inhoud == pdf()


@pytest.mark.parametrize(
    "geluid",
    [
        wav(extra=MAKER.encode()),
        mp3(voor=MAKER.encode()),
        m4a(plek=MAKER.encode()),
        webm(tags=MAKER.encode()),
    ],
    ids=["wav", "mp3", "m4a", "webm"],
)
def test_sound_is_kept_without_what_is_said_about_it(geluid: bytes):
    bewaard = look(geluid)
    opnieuw = look(bewaard.inhoud)
    assert (MAKER.encode() in geluid, MAKER.encode() in bewaard.inhoud, opnieuw.inhoud) == (
        True, False, bewaard.inhoud,
    )  # fmt: skip


@pytest.mark.parametrize("maak", [foto, pdf])
def test_the_process_apart_says_the_same(maak):
    inhoud = maak()
    assert look_apart(inhoud, 60) == look(inhoud)


def test_the_process_apart_says_why_not():
    with pytest.raises(Geweigerd) as geweigerd:
        look_apart(pdf() + b"<script>", 60)
    assert geweigerd.value.weigering is Weigering.DUBBEL


def test_a_process_that_breaks_is_a_file_that_is_not_whole(monkeypatch):
    monkeypatch.setattr("knooppunt.bestanden.keuring.apart.SECONDEN", 0.001)
    with pytest.raises(Geweigerd) as geweigerd:
        look_apart(pdf(), 60)
    assert geweigerd.value.weigering is Weigering.KAPOT


def test_the_process_apart_has_no_keys(monkeypatch):
    from knooppunt.bestanden.keuring.apart import _environment

    monkeypatch.setenv("KNOOPPUNT_SLEUTELS", "1:geheim")
    monkeypatch.setenv("DATABASE_URL", "postgresql://geheim")
    assert "geheim" not in str(_environment())
