"""What is missing near home: pupils who travel far, needs that nothing near meets, and support that was asked. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knooppunt.kaart.rules.dichtbij import Schoolweg
from knooppunt.kaart.rules.norm import Norm, Normgroep, group_of
from knooppunt.kaart.rules.thuisnabij import Punt


class Steun(Protocol):
    """Something with room for a child: for which kinds, and where."""

    @property
    def naam(self) -> str: ...
    @property
    def soorten(self) -> frozenset[str]: ...
    @property
    def punten(self) -> tuple[Punt, ...]: ...


class Reiziger(Protocol):
    """Expertise that can come, to which municipalities (codes; None everywhere)."""

    @property
    def soorten(self) -> frozenset[str]: ...
    @property
    def gemeenten(self) -> frozenset[str] | None: ...


@dataclass(frozen=True)
class Woonplek:
    """A postcode with its point and municipality, and how many pupils live there certainly, by age group."""

    pc4: str
    punt: Punt
    gemeente: str
    leerlingen: Mapping[Normgroep, int]


@dataclass(frozen=True)
class Gemis:
    """One area and one kind: how many pupils it is about, and a postcode of it to look further from.

    ``laag`` and ``hoog`` bound their number, ``schatting`` lies between.
    """

    gebied: str
    soort: str
    laag: int
    hoog: int
    schatting: float
    pc4: str
    dichtstbij_km: float | None
    """To the nearest that there is, from most of them; None when there is none at all, infinite without a way to it."""


@dataclass(frozen=True)
class Gemislijst:
    """The largest first; ``te_klein`` are so many that are left out because they are about few pupils."""

    rijen: tuple[Gemis, ...]
    te_klein: int


@dataclass(frozen=True)
class _Deel:
    gebied: str
    soort: str
    pc4: str
    laag: int
    hoog: int
    schatting: float
    km: float | None


def far_away(
    wegen: Iterable[Schoolweg], soorten: Collection[str], norm: Norm, gebied: Callable[[str], str], klein: int
) -> Gemislijst:
    """Pupils of these kinds who go to a school beyond the norm. ``gebied`` names the area of a postcode."""
    return _listed(
        (
            _Deel(gebied(w.pc4), w.soort, w.pc4, w.laag, w.hoog, w.schatting, w.soort_km)
            for w in wegen
            if w.soort in soorten and w.km > norm.km(w.gemeente, w.leeftijd)
        ),
        klein,
    )  # fmt: skip


def not_met(
    wonen: Iterable[Woonplek], steun: Sequence[Steun], reizigers: Sequence[Reiziger], soorten: Sequence[str],
    norm: Norm, gebied: Callable[[str], str], klein: int, afstand_km: Callable[[Punt, Punt], float],
) -> Gemislijst:  # fmt: skip
    """Pupils who live where no place with room within the norm, and no expert who comes, is for this kind.

    Not all of them need it: it says for how many it would be far.
    """
    return _listed(
        (
            _Deel(gebied(woon.pc4), soort, woon.pc4, aantal, aantal, aantal, km)
            for soort in soorten
            for woon in wonen
            if not comes(reizigers, soort, woon.gemeente)
            for km in [nearest_km(steun, soort, woon.punt, afstand_km)]
            for groep, aantal in woon.leerlingen.items()
            if aantal and (km is None or km > norm.of_group(woon.gemeente, groep))
        ),
        klein,
    )


def comes(reizigers: Iterable[Reiziger], soort: str, gemeente: str) -> bool:
    """Does expertise of this kind come to this municipality?"""
    return any(soort in r.soorten and (r.gemeenten is None or gemeente in r.gemeenten) for r in reizigers)


def nearest_km(
    steun: Iterable[Steun], soort: str, van: Punt, afstand_km: Callable[[Punt, Punt], float]
) -> float | None:
    afstanden = (afstand_km(van, punt) for plek in steun if soort in plek.soorten for punt in plek.punten)
    return min(afstanden, default=None)


def live_there(wegen: Iterable[Schoolweg], punten: Mapping[str, Punt], norm: Norm) -> list[Woonplek]:
    """How many pupils live in each postcode, by age group."""
    per_pc4: dict[str, dict[Normgroep, int]] = {}
    gemeente: dict[str, str] = {}
    for weg in wegen:
        aantal = per_pc4.setdefault(weg.pc4, dict.fromkeys(Normgroep, 0))
        aantal[group_of(weg.leeftijd, norm.op)] += weg.laag
        gemeente[weg.pc4] = weg.gemeente
    return [Woonplek(pc4, punten[pc4], gemeente[pc4], aantal) for pc4, aantal in sorted(per_pc4.items())]


def _listed(delen: Iterable[_Deel], klein: int) -> Gemislijst:
    groepen: dict[tuple[str, str], list[_Deel]] = defaultdict(list)
    for deel in delen:
        groepen[deel.gebied, deel.soort].append(deel)
    rijen = [_row(*sleutel, groep) for sleutel, groep in groepen.items()]
    groot = [rij for rij in rijen if rij.laag >= klein]
    groot.sort(key=lambda rij: (-rij.schatting, rij.gebied, rij.soort))
    return Gemislijst(tuple(groot), len(rijen) - len(groot))


def _row(gebied: str, soort: str, groep: Sequence[_Deel]) -> Gemis:
    per_pc4: dict[str, float] = defaultdict(float)
    for deel in groep:
        per_pc4[deel.pc4] += deel.schatting
    meest = max(per_pc4, key=lambda pc4: (per_pc4[pc4], pc4))
    km = next((deel.km for deel in groep if deel.pc4 == meest), None)
    return Gemis(
        gebied, soort, sum(d.laag for d in groep), sum(d.hoog for d in groep), sum(d.schatting for d in groep),
        meest, km,
    )  # fmt: skip


def in_steps(aantal: int, klein: int) -> int:
    """A count of dossiers as it may be shown: rounded down to a multiple of ``klein``, so 0 when it is smaller.

    Two pages, or two days, then never differ by one child.
    """
    return aantal - aantal % klein
