"""Read the template files. Plain Python."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

CODE = "knooppunt-hulpsoorten"
NAAM = "Soorten hulp en ondersteuning"
UITLEG = (
    "Landelijke lijst van soorten hulp en ondersteuning voor kinderen, jongeren en hun ouders, in gewone woorden. "
    "Een regio vult haar met aanbod en met eigen woorden."
)
NAAMRUIMTE = uuid5(NAMESPACE_URL, "urn:knooppunt:hulpsoorten")
"""The same kind has the same identifier in every region, so that regions can exchange offers."""


@dataclass(frozen=True)
class Sjabloonsoort:
    """A group or a kind as the files say it; ``boven`` is the code of its group."""

    code: str
    naam: str
    uitleg: str
    naam_en: str
    uitleg_en: str
    volgorde: int
    boven: str = ""
    vraag: str = ""
    vraag_en: str = ""
    icoon: str = ""
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    woorden: tuple[str, ...] = ()
    vakwoorden: tuple[str, ...] = ()
    zie_ook: tuple[str, ...] = ()
    engels: tuple[str, ...] = ()
    """English words of parents; only the search knows them."""

    @property
    def uuid(self) -> UUID:
        return uuid5(NAAMRUIMTE, self.code)


def files() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.toml"))


@cache
def fingerprint() -> str:
    """Another text whenever a file says something else."""
    return hashlib.sha256(b"\0".join(pad.read_bytes() for pad in files())).hexdigest()


@cache
def read_template() -> tuple[Sjabloonsoort, ...]:
    """Groups and kinds in the order of the files, each group before its kinds; KeyError names a missing field."""
    gevonden: list[Sjabloonsoort] = []
    for pad in files():
        data = tomllib.loads(pad.read_text(encoding="utf-8"))
        groep = _group(data["groep"], len(gevonden))
        gevonden.append(groep)
        gevonden += [_kind(soort, groep.code, len(gevonden) + n) for n, soort in enumerate(data["soort"])]
    return tuple(gevonden)


def _group(data: dict[str, Any], volgorde: int) -> Sjabloonsoort:
    return Sjabloonsoort(
        code=data["code"], naam=data["naam"], uitleg=data["uitleg"], naam_en=data["english"],
        uitleg_en=data["english_uitleg"], volgorde=volgorde, vraag=data["vraag"], vraag_en=data["english_vraag"],
        icoon=data["icoon"],
    )  # fmt: skip


def _kind(data: dict[str, Any], groep: str, volgorde: int) -> Sjabloonsoort:
    van, tot = data["leeftijd"]
    return Sjabloonsoort(
        code=data["code"], naam=data["naam"], uitleg=data["uitleg"], naam_en=data["english"],
        uitleg_en=data["english_uitleg"], volgorde=volgorde, boven=groep, leeftijd_van=van, leeftijd_tot=tot,
        woorden=tuple(data["woorden"]), vakwoorden=tuple(data["vakwoorden"]), zie_ook=tuple(data.get("zie_ook", ())),
        engels=tuple(data.get("engels", ())),
    )  # fmt: skip
