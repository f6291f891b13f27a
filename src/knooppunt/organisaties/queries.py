"""Reads of places and public counts. No people are in these tables, so there is no viewer to ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Q, Sum

from knooppunt.organisaties.models import (
    Leerlingstroom,
    Postcodegebied,
    Regiobouw,
    Samenwerkingsverband,
    Vestiging,
)

Punt = tuple[float, float]


@dataclass(frozen=True)
class Reisstroom:
    """Pupils who live in one PC4 and go to one kind of education at one site.

    ``laag`` and ``hoog`` bound the number, ``schatting`` lies between. Points are (latitude, longitude) in degrees, or
    None when they are unknown. ``school_swvs`` are the codes (PO and VO) of the area where the school stands.
    """

    soort: str
    woon_pc4: str
    vestigingscode: str
    laag: int
    hoog: int
    schatting: float
    woonpunt: Punt | None
    schoolpunt: Punt | None
    school_swvs: frozenset[str]


def built_swvs() -> frozenset[str]:
    """The codes of the samenwerkingsverbanden that were built from public files."""
    gebouwd = Samenwerkingsverband.objects.filter(regio__isnull=False)
    return frozenset(gebouwd.values_list("code", flat=True))


def peildata(swv_codes: Collection[str]) -> list[date]:
    """The dates of which there are flows of pupils who live in this area, the newest first."""
    woon = area_pc4s(swv_codes)
    stromen = Leerlingstroom.objects.filter(woon_pc4__in=woon)
    return list(stromen.order_by("-peildatum").values_list("peildatum", flat=True).distinct())


def area_pc4s(swv_codes: Collection[str]) -> list[str]:
    """The postcodes of the area of these samenwerkingsverbanden together."""
    gebied = Q(swv_po__code__in=swv_codes) | Q(swv_vo__code__in=swv_codes)
    return list(Postcodegebied.objects.filter(gebied).order_by("pc4").values_list("pc4", flat=True))


def build_stamp() -> str:
    """Another text whenever places or flows were written again: what was derived from them is then out of date."""
    bouw = Regiobouw.objects.values_list("pk", "vingerafdruk").first()
    stroom = Leerlingstroom.objects.aggregate(hoogste=Max("pk"))["hoogste"]
    plek = Vestiging.objects.aggregate(hoogste=Max("pk"))["hoogste"]
    return f"{bouw} {stroom} {plek}"


def travel_flows(swv_codes: Collection[str], peildatum: date, soort: str = "") -> Iterator[Reisstroom]:
    """The flows of pupils who live in the area, all ages together; of one kind of education when it is named.

    Three statements, whatever the size.
    """
    plekken = _plekken()
    velden = ("soort", "woon_pc4", "vestiging__vestigingscode")
    school = ("vestiging__pc4", "vestiging__lat", "vestiging__lon")
    gevraagd = Leerlingstroom.objects.filter(peildatum=peildatum, woon_pc4__in=area_pc4s(swv_codes))
    stromen = (
        (gevraagd.filter(soort=soort) if soort else gevraagd)
        .values_list(*velden, *school)
        .annotate(som_laag=Sum("laag"), som_hoog=Sum("hoog"), som_schatting=Sum("schatting"))
        .order_by(*velden)
    )
    onbekend: tuple[Punt | None, frozenset[str]] = (None, frozenset())
    for soort, woon, code, school_pc4, lat, lon, laag, hoog, schatting in stromen:
        yield Reisstroom(
            soort=soort,
            woon_pc4=woon,
            vestigingscode=code,
            laag=laag,
            hoog=hoog,
            schatting=schatting,
            woonpunt=plekken.get(woon, onbekend)[0],
            schoolpunt=None if lat is None else (lat, lon),
            school_swvs=plekken.get(school_pc4, onbekend)[1],
        )


@dataclass(frozen=True)
class Stroomcel:
    """One cell of a flow: pupils of one age (years; 3 is younger than 4, 25 is older than 24)."""

    soort: str
    woon_pc4: str
    vestiging_id: int
    leeftijd: int
    laag: int
    hoog: int
    schatting: float


def flow_cells(swv_codes: Collection[str], peildatum: date) -> Iterator[Stroomcel]:
    """The flows of pupils who live in the area, age by age, in a fixed order."""
    velden = ("soort", "woon_pc4", "vestiging_id", "leeftijd", "laag", "hoog", "schatting")
    cellen = Leerlingstroom.objects.filter(peildatum=peildatum, woon_pc4__in=area_pc4s(swv_codes))
    for cel in cellen.order_by("woon_pc4", "vestiging__vestigingscode", "soort", "leeftijd").values_list(
        *velden
    ):
        yield Stroomcel(*cel)


def _plekken() -> dict[str, tuple[Punt | None, frozenset[str]]]:
    rijen = Postcodegebied.objects.annotate(po=F("swv_po__code"), vo=F("swv_vo__code"))
    return {
        pc4: (None if lat is None else (lat, lon), frozenset(code for code in (po, vo) if code))
        for pc4, lat, lon, po, vo in rijen.values_list("pc4", "lat", "lon", "po", "vo")
    }
