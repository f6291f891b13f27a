"""The mark on every line of the record: keyed, over the line itself and over the mark of the line before (ADR 0012).

Lines stand in chains (*sporen*), each numbered from 1 without a gap. Who has no key cannot make a line that fits, and
a line that is changed, taken away, put in between or put elsewhere no longer fits.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

LENGTE = 32
"""Hexadecimal digits of a mark: 128 bits of the HMAC, short enough to copy from paper."""
BEGIN = "0" * LENGTE
"""Stands where the first line of a chain names the mark before it."""


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line of the record as the mark covers it: every column but the mark itself."""

    spoor: int
    nr: int
    id: int
    at: datetime
    soort: str
    onderwerp_ref: str
    dossier_ref: str
    by_id: int | None
    rol: str
    organisatie_id: int | None
    namens: str
    doel: str
    gegevens: dict[str, Any]

    def canonical(self) -> bytes:
        """The same line gives the same bytes on every database: one order, one way to write a moment."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        values = (
            self.spoor, self.nr, self.id, at, self.soort, self.onderwerp_ref, self.dossier_ref, self.by_id,
            self.rol, self.organisatie_id, self.namens, self.doel, self.gegevens,
        )  # fmt: skip
        return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()


def mark(sleutel: bytes, vorige: str, regel: Logregel) -> str:
    """The mark of a line that comes after the line with mark ``vorige``."""
    return hmac.digest(sleutel, vorige.encode() + regel.canonical(), "sha256").hex()[:LENGTE]


def fits(sleutel: bytes, vorige: str, regel: Logregel, waarmerk: str) -> bool:
    """Was this line written with this key, after the line with mark ``vorige``?"""
    return hmac.compare_digest(mark(sleutel, vorige, regel), waarmerk)


def plain(waarde: Any) -> Any:
    """A value as it comes back from the database; TypeError for what is no code, reference or list of them."""
    if waarde is None or isinstance(waarde, bool | int):
        return waarde
    if isinstance(waarde, str):
        return str(waarde)
    if isinstance(waarde, list | tuple):
        return [plain(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {str(naam): plain(deel) for naam, deel in waarde.items()}
    raise TypeError(f"an event holds codes and references, not {type(waarde).__name__}")
