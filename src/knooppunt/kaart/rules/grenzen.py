"""Borders that do not match: which areas of one division lie in more than one area of another, and where that runs.

Of postcodes only points are public. So the land of a municipality is given to the nearest of its own points; a border
that cuts through a municipality is therefore about right, not exact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from knooppunt.basis.benoemd import Benoemd
from knooppunt.kaart.rules.thuisnabij import Punt


class Indelingsoort(Benoemd):
    """Ways in which the country is divided."""

    GEMEENTE = "gemeente", "gemeente"
    SWV_PO = "swv_po", "samenwerkingsverband primair onderwijs"
    SWV_VO = "swv_vo", "samenwerkingsverband voortgezet onderwijs"
    RMC = "rmc", "RMC-regio"
    VEILIGHEID = "veiligheid", "veiligheidsregio en GGD"
    JEUGD = "jeugd", "jeugdhulpregio"


@dataclass(frozen=True)
class Postcodeplek:
    """A postcode with its point and, by division, in which area it lies; what is not known is left out."""

    pc4: str
    punt: Punt
    ligt_in: Mapping[Indelingsoort, str]


@dataclass(frozen=True)
class Grensverschil:
    """One area that lies in several areas of another division, with the number of postcodes in each, most first."""

    soort: Indelingsoort
    gebied: str
    ander: Indelingsoort
    delen: tuple[tuple[str, int], ...]


PAREN = (
    (Indelingsoort.GEMEENTE, Indelingsoort.SWV_PO),
    (Indelingsoort.GEMEENTE, Indelingsoort.SWV_VO),
    (Indelingsoort.SWV_PO, Indelingsoort.SWV_VO),
    (Indelingsoort.SWV_VO, Indelingsoort.SWV_PO),
    *((swv, ander) for swv in (Indelingsoort.SWV_PO, Indelingsoort.SWV_VO)
      for ander in (Indelingsoort.RMC, Indelingsoort.VEILIGHEID, Indelingsoort.JEUGD)),
)  # fmt: skip


def mismatches(
    plekken: Iterable[Postcodeplek], heel: Mapping[Indelingsoort, frozenset[str]]
) -> tuple[Grensverschil, ...]:
    """Every pair of divisions; of the first only areas that ``plekken`` hold wholly (``heel``), by name."""
    telling: dict[tuple[Indelingsoort, str, Indelingsoort], Counter[str]] = defaultdict(Counter)
    for plek in plekken:
        for een, ander in PAREN:
            gebied, tweede = plek.ligt_in.get(een), plek.ligt_in.get(ander)
            if gebied and tweede and gebied in heel.get(een, frozenset()):
                telling[een, gebied, ander][tweede] += 1
    return tuple(
        Grensverschil(een, gebied, ander, tuple(sorted(delen.items(), key=lambda d: (-d[1], d[0]))))
        for (een, gebied, ander), delen in sorted(telling.items(), key=lambda r: _order(*r[0]))
        if len(delen) > 1
    )


def _order(een: Indelingsoort, gebied: str, ander: Indelingsoort) -> tuple[int, str]:
    return PAREN.index((een, ander)), gebied


def land_of(
    plekken: Sequence[Postcodeplek], gemeenten: Mapping[str, BaseGeometry], soort: Indelingsoort
) -> dict[str, BaseGeometry]:
    """The land of each area of one division, as far as these municipalities (shapes by name, x and y) have it."""
    stukken: dict[str, list[BaseGeometry]] = defaultdict(list)
    per_gemeente: dict[str, list[Postcodeplek]] = defaultdict(list)
    for plek in plekken:
        per_gemeente[plek.ligt_in.get(Indelingsoort.GEMEENTE, "")].append(plek)
    for naam, vorm in gemeenten.items():
        eigen = [plek for plek in per_gemeente[naam] if soort in plek.ligt_in]
        gebieden = {plek.ligt_in[soort] for plek in eigen}
        if len(gebieden) == 1:
            stukken[gebieden.pop()].append(vorm)
        elif gebieden:
            _divide(eigen, vorm, soort, stukken)
    return {naam: shapely.union_all(delen) for naam, delen in sorted(stukken.items())}


def _divide(
    plekken: Sequence[Postcodeplek],
    vorm: BaseGeometry,
    soort: Indelingsoort,
    stukken: dict[str, list[BaseGeometry]],
) -> None:
    """Give the land of one municipality to the nearest of its postcodes."""
    punten = shapely.MultiPoint([(plek.punt[1], plek.punt[0]) for plek in plekken])
    for cel in shapely.voronoi_polygons(punten, extend_to=vorm).geoms:
        plek = next((p for p in plekken if cel.covers(shapely.Point(p.punt[1], p.punt[0]))), None)
        deel = cel.intersection(vorm)
        if plek is not None and not deel.is_empty:
            stukken[plek.ligt_in[soort]].append(deel)
