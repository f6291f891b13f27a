"""Fields of an HSDS object of somebody else, read with care: what is wrong is left out, and said.

Pure. A text has no control characters and at most the length of its column; an address is http(s) or a mail address
and nothing else, so that nothing of a neighbour becomes code on a page here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NIET_TE_ZIEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
WEBADRES = re.compile(r"https?://[^\s<>\"'\\]+\.[^\s<>\"'\\]+", re.IGNORECASE)
MAILADRES = re.compile(r"[^@\s<>\"',;]+@[^@\s<>\"',;]+\.[^@\s<>\"',;.]+")
UUR = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
OUDST = 120


class Onleesbaar(Exception):
    """An object that cannot be taken over; the message says why, in Dutch."""


@dataclass
class Lezer:
    """Reads the fields of one object and keeps what was wrong with them."""

    klachten: list[str] = field(default_factory=list)

    def tekst(self, rij: Mapping[str, Any], veld: str, hoogstens: int = 5000) -> str:
        waarde = rij.get(veld)
        if waarde in (None, ""):
            return ""
        if not isinstance(waarde, str):
            self.klachten.append(f"{veld} is geen tekst")
            return ""
        schoon = NIET_TE_ZIEN.sub("", waarde).strip()
        if len(schoon) > hoogstens:
            self.klachten.append(f"{veld} is te lang en afgekapt")
        return schoon[:hoogstens].strip()

    def web(self, rij: Mapping[str, Any], veld: str, hoogstens: int = 200) -> str:
        return self._passend(rij, veld, WEBADRES, hoogstens, "geen webadres")

    def mail(self, rij: Mapping[str, Any], veld: str) -> str:
        return self._passend(rij, veld, MAILADRES, 254, "geen e-mailadres")

    def _passend(
        self, rij: Mapping[str, Any], veld: str, vorm: re.Pattern[str], hoogstens: int, fout: str
    ) -> str:
        waarde = rij.get(veld)
        tekst = waarde.strip() if isinstance(waarde, str) else ""
        if tekst and vorm.fullmatch(tekst) and len(tekst) <= hoogstens:
            return tekst
        if waarde not in (None, ""):
            self.klachten.append(f"{veld} is {fout}")
        return ""

    def getal(self, rij: Mapping[str, Any], veld: str, hoogste: float) -> float | None:
        """From 0 up to ``hoogste``; a text of a figure (as in CSV) is one too."""
        waarde = rij.get(veld)
        if waarde in (None, ""):
            return None
        try:
            getal = math.nan if isinstance(waarde, bool | list | dict) else float(waarde)
        except (ValueError, OverflowError):
            getal = math.nan
        if not 0 <= getal <= hoogste:
            self.klachten.append(f"{veld} is geen getal dat hier kan")
            return None
        return getal

    def geheel(self, rij: Mapping[str, Any], veld: str, hoogste: int) -> int | None:
        getal = self.getal(rij, veld, hoogste)
        return None if getal is None else int(getal)

    def dag(self, rij: Mapping[str, Any], veld: str) -> str | None:
        """A day in ISO 8601; of a moment its day."""
        waarde = rij.get(veld)
        if waarde in (None, ""):
            return None
        try:
            return date.fromisoformat(str(waarde)[:10]).isoformat()
        except ValueError:
            self.klachten.append(f"{veld} is geen datum")
            return None

    def uur(self, rij: Mapping[str, Any], veld: str) -> str | None:
        waarde = rij.get(veld)
        if waarde in (None, ""):
            return None
        raak = UUR.match(str(waarde))
        if raak is None:
            self.klachten.append(f"{veld} is geen tijd")
            return None
        return raak[0]

    def rijen(self, rij: Mapping[str, Any], veld: str) -> Sequence[Mapping[str, Any]]:
        """The objects in a list; nothing there is an empty list."""
        waarde = rij.get(veld)
        if waarde in (None, ""):
            return ()
        if not isinstance(waarde, list):
            self.klachten.append(f"{veld} is geen lijst")
            return ()
        goed = [deel for deel in waarde[:500] if isinstance(deel, dict)]
        if len(goed) < len(waarde):
            self.klachten.append(f"{veld} bevat iets anders dan gegevens, of te veel")
        return goed


def identifier(rij: Any) -> str:
    """The identifier of an object; Onleesbaar without one."""
    waarde = rij.get("id") if isinstance(rij, dict) else None
    if not (isinstance(waarde, str) and 0 < len(waarde) <= 100 and not NIET_TE_ZIEN.search(waarde)):
        raise Onleesbaar("Er staat geen nummer (id) bij.")
    return waarde
