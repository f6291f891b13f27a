"""How many pupils hide behind ``<5``?

DUO writes 1 to 4 pupils as ``<5``. Each such cell is the interval [1, 4]. The estimate spreads what a school's total
leaves over its masked cells, equally, and never outside [1, 4]:

    estimate per masked cell = clamp((total - sum of the open cells) / number of masked cells, 1, 4)

What it cannot do: the totals are of one school year earlier than the flows, all masked cells of one school get the same
value, and a site with two kinds of education has one total. A single estimated cell can be off by up to 3 pupils; sums
over many cells are better than that, but only [low, high] is certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LAAGST, HOOGST = 1, 4


@dataclass
class School:
    """One site on one peildatum: its total (None when unknown), the open cells' sum, and masked cells per kind."""

    totaal: int | None
    bekend: int = 0
    afgeschermd: dict[str, int] = field(default_factory=dict)

    @property
    def cellen(self) -> int:
        return sum(self.afgeschermd.values())

    @property
    def past(self) -> bool:
        """Does the total lie between the lowest and the highest count that the cells allow?"""
        laag, hoog = self.bekend + LAAGST * self.cellen, self.bekend + HOOGST * self.cellen
        return self.totaal is not None and laag <= self.totaal <= hoog


def masked_estimate(totaal: int, bekend: int, cellen: int) -> float:
    """The estimate for one masked cell of a school with this total; pupils, between 1 and 4."""
    return min(max((totaal - bekend) / cellen, LAAGST), HOOGST)


def cell_estimates(scholen: Mapping[tuple[str, str], School]) -> dict[tuple[str, str, str], float]:
    """The estimate per masked cell for (peildatum, site, kind).

    A school without a total gets the mean over the masked cells of its kind at schools that have one; when there is no
    such school at all, the middle of the interval.
    """
    eigen = {
        sleutel: masked_estimate(school.totaal, school.bekend, school.cellen)
        for sleutel, school in scholen.items()
        if school.totaal is not None and school.cellen
    }
    gemiddeld = _mean_per_soort(scholen, eigen)
    midden = (LAAGST + HOOGST) / 2
    return {
        (peildatum, code, soort): eigen.get((peildatum, code), gemiddeld.get(soort, midden))
        for (peildatum, code), school in scholen.items()
        for soort, cellen in school.afgeschermd.items()
        if cellen
    }


def _mean_per_soort(
    scholen: Mapping[tuple[str, str], School], eigen: Mapping[tuple[str, str], float]
) -> dict[str, float]:
    som: dict[str, float] = {}
    aantal: dict[str, int] = {}
    for sleutel, waarde in eigen.items():
        for soort, cellen in scholen[sleutel].afgeschermd.items():
            som[soort] = som.get(soort, 0.0) + waarde * cellen
            aantal[soort] = aantal.get(soort, 0) + cellen
    return {soort: som[soort] / aantal[soort] for soort in som if aantal[soort]}
