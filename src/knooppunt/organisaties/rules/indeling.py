"""To which samenwerkingsverband does a postcode belong, and which postcodes make up the asked area?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from knooppunt.organisaties.rules.plaatsen import Punt, nearest_pc4

BIJLAGE, DICHTSTBIJ, ONBEKEND = "bijlage", "dichtstbij", "onbekend"


class Bijlageregel(Protocol):
    @property
    def swv_po(self) -> str | None: ...

    @property
    def swv_vo(self) -> str | None: ...


@dataclass(frozen=True)
class Indeling:
    """The codes of one PC4 and how they were found; ``van_pc4`` is the neighbour they were taken from."""

    swv_po: str | None
    swv_vo: str | None
    herkomst: str
    van_pc4: str | None = None

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for code in (self.swv_po, self.swv_vo) if code)


def deel_in(
    pc4s: Iterable[str], bijlage: Mapping[str, Bijlageregel], punten: Mapping[str, Punt]
) -> dict[str, Indeling]:
    """The samenwerkingsverbanden of every PC4: those of the annex, else of the nearest PC4 point that has both."""
    volledig = {pc4 for pc4, regel in bijlage.items() if regel.swv_po and regel.swv_vo}
    kandidaten = {pc4: punten[pc4] for pc4 in volledig if pc4 in punten}
    indeling = {}
    for pc4 in pc4s:
        regel = bijlage.get(pc4)
        buur = None if pc4 in volledig or pc4 not in punten else nearest_pc4(punten[pc4], kandidaten)
        if buur is not None:
            bron = bijlage[buur]
            indeling[pc4] = Indeling(bron.swv_po, bron.swv_vo, DICHTSTBIJ, buur)
        elif regel is not None and (regel.swv_po or regel.swv_vo):
            indeling[pc4] = Indeling(regel.swv_po, regel.swv_vo, BIJLAGE)
        else:
            indeling[pc4] = Indeling(None, None, ONBEKEND)
    return indeling


def pc4s_van(codes: Collection[str], indeling: Mapping[str, Indeling]) -> set[str]:
    """The postcodes of the area of these samenwerkingsverbanden together."""
    gevraagd = set(codes)
    return {pc4 for pc4, plek in indeling.items() if plek.codes & gevraagd}
