"""Who goes to school near home, who could, and what changes when the expert travels instead of the pupil. Pure.

Near is what the region's norm says for the age of the child and the municipality where it lives; norm and kilometres
are over the road. A hidden cell ``<5`` may be 1 to 4 pupils, so a share has a lowest and a highest value.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knooppunt.kaart.rules.norm import Norm
from knooppunt.kaart.rules.thuisnabij import Marge, share_bounds

RITTEN_PER_WEEK = 10
"""A pupil goes to school and back on five days; an expert goes once and back."""


@dataclass(frozen=True)
class Schoolweg:
    """Pupils of one age of one postcode at one school, with how far that is and how far it could be.

    ``soort_km`` is the nearest school of their kind, ``gewoon_km`` the nearest regular school, ``komt_km`` from their
    school now to that regular school: what an expert would travel. None where nothing is known, infinite without a way.
    """

    soort: str
    leeftijd: int
    pc4: str
    gemeente: str
    laag: int
    hoog: int
    schatting: float
    km: float
    soort_km: float | None = None
    gewoon_km: float | None = None
    komt_km: float | None = None


@dataclass(frozen=True)
class Dichtbij:
    """One kind of education: certain and highest numbers of pupils, and shares from 0 to 1 with lowest and highest."""

    soort: str
    laag: int
    hoog: int
    nu: Marge | None
    """Go to a school within the norm."""
    nu_geschat: float | None
    kan: Marge | None
    """Have a school of their kind within the norm; whether it has room or fits is not known."""


@dataclass(frozen=True)
class Verplaatsing:
    """What moving expertise would change for one kind, in estimates: 1 of ``een_van`` who travel far stays near."""

    soort: str
    een_van: int
    leerlingen: float
    nu: float
    daarna: float
    """The share near home now and then."""
    leerling_km: float
    """Kilometres a week that pupils travel less."""
    deskundige_km: float
    """Kilometres a week that experts travel for it."""


def nearness(wegen: Iterable[Schoolweg], soorten: Sequence[str], norm: Norm) -> tuple[Dichtbij, ...]:
    """Per kind, in the order of ``soorten``."""
    per_soort = _sorted(wegen, soorten)
    return tuple(_one_kind(soort, rijen, norm) for soort, rijen in per_soort.items())


def _sorted(wegen: Iterable[Schoolweg], soorten: Sequence[str]) -> dict[str, list[Schoolweg]]:
    per_soort: dict[str, list[Schoolweg]] = {soort: [] for soort in soorten}
    for weg in wegen:
        if weg.soort in per_soort:
            per_soort[weg.soort].append(weg)
    return per_soort


def _one_kind(soort: str, wegen: Sequence[Schoolweg], norm: Norm) -> Dichtbij:
    grens = [norm.km(weg.gemeente, weg.leeftijd) for weg in wegen]
    nu = [weg.km <= km for weg, km in zip(wegen, grens, strict=True)]
    kan = [weg.soort_km is not None and weg.soort_km <= km for weg, km in zip(wegen, grens, strict=True)]
    alle = sum(weg.schatting for weg in wegen)
    dichtbij = sum(weg.schatting for weg, is_nabij in zip(wegen, nu, strict=True) if is_nabij)
    return Dichtbij(
        soort, sum(weg.laag for weg in wegen), sum(weg.hoog for weg in wegen),
        _share(wegen, nu), dichtbij / alle if alle else None, _share(wegen, kan),
    )  # fmt: skip


def _share(wegen: Sequence[Schoolweg], is_nabij: Sequence[bool]) -> Marge | None:
    """Lowest and highest share that is near."""
    wel = [weg for weg, ja in zip(wegen, is_nabij, strict=True) if ja]
    niet = [weg for weg, ja in zip(wegen, is_nabij, strict=True) if not ja]
    return share_bounds(_number(niet), _number(wel))


def _number(wegen: Sequence[Schoolweg]) -> tuple[int, int]:
    return sum(weg.laag for weg in wegen), sum(weg.hoog for weg in wegen)


def move_expertise(
    wegen: Iterable[Schoolweg], soorten: Sequence[str], norm: Norm, een_van: int
) -> tuple[Verplaatsing, ...]:
    """Of the pupils who go further than the norm, and have a regular school within it, 1 of ``een_van`` goes there.

    An expert comes from their school of now, once a week, for each of them alone: an upper bound of that travel.
    """
    return tuple(_moved(s, rijen, norm, een_van) for s, rijen in _sorted(wegen, soorten).items())


def _moved(soort: str, wegen: Sequence[Schoolweg], norm: Norm, een_van: int) -> Verplaatsing:
    alle = sum(weg.schatting for weg in wegen)
    dichtbij = blijft = leerling_km = deskundige_km = 0.0
    for weg in wegen:
        grens = norm.km(weg.gemeente, weg.leeftijd)
        if weg.km <= grens:
            dichtbij += weg.schatting
        elif weg.gewoon_km is not None and weg.gewoon_km <= grens:
            aantal = weg.schatting / een_van
            blijft += aantal
            minder, meer = weg.km - weg.gewoon_km, weg.komt_km or 0.0
            # Of who goes to a school to which the map has no way, the kilometres are not known.
            leerling_km += aantal * minder * RITTEN_PER_WEEK if math.isfinite(minder) else 0.0
            deskundige_km += aantal * meer * 2 if math.isfinite(meer) else 0.0
    nu = dichtbij / alle if alle else 0.0
    daarna = (dichtbij + blijft) / alle if alle else 0.0
    return Verplaatsing(soort, een_van, blijft, nu, daarna, leerling_km, deskundige_km)
