"""Which children: drawn from the public flows in proportion to the estimate. The same seed gives the same children."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from knooppunt.basis.verdict import Refusal

if TYPE_CHECKING:
    from knooppunt.organisaties.public import Stroomcel


@dataclass(frozen=True)
class Kindplek:
    """Where an invented child lives and goes to school, its kind of education, and its age on the day of counting."""

    soort: str
    woon_pc4: str
    vestiging_id: int
    leeftijd: int


def draw_places(cellen: Iterable[Stroomcel], aantal: int, jonger_dan: int, seed: int) -> list[Kindplek]:
    """Draw this many children, in any order.

    Systematic: the estimates of all cells are laid behind each other, by kind and home, and every so many pupils one
    is taken. So each kind and each postcode has its share to within one child, and no cell gives more children than it
    has pupils. Cells of ``jonger_dan`` years and older are left out. Raises Refusal when there are fewer pupils.
    """
    kans = Random(seed)  # noqa: S311 - invented people, no secret
    rij = sorted((c for c in cellen if c.leeftijd < jonger_dan), key=lambda c: (c.soort, c.woon_pc4))
    grenzen = list(accumulate(cel.schatting for cel in rij))
    totaal = grenzen[-1] if grenzen else 0.0
    if aantal > totaal:
        raise Refusal(
            f"In dit gebied wonen volgens de bestanden ongeveer {round(totaal)} leerlingen. "
            f"Kies met --aantal een getal dat niet hoger is (nu {aantal})."
        )
    stap, begin = totaal / aantal, kans.random()
    gekozen = [rij[bisect_right(grenzen, (nummer + begin) * stap)] for nummer in range(aantal)]
    kans.shuffle(gekozen)
    return [Kindplek(cel.soort, cel.woon_pc4, cel.vestiging_id, cel.leeftijd) for cel in gekozen]


def birth_date(leeftijd: int, teldatum: date, kans: Random) -> date:
    """A birth date of someone who has this age (in years) on the day of counting, the first of October."""
    return teldatum.replace(year=teldatum.year - leeftijd) - timedelta(days=kans.randrange(365))
