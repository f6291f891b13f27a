"""A file that somebody sends: not too large, and read as a spreadsheet of today or of yesterday writes it."""

from __future__ import annotations

from typing import Any

GROOTSTE_BESTAND = 5_000_000
TE_GROOT = "Dit bestand is groter dan 5 MB. Neem alleen wat bij uw regio hoort."


def bytes_of(bestand: Any) -> bytes:
    """ValueError when it is too large."""
    if bestand.size > GROOTSTE_BESTAND:
        raise ValueError(TE_GROOT)
    return bytes(bestand.read())


def text_of(bestand: Any) -> str:
    """Empty without a file."""
    if not bestand:
        return ""
    inhoud = bytes_of(bestand)
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")
