"""The norm as the policy documents ask for it: as far as children of that age and area travel to a sports club.

Which club a child chooses is in no file. So for every sport the way to its nearest place counts once for every child.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knooppunt.kaart.rules.norm import HELE_REGIO, Normgroep, Normrij
from knooppunt.kaart.rules.thuisnabij import Punt, weighted_quantile

MINSTE_KINDEREN = 10
"""A municipality with fewer children gets the distance of the region."""
GEEN_LIJST = (
    "Dit bestand is geen lijst van plekken om te sporten. "
    "Kies een GeoJSON-bestand, of een tabel met de kolommen sport, lat en lon."
)
MEESTE_PLEKKEN = 5000
"""More than a region has; reckoning with them would take long."""
TE_VEEL = f"Dit zijn meer dan {MEESTE_PLEKKEN} plekken. Neem alleen de plekken in uw regio."
TE_WEINIG = "Te weinig kinderen hebben een van deze plekken in de buurt. Past de lijst bij de regio?"


@dataclass(frozen=True)
class Sportplek:
    """Where one can do a sport: latitude and longitude in degrees."""

    sport: str
    punt: Punt


@dataclass(frozen=True, eq=False)
class Kinderplek:
    """A postcode with the code of its municipality and how many children live there (certainly), by age group."""

    punt: Punt
    gemeente: str
    kinderen: Mapping[Normgroep, int]


def read_sports(inhoud: bytes) -> tuple[Sportplek, ...]:
    """The places in a GeoJSON export of OpenStreetMap or a CSV table; what has no sport or no point is left out.

    ValueError when it is neither, nothing is left, or there are too many.
    """
    try:
        tekst = inhoud.decode("utf-8-sig")
        rijen = _features(tekst) if tekst.lstrip().startswith("{") else _table(tekst)
        plekken = tuple(plek for sport, lat, lon in rijen if (plek := _place(sport, lat, lon)))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, csv.Error) as fout:
        raise ValueError(GEEN_LIJST) from fout
    if not plekken:
        raise ValueError(GEEN_LIJST)
    if len(plekken) > MEESTE_PLEKKEN:
        raise ValueError(TE_VEEL)
    return plekken


def _features(tekst: str) -> Iterable[tuple[Any, Any, Any]]:
    for feature in json.loads(tekst)["features"]:
        eigen, vorm = feature.get("properties") or {}, feature.get("geometry") or {}
        punt = vorm.get("coordinates") if vorm.get("type") == "Point" else None
        lon, lat = punt[:2] if punt else (eigen.get("lon"), eigen.get("lat"))
        yield eigen.get("sport"), lat, lon


def _table(tekst: str) -> Iterable[tuple[Any, Any, Any]]:
    kop = tekst.splitlines()[0] if tekst.strip() else ""
    for rij in csv.DictReader(io.StringIO(tekst), delimiter=max(";,\t", key=kop.count)):
        klein = {str(naam).strip().lower(): (waarde or "") for naam, waarde in rij.items() if naam}
        yield klein["sport"], klein["lat"].replace(",", "."), klein["lon"].replace(",", ".")


def _place(sport: Any, lat: Any, lon: Any) -> Sportplek | None:
    if not sport or lat in (None, "") or lon in (None, ""):
        return None
    punt = (float(lat), float(lon))
    if not (math.isfinite(punt[0]) and abs(punt[0]) <= 90 and abs(punt[1]) <= 180):
        return None
    return Sportplek(str(sport).split(";")[0].strip().lower(), punt)


def norm_from_sports(
    plekken: Iterable[Sportplek],
    wonen: Sequence[Kinderplek],
    *,
    deel: float,
    bereik_km: Mapping[Normgroep, float],
    afstand_km: Callable[[Punt, Punt], float],
) -> tuple[Normrij, ...]:
    """Kilometres per municipality and age group: ``deel`` of the ways to the nearest place of each sport is shorter.

    A place beyond ``bereik_km`` does not count, and neither does a municipality without any place: there the list is
    not complete, and the way to the neighbours would look near. Such a municipality has no row of its own, nor has one
    with few children, or where more than half have no place within reach. ValueError when nothing is left.
    """
    per_sport: dict[str, list[Punt]] = defaultdict(list)
    genoemd = set()
    for plek in plekken:
        per_sport[plek.sport].append(plek.punt)
        buur = min(wonen, key=lambda woon: afstand_km(woon.punt, plek.punt), default=None)
        genoemd |= {buur.gemeente} if buur else set()
    wegen = {
        woon: [min(afstand_km(woon.punt, punt) for punt in punten) for punten in per_sport.values()]
        for woon in wonen
        if woon.gemeente in genoemd
    }
    rijen = []
    for groep in Normgroep:
        regio = _distance(wegen, groep, deel, bereik_km[groep])
        if regio is None:
            raise ValueError(TE_WEINIG)
        rijen.append(Normrij(HELE_REGIO, groep, regio))
        for gemeente in sorted(genoemd - {HELE_REGIO}):
            hier = {woon: weg for woon, weg in wegen.items() if woon.gemeente == gemeente}
            km = _distance(hier, groep, deel, bereik_km[groep])
            if km is not None:
                rijen.append(Normrij(gemeente, groep, km))
    return tuple(rijen)


def _distance(
    wegen: Mapping[Kinderplek, Sequence[float]], groep: Normgroep, deel: float, bereik: float
) -> float | None:
    """Rounded up to a tenth; None when the list says too little."""
    binnen = [
        ([km for km in weg if km <= bereik], woon.kinderen.get(groep, 0)) for woon, weg in wegen.items()
    ]
    alle, bereikt = sum(n for _, n in binnen), sum(n for weg, n in binnen if weg)
    if alle < MINSTE_KINDEREN or 2 * bereikt < alle:
        return None
    km = weighted_quantile(((weg, n) for dichtbij, n in binnen for weg in dichtbij), deel)
    return None if km is None else max(math.ceil(km * 10 - 1e-9) / 10, 0.1)
