"""A photo is drawn anew: what is kept is what one sees. No place, no date, no second picture, nothing behind it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering

RAND, KLEINE_RAND = 2400, 560
"""Pixels of the longest side: large enough to print, and for a list."""
PNG_HOOGSTENS = 3_000_000


@dataclass(frozen=True)
class Beeld:
    """A picture that was drawn anew, and a small one for a list (always JPEG)."""

    vorm: str
    inhoud: bytes
    klein: bytes
    breedte: int
    hoogte: int


def redraw(inhoud: bytes, megapixel: int) -> Beeld:
    Image.MAX_IMAGE_PIXELS = megapixel * 1_000_000
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(inhoud), formats=("JPEG", "PNG", "WEBP")) as bron:
                bron.draft("RGB", (RAND, RAND))  # a large JPEG is read at the size that is needed
                beeld = ImageOps.exif_transpose(bron)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fout:
        raise Geweigerd(Weigering.BOM) from fout
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fout:
        raise Geweigerd(Weigering.KAPOT) from fout
    doorzichtig = "A" in beeld.getbands() or "transparency" in beeld.info
    beeld = beeld.convert("RGBA" if doorzichtig else "RGB")
    beeld.thumbnail((RAND, RAND))
    vorm, nieuw = _written(beeld, bron.format == "PNG" or doorzichtig)
    return Beeld(vorm, nieuw, _small(beeld), *beeld.size)


def _written(beeld: Image.Image, scherp: bool) -> tuple[str, bytes]:
    """A drawing stays sharp (PNG) unless it becomes too large; a photo is JPEG."""
    if scherp:
        png = _saved(beeld, "PNG", optimize=True)
        if len(png) <= PNG_HOOGSTENS:
            return "png", png
    return "jpeg", _saved(_on_white(beeld), "JPEG", quality=86, optimize=True, progressive=True)


def _small(beeld: Image.Image) -> bytes:
    klein = _on_white(beeld)
    klein.thumbnail((KLEINE_RAND, KLEINE_RAND))
    return _saved(klein, "JPEG", quality=80, optimize=True)


def _on_white(beeld: Image.Image) -> Image.Image:
    vel = Image.new("RGB", beeld.size, "white")
    vel.paste(beeld, mask=beeld.getchannel("A") if beeld.mode == "RGBA" else None)
    return vel


def _saved(beeld: Image.Image, soort: str, **opties: object) -> bytes:
    """Written without anything that the source said about itself: exif, icc and comments stay behind."""
    kaal = Image.frombytes(beeld.mode, beeld.size, beeld.tobytes())
    bestand = BytesIO()
    kaal.save(bestand, soort, **opties)
    return bestand.getvalue()
