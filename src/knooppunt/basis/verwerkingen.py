"""The register of processing activities: for what personal data is used here, on which ground, and who sees it.

One file of data (``verwerkingen.toml``) for the page of the register, the purposes of ``@access``, the privacy report
and the exports of the record.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Verwerking:
    """One processing activity; the file says what each field means."""

    code: str
    doel: str
    uitleg: str
    grondslag: str
    betrokkenen: tuple[str, ...]
    gegevens: tuple[str, ...]
    ontvangers: tuple[str, ...]
    controleer: bool = False


def read_register(pad: Path) -> dict[str, Verwerking]:
    """By code, in the order of the file; TypeError when a field is missing, ValueError when a code is there twice."""
    register: dict[str, Verwerking] = {}
    for entry in tomllib.loads(pad.read_text(encoding="utf-8"))["verwerking"]:
        velden: dict[str, Any] = {naam: tuple(w) if isinstance(w, list) else w for naam, w in entry.items()}
        verwerking = Verwerking(**velden)
        if verwerking.code in register:
            raise ValueError(f"{pad.name}: {verwerking.code} is there twice")
        register[verwerking.code] = verwerking
    return register


VERWERKINGEN = read_register(Path(__file__).with_suffix(".toml"))
