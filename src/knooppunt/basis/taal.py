"""A Dutch sentence in the language of the reader. The Dutch sentence is the key of the translations."""

from __future__ import annotations

from django.utils.translation import gettext

from knooppunt.basis.verdict import Zin


def vertaald(tekst: object) -> str:
    """The sentence in the language of the page; own words, names and what has no translation stay as they are."""
    if isinstance(tekst, Zin):
        return gettext(tekst.sleutel) % {naam: vertaald(woord) for naam, woord in tekst.gegevens.items()}
    return gettext(str(tekst)) if tekst else ""
