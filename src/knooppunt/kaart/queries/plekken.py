"""Where pupils of an area live, and which schools stand in and around it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from knooppunt.organisaties.public import Postcodegebied, Vestiging, area_pc4s

Punt = tuple[float, float]
BUITEN_KM = 40.0
"""Sites so far outside the area still count: the nearest may lie across the border."""
GRAAD_KM = 111.32
SCHOOLKIND = 5
"""What is for younger children only is no place for a pupil (years)."""


@dataclass(frozen=True)
class Thuis:
    """A postcode: its point, and code and name of its municipality (empty when unknown)."""

    pc4: str
    punt: Punt
    gemeente: str
    gemeente_naam: str


@dataclass(frozen=True)
class Schoolpunt:
    """A site: its name with the place, its point, kinds of education and postcode."""

    code: str
    naam: str
    punt: Punt
    soorten: frozenset[str]
    pc4: str


def homes_in(swv_codes: Collection[str]) -> dict[str, Thuis]:
    """The postcodes with a point, by number and in order."""
    rijen = Postcodegebied.objects.filter(pc4__in=area_pc4s(swv_codes), lat__isnull=False).order_by("pc4")
    return {
        pc4: Thuis(pc4, (lat, lon), code or "", naam or "")
        for pc4, lat, lon, code, naam in rijen.values_list(
            "pc4", "lat", "lon", "gemeente__code", "gemeente__naam"
        )
    }


def sites_around(thuis: Collection[Punt]) -> list[Schoolpunt]:
    """Sites among these points and around them."""
    if not thuis:
        return []
    (zuid, west), (noord, oost) = frame_around(thuis)
    rijen = Vestiging.objects.filter(lat__gte=zuid, lat__lte=noord, lon__gte=west, lon__lte=oost)
    velden = ("vestigingscode", "organisatie__naam", "plaats", "soorten", "pc4", "lat", "lon")
    return [
        Schoolpunt(code, f"{naam}, {plaats.title()}", (lat, lon), frozenset(soorten.split(",")), pc4)
        for code, naam, plaats, soorten, pc4, lat, lon in rijen.order_by("vestigingscode").values_list(
            *velden
        )
    ]


def frame_around(punten: Collection[Punt]) -> tuple[Punt, Punt]:
    """The south-west and north-east corner of a frame that is wide enough for everything that counts."""
    rand = BUITEN_KM / GRAAD_KM
    lats, lons = [lat for lat, _ in punten], [lon for _, lon in punten]
    return (min(lats) - rand, min(lons) - 1.7 * rand), (max(lats) + rand, max(lons) + 1.7 * rand)


def municipality_of(pc4s: Collection[str]) -> dict[str, str]:
    """Codes of municipalities by postcode."""
    rijen = Postcodegebied.objects.filter(pc4__in=pc4s, gemeente__isnull=False)
    return dict(rijen.values_list("pc4", "gemeente__code"))
