"""Changes of places as Dutch sentences. ``knooppunt_planning`` gives codes and facts; the words are ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ZINNEN = {
    "opens": "{site} gaat open in {year}.",
    "closes": "{site} gaat dicht in {year}. De leerlingen gaan naar verschillende plekken.",
    "moves": "{site} verhuist in {year} naar {other}.",
    "merges": "{site} gaat in {year} samen met {other}.",
}


def change_in_words(code: str, feiten: Mapping[str, Any], namen: Mapping[str, str]) -> str:
    """One change in a sentence, with names of schools."""
    gevuld = {naam: namen.get(str(waarde), waarde) for naam, waarde in feiten.items()}
    return ZINNEN[code].format(**gevuld)
