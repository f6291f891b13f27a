"""Near home: how many pupils of an area go where, and how far.

Everything is weighted with ``laag``, the number of pupils that is certain: a cell ``<5`` counts for one pupil.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

Punt = tuple[float, float]
Marge = tuple[float, float]
"""Lowest and highest possible value."""


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
    The ``marge`` of each is the lowest and highest value that it can have: a cell ``<5`` may be 1, 2, 3 or 4 pupils.
    """

    soort: str
    laag: int
    hoog: int
    schatting: float
    mediaan_km: float | None
    p90_km: float | None
    buiten_laag: float | None
    mediaan_marge: Marge | None = None
    p90_marge: Marge | None = None
    buiten_marge: Marge | None = None


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


def quantile_bounds(waarden: Iterable[tuple[float, int, int]], deel: float) -> Marge | None:
    """The lowest and the highest that ``weighted_quantile`` can be when each weight lies between two bounds.

    ``waarden`` are (value, lowest weight >= 1, highest weight). None without values.
    It is lowest when nearby pupils are as many as they can be and those far away as few, and the other way round.
    """
    op_volgorde = sorted(waarden)
    if not op_volgorde:
        return None
    laag = _first(op_volgorde, deel, dichtbij=2, verweg=1)
    return laag, _first(op_volgorde, deel, dichtbij=1, verweg=2)


def _first(waarden: Sequence[tuple[float, int, int]], deel: float, dichtbij: int, verweg: int) -> float:
    """The first value at which the share is reached, with one bound up to there and the other beyond."""
    gezien, rest = 0, sum(rij[verweg] for rij in waarden)
    for plek, rij in enumerate(waarden):
        gezien += int(rij[dichtbij])
        rest -= int(rij[verweg])
        volgende = waarden[plek + 1][0] if plek + 1 < len(waarden) else None
        if rij[0] != volgende and gezien >= deel * (gezien + rest):
            return rij[0]
    return waarden[-1][0]


def share_bounds(binnen: tuple[int, int], buiten: tuple[int, int]) -> Marge | None:
    """The lowest and highest share (0-1) outside, from (lowest, highest) numbers; None without pupils."""
    if binnen[0] + buiten[0] == 0:
        return None
    return buiten[0] / (buiten[0] + binnen[1]), buiten[1] / (buiten[1] + binnen[0])


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
    buiten = _number([stroom for stroom in stromen if not stroom.school_swvs & gebied])
    binnen = _number([stroom for stroom in stromen if stroom.school_swvs & gebied])
    laag, hoog = binnen[0] + buiten[0], binnen[1] + buiten[1]
    afstanden = [
        (afstand_km(stroom.woonpunt, stroom.schoolpunt), stroom.laag, stroom.hoog)
        for stroom in stromen
        if stroom.woonpunt is not None and stroom.schoolpunt is not None
    ]
    zeker = [(km, zeker) for km, zeker, _ in afstanden]
    return Thuisnabij(
        soort=soort,
        laag=laag,
        hoog=hoog,
        schatting=sum(stroom.schatting for stroom in stromen),
        mediaan_km=weighted_quantile(zeker, 0.5),
        p90_km=weighted_quantile(zeker, 0.9),
        buiten_laag=buiten[0] / laag if laag else None,
        mediaan_marge=quantile_bounds(afstanden, 0.5),
        p90_marge=quantile_bounds(afstanden, 0.9),
        buiten_marge=share_bounds(binnen, buiten),
    )


def _number(stromen: Sequence[Stroom]) -> tuple[int, int]:
    return sum(stroom.laag for stroom in stromen), sum(stroom.hoog for stroom in stromen)
