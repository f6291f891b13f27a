"""Tokens: a letter for where a word stands, and its stem. The databases look tokens up and know no Dutch.

n  in the name of the offer        o  in the name of the organisation
t  in its text                     s  of this kind of support       g  of this group of kinds
"""

from __future__ import annotations

NAAM, ORGANISATIE, TEKST, SOORT, GROEP = "n", "o", "t", "s", "g"


def token(waar: str, stam: str) -> str:
    """Only letters and figures, so that neither database takes it apart."""
    return waar + "".join(letter for letter in stam.lower() if letter.isalnum())
