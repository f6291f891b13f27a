"""Words out of a text: lower case, without accents, and which of them say something."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

_TAAL: dict[str, Any] = tomllib.loads(Path(__file__).with_name("taal.toml").read_text(encoding="utf-8"))
_WOORD = re.compile(r"[a-z0-9]+")
_AFKORTING = re.compile(r"\b(?:[a-z]\.){2,}")
LANGSTE = 40
"""Longer "words" are no words; a hostile text is cut."""
MEESTE = 30
"""Words that are read of a question; of an entry all are."""


def plain(tekst: str) -> str:
    """Lower case without accents; an apostrophe joins (``foto's`` is ``fotos``), so do the dots of an abbreviation."""
    kaal = unicodedata.normalize("NFKD", tekst.lower().replace("’", "'"))
    kaal = "".join(letter for letter in kaal if not unicodedata.combining(letter)).replace("'", "")
    return _AFKORTING.sub(lambda m: m[0].replace(".", ""), kaal)


def tokens(tekst: str) -> list[str]:
    """Every word in its order."""
    return [woord[:LANGSTE] for woord in _WOORD.findall(plain(tekst))]


ONTKENNING = frozenset(tokens(_TAAL["ontkenningen"]))
STOPWOORDEN = frozenset(tokens(_TAAL["stopwoorden"])) - ONTKENNING
GEWOON = frozenset(tokens(_TAAL["gewone_woorden"])) | STOPWOORDEN
VORMEN: dict[str, str] = {stam: stam for stam in _TAAL["vormen"].values()} | _TAAL["vormen"]


def says_something(woord: str) -> bool:
    """Is it a word that one could search for? No stop word, no single letter; a figure is (``cluster 2``)."""
    return woord not in STOPWOORDEN and (len(woord) > 1 or woord.isdigit())
