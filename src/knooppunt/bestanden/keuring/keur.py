"""The whole look into one file: recognise, look further, clean. Runs in the process apart, and in tests without it."""

from __future__ import annotations

from knooppunt.bestanden.keuring.foto import redraw
from knooppunt.bestanden.keuring.gekeurd import Gekeurd
from knooppunt.bestanden.keuring.pdf import look_into_pdf
from knooppunt.bestanden.rules.geluid import check_sound
from knooppunt.bestanden.rules.inhoud import recognise, require_one_kind
from knooppunt.bestanden.rules.pakket import look_into_package

GROOTSTE_FOTO = 60
"""Megapixels, unless the caller says otherwise."""


def look(inhoud: bytes, megapixel: int = GROOTSTE_FOTO) -> Gekeurd:
    """Geweigerd with its reason, or what may be kept."""
    soort = recognise(inhoud)
    if soort == "foto":  # drawn anew: what hangs behind it is gone
        beeld = redraw(inhoud, megapixel)
        return Gekeurd(beeld.vorm, beeld.inhoud, beeld.klein, beeld.breedte, beeld.hoogte)
    if soort == "pakket":
        return Gekeurd(look_into_package(inhoud), inhoud)
    require_one_kind(inhoud)
    if soort == "pdf":
        look_into_pdf(inhoud)
        return Gekeurd("pdf", inhoud)
    return Gekeurd(soort, check_sound(soort, inhoud))
