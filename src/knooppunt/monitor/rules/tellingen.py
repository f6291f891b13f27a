"""How much there is, per municipality, with small numbers hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knooppunt.basis.termijnen import lees_regelpakket
from knooppunt_indicators import Table, protect

DREMPELS = lees_regelpakket(Path(__file__).parent.parent / "drempels.toml")
ONBEKEND = "gemeente niet bekend"


@dataclass(frozen=True)
class Telling:
    """One kind of thing counted: the total and, in the order asked, the number per municipality. None is hidden."""

    soort: str
    totaal: int | None
    per_gemeente: tuple[int | None, ...]

    @property
    def is_iets_verborgen(self) -> bool:
        return self.totaal is None or None in self.per_gemeente


def municipalities_of(tellingen: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """Every municipality with something to count, in order; what belongs to none comes last."""
    namen = {gemeente for aantallen in tellingen.values() for gemeente in aantallen}
    return tuple(sorted(namen - {""})) + (("",) if "" in namen else ())


def hide_small(soort: str, aantallen: Mapping[str, int], gemeenten: tuple[str, ...], drempel: int) -> Telling:
    """Hide what is below the threshold, and what would give it away through the total."""
    if not gemeenten:
        return Telling(soort, 0, ())
    counts = tuple((aantallen.get(gemeente, 0),) for gemeente in gemeenten)
    table = protect(Table(gemeenten, (soort,), counts), drempel)
    return Telling(soort, table.value(None, None), tuple(table.value(i, 0) for i in range(len(gemeenten))))
