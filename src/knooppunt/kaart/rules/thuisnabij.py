"""Near home: how many pupils of an area go where, and how far.

Everything is weighted with ``laag``, the number of pupils that is certain: a cell ``<5`` counts for one pupil.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

Punt = tuple[float, float]


class Stroom(Protocol):
    """What is needed of a flow; see ``organisaties.public.Reisstroom``."""

    @property
    def soort(self) -> str: ...
    @property
    def laag(self) -> int: ...
    @property
    def hoog(self) -> int: ...
    @property
    def schatting(self) -> float: ...
    @property
    def woonpunt(self) -> Punt | None: ...
    @property
    def schoolpunt(self) -> Punt | None: ...
    @property
    def school_swvs(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Thuisnabij:
    """The figures of one kind of education for the pupils who live in an area.

    ``laag`` and ``hoog`` bound the number of pupils; ``schatting`` lies between. ``mediaan_km`` and ``p90_km`` are
    straight lines from the point of the home PC4 to the school, or None when no flow has both points.
    ``buiten_laag`` is the share (0-1) of ``laag`` whose school stands outside the area, or None without pupils.
    """

    soort: str
    laag: int
    hoog: int
    schatting: float
    mediaan_km: float | None
    p90_km: float | None
    buiten_laag: float | None


def weighted_quantile(waarden: Iterable[tuple[float, int]], deel: float) -> float | None:
    """The smallest value at or below which at least the share ``deel`` of the weight lies.

    ``waarden`` are (value, weight) pairs. No interpolation: the answer is always a distance that somebody travels.
    None when there is no weight.
    """
    op_volgorde = sorted(waarden)
    grens = deel * sum(gewicht for _, gewicht in op_volgorde)
    gezien = 0
    for waarde, gewicht in op_volgorde:
        gezien += gewicht
        if gewicht and gezien >= grens:
            return waarde
    return None


def near_home(
    stromen: Iterable[Stroom],
    *,
    soorten: Sequence[str],
    swv_codes: Collection[str],
    afstand_km: Callable[[Punt, Punt], float],
) -> list[Thuisnabij]:
    """The figures per kind, in the order of ``soorten``; outside means in none of ``swv_codes``."""
    per_soort: dict[str, list[Stroom]] = {soort: [] for soort in soorten}
    for stroom in stromen:
        if stroom.soort in per_soort:
            per_soort[stroom.soort].append(stroom)
    gebied = frozenset(swv_codes)
    return [_of_one_kind(soort, rijen, gebied, afstand_km) for soort, rijen in per_soort.items()]


def _of_one_kind(
    soort: str, stromen: Sequence[Stroom], gebied: frozenset[str], afstand_km: Callable[[Punt, Punt], float]
) -> Thuisnabij:
    laag = sum(stroom.laag for stroom in stromen)
    buiten = sum(stroom.laag for stroom in stromen if not stroom.school_swvs & gebied)
    afstanden = [
        (afstand_km(stroom.woonpunt, stroom.schoolpunt), stroom.laag)
        for stroom in stromen
        if stroom.woonpunt is not None and stroom.schoolpunt is not None
    ]
    return Thuisnabij(
        soort=soort,
        laag=laag,
        hoog=sum(stroom.hoog for stroom in stromen),
        schatting=sum(stroom.schatting for stroom in stromen),
        mediaan_km=weighted_quantile(afstanden, 0.5),
        p90_km=weighted_quantile(afstanden, 0.9),
        buiten_laag=buiten / laag if laag else None,
    )
