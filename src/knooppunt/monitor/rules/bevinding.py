"""The main finding in plain Dutch: which pupils travel furthest, and how many leave the region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

GEWOON = "Bo"
SOORTNAMEN = {
    "Bo": "basisonderwijs",
    "Sbo": "speciaal basisonderwijs",
    "So": "speciaal onderwijs",
    "Vso": "voortgezet speciaal onderwijs",
}


class Cijfers(Protocol):
    """What is needed of near-home figures; see ``kaart.public.Thuisnabij``."""

    @property
    def soort(self) -> str: ...
    @property
    def laag(self) -> int: ...
    @property
    def mediaan_km(self) -> float | None: ...
    @property
    def buiten_marge(self) -> tuple[float, float] | None: ...


def main_finding(soorten: Sequence[Cijfers], minstens: int) -> str:
    """Two sentences at most. Kinds with fewer than ``minstens`` pupils say too little; empty when nothing is left."""
    genoeg = [c for c in soorten if c.laag >= minstens and c.mediaan_km is not None]
    speciaal = [c for c in genoeg if c.soort != GEWOON]
    if not speciaal:
        return ""
    verst = max(speciaal, key=lambda c: c.mediaan_km or 0)
    zinnen = f"De helft van de leerlingen in het {SOORTNAMEN[verst.soort]} woont {_distance(verst)} van school."
    gewoon = next((c for c in genoeg if c.soort == GEWOON), None)
    if gewoon:
        zinnen += f" In het basisonderwijs is dat {_km(gewoon.mediaan_km)}."
    return zinnen


def _distance(cijfers: Cijfers) -> str:
    return f"{_km(cijfers.mediaan_km)} of meer"


def _km(afstand: float | None) -> str:
    getal = f"{afstand or 0:.1f}".replace(".", ",").removesuffix(",0")
    return f"{getal} kilometer"
