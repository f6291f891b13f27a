"""What is known about viruses in a file."""

from __future__ import annotations

from knooppunt.basis.benoemd import Benoemd


class Uitslag(Benoemd):
    """What the scanner said of a file, or why it said nothing."""

    SCHOON = "schoon", "geen virus gevonden"
    VIRUS = "virus", "virus gevonden"
    GEEN_SCANNER = "geen_scanner", "niet op virussen nagekeken"
    WACHT = "wacht", "wacht op het nakijken op virussen"
