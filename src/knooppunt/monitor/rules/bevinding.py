"""The main finding in plain Dutch: which pupils travel furthest, and how many leave the region."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

GEWOON = "Bo"
NOEMENSWAARD = 0.1
"""A share outside the area below this is not the main finding."""
Marge = tuple[float, float]
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
    def mediaan_marge(self) -> Marge | None: ...
    @property
    def buiten_marge(self) -> Marge | None: ...


def main_finding(soorten: Sequence[Cijfers], minstens: int) -> str:
    """What is certain whatever the hidden numbers are, in at most three sentences; empty when nothing is.

    Kinds with fewer than ``minstens`` pupils say too little.
    """
    afstanden = {c.soort: c.mediaan_marge for c in soorten if c.laag >= minstens and c.mediaan_marge}
    speciaal = {soort: marge for soort, marge in afstanden.items() if soort != GEWOON}
    if not speciaal:
        return ""
    verst = max(speciaal, key=lambda soort: speciaal[soort][0])
    minst = _km(_tenths(speciaal[verst][0], math.floor))
    zinnen = [f"De helft van de leerlingen in het {SOORTNAMEN[verst]} woont minstens {minst} van school."]
    if GEWOON in afstanden:
        hoogst = _km(_tenths(afstanden[GEWOON][1], math.ceil))
        zinnen.append(f"In het basisonderwijs woont de helft binnen {hoogst}.")
    return " ".join([*zinnen, *_outside([c for c in soorten if c.soort in speciaal])])


def _outside(soorten: Sequence[Cijfers]) -> list[str]:
    """The kind of which certainly the most pupils leave the area, when that is worth a sentence."""
    delen = {c.soort: c.buiten_marge[0] for c in soorten if c.buiten_marge}
    meest = max(delen, key=lambda soort: delen[soort], default=None)
    if meest is None or delen[meest] < NOEMENSWAARD:
        return []
    procent = math.floor(round(100 * delen[meest], 6))
    return [f"Zeker {procent}% van het {SOORTNAMEN[meest]} gaat naar een school buiten de regio."]


def _tenths(km: float, rond: Callable[[float], int]) -> int:
    """Rounded so that what is said stays true: down for "at least", up for "within"."""
    return rond(round(10 * km, 6))


def _km(tienden: int) -> str:
    getal = f"{tienden / 10:.1f}".replace(".", ",").removesuffix(",0")
    return f"{getal} kilometer"
