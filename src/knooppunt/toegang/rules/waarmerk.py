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
RIJLENGTE = 16
"""Of the mark of a row change: the line that lists them has a long one."""
AS_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
"""Made once: json.dumps makes an encoder anew for every line."""
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
    transactie: str | None = None
    rijen_van: int | None = None
    rijen_tot: int | None = None

    def canonical(self) -> bytes:
        """The same line gives the same bytes on every database: one order, one way to write a moment."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        values: tuple[Any, ...] = (
            self.spoor, self.nr, self.id, at, self.soort, self.onderwerp_ref, self.dossier_ref, self.by_id,
            self.rol, self.organisatie_id, self.namens, self.doel, self.gegevens,
        )  # fmt: skip
        if self.transactie is not None or self.rijen_van is not None or self.rijen_tot is not None:
            values += (self.transactie, self.rijen_van, self.rijen_tot)
        return AS_JSON(values).encode()


@dataclass(frozen=True, slots=True)
class Rij:
    """One row change as its mark covers it."""

    id: int
    at: datetime
    tabel: str
    rij: str
    soort: str
    kolommen: str
    gebruiker: str
    transactie: str


def mark(sleutel: bytes, vorige: str, regel: Logregel) -> str:
    """The mark of a line that comes after the line with mark ``vorige``."""
    return hmac.digest(sleutel, vorige.encode() + regel.canonical(), "sha256").hex()[:LENGTE]


def fits(sleutel: bytes, vorige: str, regel: Logregel, waarmerk: str) -> bool:
    """Was this line written with this key, after the line with mark ``vorige``?"""
    return hmac.compare_digest(mark(sleutel, vorige, regel), waarmerk)


def row_mark(sleutel: bytes, rij: Rij) -> str:
    """The mark of a row change, which the line of the record lists that belongs to it."""
    at = rij.at.astimezone(UTC).isoformat(timespec="microseconds")
    waarden = (rij.id, at, rij.tabel, rij.rij, rij.soort, rij.kolommen, rij.gebruiker, rij.transactie)
    return hmac.digest(sleutel, AS_JSON(waarden).encode(), "sha256").hex()[:RIJLENGTE]


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
