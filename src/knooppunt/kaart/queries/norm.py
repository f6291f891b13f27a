"""Reads of the norm of near home: a rule of the region, about nobody, so there is no viewer to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from knooppunt.kaart.models import Thuisnabijnorm
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.rules.norm import (
    HELE_REGIO,
    PAKKET,
    Norm,
    Normgroep,
    Normrij,
    as_table,
    group_of,
    name_key,
    provisional,
)
from knooppunt.kaart.rules.sport import Kinderplek, Sportplek, norm_from_sports
from knooppunt.organisaties.public import (
    Gemeente,
    Postcodegebied,
    afstand_km,
    area_pc4s,
    built_swvs,
    flow_cells,
)

BEREIK = {Normgroep.JONG: "NORM.BEREIK_JONG", Normgroep.OUD: "NORM.BEREIK_OUD"}


@dataclass(frozen=True)
class Normstand:
    """The distances that hold, with the version that says so (None: nothing was decided, so a provisional one)."""

    norm: Norm
    versie: Thuisnabijnorm | None


def norm_of(versie: Thuisnabijnorm, op: date) -> Norm:
    rijen = versie.regels.values_list("gemeente__code", "groep", "km")
    return Norm(
        tuple(Normrij(code or HELE_REGIO, Normgroep(groep), float(km)) for code, groep, km in rijen), op
    )


def norm_in_force(op: date) -> Normstand:
    """The newest version that was not taken back."""
    versie = Thuisnabijnorm.objects.filter(ingetrokken_at__isnull=True).first()
    return Normstand(norm_of(versie, op) if versie else provisional(op), versie)


def norm_versions() -> list[Thuisnabijnorm]:
    """All that were ever decided, the newest first."""
    return list(Thuisnabijnorm.objects.all())


def region_names() -> dict[str, str]:
    """Municipalities of the built areas: names by code."""
    pc4s = area_pc4s(built_swvs())
    codes = Postcodegebied.objects.filter(pc4__in=pc4s, gemeente__isnull=False).values("gemeente")
    return dict(Gemeente.objects.filter(pk__in=codes).values_list("code", "naam"))


def region_codes() -> dict[str, str]:
    """Codes of those municipalities by the key of their name."""
    return {name_key(naam): code for code, naam in region_names().items()}


def norm_table(norm: Norm) -> str:
    """As one types it."""
    return as_table(norm, region_names())


def children_of(swv_codes: Collection[str], op: date) -> list[Kinderplek]:
    """Where the children of an area live, from the newest public counts: those of primary and special schools.

    Older children are counted at special schools only. How many they are does not matter for their distance, where
    they live does: so a postcode counts for as many older children as it has younger ones.
    """
    datums = kept_peildata(swv_codes)
    aantal = Counter[str]()
    for cel in flow_cells(swv_codes, datums[0]) if datums else ():
        if group_of(cel.leeftijd, op) is Normgroep.JONG:
            aantal[cel.woon_pc4] += cel.laag
    plekken = Postcodegebied.objects.filter(pc4__in=aantal, lat__isnull=False)
    return [
        Kinderplek((lat, lon), code or HELE_REGIO, dict.fromkeys(Normgroep, aantal[pc4]))
        for pc4, lat, lon, code in plekken.order_by("pc4").values_list("pc4", "lat", "lon", "gemeente__code")
    ]


def sports_norm(plekken: Iterable[Sportplek], swv_codes: Collection[str], op: date) -> Norm:
    """What the norm of this area would be by these places; ValueError when they say too little."""
    rijen = norm_from_sports(
        plekken, children_of(swv_codes, op), deel=PAKKET.drempel("NORM.DEEL", op).aantal / 100,
        bereik_km={groep: float(PAKKET.drempel(code, op).aantal) for groep, code in BEREIK.items()},
        afstand_km=afstand_km,
    )  # fmt: skip
    return Norm(rijen, op)
