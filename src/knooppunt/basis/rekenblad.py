"""What a spreadsheet would run stays text: one guard for every table that goes out."""

from __future__ import annotations

import re
from typing import TypeVar

Waarde = TypeVar("Waarde")
FORMULE = re.compile(r"[=@\t\r]|[+-](?![\d\s().-]*$)")
"""How a cell begins that is read as a formula (OWASP, CSV injection); a telephone number or a figure is none."""


def safe_cell(waarde: Waarde) -> Waarde | str:
    """The same value; a text that a spreadsheet would read as a formula gets a quote before it."""
    if isinstance(waarde, str) and FORMULE.match(waarde):
        return f"'{waarde}"
    return waarde
