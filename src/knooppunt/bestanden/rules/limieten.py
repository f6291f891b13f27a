"""How large a file may be, and how much one dossier may hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering

PAKKET = lees_regelpakket(Path(__file__).with_suffix(".toml"))
MB = 1_000_000


def bytes_of(code: str, op: date) -> int:
    return PAKKET.drempel(code, op).aantal * MB


def require_fits(grootte: int, al_bewaard: int, op: date) -> None:
    """Geweigerd when the file, or everything of the dossier together with it, is too large."""
    if grootte > bytes_of("BESTAND_MB", op):
        raise Geweigerd(Weigering.TE_GROOT)
    if al_bewaard + grootte > bytes_of("DOSSIER_MB", op):
        raise Geweigerd(Weigering.VOL)
