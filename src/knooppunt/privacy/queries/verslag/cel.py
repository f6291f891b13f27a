"""What stands in one cell of the report."""

from __future__ import annotations

from collections.abc import Iterable

CONTROLEER = "(controleer)"
"""Stands behind a fact whose source was not read in a current text."""


def sure(tekst: str, controleer: bool) -> str:
    return f"{tekst} {CONTROLEER}" if controleer else tekst


def words(delen: Iterable[object], leeg: str = "geen") -> str:
    return ", ".join(map(str, delen)) or leeg
